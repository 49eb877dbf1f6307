/**
 * Who sees whom: whether a samordnare or administratör sees people, and who is named to see a protected person. Those
 * who see people today go on doing so; a protected person is seen by whoever wrote them down as such. Only kysely may
 * be imported here.
 */
import { sql, type Kysely } from 'kysely';

const statements: readonly string[] = [
  `ALTER TABLE user ADD COLUMN sees_persons INTEGER NOT NULL DEFAULT 1 CHECK (sees_persons IN (0, 1))`,
  `CREATE TABLE protected_reader (
    participant_id TEXT NOT NULL REFERENCES participant (id), user_id TEXT NOT NULL REFERENCES user (id),
    PRIMARY KEY (participant_id, user_id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX protected_reader_by_user ON protected_reader (user_id, participant_id)`,
  `CREATE INDEX participant_protected ON participant (id) WHERE has_protected_identity = 1`,
  `INSERT INTO protected_reader (participant_id, user_id)
    SELECT DISTINCT participant.id, audit.user_id FROM participant
    JOIN audit_participant ON audit_participant.participant_id = participant.id
    JOIN audit ON audit.position = audit_participant.position
    WHERE participant.has_protected_identity = 1 AND audit.user_id IS NOT NULL
      AND audit.what IN ('participant.enrolled', 'participant.changed')`,
];

export const up = async (db: Kysely<never>): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db);
};
