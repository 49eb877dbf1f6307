/**
 * Gallring of photos and files and of the log of openings, each by a limit of its own: what a proposal takes, the bytes
 * of an attachment, and whom an emptied log row was about. And what is no longer kept of a protected person goes from
 * those who were protected before 0007. Only kysely may be imported here.
 */
import { sql, type Kysely } from 'kysely';

const statements: readonly string[] = [
  `ALTER TABLE disposal ADD COLUMN with_files INTEGER NOT NULL DEFAULT 0 CHECK (with_files IN (0, 1))`,
  `ALTER TABLE disposal ADD COLUMN with_log INTEGER NOT NULL DEFAULT 0 CHECK (with_log IN (0, 1))`,
  `DROP TRIGGER disposal_ends_once`,
  `CREATE TRIGGER disposal_ends_once BEFORE UPDATE ON disposal
    WHEN new.id <> old.id OR new.limits <> old.limits OR new.participant_ids <> old.participant_ids
      OR new.with_drafts <> old.with_drafts OR new.with_files <> old.with_files OR new.with_log <> old.with_log
      OR new.proposed_at <> old.proposed_at OR new.proposed_by <> old.proposed_by
      OR old.withdrawn_at IS NOT NULL
      OR (old.protocol IS NOT NULL AND (new.protocol <> old.protocol OR new.carried_out_at IS NOT old.carried_out_at
        OR new.carried_out_by IS NOT old.carried_out_by OR new.counts IS NOT old.counts
        OR new.protocol_sha256 IS NOT old.protocol_sha256))
    BEGIN SELECT RAISE(ABORT, 'a disposal never changes'); END`,

  // The bytes and the name of an attachment go; size and hash stay, so that what was signed can still be read.
  `CREATE TABLE attachment_emptied (
    attachment_id TEXT PRIMARY KEY REFERENCES attachment (id) ON DELETE CASCADE,
    disposal_id TEXT NOT NULL REFERENCES disposal (id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TRIGGER attachment_emptied_only_now BEFORE INSERT ON attachment_emptied
    WHEN NOT EXISTS (SELECT 1 FROM disposal_now WHERE disposal_id = new.disposal_id)
    BEGIN SELECT RAISE(ABORT, 'attachment_emptied is append-only, and only in a disposal'); END`,
  `CREATE TRIGGER attachment_emptied_refuses_update BEFORE UPDATE ON attachment_emptied
    BEGIN SELECT RAISE(ABORT, 'attachment_emptied is append-only'); END`,
  `CREATE TRIGGER attachment_emptied_refuses_delete BEFORE DELETE ON attachment_emptied
    WHEN NOT EXISTS (SELECT 1 FROM disposal_now)
    BEGIN SELECT RAISE(ABORT, 'attachment_emptied is append-only'); END`,
  `DROP TRIGGER attachment_refuses_update`,
  `CREATE TRIGGER attachment_refuses_update BEFORE UPDATE ON attachment
    WHEN NOT EXISTS (SELECT 1 FROM attachment_emptied JOIN disposal_now USING (disposal_id)
        WHERE attachment_id = old.id)
      OR length(new.content) > 0 OR new.name <> 'Gallrad fil' OR new.id <> old.id
      OR new.media_type <> old.media_type OR new.size <> old.size OR new.sha256 <> old.sha256
      OR new.added_at <> old.added_at OR new.added_by <> old.added_by
    BEGIN SELECT RAISE(ABORT, 'attachment is append-only'); END`,

  // Only a row that the disposal has put down as emptied lets go of its content, and of whom it was about.
  `DROP TRIGGER audit_refuses_update`,
  `CREATE TRIGGER audit_refuses_update BEFORE UPDATE ON audit
    WHEN NOT EXISTS (SELECT 1 FROM audit_emptied JOIN disposal_now USING (disposal_id) WHERE position = old.position)
      OR new.before IS NOT NULL OR new.after IS NOT NULL OR new.subject_id NOT IN (old.subject_id, '')
      OR new.id <> old.id OR new.position <> old.position OR new.at <> old.at OR new.user_id IS NOT old.user_id
      OR new.user_name <> old.user_name OR new.call <> old.call OR new.what <> old.what
      OR new.subject_kind <> old.subject_kind OR new.previous_hash <> old.previous_hash OR new.hash <> old.hash
    BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END`,
  `DROP TRIGGER audit_participant_refuses_delete`,
  `CREATE TRIGGER audit_participant_refuses_delete BEFORE DELETE ON audit_participant
    WHEN NOT EXISTS (SELECT 1 FROM audit_emptied JOIN disposal_now USING (disposal_id) WHERE position = old.position)
    BEGIN SELECT RAISE(ABORT, 'audit_participant is append-only'); END`,
  // Finds what is due of the log without reading what the rows say.
  `CREATE INDEX audit_by_what ON audit (what, at, position)`,

  `UPDATE participant SET home_municipality = '', phone = '', email = '' WHERE has_protected_identity = 1`,
];

export const up = async (db: Kysely<never>): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db);
};
