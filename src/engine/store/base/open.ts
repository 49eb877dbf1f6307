/**
 * Opens the register's SQLite file under its key, checks what it is, and migrates it. Lives here: pragmas. Not
 * here: where the key comes from (vault), who may open it and what SQLite's codes mean (sqlite-trouble.ts).
 */
import Database from 'better-sqlite3';
import { existsSync } from 'node:fs';
import { Kysely, SqliteDialect, type SqliteDatabase } from 'kysely';
import { refuse, type Decision } from '#domain/refusal.ts';
import { migrate, migrations, versionOf, type Migration } from './migrate.ts';
import { keepSearchKeys } from './search-keys.ts';
import { sqliteTrouble } from './sqlite-trouble.ts';
import type { ReadStore } from './store.ts';

/** `Inty` in ASCII: says what the file is. */
export const applicationId = 0x496e7479;

/** A statement that was run: its text, where values are `?`, and how long it took. */
export type Ran = { readonly sql: string; readonly milliseconds: number };

export type OpenStore = { readonly store: ReadStore; readonly close: () => Promise<void> };

const mostStatements = 500;

/**
 * The same database, which compiles each statement once: Kysely asks for a new one at every query. SQLite itself
 * compiles it again when the shape of the tables has changed.
 */
const withStatementsKept = (sqlite: Database.Database): SqliteDatabase => {
  const kept = new Map<string, Database.Statement>();
  return {
    prepare: (text) => {
      // A full disk has SQLite roll back by itself; a second time would hide why.
      if (text === 'rollback' && !sqlite.inTransaction) return sqlite.prepare('SELECT 1 WHERE 0');
      const already = kept.get(text);
      if (already) return already;
      const statement = sqlite.prepare(text);
      if (kept.size >= mostStatements) kept.clear();
      kept.set(text, statement);
      return statement;
    },
    close: () => {
      sqlite.close();
    },
  };
};

/** Lets a connection read and write the file that is encrypted under a 256-bit key. */
export const unlockFile = (sqlite: Database.Database, key: Uint8Array): void => {
  sqlite.pragma(`cipher='sqlcipher'`);
  sqlite.pragma('legacy=4');
  sqlite.pragma(`key="x'${Buffer.from(key).toString('hex')}'"`);
  // What SQLite sorts on the side would else lie on the disk in the clear.
  sqlite.pragma('temp_store = MEMORY');
};

/**
 * Opens `file` (or `:memory:`) under a 256-bit key.
 * Refuses: `registerDamaged` (not a database, or another key), `registerNewer` (made by a newer version), and what
 * `beforeMigration` refuses: an older file without a copy is not brought to the present shape. `list` is another than
 * the program's own only where migrations themselves are tested.
 */
export const openStore = async (
  file: string,
  key: Uint8Array,
  options: {
    readonly list?: readonly Migration[];
    /** Makes a copy of an older file before it is brought to the present shape. */
    readonly beforeMigration?: () => Promise<Decision<void>>;
    /** Told of every statement. */
    readonly ran?: ((statement: Ran) => void) | undefined;
  } = {},
): Promise<Decision<OpenStore>> => {
  const { list = migrations, beforeMigration, ran } = options;
  const isNew = file === ':memory:' || !existsSync(file);
  const sqlite = new Database(file);
  try {
    if (file !== ':memory:') {
      unlockFile(sqlite, key);
    }
    if (!isNew && sqlite.pragma('application_id', { simple: true }) !== applicationId) {
      sqlite.close();
      return refuse({ kind: 'registerDamaged', file });
    }
    sqlite.pragma('journal_mode = WAL');
    sqlite.pragma('synchronous = FULL');
    // What is disposed of is written over, not only let go.
    sqlite.pragma('secure_delete = ON');
    // So that INSERT OR REPLACE over an append-only row meets its DELETE trigger too.
    sqlite.pragma('recursive_triggers = ON');
    sqlite.pragma('cache_size = -65536');
    if (isNew) sqlite.pragma(`application_id = ${String(applicationId)}`);
  } catch (error) {
    sqlite.close();
    if (sqliteTrouble(error) === 'corrupt') return refuse({ kind: 'registerDamaged', file });
    throw error;
  }
  const db = new Kysely<never>({
    dialect: new SqliteDialect({ database: withStatementsKept(sqlite) }),
    ...(ran && {
      log: ({ query, queryDurationMillis }) => {
        ran({ sql: query.sql, milliseconds: queryDurationMillis });
      },
    }),
  });
  try {
    const found = await versionOf(db);
    if (found > list.length) {
      await db.destroy();
      return refuse({ kind: 'registerNewer', found, known: list.length });
    }
    if (found > 0 && found < list.length) {
      sqlite.pragma('wal_checkpoint(TRUNCATE)');
      const copied = await beforeMigration?.();
      if (copied?.ok === false) {
        await db.destroy();
        return copied;
      }
    }
    // Off meanwhile, because a table that is made anew is dropped first; each migration checks before it commits.
    sqlite.pragma('foreign_keys = OFF');
    await migrate(db, list);
    if (list === migrations) await keepSearchKeys(db);
    sqlite.pragma('foreign_keys = ON');
  } catch (error) {
    await db.destroy();
    if (sqliteTrouble(error) === 'corrupt') return refuse({ kind: 'registerDamaged', file });
    throw error;
  }
  return {
    ok: true,
    value: {
      store: db,
      close: async () => {
        try {
          sqlite.pragma('optimize');
        } catch (error) {
          // Worth a try only: a file that cannot be read any more is closed all the same.
          if (sqliteTrouble(error) === undefined) throw error;
        } finally {
          await db.destroy();
        }
      },
    },
  };
};
