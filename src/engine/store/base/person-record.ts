/**
 * Everything the register holds of one person, table by table, as the account of the record says (records.ts). Rows are
 * given as they lie, because an extract shows what is kept and not a view of it. Not here: wording
 * (application/archive/extract-model.ts).
 */
import { sql, type RawBuilder, type Selectable } from 'kysely';
import type { ParticipantId } from '#domain/ids.ts';
import { recordColumns } from './record-columns.ts';
import { personTables, rowsToldTo, type PersonTable } from './records.ts';
import type { ReadStore } from './store.ts';
import type { Tables } from './tables.ts';

type ColumnsOf<T extends PersonTable> = (typeof recordColumns)[T];
/** Bytes, and what is only there for sorting and searching. */
type Untold<T extends PersonTable> = {
  [C in keyof ColumnsOf<T>]: ColumnsOf<T>[C] extends 'told' ? never : C;
}[keyof ColumnsOf<T>];

export type PersonRecord = {
  readonly [T in PersonTable]: readonly Omit<Selectable<Tables[T]>, Untold<T>>[];
};

const columnsOf = (table: PersonTable): readonly string[] =>
  Object.entries(recordColumns[table]).flatMap(([name, use]) => (use === 'told' ? [name] : []));

/** Events as they lie in the log, other rows by their id. */
const orderOf = (table: PersonTable, columns: readonly string[]): RawBuilder<unknown> =>
  table === 'audit'
    ? sql.ref('position')
    : columns.includes('log_position')
      ? sql`log_position, id`
      : sql`1, 2`;

/** Rows of the log that concern others too: what they say in detail is not one person's. */
const sharedPositions = async (store: ReadStore, id: ParticipantId): Promise<ReadonlySet<number>> => {
  const { rows } = await sql<{ position: number }>`SELECT position FROM audit_participant
    WHERE position IN (SELECT position FROM audit_participant WHERE participant_id = ${id})
    GROUP BY position HAVING count(*) > 1`.execute(store);
  return new Set(rows.map(({ position }) => position));
};

/** The person's rows of every table, oldest first. A log row that concerns several people comes without its details. */
export const readPersonRecord = async (store: ReadStore, id: ParticipantId): Promise<PersonRecord> => {
  const entries: [PersonTable, readonly object[]][] = [];
  for (const table of personTables) {
    const columns = columnsOf(table);
    const { rows } = await sql<object>`SELECT ${sql.join(columns.map((name) => sql.ref(name)))}
      FROM ${sql.table(table)} WHERE ${rowsToldTo(table, id)} ORDER BY ${orderOf(table, columns)}`.execute(
      store,
    );
    entries.push([table, rows]);
  }
  const record = Object.fromEntries(entries) as unknown as PersonRecord; // one entry a table, selected from that table
  const shared = await sharedPositions(store, id);
  return {
    ...record,
    audit: record.audit.map((row) =>
      shared.has(row.position) ? { ...row, before: null, after: null } : row,
    ),
  };
};

/** What ids in a person's rows stand for. */
export type PersonWords = {
  readonly users: ReadonlyMap<string, string>;
  readonly workshops: ReadonlyMap<string, string>;
  /** By module version. */
  readonly modules: ReadonlyMap<string, string>;
  readonly outcomes: ReadonlyMap<string, string>;
  readonly criteria: ReadonlyMap<string, string>;
};

export const readPersonWords = async (store: ReadStore, id: ParticipantId): Promise<PersonWords> => {
  const users = await store.selectFrom('user').select(['id', 'name']).execute();
  const workshops = await store.selectFrom('workshop').select(['id', 'name']).execute();
  const modules = await store
    .selectFrom('module_version')
    .innerJoin('module', 'module.id', 'module_version.module_id')
    .innerJoin('validation', 'validation.module_version_id', 'module_version.id')
    .where('validation.participant_id', '=', id)
    .select(['module_version.id', 'module.code', 'module_version.title'])
    .distinct()
    .execute();
  const versions = modules.map((module) => module.id);
  const outcomes = await store
    .selectFrom('learning_outcome')
    .where('module_version_id', 'in', versions)
    .select(['id', 'position', 'text'])
    .execute();
  const criteria = await store
    .selectFrom('assessment_criterion')
    .innerJoin('learning_outcome', 'learning_outcome.id', 'assessment_criterion.outcome_id')
    .where('learning_outcome.module_version_id', 'in', versions)
    .select([
      'assessment_criterion.id',
      'assessment_criterion.text',
      'assessment_criterion.position',
      'learning_outcome.position as outcome',
    ])
    .execute();
  return {
    users: new Map(users.map((user) => [user.id, user.name])),
    workshops: new Map(workshops.map((workshop) => [workshop.id, workshop.name])),
    modules: new Map(modules.map((module) => [module.id, `${module.title} (${module.code})`])),
    outcomes: new Map(
      outcomes.map((outcome) => [outcome.id, `${String(outcome.position)}. ${outcome.text}`]),
    ),
    criteria: new Map(
      criteria.map(({ id: criterion, outcome, position, text }) => [
        criterion,
        `${String(outcome)}.${String(position)} ${text}`,
      ]),
    ),
  };
};

export type PersonFile = {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly content: Uint8Array;
};

/** The bytes of the person's attachments and certificates, by id; without those that a disposal has taken. */
export const readPersonFiles = async (
  store: ReadStore,
  record: Pick<PersonRecord, 'attachment' | 'certificate'>,
): Promise<{
  readonly attachments: readonly PersonFile[];
  readonly certificates: readonly PersonFile[];
}> => ({
  attachments: await store
    .selectFrom('attachment')
    .select(['id', 'name', 'media_type as mediaType', 'content'])
    .where(
      'id',
      'in',
      record.attachment.map(({ id }) => id),
    )
    .where('id', 'not in', store.selectFrom('attachment_emptied').select('attachment_id'))
    .execute(),
  certificates: (
    await store
      .selectFrom('certificate')
      .select(['id', 'number as name', 'pdf as content'])
      .where(
        'id',
        'in',
        record.certificate.map(({ id }) => id),
      )
      .execute()
  ).map((certificate) => ({ ...certificate, mediaType: 'application/pdf' })),
});
