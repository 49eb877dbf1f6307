// docs/schema.sql is what the migrations make, and what is released stays as it was.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { migrationHashes, releasedFile, schemaFile, schemaText } from '../../scripts/schema-text.ts';
import { migrations } from '../../src/engine/store/base/migrate.ts';

test('docs/schema.sql is up to date; if not, run node scripts/go.mjs scripts/schema.ts', async () => {
  expect(readFileSync(schemaFile, 'utf8').replaceAll('\r\n', '\n')).toBe(await schemaText());
});

test('migration files are numbered in order, one for each entry of the list', () => {
  const numbers = Object.keys(migrationHashes()).map((name) =>
    Number(/^(\d{4})-[a-z0-9-]+[.]ts$/.exec(name)?.[1]),
  );
  expect(numbers).toEqual(migrations.map((_, index) => index + 1));
});

test('a released migration never changes: make a new file instead', () => {
  const released = JSON.parse(readFileSync(releasedFile, 'utf8')) as Record<string, string>; // our own file
  const present = migrationHashes();
  for (const [name, hash] of Object.entries(released)) expect(present[name], name).toBe(hash);
  expect(Object.keys(present).slice(0, Object.keys(released).length)).toEqual(Object.keys(released).sort());
});
