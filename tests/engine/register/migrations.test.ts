// Bringing a register's file to the present shape: whole or not at all, with a copy, and never backwards.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { accept, refuse } from '#domain/refusal.ts';
import { copyRegister } from '../../../src/engine/store/register/copies.ts';
import type { Migration } from '../../../src/engine/store/base/migrate.ts';
import { openStore } from '../../../src/engine/store/base/open.ts';
import type { ReadStore } from '../../../src/engine/store/base/store.ts';
import { refusalOf, temporaryFolder, valueOf } from '../../support/engine.ts';

const key = new Uint8Array(32).fill(7);

const statements =
  (...lines: string[]): Migration =>
  async (db) => {
    for (const line of lines) await sql.raw(line).execute(db);
  };

const first = statements(
  'CREATE TABLE parent (id INTEGER PRIMARY KEY) STRICT',
  'CREATE TABLE child (id INTEGER PRIMARY KEY, parent_id INTEGER NOT NULL REFERENCES parent (id)) STRICT',
  'INSERT INTO parent VALUES (1)',
  'INSERT INTO child VALUES (1, 1)',
);
const second = statements('CREATE TABLE third (id INTEGER) STRICT');

const newFile = (): string => join(temporaryFolder(), 'register.db');

/** Opens, looks and closes. */
const look = async <T>(
  file: string,
  list: readonly Migration[],
  see: (store: ReadStore) => Promise<T>,
  options: Parameters<typeof openStore>[2] = {},
): Promise<T> => {
  const { store, close } = valueOf(await openStore(file, key, { list, ...options }));
  try {
    return await see(store);
  } finally {
    await close();
  }
};

const tables = async (store: ReadStore): Promise<string[]> =>
  (
    await sql<{ name: string }>`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`.execute(
      store,
    )
  ).rows.map((row) => row.name);

const version = async (store: ReadStore): Promise<number> =>
  (await sql<{ user_version: number }>`PRAGMA user_version`.execute(store)).rows[0]!.user_version;

const seen = async (store: ReadStore) => [await version(store), ...(await tables(store))];

test('a new file gets every migration; an older one only those it lacks, after a copy', async () => {
  const file = newFile();
  const copies: string[] = [];
  const beforeMigration = () => {
    const copy = `${file}.copy-${String(copies.push(file))}`;
    copyRegister(file, key, copy);
    return Promise.resolve(accept(undefined));
  };
  expect(await look(file, [first], seen, { beforeMigration })).toEqual([1, 'child', 'parent']);
  expect(copies).toEqual([]);
  expect(await look(file, [first, second], seen, { beforeMigration })).toEqual([
    2,
    'child',
    'parent',
    'third',
  ]);
  expect(copies).toHaveLength(1);
  expect(await look(`${file}.copy-1`, [first], seen)).toEqual([1, 'child', 'parent']);
});

test('a file that could not be copied is not migrated', async () => {
  const file = newFile();
  await look(file, [first], seen);
  const beforeMigration = () => Promise.resolve(refuse({ kind: 'notCopied', trouble: 'full' }));
  expect(refusalOf(await openStore(file, key, { list: [first, second], beforeMigration }))).toEqual({
    kind: 'notCopied',
    trouble: 'full',
  });
  expect(await look(file, [first], seen)).toEqual([1, 'child', 'parent']);
});

describe('a migration that fails', () => {
  test.each<[string, Migration, RegExp]>([
    [
      'in the middle',
      statements('CREATE TABLE half (id INTEGER) STRICT', 'DELETE FROM child', 'SELECT nonsense'),
      /nonsense/,
    ],
    ['because it would leave rows without parent', statements('DELETE FROM parent'), /without parent/],
  ])('%s leaves the file as it was', async (_how, failing, message) => {
    const file = newFile();
    await look(file, [first], seen);
    await expect(openStore(file, key, { list: [first, failing] })).rejects.toThrow(message);
    await look(file, [first], async (store) => {
      expect(await seen(store)).toEqual([1, 'child', 'parent']);
      const rows = await sql`SELECT id FROM child`.execute(store);
      expect(rows.rows).toEqual([{ id: 1 }]);
    });
  });

  test('keeps those before it', async () => {
    const file = newFile();
    await look(file, [first], seen);
    await expect(openStore(file, key, { list: [first, second, statements('nonsense')] })).rejects.toThrow(
      /nonsense/,
    );
    expect(await look(file, [first, second], seen)).toEqual([2, 'child', 'parent', 'third']);
  });
});

test('a table can be made anew without losing what refers to it, and references count again afterwards', async () => {
  const file = newFile();
  const renewed = statements(
    'CREATE TABLE parent_new (id INTEGER PRIMARY KEY, word TEXT) STRICT',
    'INSERT INTO parent_new SELECT id, NULL FROM parent',
    'DROP TABLE parent',
    'ALTER TABLE parent_new RENAME TO parent',
  );
  await look(file, [first], seen);
  await look(file, [first, renewed], async (store) => {
    expect(
      (await sql`SELECT * FROM child JOIN parent ON parent.id = parent_id`.execute(store)).rows,
    ).toHaveLength(1);
    await expect(sql`INSERT INTO child VALUES (2, 99)`.execute(store)).rejects.toThrow(/FOREIGN KEY/);
  });
});

test('a file of a newer program is refused, and not touched', async () => {
  const file = newFile();
  await look(file, [first, second], seen);
  const before = readFileSync(file);
  expect(refusalOf(await openStore(file, key, { list: [first] }))).toEqual({
    kind: 'registerNewer',
    found: 2,
    known: 1,
  });
  expect(readFileSync(file).equals(before)).toBe(true);
});

describe('what cannot be opened', () => {
  test.each<[string, (file: string) => Promise<void> | void]>([
    ['a text file', (file) => writeFileSync(file, 'detta är ingen databas\n'.repeat(500))],
    ['an empty file', (file) => writeFileSync(file, '')],
    [
      'a file under another key',
      async (file) => {
        const { close } = valueOf(await openStore(file, new Uint8Array(32).fill(8), { list: [first] }));
        await close();
      },
    ],
    [
      'a file with a damaged beginning',
      async (file) => {
        await look(file, [first], seen);
        const content = readFileSync(file);
        content.fill(0, 100, 200);
        writeFileSync(file, content);
      },
    ],
  ])('%s is told as damaged, and not touched', async (_what, make) => {
    const file = newFile();
    await make(file);
    const before = readFileSync(file);
    expect(refusalOf(await openStore(file, key, { list: [first] }))).toEqual({
      kind: 'registerDamaged',
      file,
    });
    expect(readFileSync(file).equals(before)).toBe(true);
  });
});
