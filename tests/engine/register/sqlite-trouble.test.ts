// What SQLite throws is told apart by kind at the store's edge; what is not SQLite's is none of its troubles.
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { sqliteTrouble, type SqliteTrouble } from '../../../src/engine/store/base/sqlite-trouble.ts';

test.each<[string, SqliteTrouble]>([
  ['SQLITE_NOTADB', 'corrupt'],
  ['SQLITE_CORRUPT', 'corrupt'],
  ['SQLITE_CORRUPT_VTAB', 'corrupt'],
  ['SQLITE_IOERR_SHORT_READ', 'corrupt'],
  ['SQLITE_IOERR_READ', 'unreadable'],
  ['SQLITE_FULL', 'full'],
  ['SQLITE_READONLY_DBMOVED', 'readOnly'],
  ['SQLITE_BUSY_SNAPSHOT', 'busy'],
  ['SQLITE_LOCKED_SHAREDCACHE', 'busy'],
  ['SQLITE_CONSTRAINT_TRIGGER', 'constraint'],
  ['SQLITE_CONSTRAINT_UNIQUE', 'constraint'],
  ['SQLITE_IOERR_WRITE', 'other'],
  ['SQLITE_ERROR', 'other'],
])('%s is %s', (code, trouble) => {
  expect(sqliteTrouble(new Database.SqliteError('said by a test', code))).toBe(trouble);
});

test('what SQLite says by itself has its kind too', () => {
  const sqlite = new Database(':memory:');
  sqlite.exec('CREATE TABLE one (id TEXT NOT NULL UNIQUE) STRICT');
  const thrownBy = (statement: string): unknown => {
    try {
      sqlite.exec(statement);
    } catch (error) {
      return error;
    }
    return undefined;
  };
  expect(sqliteTrouble(thrownBy('INSERT INTO one VALUES (NULL)'))).toBe('constraint');
  expect(sqliteTrouble(thrownBy('SELECT * FROM two'))).toBe('other');
  sqlite.pragma('query_only = ON');
  expect(sqliteTrouble(thrownBy("INSERT INTO one VALUES ('a')"))).toBe('readOnly');
  sqlite.close();
});

test.each([new Error('SQLITE_FULL'), { code: 'SQLITE_FULL' }, undefined, 'SQLITE_FULL'])(
  '%s is not of SQLite',
  (thrown) => {
    expect(sqliteTrouble(thrown)).toBeUndefined();
  },
);
