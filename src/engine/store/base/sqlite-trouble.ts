/**
 * What SQLite throws, as a kind: nobody outside the store compares its codes. Not here: what is told of a disk that says
 * no (files/disk-errors.ts).
 */
import Database from 'better-sqlite3';

/**
 * `corrupt`: no database, under another key, or not all of it. `unreadable`: the disk does not give it. `constraint`: a
 * rule of the schema or a trigger. `other`: a fault in a statement, or what a disk says by itself.
 */
export type SqliteTrouble = 'corrupt' | 'unreadable' | 'full' | 'readOnly' | 'busy' | 'constraint' | 'other';

/** By how the code begins, the longer before what it begins with. */
const kinds: readonly (readonly [string, SqliteTrouble])[] = [
  ['SQLITE_NOTADB', 'corrupt'],
  ['SQLITE_CORRUPT', 'corrupt'],
  ['SQLITE_IOERR_SHORT_READ', 'corrupt'],
  ['SQLITE_IOERR_READ', 'unreadable'],
  ['SQLITE_FULL', 'full'],
  ['SQLITE_READONLY', 'readOnly'],
  ['SQLITE_BUSY', 'busy'],
  ['SQLITE_LOCKED', 'busy'],
  ['SQLITE_CONSTRAINT', 'constraint'],
];

/** Undefined for what is not SQLite's. */
export const sqliteTrouble = (error: unknown): SqliteTrouble | undefined =>
  error instanceof Database.SqliteError
    ? (kinds.find(([start]) => error.code.startsWith(start))?.[1] ?? 'other')
    : undefined;
