/**
 * The one account of the record: of every table whose its rows are, whether they change and what a disposal does with
 * them. Extract, disposal and reach go by it, and a test holds it against the schema, so that no table is forgotten. Not here: columns (record-columns.ts), and wording (application).
 */
import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { ParticipantId } from '#domain/ids.ts';
import type { ReadStore } from './store.ts';
import type { Tables } from './tables.ts';

type Sql = RawBuilder<unknown>;

const validationsOf = (id: ParticipantId): Sql =>
  sql`(SELECT id FROM validation WHERE participant_id = ${id})`;
const evidenceOf = (id: ParticipantId): Sql =>
  sql`(SELECT evidence_id FROM evidence_validation WHERE validation_id IN ${validationsOf(id)}
    UNION SELECT subject_id FROM audit JOIN audit_participant USING (position)
      WHERE subject_kind = 'evidence' AND participant_id = ${id})`;

/** What leads to a person, and which of each are theirs. */
const owned = {
  participant: (id) => sql`(${id})`,
  validation: validationsOf,
  certificate: (id) => sql`(SELECT id FROM certificate WHERE participant_id = ${id})`,
  /** Linked to the person's validations now, or once and told so by the log. */
  evidence: evidenceOf,
  attachment: (id) => sql`(SELECT attachment_id FROM evidence WHERE id IN ${evidenceOf(id)})`,
  recommendation: (id) =>
    sql`(SELECT recommendation_id FROM recommendation_validation WHERE validation_id IN ${validationsOf(id)})`,
  /** A half-written text says in its key or in itself what it is about. */
  draft: (id) =>
    sql`(SELECT draft.user_id, draft.key FROM draft,
        (SELECT ${id} AS id UNION SELECT id FROM validation WHERE participant_id = ${id}) AS own
      WHERE instr(draft.key || ' ' || draft.body, own.id) > 0)`,
  logRow: (id) => sql`(SELECT position FROM audit_participant WHERE participant_id = ${id})`,
} satisfies Record<string, (id: ParticipantId) => Sql>;

export type Owner = keyof typeof owned;

type RuleOf<T extends keyof Tables> = {
  /** By which columns its rows lead to people; null where they are nobody's. All that leads to a person is in the extract. */
  readonly of: { readonly owner: Owner; readonly by: readonly (keyof Tables[T] & string)[] } | null;
  /** `event`: written once, and a trigger refuses that it changes. `made`: from other rows. */
  readonly kind: 'event' | 'mutable' | 'made';
  /**
   * With the person the row `goes`, `goesWithLast` of those it concerns or `goesUnused` when nothing refers to it any
   * more; `emptied`: it stays and says nothing. `stays`: also what is nobody's.
   */
  readonly disposal: 'goes' | 'goesWithLast' | 'goesUnused' | 'emptied' | 'stays';
};

const of = <const O extends Owner, const By extends readonly string[]>(owner: O, ...by: By) =>
  ({ of: { owner, by } }) as const;
const ofPerson = { ...of('participant', 'participant_id'), disposal: 'goes' } as const;
const ofValidation = { ...of('validation', 'validation_id'), disposal: 'goes' } as const;
const ofCertificate = { ...of('certificate', 'certificate_id'), disposal: 'goes' } as const;
const nobodys = { of: null, disposal: 'stays' } as const;

/** In this order: what refers stands after what it refers to. */
export const records = {
  participant: { ...of('participant', 'id'), kind: 'mutable', disposal: 'goes' },
  protected_reader: { ...ofPerson, kind: 'mutable' },
  validation: { ...ofPerson, kind: 'mutable' },
  validation_assessor: { ...ofValidation, kind: 'mutable' },
  validation_event: { ...ofValidation, kind: 'event' },
  involvement: { ...ofValidation, kind: 'event' },
  validation_hand: { ...ofValidation, kind: 'event' },
  self_assessment_event: { ...ofValidation, kind: 'event' },
  judgement_event: { ...ofValidation, kind: 'event' },
  judgement_now: { ...ofValidation, kind: 'made' },
  feedback_event: { ...ofValidation, kind: 'event' },
  rationale_event: { ...ofValidation, kind: 'event' },
  control_mark_event: { ...ofValidation, kind: 'event' },
  plan_step: { ...ofValidation, kind: 'mutable' },
  attachment: { ...of('attachment', 'id'), kind: 'event', disposal: 'goesUnused' },
  attachment_emptied: {
    ...of('attachment', 'attachment_id'),
    kind: 'event',
    disposal: 'goesUnused',
  },
  evidence: { ...of('evidence', 'id'), kind: 'mutable', disposal: 'goesWithLast' },
  evidence_hand: { ...of('evidence', 'evidence_id'), kind: 'event', disposal: 'goesWithLast' },
  evidence_validation: { ...ofValidation, kind: 'mutable' },
  evidence_criterion: { ...ofValidation, kind: 'mutable' },
  certificate: { ...ofPerson, kind: 'event' },
  certificate_validation: { ...ofCertificate, kind: 'event' },
  certificate_event: { ...ofCertificate, kind: 'event' },
  proof_reading: { ...ofPerson, kind: 'event' },
  batch_item: { ...ofPerson, kind: 'mutable' },
  /** Its PDF names everybody on it and goes with the first of them. */
  recommendation: { ...of('recommendation', 'id'), kind: 'event', disposal: 'goesWithLast' },
  recommendation_validation: { ...ofValidation, kind: 'event' },
  external_review: {
    ...of('recommendation', 'recommendation_id'),
    kind: 'event',
    disposal: 'goesWithLast',
  },
  draft: { ...of('draft', 'user_id', 'key'), kind: 'mutable', disposal: 'goes' },
  audit: { ...of('logRow', 'position'), kind: 'event', disposal: 'emptied' },
  /** The random number says nothing where the person is gone. */
  audit_participant: { ...ofPerson, kind: 'event', disposal: 'stays' },

  installation: { ...nobodys, kind: 'mutable' },
  organisation: { ...nobodys, kind: 'mutable' },
  setting: { ...nobodys, kind: 'mutable' },
  workshop: { ...nobodys, kind: 'mutable' },
  picture: { ...nobodys, kind: 'event' },
  user: { ...nobodys, kind: 'mutable' },
  user_role: { ...nobodys, kind: 'mutable' },
  user_workshop: { ...nobodys, kind: 'mutable' },
  pin: { ...nobodys, kind: 'mutable' },
  key_holder: { ...nobodys, kind: 'event' },
  signing_key: { ...nobodys, kind: 'event' },
  /** By users, and vouches for the log: it names what was signed by its random number only. */
  signature: { ...nobodys, kind: 'event' },
  audit_seal: { ...nobodys, kind: 'event' },
  issuer_key: { ...nobodys, kind: 'mutable' },
  document_key: { ...nobodys, kind: 'event' },
  module: { ...nobodys, kind: 'mutable' },
  module_version: { ...nobodys, kind: 'mutable' },
  learning_outcome: { ...nobodys, kind: 'mutable' },
  assessment_criterion: { ...nobodys, kind: 'mutable' },
  batch: { ...nobodys, kind: 'mutable' },
  /** Rows of the search index are taken out with their person, by number. */
  participant_search: { ...nobodys, kind: 'made' },
  search_keys: { ...nobodys, kind: 'made' },
  /** Whom it took is in it as random numbers, and nothing else is. */
  disposal: { ...nobodys, kind: 'mutable' },
  disposal_now: { ...nobodys, kind: 'mutable' },
  certificate_entry: { ...nobodys, kind: 'event' },
  audit_emptied: { ...nobodys, kind: 'event' },
} as const satisfies { readonly [T in keyof Tables]: RuleOf<T> };

/** The tables that hold something of a person. */
export type PersonTable = {
  [T in keyof Tables]: (typeof records)[T]['of'] extends null ? never : T;
}[keyof Tables];

export const personTables = (Object.keys(records) as (keyof Tables)[]) // the object's own keys
  .filter((table): table is PersonTable => records[table].of !== null);

/** Which rows of a table are the person's. */
export const rowsOf = (table: PersonTable, id: ParticipantId): RawBuilder<SqlBool> => {
  const { owner, by } = records[table].of;
  return sql`(${sql.join(by.map((column) => sql.ref(column)))}) IN ${owned[owner](id)}`;
};

/** Evidence whose text and file of today are the person's: linked to them now, or never anybody else's. */
const evidenceToldTo = (id: ParticipantId): Sql =>
  sql`(SELECT evidence_id FROM evidence_validation WHERE validation_id IN ${validationsOf(id)}
    UNION SELECT subject_id FROM audit JOIN audit_participant USING (position)
      WHERE subject_kind = 'evidence' AND participant_id = ${id}
        AND NOT EXISTS (SELECT 1 FROM evidence_validation WHERE evidence_id = audit.subject_id)
        AND NOT EXISTS (SELECT 1 FROM audit AS other JOIN audit_participant AS told USING (position)
          WHERE other.subject_id = audit.subject_id AND told.participant_id <> ${id}))`;

/** Where that is less than what leads to the person: of what was taken off them the log alone tells, as it was then. */
const toldTo: Partial<Record<Owner, (id: ParticipantId) => Sql>> = {
  evidence: evidenceToldTo,
  attachment: (id) => sql`(SELECT attachment_id FROM evidence WHERE id IN ${evidenceToldTo(id)})`,
};

/** Which rows of a table are told to the person as they are now. */
export const rowsToldTo = (table: PersonTable, id: ParticipantId): RawBuilder<SqlBool> => {
  const { owner, by } = records[table].of;
  const told: (id: ParticipantId) => Sql = toldTo[owner] ?? owned[owner];
  return sql`(${sql.join(by.map((column) => sql.ref(column)))}) IN ${told(id)}`;
};

/** What may concern several people: by which table, and by which column of it, each is linked to their validations. */
export const shared = {
  evidence: { link: 'evidence_validation', by: 'evidence_id' },
  recommendation: { link: 'recommendation_validation', by: 'recommendation_id' },
} as const satisfies Partial<Record<Owner, { readonly link: PersonTable; readonly by: string }>>;

export type Shared = keyof typeof shared;

/** Those that the person has a part in, of what may concern several. */
export const listSharedOf = async (
  store: ReadStore,
  owner: Shared,
  id: ParticipantId,
): Promise<readonly string[]> =>
  (
    await sql<{ id: string }>`SELECT id FROM ${sql.table(owner)} WHERE ${rowsOf(owner, id)}`.execute(store)
  ).rows.map((row) => row.id);
