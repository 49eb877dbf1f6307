// The fingerprint that decides whether a start builds again.
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fingerprint } from '../../scripts/fingerprint.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'intyga-stamp-'));
  mkdirSync(path.join(folder, 'src', 'deep'), { recursive: true });
  writeFileSync(path.join(folder, 'src', 'a.ts'), 'a');
  writeFileSync(path.join(folder, 'src', 'deep', 'b.ts'), 'b');
  writeFileSync(path.join(folder, 'package.json'), '{}');
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

const take = () => fingerprint(folder, ['src', 'package.json', 'not-there']);

test('stays the same while nothing changes', async () => {
  expect(await take()).toBe(await take());
});

const changes: Record<string, () => void> = {
  'a file with other content': () => {
    writeFileSync(path.join(folder, 'src', 'deep', 'b.ts'), 'bb');
  },
  'an older file of the same size': () => {
    utimesSync(path.join(folder, 'src', 'a.ts'), new Date(0), new Date(0));
  },
  'a new file': () => {
    writeFileSync(path.join(folder, 'src', 'c.ts'), '');
  },
  'a file gone': () => {
    rmSync(path.join(folder, 'src', 'deep', 'b.ts'));
  },
  'a changed file that is named by itself': () => {
    writeFileSync(path.join(folder, 'package.json'), '{ }');
  },
};

test.each(Object.entries(changes))('changes with %s', async (_name, change) => {
  const before = await take();
  change();
  expect(await take()).not.toBe(before);
});

test('does not change with a file outside', async () => {
  const before = await take();
  writeFileSync(path.join(folder, 'README.md'), 'x');
  expect(await take()).toBe(before);
});
