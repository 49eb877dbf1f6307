/**
 * Gallring: who proposed and carried out what, what stays of a certificate without its person, and log rows whose
 * content is emptied while the chain stays whole. The append-only triggers let go only while a disposal that two people
 * have agreed on is being carried out. Only kysely may be imported here.
 */
import { sql, type Kysely } from 'kysely';

const statements: readonly string[] = [
  `CREATE TABLE disposal (
    id TEXT PRIMARY KEY, limits TEXT NOT NULL, participant_ids TEXT NOT NULL,
    with_drafts INTEGER NOT NULL CHECK (with_drafts IN (0, 1)),
    proposed_at TEXT NOT NULL, proposed_by TEXT NOT NULL REFERENCES user (id), withdrawn_at TEXT,
    carried_out_at TEXT, carried_out_by TEXT REFERENCES user (id) CHECK (carried_out_by <> proposed_by),
    counts TEXT, protocol BLOB, protocol_sha256 TEXT, cleaned_at TEXT
  ) STRICT`,
  `CREATE TRIGGER disposal_is_kept BEFORE DELETE ON disposal
    BEGIN SELECT RAISE(ABORT, 'a disposal is never removed'); END`,
  `CREATE TRIGGER disposal_ends_once BEFORE UPDATE ON disposal
    WHEN new.id <> old.id OR new.limits <> old.limits OR new.participant_ids <> old.participant_ids
      OR new.with_drafts <> old.with_drafts OR new.proposed_at <> old.proposed_at OR new.proposed_by <> old.proposed_by
      OR old.withdrawn_at IS NOT NULL
      OR (old.protocol IS NOT NULL AND (new.protocol <> old.protocol OR new.carried_out_at IS NOT old.carried_out_at
        OR new.carried_out_by IS NOT old.carried_out_by OR new.counts IS NOT old.counts
        OR new.protocol_sha256 IS NOT old.protocol_sha256))
    BEGIN SELECT RAISE(ABORT, 'a disposal never changes'); END`,
  // Has its one row only inside the transaction in which a disposal is carried out.
  `CREATE TABLE disposal_now (disposal_id TEXT PRIMARY KEY REFERENCES disposal (id)) STRICT, WITHOUT ROWID`,
  `CREATE TRIGGER disposal_now_by_two BEFORE INSERT ON disposal_now
    WHEN NOT EXISTS (SELECT 1 FROM disposal WHERE id = new.disposal_id AND carried_out_by <> proposed_by
      AND withdrawn_at IS NULL AND protocol IS NULL)
    BEGIN SELECT RAISE(ABORT, 'a disposal is proposed by one and carried out by another'); END`,
  // What stays so that a certificate can still be checked: nothing about a person.
  `CREATE TABLE certificate_entry (
    id TEXT PRIMARY KEY, number TEXT NOT NULL UNIQUE, prefix TEXT NOT NULL, year INTEGER NOT NULL,
    running_number INTEGER NOT NULL, kind TEXT NOT NULL, modules TEXT NOT NULL, issued_on TEXT NOT NULL,
    pdf_sha256 TEXT NOT NULL, check_code TEXT UNIQUE,
    standing TEXT NOT NULL CHECK (standing IN ('valid', 'replaced', 'revoked')), standing_on TEXT, later_number TEXT,
    disposal_id TEXT NOT NULL REFERENCES disposal (id)
  ) STRICT`,
  `CREATE TRIGGER certificate_entry_refuses_update BEFORE UPDATE ON certificate_entry
    BEGIN SELECT RAISE(ABORT, 'certificate_entry is append-only'); END`,
  `CREATE TRIGGER certificate_entry_refuses_delete BEFORE DELETE ON certificate_entry
    BEGIN SELECT RAISE(ABORT, 'certificate_entry is append-only'); END`,
  // The hash of what is left of a log row, by the disposal that emptied it; that disposal's own row vouches for them all.
  `CREATE TABLE audit_emptied (
    position INTEGER PRIMARY KEY REFERENCES audit (position), disposal_id TEXT NOT NULL REFERENCES disposal (id),
    hash TEXT NOT NULL
  ) STRICT`,
  `CREATE TRIGGER audit_emptied_only_now BEFORE INSERT ON audit_emptied
    WHEN NOT EXISTS (SELECT 1 FROM disposal_now WHERE disposal_id = new.disposal_id)
    BEGIN SELECT RAISE(ABORT, 'audit_emptied is append-only, and only in a disposal'); END`,
  `CREATE TRIGGER audit_emptied_refuses_update BEFORE UPDATE ON audit_emptied
    BEGIN SELECT RAISE(ABORT, 'audit_emptied is append-only'); END`,
  `CREATE TRIGGER audit_emptied_refuses_delete BEFORE DELETE ON audit_emptied
    BEGIN SELECT RAISE(ABORT, 'audit_emptied is append-only'); END`,
  `DROP TRIGGER audit_refuses_update`,
  `CREATE TRIGGER audit_refuses_update BEFORE UPDATE ON audit
    WHEN NOT EXISTS (SELECT 1 FROM disposal_now) OR new.before IS NOT NULL OR new.after IS NOT NULL
      OR new.id <> old.id OR new.position <> old.position OR new.at <> old.at OR new.user_id IS NOT old.user_id
      OR new.user_name <> old.user_name OR new.call <> old.call OR new.what <> old.what
      OR new.subject_kind <> old.subject_kind OR new.subject_id <> old.subject_id
      OR new.previous_hash <> old.previous_hash OR new.hash <> old.hash
    BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END`,
  // The PDF of an underlag names many; it goes with the first of them, and what it was called and covered stays.
  `DROP TRIGGER recommendation_refuses_update`,
  `CREATE TRIGGER recommendation_refuses_update BEFORE UPDATE ON recommendation
    WHEN NOT EXISTS (SELECT 1 FROM disposal_now) OR length(new.pdf) > 0 OR new.id <> old.id
      OR new.reference <> old.reference OR new.from_on <> old.from_on OR new.to_on <> old.to_on
      OR new.pdf_sha256 <> old.pdf_sha256 OR new.made_at <> old.made_at OR new.made_by <> old.made_by
    BEGIN SELECT RAISE(ABORT, 'recommendation is append-only'); END`,
];

const disposedOf: readonly string[] = [
  'validation_event',
  'involvement',
  'self_assessment_event',
  'judgement_event',
  'feedback_event',
  'rationale_event',
  'control_mark_event',
  'attachment',
  'certificate',
  'certificate_validation',
  'certificate_event',
  'proof_reading',
  'recommendation',
  'recommendation_validation',
  'external_review',
];

export const up = async (db: Kysely<never>): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db);
  for (const table of disposedOf) {
    await sql.raw(`DROP TRIGGER ${table}_refuses_delete`).execute(db);
    await sql
      .raw(
        `CREATE TRIGGER ${table}_refuses_delete BEFORE DELETE ON ${table}
    WHEN NOT EXISTS (SELECT 1 FROM disposal_now) BEGIN
    SELECT RAISE(ABORT, '${table} is append-only');
  END`,
      )
      .execute(db);
  }
};
