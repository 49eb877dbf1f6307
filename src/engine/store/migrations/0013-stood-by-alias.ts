/**
 * Who stood by alias on an underlag when it was made, so that it is shown by what stands on it and not by what is
 * protected today. Of those made before, the log tells it: protected the last time anything was said of them before the
 * underlag. Where it cannot tell, the name stood there. Only kysely may be imported here.
 */
import { sql, type Kysely } from 'kysely';

const statements: readonly string[] = [
  `ALTER TABLE recommendation_validation ADD COLUMN by_alias INTEGER NOT NULL DEFAULT 0 CHECK (by_alias IN (0, 1))`,
  `DROP TRIGGER recommendation_validation_refuses_update`,
  `UPDATE recommendation_validation SET by_alias = coalesce((
    SELECT json_extract(said.after, '$.hasProtectedIdentity') FROM audit AS said, validation, audit AS made
    WHERE validation.id = recommendation_validation.validation_id
      AND made.subject_id = recommendation_validation.recommendation_id AND made.what = 'recommendation.made'
      AND said.subject_id = validation.participant_id AND said.position < made.position
      AND json_type(said.after, '$.hasProtectedIdentity') IN ('true', 'false')
    ORDER BY said.position DESC LIMIT 1), 0)`,
  `CREATE TRIGGER recommendation_validation_refuses_update BEFORE UPDATE ON recommendation_validation BEGIN
    SELECT RAISE(ABORT, 'recommendation_validation is append-only');
  END`,
];

export const up = async (db: Kysely<never>): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db);
};
