// What lies beside a file of the program's own can be laid there by anybody who may write in its folder: no write goes
// through a link, and what a killed program left is gone after the next write.
import {
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { prepareWhole, putFile, writeWhole } from '../../../src/engine/files/files.ts';
import { temporaryFolder, valueOf } from '../../support/engine.ts';

const ways: Readonly<Record<string, (path: string, bytes: Uint8Array) => void>> = {
  putFile,
  writeWhole: (path, bytes) => {
    valueOf(writeWhole(path, bytes));
  },
  prepareWhole: (path, bytes) => {
    const prepared = valueOf(prepareWhole(path, bytes));
    valueOf(prepared.put());
    prepared.settle();
  },
};

/** Lays something under a name that leads to `theirs`, or is in the way. */
const plants: Readonly<Record<string, (at: string, theirs: string) => void>> = {
  'a link to a file': (at, theirs) => {
    symlinkSync(theirs, at);
  },
  'a link to what is not there': (at, theirs) => {
    symlinkSync(`${theirs}.none`, at);
  },
  'a second name of a file': (at, theirs) => {
    linkSync(theirs, at);
  },
  'a file': (at) => {
    writeFileSync(at, 'planted');
  },
  'a folder': (at) => {
    mkdirSync(at);
  },
};

const leftOver = `.intyga-kopior.json-${'0a'.repeat(12)}.new`;
const table = Object.keys(ways).flatMap((way) =>
  Object.keys(plants).flatMap((plant) =>
    ['kopior.json.new', leftOver].map((name) => [way, plant, name] as const),
  ),
);

test.each(table)('%s writes through nothing that was laid there: %s as %s', (way, plant, name) => {
  const [folder, elsewhere] = [temporaryFolder(), temporaryFolder()];
  const [path, theirs] = [join(folder, 'kopior.json'), join(elsewhere, 'theirs')];
  writeFileSync(theirs, 'theirs');
  writeFileSync(path, 'before');
  plants[plant]?.(join(folder, name), theirs);
  ways[way]?.(path, Buffer.from('after'));
  expect(readFileSync(path, 'utf8')).toBe('after');
  expect(readFileSync(theirs, 'utf8')).toBe('theirs');
  expect(readdirSync(elsewhere)).toEqual(['theirs']);
  // A folder is nothing that the program leaves.
  expect(readdirSync(folder).sort()).toEqual([...(plant === 'a folder' ? [name] : []), 'kopior.json'].sort());
});

test('what is another file’s, and what has a name of another kind, stays', () => {
  const folder = temporaryFolder();
  const others = [`.intyga-forsok.json-${'0a'.repeat(12)}.new`, '.intyga-kopior.json-x.new', 'other.new'];
  for (const name of others) writeFileSync(join(folder, name), 'theirs');
  putFile(join(folder, 'kopior.json'), Buffer.from('after'));
  for (const name of others) expect(existsSync(join(folder, name)), name).toBe(true);
});
