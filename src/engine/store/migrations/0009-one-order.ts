/**
 * One order of events: each row says at which place in the log it was written. A row written before is given the place
 * of the log's row with the same moment and person, in the order in which rows came. Only kysely may be imported here.
 */
import { sql, type Kysely } from 'kysely';

const tables = [
  'validation_event',
  'self_assessment_event',
  'judgement_event',
  'feedback_event',
  'rationale_event',
  'control_mark_event',
  'certificate_event',
  'proof_reading',
] as const;

type Said = { readonly row: number; readonly at: string; readonly by: string };

/** Places in the log by moment and person, in order. */
const placesInLog = async (db: Kysely<never>): Promise<ReadonlyMap<string, readonly number[]>> => {
  const { rows } = await sql<{
    at: string;
    by: string;
    position: number;
  }>`SELECT at, user_id AS by, position FROM audit WHERE user_id IS NOT NULL ORDER BY position`.execute(db);
  const places = new Map<string, number[]>();
  for (const { at, by, position } of rows) {
    const there = places.get(`${at} ${by}`);
    if (there) there.push(position);
    else places.set(`${at} ${by}`, [position]);
  }
  return places;
};

/**
 * A row lies where the log tells of it and never before the row that came before it. The same moment may come twice,
 * after a clock that went back; and what the log does not tell of lies with what came before.
 */
const place = async (
  db: Kysely<never>,
  table: (typeof tables)[number],
  log: Awaited<ReturnType<typeof placesInLog>>,
) => {
  const { rows } =
    await sql<Said>`SELECT rowid AS row, at, by FROM ${sql.table(table)} ORDER BY rowid`.execute(db);
  let last = 0;
  for (const { row, at, by } of rows) {
    last = log.get(`${at} ${by}`)?.find((position) => position >= last) ?? last;
    await sql`UPDATE ${sql.table(table)} SET log_position = ${last} WHERE rowid = ${row}`.execute(db);
  }
};

const refusesUpdate = (table: string): readonly [drop: string, create: string] => [
  `DROP TRIGGER ${table}_refuses_update`,
  `CREATE TRIGGER ${table}_refuses_update BEFORE UPDATE ON ${table} BEGIN
    SELECT RAISE(ABORT, '${table} is append-only');
  END`,
];

export const up = async (db: Kysely<never>): Promise<void> => {
  // The last day that a key signed is known by what it signed, not by a clock.
  await sql.raw(`CREATE INDEX certificate_by_key ON certificate (key_id, issued_on)`).execute(db);
  const log = await placesInLog(db);
  for (const table of tables) {
    const [drop, create] = refusesUpdate(table);
    await sql.raw(drop).execute(db);
    await sql.raw(`ALTER TABLE ${table} ADD COLUMN log_position INTEGER NOT NULL DEFAULT 0`).execute(db);
    await place(db, table, log);
    await sql.raw(create).execute(db);
    // The row of the log comes last in the same transaction: what is latest in it is what came last here too.
    await sql
      .raw(
        `CREATE TRIGGER ${table}_in_order AFTER INSERT ON ${table}
          WHEN new.log_position <> (SELECT coalesce(max(position), 0) + 1 FROM audit)
          BEGIN SELECT RAISE(ABORT, '${table} is written in the order of the log'); END`,
      )
      .execute(db);
  }
};
