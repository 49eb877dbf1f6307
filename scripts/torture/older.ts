/**
 * A register as an older version of the program would have kept it: the same rows in the tables and columns of its time.
 * For the test of migrations with data and for kills in the middle of one. Not here: what a migration does (engine/store).
 */
import Database from 'better-sqlite3';
import { migrations } from '../../src/engine/store/base/migrate.ts';
import { openStore, unlockFile } from '../../src/engine/store/base/open.ts';

type Named = {
  readonly name: string;
  readonly sql: string;
};

const open = (file: string, key: Uint8Array): Database.Database => {
  const sqlite = new Database(file, { fileMustExist: true });
  unlockFile(sqlite, key);
  sqlite.pragma('foreign_keys = OFF');
  return sqlite;
};

const ofType = (sqlite: Database.Database, type: 'table' | 'trigger'): readonly Named[] =>
  sqlite
    .prepare<[string], Named>(
      `SELECT name, sql FROM sqlite_schema
         WHERE type = ? AND name NOT LIKE 'sqlite!_%' ESCAPE '!' AND sql NOT LIKE 'CREATE VIRTUAL%'`,
    )
    .all(type);

const columnsOf = (sqlite: Database.Database, table: string): readonly string[] =>
  (sqlite.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => name);

/** Tables that an older version knows, with their number of rows. */
export function countRows(file: string, key: Uint8Array): ReadonlyMap<string, number> {
  const sqlite = open(file, key);
  try {
    return new Map(
      ofType(sqlite, 'table')
        // What the search index keeps for itself is no row of the record, and is made anew.
        .filter(({ name }) => !name.startsWith('participant_search_'))
        .map(({ name }) => [
          name,
          sqlite.prepare<[], number>(`SELECT count(*) FROM ${name}`).pluck().get() ?? 0,
        ]),
    );
  } finally {
    sqlite.close();
  }
}

/** Writes the closed register in `file` anew into `target`, as version `version` (from 1) would have it. */
export async function makeOlder(
  file: string,
  key: Uint8Array,
  options: { readonly version: number; readonly target: string },
): Promise<void> {
  const { version, target } = options;
  const made = await openStore(target, key, { list: migrations.slice(0, version) });
  if (!made.ok) throw new Error(made.refusal.kind);
  await made.value.close();
  const [from, to] = [open(file, key), open(target, key)];
  to.unsafeMode(); // the tables behind the search index are copied too
  try {
    const triggers = ofType(to, 'trigger');
    to.transaction(() => {
      // What they keep in step is copied too.
      for (const { name } of triggers) to.exec(`DROP TRIGGER ${name}`);
      for (const { name } of ofType(to, 'table')) {
        const known = columnsOf(from, name);
        const columns = columnsOf(to, name).filter((column) => known.includes(column));
        if (columns.length === 0) continue;
        to.exec(`DELETE FROM ${name}`);
        const insert = to.prepare(
          `INSERT INTO ${name} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
        );
        for (const row of from
          .prepare(`SELECT ${columns.join(', ')} FROM ${name}`)
          .raw()
          .iterate())
          insert.run(row);
      }
      for (const { sql } of triggers) to.exec(sql);
    })();
  } finally {
    from.close();
    to.close();
  }
}
