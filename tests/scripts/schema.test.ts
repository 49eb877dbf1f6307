// docs/schema.sql is what the migrations make, and what is released stays as it was.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../../scripts/run.ts';
import {
  migrationHashes,
  readReleased,
  schemaFile,
  schemaText,
  versionsTold,
  withRelease,
} from '../../scripts/schema-text.ts';
import { migrations } from '../../src/engine/store/base/migrate.ts';

test('docs/schema.sql is up to date; if not, run npm run schema', async () => {
  expect(readFileSync(schemaFile, 'utf8').replaceAll('\r\n', '\n')).toBe(await schemaText());
});

test('migration files are numbered in order, one for each entry of the list', () => {
  const numbers = Object.keys(migrationHashes()).map((name) =>
    Number(/^(\d{4})-[a-z0-9-]+[.]ts$/.exec(name)?.[1]),
  );
  expect(numbers).toEqual(migrations.map((_, index) => index + 1));
});

describe('what is released', () => {
  const released = readReleased();
  const present = migrationHashes();

  test('every version that CHANGELOG.md tells of is frozen; if not, run npm run schema -- --release <version>', () => {
    expect(versionsTold().length).toBeGreaterThan(1);
    expect(Object.keys(released)).toEqual(versionsTold());
  });

  test('the version of the program is the last of them', () => {
    const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
      version: string;
    };
    expect(versionsTold().at(-1)).toBe(version);
  });

  const frozen = Object.entries(released).flatMap(([version, files]) =>
    Object.entries(files).map(([name, hash]) => ({ version, name, hash })),
  );
  test.each(frozen)('$name of $version never changes: make a new file instead', ({ name, hash }) => {
    expect(present[name]).toBe(hash);
  });

  test('migrations are released in order, each once', () => {
    const names = frozen.map(({ name }) => name);
    expect(names.length).toBeGreaterThan(5);
    expect(Object.keys(present).slice(0, names.length)).toEqual(names);
  });

  test('a release freezes what no version before it brought', () => {
    const [last = ''] = Object.keys(present).slice(-1);
    const before = { '0.1.0': { '0001-the-record.ts': present['0001-the-record.ts'] ?? '' } };
    const after = withRelease(before, '0.2.0', present);
    expect(after['0.1.0']).toEqual(before['0.1.0']);
    expect(Object.keys(after['0.2.0'] ?? {})).toEqual(Object.keys(present).slice(1));
    expect(withRelease(after, '0.3.0', { ...present, '9999-new.ts': 'hash' })['0.3.0']).toEqual({
      '9999-new.ts': 'hash',
    });
    expect(after['0.2.0']?.[last]).toBe(present[last]);
  });
});
