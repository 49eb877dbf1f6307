/**
 * By which public key each person and the recovery sheet open the register, from when on; no key where somebody has
 * left. Empty in a register from before: the slots beside it are taken over when it is first opened. Only kysely may be
 * imported here.
 */
import { sql, type Kysely } from 'kysely';

const statements: readonly string[] = [
  // `holder`: a user's id, or 'recovery'. The latest row of each counts.
  `CREATE TABLE key_holder (
    number INTEGER PRIMARY KEY, holder TEXT NOT NULL, public_key BLOB, since TEXT NOT NULL,
    log_position INTEGER NOT NULL
  ) STRICT`,
  `CREATE INDEX key_holder_by_holder ON key_holder (holder, number)`,
  ...['UPDATE', 'DELETE'].map(
    (
      change,
    ) => `CREATE TRIGGER key_holder_refuses_${change.toLowerCase()} BEFORE ${change} ON key_holder BEGIN
    SELECT RAISE(ABORT, 'key_holder is append-only');
  END`,
  ),
];

export const up = async (db: Kysely<never>): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db);
};
