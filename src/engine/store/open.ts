/**
 * Opens the register's SQLite file under its key, checks what it is, and migrates it. Lives here: pragmas and the
 * meaning of SQLite's error codes. Not here: where the key comes from (vault) and who may open it.
 */
import Database from 'better-sqlite3';
import { copyFileSync, existsSync } from 'node:fs';
import { Kysely, SqliteDialect } from 'kysely';
import { refuse, type Decision } from '#domain/refusal.ts';
import { migrate, newestVersion, versionOf } from './migrate.ts';
import type { ReadStore } from './store.ts';

/** `Inty` in ASCII: says what the file is. */
const applicationId = 0x496e7479;

export type OpenStore = { readonly store: ReadStore; readonly close: () => Promise<void> };

const damaged = new Set([
  'SQLITE_NOTADB',
  'SQLITE_CORRUPT',
  'SQLITE_CORRUPT_VTAB',
  'SQLITE_IOERR_SHORT_READ',
]);

/** The SQLite error code of a thrown thing, or undefined. */
export const sqliteCode = (error: unknown): string | undefined =>
  error instanceof Database.SqliteError ? error.code : undefined;

/**
 * Opens `file` (or `:memory:`) under a 256-bit key.
 * Refuses: `registerDamaged` (not a database, or another key), `registerNewer` (made by a newer version).
 */
export const openStore = async (file: string, key: Uint8Array): Promise<Decision<OpenStore>> => {
  const isNew = file === ':memory:' || !existsSync(file);
  const sqlite = new Database(file);
  try {
    if (file !== ':memory:') {
      sqlite.pragma(`cipher='sqlcipher'`);
      sqlite.pragma('legacy=4');
      sqlite.pragma(`key="x'${Buffer.from(key).toString('hex')}'"`);
    }
    if (!isNew && sqlite.pragma('application_id', { simple: true }) !== applicationId) {
      sqlite.close();
      return refuse({ kind: 'registerDamaged', file });
    }
    sqlite.pragma('journal_mode = WAL');
    sqlite.pragma('synchronous = FULL');
    sqlite.pragma('foreign_keys = ON');
    // So that INSERT OR REPLACE over an append-only row meets its DELETE trigger too.
    sqlite.pragma('recursive_triggers = ON');
    sqlite.pragma('temp_store = MEMORY');
    sqlite.pragma('cache_size = -65536');
    if (isNew) sqlite.pragma(`application_id = ${String(applicationId)}`);
  } catch (error) {
    sqlite.close();
    if (damaged.has(sqliteCode(error) ?? '')) return refuse({ kind: 'registerDamaged', file });
    throw error;
  }
  const db = new Kysely<never>({ dialect: new SqliteDialect({ database: sqlite }) });
  const found = await versionOf(db);
  if (found > newestVersion) {
    await db.destroy();
    return refuse({ kind: 'registerNewer', found, known: newestVersion });
  }
  if (found > 0 && found < newestVersion) {
    sqlite.pragma('wal_checkpoint(TRUNCATE)');
    copyFileSync(file, `${file}.before-version-${String(newestVersion)}`);
  }
  await migrate(db);
  return {
    ok: true,
    value: {
      store: db as unknown as ReadStore, // the brand exists only for the compiler
      close: async () => {
        sqlite.pragma('optimize');
        await db.destroy();
      },
    },
  };
};
