/**
 * "Underlag för erkännande": what was sent to the external quality assurer, as it was, and what they answered. Only
 * kysely may be imported here.
 */
import { sql, type Kysely } from 'kysely';

const statements: readonly string[] = [
  `CREATE TABLE recommendation (
    id TEXT PRIMARY KEY, reference TEXT NOT NULL, from_on TEXT NOT NULL, to_on TEXT NOT NULL,
    pdf BLOB NOT NULL, pdf_sha256 TEXT NOT NULL, made_at TEXT NOT NULL, made_by TEXT NOT NULL REFERENCES user (id)
  ) STRICT`,
  `CREATE TABLE recommendation_validation (
    recommendation_id TEXT NOT NULL REFERENCES recommendation (id),
    validation_id TEXT NOT NULL REFERENCES validation (id),
    PRIMARY KEY (recommendation_id, validation_id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX recommendation_validation_by_validation ON recommendation_validation (validation_id)`,
  // One answer for each.
  `CREATE TABLE external_review (
    recommendation_id TEXT PRIMARY KEY REFERENCES recommendation (id), reviewed_on TEXT NOT NULL,
    reviewer TEXT NOT NULL, at TEXT NOT NULL, by TEXT NOT NULL REFERENCES user (id)
  ) STRICT, WITHOUT ROWID`,
];

const appendOnly: readonly string[] = ['recommendation', 'recommendation_validation', 'external_review'];

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
