/**
 * Certificates that prove themselves: issuer keys, seals, replacement and revocation, pictures of the organisation's
 * look, proof-readings, batches. Only kysely may be imported here.
 */
import { sql, type Kysely } from 'kysely';

const statements: readonly string[] = [
  // Ed25519. The private part is PKCS#8 and lies nowhere but in this encrypted file. Only its end may be written.
  `CREATE TABLE issuer_key (
    id TEXT PRIMARY KEY, public_key BLOB NOT NULL, private_key BLOB NOT NULL,
    valid_from TEXT NOT NULL, valid_until TEXT, made_at TEXT NOT NULL
  ) STRICT`,
  `CREATE TRIGGER issuer_key_is_kept BEFORE DELETE ON issuer_key
    BEGIN SELECT RAISE(ABORT, 'an issuer key is never removed'); END`,
  `CREATE TRIGGER issuer_key_is_frozen BEFORE UPDATE ON issuer_key
    WHEN new.id <> old.id OR new.public_key <> old.public_key OR new.private_key <> old.private_key
      OR new.valid_from <> old.valid_from OR new.made_at <> old.made_at OR old.valid_until IS NOT NULL
    BEGIN SELECT RAISE(ABORT, 'an issuer key never changes'); END`,

  // Null on what was issued before certificates had seals.
  `ALTER TABLE certificate ADD COLUMN seal TEXT`,
  `ALTER TABLE certificate ADD COLUMN check_code TEXT`,
  `ALTER TABLE certificate ADD COLUMN key_id TEXT REFERENCES issuer_key (id)`,
  `ALTER TABLE certificate ADD COLUMN replaces_id TEXT REFERENCES certificate (id)`,
  `CREATE UNIQUE INDEX certificate_by_check_code ON certificate (check_code)`,
  // At most one replacement each, so that a chain is a line.
  `CREATE UNIQUE INDEX certificate_by_replaced ON certificate (replaces_id)`,
  `CREATE INDEX certificate_event_by_what ON certificate_event (what, certificate_id)`,

  // Logo and drawn signatures, as they are printed: flattened, RGB, without metadata.
  `CREATE TABLE picture (
    id TEXT PRIMARY KEY, purpose TEXT NOT NULL CHECK (purpose IN ('logo', 'signature')), media_type TEXT NOT NULL,
    content BLOB NOT NULL, width INTEGER NOT NULL, height INTEGER NOT NULL, sha256 TEXT NOT NULL,
    added_at TEXT NOT NULL, added_by TEXT NOT NULL REFERENCES user (id)
  ) STRICT`,
  `ALTER TABLE user ADD COLUMN signature_picture_id TEXT REFERENCES picture (id)`,

  // The key and chain of the document signature; which one is used, if any, is a setting.
  `CREATE TABLE document_key (
    id TEXT PRIMARY KEY, origin TEXT NOT NULL CHECK (origin IN ('imported', 'made')), subject TEXT NOT NULL,
    not_before TEXT NOT NULL, not_after TEXT NOT NULL, private_key BLOB NOT NULL, chain TEXT NOT NULL,
    added_at TEXT NOT NULL, added_by TEXT NOT NULL REFERENCES user (id)
  ) STRICT`,

  // "Stämmer": what the participant has read and found right, before it is issued.
  `CREATE TABLE proof_reading (
    id TEXT PRIMARY KEY, participant_id TEXT NOT NULL REFERENCES participant (id),
    name_on_certificate TEXT NOT NULL, birth TEXT NOT NULL CHECK (birth IN ('date', 'year', 'none')),
    validation_ids TEXT NOT NULL, at TEXT NOT NULL, by TEXT NOT NULL REFERENCES user (id)
  ) STRICT`,
  `CREATE INDEX proof_reading_by_participant ON proof_reading (participant_id, id)`,

  // Many at once. What is issued is issued for good; the rest goes on where it stopped.
  `CREATE TABLE batch (
    id TEXT PRIMARY KEY, made_at TEXT NOT NULL, made_by TEXT NOT NULL REFERENCES user (id), ended_at TEXT
  ) STRICT`,
  `CREATE TABLE batch_item (
    batch_id TEXT NOT NULL REFERENCES batch (id), position INTEGER NOT NULL,
    participant_id TEXT NOT NULL REFERENCES participant (id), choice TEXT NOT NULL,
    certificate_id TEXT UNIQUE REFERENCES certificate (id), refusal TEXT,
    PRIMARY KEY (batch_id, position)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TRIGGER batch_item_issued_once BEFORE UPDATE ON batch_item
    WHEN old.certificate_id IS NOT NULL OR new.batch_id <> old.batch_id OR new.position <> old.position
      OR new.participant_id <> old.participant_id OR new.choice <> old.choice
    BEGIN SELECT RAISE(ABORT, 'what a batch has issued never changes'); END`,
];

const appendOnly: readonly string[] = ['picture', 'document_key', 'proof_reading'];

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
