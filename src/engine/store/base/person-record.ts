/**
 * Everything the register holds of one person, table by table: the one list that the extract follows, held against
 * the schema by tests/engine/archive/extract.test.ts, so that a new table cannot be forgotten. Rows are given as they lie
 * here, because an extract shows what is kept and not a view of it. Not here: wording (application/archive/extract-model.ts).
 */
import { sql, type RawBuilder, type Selectable } from 'kysely';
import type { ParticipantId } from '#domain/ids.ts';
import type { ReadStore } from './store.ts';
import type { Tables } from './tables.ts';

type Condition = RawBuilder<unknown>;

const validationsOf = (id: ParticipantId): Condition =>
  sql`(SELECT id FROM validation WHERE participant_id = ${id})`;
const certificatesOf = (id: ParticipantId): Condition =>
  sql`(SELECT id FROM certificate WHERE participant_id = ${id})`;
/** Linked to the person's validations now, or once and told so by the log. */
const evidenceOf = (id: ParticipantId): Condition =>
  sql`(SELECT evidence_id FROM evidence_validation WHERE validation_id IN ${validationsOf(id)}
    UNION SELECT subject_id FROM audit JOIN audit_participant USING (position)
      WHERE subject_kind = 'evidence' AND participant_id = ${id})`;
const attachmentsOf = (id: ParticipantId): Condition =>
  sql`(SELECT attachment_id FROM evidence WHERE id IN ${evidenceOf(id)})`;

const ofPerson = (id: ParticipantId): Condition => sql`participant_id = ${id}`;
const ofValidation = (id: ParticipantId): Condition => sql`validation_id IN ${validationsOf(id)}`;
const ofCertificate = (id: ParticipantId): Condition => sql`certificate_id IN ${certificatesOf(id)}`;
const recommendationsOf = (id: ParticipantId): Condition =>
  sql`(SELECT recommendation_id FROM recommendation_validation WHERE validation_id IN ${validationsOf(id)})`;

/** Which rows of a table are the person's. */
const rowsOf = {
  participant: (id) => sql`id = ${id}`,
  validation: ofPerson,
  validation_assessor: ofValidation,
  validation_event: ofValidation,
  involvement: ofValidation,
  self_assessment_event: ofValidation,
  judgement_event: ofValidation,
  judgement_now: ofValidation,
  feedback_event: ofValidation,
  rationale_event: ofValidation,
  control_mark_event: ofValidation,
  plan_step: ofValidation,
  evidence_validation: ofValidation,
  evidence_criterion: ofValidation,
  evidence: (id) => sql`id IN ${evidenceOf(id)}`,
  attachment: (id) => sql`id IN ${attachmentsOf(id)}`,
  attachment_emptied: (id) => sql`attachment_id IN ${attachmentsOf(id)}`,
  certificate: ofPerson,
  certificate_validation: ofCertificate,
  certificate_event: ofCertificate,
  proof_reading: ofPerson,
  protected_reader: ofPerson,
  batch_item: ofPerson,
  recommendation_validation: ofValidation,
  recommendation: (id) => sql`id IN ${recommendationsOf(id)}`,
  external_review: (id) => sql`recommendation_id IN ${recommendationsOf(id)}`,
  draft: (id) =>
    sql`EXISTS (SELECT 1 FROM (SELECT ${id} AS id UNION SELECT id FROM validation WHERE participant_id = ${id}) AS own
      WHERE instr(draft.key || ' ' || draft.body, own.id) > 0)`,
  audit_participant: ofPerson,
  audit: (id) => sql`position IN (SELECT position FROM audit_participant WHERE participant_id = ${id})`,
} satisfies Partial<Record<keyof Tables, (id: ParticipantId) => Condition>>;

export type PersonTable = keyof typeof rowsOf;
export const personTables = Object.keys(rowsOf) as readonly PersonTable[]; // the object's own keys

/** Columns that are bytes, or only there for sorting and searching. */
type LeftOut = 'search_row' | 'sort_key' | 'search_key' | 'name_key' | 'content' | 'pdf';
const leftOut: ReadonlySet<string> = new Set<LeftOut>([
  'search_row',
  'sort_key',
  'search_key',
  'name_key',
  'content',
  'pdf',
]);

export type PersonRecord = {
  readonly [T in PersonTable]: readonly Omit<Selectable<Tables[T]>, LeftOut>[];
};

const columnsOf = async (store: ReadStore, table: PersonTable): Promise<readonly string[]> => {
  const { rows } = await sql<{ name: string }>`SELECT name FROM pragma_table_info(${table})`.execute(store);
  return rows.map(({ name }) => name).filter((name) => !leftOut.has(name));
};

/** Events as they lie in the log, other rows by their id. */
const orderOf = (table: PersonTable, columns: readonly string[]): Condition =>
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
    const columns = await columnsOf(store, table);
    const { rows } = await sql<object>`SELECT ${sql.join(columns.map((name) => sql.ref(name)))}
      FROM ${sql.table(table)} WHERE ${rowsOf[table](id)} ORDER BY ${orderOf(table, columns)}`.execute(store);
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
