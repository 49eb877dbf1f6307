/**
 * By which rules the keys that people and certificates are found by were made, so that a program with other rules makes
 * them anew at opening (search-keys.ts); and a way to whoever has a personal number. Those whose identity is protected
 * are not in that index: a number of theirs is answered like one that nobody has. Only kysely may be imported here.
 */
import { sql, type Kysely } from 'kysely';

const statements: readonly string[] = [
  `CREATE TABLE search_keys (version INTEGER NOT NULL) STRICT`,
  `CREATE INDEX participant_by_number ON participant (personal_number) WHERE has_protected_identity = 0`,
];

export const up = async (db: Kysely<never>): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db);
};
