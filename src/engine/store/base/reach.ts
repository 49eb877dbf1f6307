/**
 * Whom a user reaches, as conditions for queries: every list of people or of what is theirs takes one of these. The
 * rule is the domain's (rights.ts); tests hold the two together. Not here: what one person's page shows.
 */
import { sql, type Expression, type RawBuilder, type SqlBool } from 'kysely';
import type { ParticipantId, UserId, WorkshopId } from '#domain/ids.ts';
import type { NotFoundWhat } from '#domain/refusal.ts';
import type { Reach, Relation } from '#domain/rights.ts';
import { recordColumns } from './record-columns.ts';
import { personTables, records, shared, type Owner, type PersonTable, type Shared } from './records.ts';
import type { ReadStore } from './store.ts';

/** One user's reach. */
export type Viewer = Reach & { readonly userId: UserId };

type Condition = RawBuilder<SqlBool>;

const either = (conditions: readonly Condition[]): Condition =>
  conditions.length === 0 ? sql<SqlBool>`0` : sql<SqlBool>`(${sql.join(conditions, sql` OR `)})`;

const isNamed = ({ userId }: Viewer, person: RawBuilder<unknown>): Condition =>
  sql`${person} IN (SELECT participant_id FROM protected_reader WHERE user_id = ${userId})`;

const isAssessed = ({ userId }: Viewer, person: RawBuilder<unknown>): Condition =>
  sql`${person} IN (
    SELECT assessed.participant_id FROM validation_assessor AS assigned
    JOIN validation AS assessed ON assessed.id = assigned.validation_id
    WHERE assigned.user_id = ${userId} AND assigned.to_at IS NULL)`;

/** Waits for control, or has been approved or sent back at some time. */
const isHandedIn = (validation: string): Condition => {
  const [id, state] = [sql.ref(`${validation}.id`), sql.ref(`${validation}.state`)];
  return sql`(${state} = 'submitted' OR EXISTS (
    SELECT 1 FROM validation_event AS decision
    WHERE decision.validation_id = ${id} AND decision.step IN ('approved', 'returned')))`;
};

/** Of a protected person a kontrollant sees what is handed in, by alias, and never the person. */
const hasHandedIn = (person: string): Condition =>
  sql`(${sql.ref(`${person}.has_protected_identity`)} = 0 AND EXISTS (
    SELECT 1 FROM validation AS handed
    WHERE handed.participant_id = ${sql.ref(`${person}.id`)} AND ${isHandedIn('handed')}))`;

/** Beside what the verkstad gives; a name counts only where the identity is protected. */
const besides = (viewer: Viewer, person: string, withControl: boolean): Condition => {
  const id = sql.ref(`${person}.id`);
  return either([
    sql`(${sql.ref(`${person}.has_protected_identity`)} = 1 AND ${isNamed(viewer, id)})`,
    ...(viewer.isAssessor ? [isAssessed(viewer, id)] : []),
    ...(withControl && viewer.isVerifier ? [hasHandedIn(person)] : []),
  ]);
};

/** On rows of `participant`. For who sees all, the few that are hidden are named, so that lists keep their indexes. */
const reaches = (viewer: Viewer, withControl: boolean): Condition =>
  viewer.seesAll
    ? sql`participant.id NOT IN (
        SELECT hidden.id FROM participant AS hidden
        WHERE hidden.has_protected_identity = 1 AND NOT ${besides(viewer, 'hidden', withControl)})`
    : either([
        ...(viewer.workshopIds.length === 0
          ? []
          : [
              sql<SqlBool>`(participant.has_protected_identity = 0 AND +participant.workshop_id IN (${sql.join(viewer.workshopIds)}))`,
            ]),
        besides(viewer, 'participant', withControl),
      ]);

/** People the user sees, on rows of `participant`. */
export const seesPerson = (viewer: Viewer): Expression<SqlBool> => reaches(viewer, true);

/** People the user works with, and not only controls: of what goes into a command that is closed to kontrollanter. */
export const worksWith = (viewer: Viewer): Expression<SqlBool> => reaches(viewer, false);

/** The name of the verkstad, on rows of `participant` and `workshop`; not where a protected person is seen by alias. */
export const workshopNameFor = (viewer: Viewer): RawBuilder<string> =>
  sql`CASE WHEN participant.has_protected_identity = 0 OR ${reaches(viewer, false)} THEN workshop.name ELSE '' END`;

/** Whether to tell that the identity is protected, on rows of `participant`; not where a person is seen by alias. */
export const protectedFor = (viewer: Viewer): RawBuilder<number> =>
  sql`(participant.has_protected_identity = 1 AND ${reaches(viewer, false)})`;

/** Validations the user sees, on rows of `validation` joined with `participant`. */
export const seesValidation = (viewer: Viewer): Expression<SqlBool> =>
  viewer.isVerifier ? either([reaches(viewer, false), isHandedIn('validation')]) : reaches(viewer, false);

/** The same where `participant` is not joined. */
export const seesValidationAlone = (viewer: Viewer): Expression<SqlBool> =>
  sql<SqlBool>`EXISTS (SELECT 1 FROM participant
    WHERE participant.id = validation.participant_id AND ${seesValidation(viewer)})`;

/** Validations of people the user sees, where `participant` is not joined. */
export const seesOwner = (viewer: Viewer): Expression<SqlBool> =>
  sql<SqlBool>`EXISTS (SELECT 1 FROM participant
    WHERE participant.id = validation.participant_id AND ${seesPerson(viewer)})`;

type Row = {
  readonly what: Lead;
  readonly key: string;
  /** Null for the row that only says that the thing is there. */
  readonly workshop_id: WorkshopId | null;
  readonly has_protected_identity: number;
  readonly is_assessed: number;
  readonly is_named: number;
  readonly is_handed_in: number;
  readonly by_alias: number;
};

type RelationRow = Omit<Row, 'what' | 'key' | 'workshop_id' | 'by_alias'> & {
  readonly workshop_id: WorkshopId;
};

const rowToRelation = (row: RelationRow): Relation => ({
  workshopId: row.workshop_id,
  hasProtectedIdentity: row.has_protected_identity === 1,
  isAssessed: row.is_assessed === 1,
  isNamed: row.is_named === 1,
  isHandedIn: row.is_handed_in === 1,
});

/** How the user stands to each of these people; people who are not there are left out. */
export const listRelations = async (
  store: ReadStore,
  viewer: Viewer,
  ids: readonly ParticipantId[],
): Promise<ReadonlyMap<ParticipantId, Relation>> => {
  if (ids.length === 0) return new Map();
  const person = sql.ref('participant.id');
  const rows = await store
    .selectFrom('participant')
    .select(['id', 'workshop_id', 'has_protected_identity'])
    .select([
      isAssessed(viewer, person).$castTo<number>().as('is_assessed'),
      isNamed(viewer, person).$castTo<number>().as('is_named'),
      hasHandedIn('participant').$castTo<number>().as('is_handed_in'),
    ])
    .where('participant.id', 'in', ids)
    .execute();
  return new Map(rows.map((row) => [row.id, rowToRelation(row)]));
};

/** Whose participant, validation or certificate an id is. */
export const findOwnerOf = async (store: ReadStore, id: string): Promise<ParticipantId | undefined> => {
  const { rows } = await sql<{ person: ParticipantId }>`
    SELECT id AS person FROM participant WHERE id = ${id}
    UNION ALL SELECT participant_id FROM validation WHERE id = ${id}
    UNION ALL SELECT participant_id FROM certificate WHERE id = ${id}`.execute(store);
  return rows[0]?.person;
};

/** What an id may be of; anything else that is one person's is called theirs. */
type Lead = Extract<NotFoundWhat, Shared | 'participant' | 'validation' | 'certificate' | 'disposal'>;
const ownName: Partial<Record<PersonTable, Lead>> = { validation: 'validation', certificate: 'certificate' };

/** Something that ids lead to, and how the user stands to everybody it concerns. */
export type Concerned = {
  readonly what: Lead;
  /** `stoodByAlias`: on a paper that was made, where it says no more of the person than that. */
  readonly relations: readonly (Relation & { readonly stoodByAlias: boolean })[];
};

type Keys = RawBuilder<unknown>;

const leadFromShared = (what: Shared, keys: Keys): Keys => {
  const { link, by } = shared[what];
  const key = sql.ref(`link.${by}`);
  const byAlias = what === 'recommendation' ? sql.ref('link.by_alias') : sql`0`;
  return sql`SELECT ${what}, ${key}, one.participant_id, one.id, ${byAlias}
    FROM ${sql.table(link)} AS link JOIN validation AS one ON one.id = link.validation_id WHERE ${key} IN ${keys}`;
};

/** What holds an id, to `SELECT what, key, person, validation, by_alias`, by what in the record leads from its rows to people. */
const leads = {
  participant: (table, by, keys) =>
    sql`SELECT ${ownName[table] ?? 'participant'}, id, ${sql.ref(by)}, ${table === 'validation' ? sql.ref('id') : null}, 0
      FROM ${sql.table(table)} WHERE id IN ${keys}`,
  validation: (table, by, keys) =>
    sql`SELECT 'validation', held.id, one.participant_id, one.id, 0
      FROM ${sql.table(table)} AS held JOIN validation AS one ON one.id = ${sql.ref(`held.${by}`)}
      WHERE held.id IN ${keys}`,
  certificate: (table, by, keys) =>
    sql`SELECT 'certificate', held.id, one.participant_id, NULL, 0
      FROM ${sql.table(table)} AS held JOIN certificate AS one ON one.id = ${sql.ref(`held.${by}`)}
      WHERE held.id IN ${keys}`,
  /** Taken off everybody, it is still of those whom the log names with it. */
  evidence: (_table, _by, keys) =>
    sql`${leadFromShared('evidence', keys)} UNION ALL
      SELECT DISTINCT 'evidence', audit.subject_id, told.participant_id, NULL, 0
      FROM audit JOIN audit_participant AS told USING (position)
      WHERE audit.subject_kind = 'evidence' AND audit.subject_id IN ${keys} AND NOT EXISTS (
        SELECT 1 FROM evidence_validation WHERE evidence_validation.evidence_id = audit.subject_id)`,
  recommendation: (_table, _by, keys) => leadFromShared('recommendation', keys),
  logRow: (_table, _by, keys) =>
    sql`SELECT 'participant', audit.id, told.participant_id, NULL, 0
      FROM audit JOIN audit_participant AS told USING (position) WHERE audit.id IN ${keys}`,
  /** A photo or file has a door of its own: domain/evidence.ts, `mayOpenAttachment`. */
  attachment: null,
  /** Its key says whose it is, and only whoever writes it asks for it. */
  draft: null,
} satisfies Record<Owner, ((table: PersonTable, by: string, keys: Keys) => Keys) | null>;

/** What a row of a table is called where it leads to nobody. */
const nameOf = (table: PersonTable): Lead => {
  const { owner } = records[table].of;
  return (
    ownName[table] ??
    (owner in shared || owner === 'validation' || owner === 'certificate' ? (owner as Lead) : 'participant')
  );
};

/**
 * Every table of a person's whose rows have an id, so that a new one is behind the door without doing anything: whom the
 * row leads to, and that it is there, so that one which leads to nobody is found to be nobody's to see.
 */
const leadsFrom = (keys: Keys): readonly Keys[] =>
  personTables.flatMap((table) => {
    const { owner, by } = records[table].of;
    const lead = leads[owner];
    if (!lead || !('id' in recordColumns[table])) return [];
    // Most of the log is about nobody, and none of it is asked for by id.
    const isThere = sql`SELECT ${nameOf(table)}, id, NULL, NULL, 0 FROM ${sql.table(table)} WHERE id IN ${keys}`;
    return owner === 'logRow' ? [lead(table, by[0], keys)] : [lead(table, by[0], keys), isThere];
  });

/**
 * What ids of any kind lead to that concerns people. Ids of what is nobody's by the record (records.ts) lead to nothing;
 * so do those that are nowhere, and what they are asked for says that it is not there. What is a person's by its kind
 * and leads to nobody has no relations, and is for nobody.
 */
export const listConcerned = async (
  store: ReadStore,
  viewer: Viewer,
  ids: readonly string[],
): Promise<readonly Concerned[]> => {
  if (ids.length === 0) return [];
  const keys = sql`(SELECT value FROM json_each(${JSON.stringify(ids)}))`;
  const person = sql.ref('participant.id');
  const { rows } = await sql<Row>`
    SELECT target.what, target.key, target.by_alias, participant.workshop_id, participant.has_protected_identity,
      ${isAssessed(viewer, person)} AS is_assessed, ${isNamed(viewer, person)} AS is_named,
      CASE WHEN validation.id IS NULL THEN ${hasHandedIn('participant')} ELSE ${isHandedIn('validation')} END AS is_handed_in
    FROM (
      SELECT 'disposal' AS what, disposal.id AS key, one.value AS person, NULL AS validation, 0 AS by_alias
        FROM disposal, json_each(disposal.participant_ids) AS one WHERE disposal.id IN ${keys}
      UNION ALL ${sql.join(leadsFrom(keys), sql` UNION ALL `)}
    ) AS target
    LEFT JOIN participant ON participant.id = target.person
    LEFT JOIN validation ON validation.id = target.validation
    WHERE participant.id IS NOT NULL OR target.person IS NULL`.execute(store);
  const found = new Map<string, { what: Lead; relations: Concerned['relations'][number][] }>();
  for (const { workshop_id, by_alias, ...row } of rows) {
    const one = found.get(row.key) ?? { what: row.what, relations: [] };
    if (workshop_id !== null)
      one.relations.push({ ...rowToRelation({ ...row, workshop_id }), stoodByAlias: by_alias === 1 });
    found.set(row.key, one);
  }
  return [...found.values()];
};
