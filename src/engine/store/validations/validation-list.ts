/** Lists of validations: filtered, searched by participant, in the order a page asks for, page by page. Read only. */
import { sql, type Expression, type RawBuilder, type SqlBool } from 'kysely';
import type { Instant } from '#domain/dates.ts';
import type { ModuleVersionId, ParticipantId, UserId, ValidationId, WorkshopId } from '#domain/ids.ts';
import { statesInHand } from '#domain/validation.ts';
import type { ValidationState } from '#domain/validation-state.ts';
import { nameColumns, rowToBirthYear, rowToDisplayName } from '../base/participant-name.ts';
import {
  protectedFor,
  seesValidation,
  seesValidationAlone,
  workshopNameFor,
  type Viewer,
} from '../base/reach.ts';
import { knownFirst } from '../base/order.ts';
import { hasWords, searchQuestion } from '../base/search.ts';
import type { ReadStore } from '../base/store.ts';

export type ValidationFilter = {
  /** Parts of the participant's name; a protected person is found by alias only. */
  readonly search: string;
  readonly workshopId: WorkshopId | null;
  readonly moduleVersionId: ModuleVersionId | null;
  /** Empty: all. */
  readonly states: readonly ValidationState[];
  /** Who assesses it now. */
  readonly assessorId: UserId | null;
};

/** The place of a row in the list. */
export type ValidationPlace = {
  /** What the row is ordered by, its id last. */
  readonly keys: readonly string[];
  /** When the first page was asked for. */
  readonly now: Instant;
};

export type ListedValidation = {
  readonly id: ValidationId;
  readonly lastActivityAt: Instant;
  readonly keys: readonly string[];
  readonly participantId: ParticipantId;
  readonly participantName: string;
  readonly birthYear: number | null;
  /** Told to whoever may see the person. */
  readonly hasProtectedIdentity: boolean;
  readonly workshopName: string;
  readonly moduleVersionId: ModuleVersionId;
  readonly moduleCode: string;
  readonly moduleTitle: string;
  readonly state: ValidationState;
  /** The latest handing in. */
  readonly submittedAt: Instant | null;
};

/** With more people found than this, looking at each validation's person beats gathering the people first. */
const fewPeople = 1000;

/** Conditions on whose validation it is: few people are gathered from the search index, many are met on the way. */
const personConditions = async (
  store: ReadStore,
  { search, workshopId }: ValidationFilter,
): Promise<readonly Expression<SqlBool>[]> => {
  const question = searchQuestion({ search, workshopId, standing: 'all' });
  if (question === undefined) return [];
  const hits = sql`SELECT rowid FROM participant_search WHERE participant_search MATCH ${question}`;
  const counted = await sql<{ count: number }>`
    SELECT count(*) AS count FROM (${hits} LIMIT ${fewPeople + 1})`.execute(store);
  if ((counted.rows[0]?.count ?? 0) <= fewPeople)
    return [sql`validation.participant_id IN (SELECT id FROM participant WHERE search_row IN (${hits}))`];
  const wanted = [
    ...hasWords(sql`person.search_key`, search),
    ...(workshopId === null ? [] : [sql<SqlBool>`person.workshop_id = ${workshopId}`]),
  ];
  return [
    sql`EXISTS (SELECT 1 FROM participant AS person
      WHERE person.id = validation.participant_id AND ${sql.join(wanted, sql` AND `)})`,
  ];
};

const conditions = async (
  store: ReadStore,
  viewer: Viewer,
  filter: ValidationFilter,
): Promise<readonly Expression<SqlBool>[]> => {
  const { moduleVersionId, states, assessorId } = filter;
  const found: Expression<SqlBool>[] = [
    seesValidationAlone(viewer),
    ...(await personConditions(store, filter)),
  ];
  if (moduleVersionId !== null) found.push(sql`validation.module_version_id = ${moduleVersionId}`);
  if (states.length > 0) found.push(sql`validation.state IN (${sql.join(states)})`);
  if (assessorId !== null)
    found.push(
      sql`validation.id IN (SELECT validation_id FROM validation_assessor WHERE user_id = ${assessorId} AND to_at IS NULL)`,
    );
  return found;
};

export type ValidationOrder = 'activity' | 'waiting' | 'name';

type Keys = { readonly keys: readonly RawBuilder<unknown>[]; readonly way: 'asc' | 'desc' };

const id = sql`validation.id`;
const byActivity: Keys = { keys: [sql`validation.last_activity_at`, id], way: 'desc' };
const byName: Keys = { keys: [sql`participant.sort_key`, id], way: 'asc' };

/** What the user may control before what they may not; then the longest wait, and before it what nobody knows since when. */
const byWaiting = ({ isVerifier, userId }: Viewer, now: Instant): Keys => ({
  keys: [
    isVerifier
      ? sql`CASE WHEN EXISTS (SELECT 1 FROM involvement
          WHERE validation_id = validation.id AND user_id = ${userId}) THEN '1' ELSE '0' END`
      : sql`'1'`,
    sql`CASE WHEN validation.state_since > ${now} THEN '0' ELSE '1' END`,
    sql`validation.state_since`,
    id,
  ],
  way: 'asc',
});

/** At most `limit` validations after a place. From the latest activity, what is dated ahead comes last. */
export const listValidations = async (
  store: ReadStore,
  viewer: Viewer,
  filter: ValidationFilter,
  order: ValidationOrder,
  after: ValidationPlace | null,
  limit: number,
  now: Instant,
): Promise<readonly ListedValidation[]> => {
  const wanted = await conditions(store, viewer, filter);
  const until = after?.now ?? now;
  const from = after?.keys ?? null;
  if (order !== 'activity')
    return listPart(store, viewer, wanted, order === 'name' ? byName : byWaiting(viewer, until), from, limit);
  return knownFirst((from?.[0] ?? '') > until, limit, (side, goesOn, most) =>
    listPart(
      store,
      viewer,
      [...wanted, sql<SqlBool>`validation.last_activity_at ${side} ${until}`],
      byActivity,
      goesOn ? from : null,
      most,
    ),
  );
};

const listPart = async (
  store: ReadStore,
  viewer: Viewer,
  wanted: readonly Expression<SqlBool>[],
  { keys, way }: Keys,
  after: readonly string[] | null,
  limit: number,
): Promise<readonly ListedValidation[]> => {
  let select = store
    .selectFrom('validation')
    .innerJoin('participant', 'participant.id', 'validation.participant_id')
    .innerJoin('workshop', 'workshop.id', 'participant.workshop_id')
    .innerJoin('module_version', 'module_version.id', 'validation.module_version_id')
    .innerJoin('module', 'module.id', 'module_version.module_id')
    .select([
      ...nameColumns,
      'validation.id',
      'validation.participant_id',
      'validation.module_version_id',
      'validation.state',
      'validation.last_activity_at',
      'module.code',
      'module_version.title',
    ])
    .select([workshopNameFor(viewer).as('workshop_name'), protectedFor(viewer).as('is_protected')])
    .select((eb) =>
      eb
        .selectFrom('validation_event')
        .whereRef('validation_event.validation_id', '=', 'validation.id')
        .where('validation_event.step', '=', 'submitted')
        .select('validation_event.at')
        .orderBy('validation_event.log_position', 'desc')
        .limit(1)
        .as('submitted_at'),
    )
    .select(sql<string>`json_array(${sql.join(keys)})`.as('keys'));
  for (const condition of wanted) select = select.where(condition);
  if (after)
    select = select.where(
      sql<SqlBool>`(${sql.join(keys)}) ${sql.raw(way === 'asc' ? '>' : '<')} (${sql.join(after)})`,
    );
  for (const key of keys) select = select.orderBy(key, way);
  const rows = await select.limit(limit).execute();
  return rows.map((row) => ({
    id: row.id,
    keys: JSON.parse(row.keys) as string[], // written above
    participantId: row.participant_id,
    participantName: rowToDisplayName(row),
    birthYear: rowToBirthYear(row),
    hasProtectedIdentity: row.is_protected === 1,
    workshopName: row.workshop_name,
    moduleVersionId: row.module_version_id,
    moduleCode: row.code,
    moduleTitle: row.title,
    state: row.state,
    lastActivityAt: row.last_activity_at,
    submittedAt: row.submitted_at,
  }));
};

/** How many the filter lets through, exactly. */
export const countValidations = async (
  store: ReadStore,
  viewer: Viewer,
  filter: ValidationFilter,
): Promise<number> => {
  let select = store.selectFrom('validation').select(({ fn }) => fn.countAll<number>().as('count'));
  for (const condition of await conditions(store, viewer, filter)) select = select.where(condition);
  return (await select.executeTakeFirstOrThrow()).count;
};

/** Names of those who assess now, for a page of validations. */
export const listAssessorNames = async (
  store: ReadStore,
  ids: readonly ValidationId[],
): Promise<ReadonlyMap<ValidationId, readonly string[]>> => {
  const rows = await store
    .selectFrom('validation_assessor')
    .innerJoin('user', 'user.id', 'validation_assessor.user_id')
    .select(['validation_assessor.validation_id', 'user.name'])
    .where('validation_assessor.validation_id', 'in', ids)
    .where('validation_assessor.to_at', 'is', null)
    .orderBy('validation_assessor.from_at')
    .orderBy('user.sort_key')
    .execute();
  const names = new Map<ValidationId, string[]>(ids.map((id) => [id, []]));
  for (const row of rows) names.get(row.validation_id)?.push(row.name);
  return names;
};

export type ValidationOfParticipant = Pick<
  ListedValidation,
  'id' | 'moduleVersionId' | 'moduleCode' | 'moduleTitle' | 'state' | 'lastActivityAt'
> & { readonly assessors: readonly string[] };

/** All validations of a participant, the newest first. */
export const listOfParticipant = async (
  store: ReadStore,
  participantId: ParticipantId,
): Promise<readonly ValidationOfParticipant[]> => {
  const rows = await store
    .selectFrom('validation')
    .innerJoin('module_version', 'module_version.id', 'validation.module_version_id')
    .innerJoin('module', 'module.id', 'module_version.module_id')
    .select([
      'validation.id',
      'validation.module_version_id as moduleVersionId',
      'validation.state',
      'validation.last_activity_at as lastActivityAt',
      'module.code as moduleCode',
      'module_version.title as moduleTitle',
    ])
    .where('validation.participant_id', '=', participantId)
    // Ids never go back; the clock that wrote created_at may have.
    .orderBy('validation.id', 'desc')
    .execute();
  const names = await listAssessorNames(
    store,
    rows.map((row) => row.id),
  );
  return rows.map((row) => ({ ...row, assessors: names.get(row.id) ?? [] }));
};

/** Those of a participant's validations that the user sees, the newest first. */
export const listSeenOfParticipant = async (
  store: ReadStore,
  viewer: Viewer,
  participantId: ParticipantId,
): Promise<readonly ValidationOfParticipant[]> => {
  const seen = await store
    .selectFrom('validation')
    .select('validation.id')
    .where('validation.participant_id', '=', participantId)
    .where(seesValidationAlone(viewer))
    .execute();
  const ids = new Set(seen.map(({ id }) => id));
  return (await listOfParticipant(store, participantId)).filter(({ id }) => ids.has(id));
};

export type GroupMember = {
  readonly id: ValidationId;
  readonly moduleVersionId: ModuleVersionId;
  readonly participantName: string;
  readonly birthYear: number | null;
  /** Told to whoever may see the person. */
  readonly hasProtectedIdentity: boolean;
};

/** Validations of a module version that are in the assessors' hands, by participant in Swedish order. */
export const listGroup = async (
  store: ReadStore,
  viewer: Viewer,
  moduleVersionId: ModuleVersionId,
  workshopId: WorkshopId | null,
): Promise<readonly GroupMember[]> => {
  let select = store
    .selectFrom('validation')
    .innerJoin('participant', 'participant.id', 'validation.participant_id')
    .select([...nameColumns, 'validation.id', protectedFor(viewer).as('is_protected')])
    .where(seesValidation(viewer))
    .where('validation.module_version_id', '=', moduleVersionId)
    .where('validation.state', 'in', statesInHand);
  if (workshopId !== null) select = select.where('participant.workshop_id', '=', workshopId);
  const rows = await select.orderBy('participant.sort_key').orderBy('validation.id').execute();
  return rows.map((row) => ({
    id: row.id,
    moduleVersionId,
    participantName: rowToDisplayName(row),
    birthYear: rowToBirthYear(row),
    hasProtectedIdentity: row.is_protected === 1,
  }));
};
