// The account of the record against the register as it is: every table and column is in it, and it says the truth.
import { expect, test } from 'vitest';
import { recordColumns } from '../../../src/engine/store/base/record-columns.ts';
import { personTables, records } from '../../../src/engine/store/base/records.ts';
import { openRaw, type Raw } from '../../support/raw.ts';
import { seededRegister } from '../../support/story.ts';

/** `table.column` of everything that is kept; of the search index only what it is asked by. */
const columnsIn = (raw: Raw): readonly string[] =>
  raw
    .rows<{ name: string }>(
      `SELECT m.name || '.' || c.name AS name FROM sqlite_master AS m, pragma_table_info(m.name) AS c
       WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' AND m.name NOT LIKE 'participant_search_%'`,
    )
    .map(({ name }) => name)
    .sort();

const accounted: readonly string[] = Object.entries(recordColumns)
  .flatMap(([table, columns]) => Object.keys(columns).map((column) => `${table}.${column}`))
  .filter((name) => name !== 'participant_search.rowid') // every table has one, and this one is used
  .sort();

test('every table and every column is accounted for; a new one is seen', async () => {
  const raw = await openRaw(await seededRegister());
  expect(accounted).toEqual(columnsIn(raw));
  expect(Object.keys(records).sort()).toEqual(Object.keys(recordColumns).sort());
  raw.run("ALTER TABLE participant ADD COLUMN mother_tongue TEXT NOT NULL DEFAULT ''");
  raw.run('CREATE TABLE wage (participant_id TEXT NOT NULL, amount INTEGER NOT NULL) STRICT');
  expect(columnsIn(raw).filter((name) => !accounted.includes(name))).toEqual([
    'participant.mother_tongue',
    'wage.amount',
    'wage.participant_id',
  ]);
});

test('an event is what a trigger keeps from changing', async () => {
  const raw = await openRaw(await seededRegister());
  const kept = raw
    .rows<{ name: string }>("SELECT tbl_name AS name FROM sqlite_master WHERE name LIKE '%_refuses_update'")
    .map(({ name }) => name);
  const events = Object.entries(records).filter(([, { kind }]) => kind === 'event');
  expect(events.map(([table]) => table).sort()).toEqual([...new Set(kept)].sort());
});

test('what refers stands after what it refers to, so that a disposal can take it first', async () => {
  const raw = await openRaw(await seededRegister());
  for (const [at, table] of personTables.entries()) {
    const referred = raw.rows<{ table: string }>(`SELECT "table" FROM pragma_foreign_key_list('${table}')`);
    for (const one of referred)
      expect(personTables.slice(at + 1), `${table} refers to ${one.table}`).not.toContain(one.table);
  }
});

test('nothing of a person is secret from them', () => {
  for (const table of personTables)
    expect(Object.values<string>(recordColumns[table]), table).not.toContain('secret');
});
