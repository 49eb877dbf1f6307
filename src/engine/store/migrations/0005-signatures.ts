/**
 * Personal signatures on decisions, the keys they are made with, seals on the log, and PIN codes. Only kysely may be
 * imported here.
 */
import { sql, type Kysely } from 'kysely';

const statements: readonly string[] = [
  // The public half; the private one lies in nobody's file but is given by the person's passphrase.
  `CREATE TABLE signing_key (
    id TEXT PRIMARY KEY, user_id TEXT NOT NULL REFERENCES user (id), public_key BLOB NOT NULL, made_at TEXT NOT NULL
  ) STRICT`,
  `CREATE TABLE signature (
    id TEXT PRIMARY KEY, user_id TEXT NOT NULL REFERENCES user (id), key_id TEXT NOT NULL REFERENCES signing_key (id),
    call TEXT NOT NULL, subject_kind TEXT NOT NULL, subject_id TEXT NOT NULL, content_hash TEXT NOT NULL,
    signed_at TEXT NOT NULL, log_position INTEGER NOT NULL UNIQUE, log_hash TEXT NOT NULL, signature BLOB NOT NULL
  ) STRICT`,
  `CREATE INDEX signature_by_subject ON signature (subject_kind, subject_id, id)`,
  `CREATE TABLE audit_seal (
    number INTEGER PRIMARY KEY, position INTEGER NOT NULL, hash TEXT NOT NULL, at TEXT NOT NULL,
    key_id TEXT NOT NULL REFERENCES issuer_key (id), signature BLOB NOT NULL
  ) STRICT`,
  // Scrypt, so that a code cannot be read off; it lies nowhere but in this encrypted file.
  `CREATE TABLE pin (
    user_id TEXT PRIMARY KEY REFERENCES user (id), salt BLOB NOT NULL, cost INTEGER NOT NULL, hash BLOB NOT NULL,
    chosen_at TEXT NOT NULL
  ) STRICT`,
];

const appendOnly: readonly string[] = ['signing_key', 'signature', 'audit_seal'];

export const up = async (db: Kysely<never>): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db);
  for (const table of appendOnly)
    for (const change of ['UPDATE', 'DELETE'])
      await sql
        .raw(
          `CREATE TRIGGER ${table}_refuses_${change.toLowerCase()} BEFORE ${change} ON ${table} BEGIN
    SELECT RAISE(ABORT, '${table} is append-only');
  END`,
        )
        .execute(db);
};
