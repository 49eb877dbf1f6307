/**
 * The list of participants: searched by parts of names, filtered, sorted three ways, a page at a time, with an exact
 * total. Made for 100,000 people: the search index counts; few hits are gathered from it and sorted, many are met
 * soon enough by walking the index that has the order. Not here: what the search index holds (search.ts).
 */
import { sql, type Expression, type RawBuilder, type SqlBool } from 'kysely';
import type { ParticipantId, ValidationId, WorkshopId } from '#domain/ids.ts';
import type { ValidationState } from '#domain/validation-state.ts';
import { listWorkshops } from '../register/organisation.ts';
import type { Participant } from './participants.ts';
import { rowToParticipant } from '../base/participant-row.ts';
import { seesPerson, seesValidationAlone, type Viewer } from '../base/reach.ts';
import { hasWords, searchQuestion, type Standing } from '../base/search.ts';
import type { ReadStore } from '../base/store.ts';

export type ParticipantFilter = {
  readonly search: string;
  readonly workshopId: WorkshopId | null;
  readonly standing: Standing;
};

export type ParticipantOrder = {
  readonly sort: 'name' | 'enrolledOn' | 'workshop';
  readonly direction: 'ascending' | 'descending';
};

/** Where a page ended: its last row's verkstad or day (empty when sorted by name), sort key and id. */
export type ParticipantPlace = {
  readonly value: string;
  readonly sortKey: string;
  readonly id: ParticipantId;
};

export type ListedParticipant = Participant & {
  readonly workshopName: string;
  readonly place: ParticipantPlace;
};

/** With more hits than this, walking the list in order beats gathering and sorting the hits. */
const fewHits = 1000;

/** How many the filter lets through of those the user sees, exactly. */
const countHits = async (store: ReadStore, viewer: Viewer, question: string | undefined): Promise<number> => {
  const hits =
    question === undefined
      ? sql`1`
      : sql`search_row IN (SELECT rowid FROM participant_search WHERE participant_search MATCH ${question})`;
  if (!viewer.seesAll) {
    const seen = await sql<{
      count: number;
    }>`SELECT count(*) AS count FROM participant WHERE ${hits} AND ${seesPerson(viewer)}`.execute(store);
    return seen.rows[0]?.count ?? 0;
  }
  // The whole is counted by its index, and the few hidden ones by theirs.
  const hidden = await sql<{ count: number }>`SELECT count(*) AS count FROM participant
    WHERE has_protected_identity = 1 AND ${hits} AND NOT ${seesPerson(viewer)}`.execute(store);

  const counted =
    question === undefined
      ? await sql<{ count: number }>`SELECT count(*) AS count FROM participant`.execute(store)
      : await sql<{
          count: number;
        }>`SELECT count(*) AS count FROM participant_search WHERE participant_search MATCH ${question}`.execute(
          store,
        );
  return (counted.rows[0]?.count ?? 0) - (hidden.rows[0]?.count ?? 0);
};

/** The few who are found by the index itself. */
const amongHits = (question: string): readonly Expression<SqlBool>[] => [
  sql<SqlBool>`search_row IN (SELECT rowid FROM participant_search WHERE participant_search MATCH ${question})`,
];

/**
 * The same asked of each row on the way. The plus signs keep SQLite from choosing another index than the one that
 * has the order; a verkstad in order of names is an index of its own.
 */
const onTheWay = (
  filter: ParticipantFilter,
  sort: ParticipantOrder['sort'],
): readonly Expression<SqlBool>[] => {
  const found = [...hasWords(sql`search_key`, filter.search)];
  if (filter.workshopId !== null)
    found.push(
      sort === 'enrolledOn'
        ? sql<SqlBool>`+workshop_id = ${filter.workshopId}`
        : sql<SqlBool>`workshop_id = ${filter.workshopId}`,
    );
  if (filter.standing === 'current') found.push(sql<SqlBool>`+exited_on IS NULL`);
  if (filter.standing === 'exited') found.push(sql<SqlBool>`+exited_on IS NOT NULL`);
  return found;
};

type Page = {
  readonly where: readonly Expression<SqlBool>[];
  readonly direction: ParticipantOrder['direction'];
  readonly after: ParticipantPlace | null;
  readonly limit: number;
};

/** What stands before the name in the order: the value kept in a place, how rows rank by it, and a place's rank. */
type Lead = {
  readonly value: RawBuilder<string>;
  readonly rank: RawBuilder<unknown> | undefined;
  readonly rankOf: (place: ParticipantPlace) => string | number;
};

type Found = { readonly search_row: number } & ParticipantPlace;

const byName: Lead = { value: sql<string>`''`, rank: undefined, rankOf: () => '' };
const byDay: Lead = {
  value: sql<string>`enrolled_on`,
  rank: sql`enrolled_on`,
  rankOf: (place) => place.value,
};
const byWorkshopRank = (workshopIds: readonly WorkshopId[]): Lead => ({
  value: sql<string>`workshop_id`,
  rank: sql`instr(${workshopIds.join(' ')}, workshop_id)`,
  rankOf: (place) => workshopIds.join(' ').indexOf(place.value) + 1,
});

const ways = { ascending: ['asc', '>'], descending: ['desc', '<'] } as const;

/** Rows after a place; where an index has the order they are read from that index alone. */
const pageInOrder = async (store: ReadStore, page: Page, lead: Lead): Promise<readonly Found[]> => {
  const [way, beyond] = ways[page.direction];
  const { rank } = lead;
  let select = store
    .selectFrom('participant')
    .select(['search_row', 'id', 'sort_key as sortKey', lead.value.as('value')]);
  for (const condition of page.where) select = select.where(condition);
  if (page.after) {
    const { sortKey, id } = page.after;
    const columns = [...(rank ? [rank] : []), sql`sort_key`, sql`id`];
    const values = [...(rank ? [lead.rankOf(page.after)] : []), sortKey, id];
    select = select.where(sql<SqlBool>`(${sql.join(columns)}) ${sql.raw(beyond)} (${sql.join(values)})`);
  }
  if (rank) select = select.orderBy(rank, way);
  return select.orderBy('sort_key', way).orderBy('id', way).limit(page.limit).execute();
};

/** Verkstad by verkstad, each in order of name, until the page is full. */
const walkWorkshops = async (
  store: ReadStore,
  page: Page,
  workshopIds: readonly WorkshopId[],
): Promise<readonly Found[]> => {
  const order = page.direction === 'ascending' ? workshopIds : workshopIds.toReversed();
  const begin = page.after ? order.findIndex((id) => id === page.after?.value) : 0;
  const found: Found[] = [];
  for (const [index, value] of order.slice(Math.max(0, begin)).entries()) {
    const limit = page.limit - found.length;
    if (limit === 0) break;
    const after = index === 0 ? page.after : null;
    const where = [...page.where, sql<SqlBool>`workshop_id = ${value}`];
    const rows = await pageInOrder(store, { ...page, where, after, limit }, byName);
    found.push(...rows.map((row) => ({ ...row, value })));
  }
  return found;
};

/** At most `limit` people the user sees after a place, and how many there are in all. */
export const findParticipants = async (
  store: ReadStore,
  viewer: Viewer,
  filter: ParticipantFilter,
  order: ParticipantOrder,
  after: ParticipantPlace | null,
  limit: number,
): Promise<{ readonly people: readonly ListedParticipant[]; readonly total: number }> => {
  const question = searchQuestion(filter);
  const total = await countHits(store, viewer, question);
  if (total === 0) return { people: [], total };
  const workshops = await listWorkshops(store);
  const workshopIds = workshops.map(({ id }) => id);
  // Within one verkstad the order by verkstad is the order by name.
  const sort = order.sort === 'workshop' && filter.workshopId !== null ? 'name' : order.sort;
  const isGathered = question !== undefined && total <= fewHits;
  const where = [...(isGathered ? amongHits(question) : onTheWay(filter, sort)), seesPerson(viewer)];
  const page = { where, direction: order.direction, after, limit };
  const leads = { name: byName, enrolledOn: byDay, workshop: byWorkshopRank(workshopIds) };
  const found =
    sort === 'workshop' && !isGathered
      ? await walkWorkshops(store, page, workshopIds)
      : await pageInOrder(store, page, leads[sort]);
  const rows = await store
    .selectFrom('participant')
    .selectAll()
    .where(
      'search_row',
      'in',
      found.map((row) => row.search_row),
    )
    .execute();
  const byRow = new Map(rows.map((row) => [row.search_row, row]));
  const names = new Map(workshops.map(({ id, name }) => [id, name]));
  const people = found.flatMap(({ search_row, ...place }) => {
    const row = byRow.get(search_row);
    if (!row) return [];
    return [{ ...rowToParticipant(row), workshopName: names.get(row.workshop_id) ?? '', place }];
  });
  return { people, total };
};

export type ListedValidation = {
  readonly participantId: ParticipantId;
  readonly id: ValidationId;
  readonly moduleCode: string;
  readonly moduleTitle: string;
  readonly state: ValidationState;
};

/** The validations of the people on a page, newest first. */
export const listValidationsOf = async (
  store: ReadStore,
  viewer: Viewer,
  participantIds: readonly ParticipantId[],
): Promise<readonly ListedValidation[]> =>
  participantIds.length === 0
    ? []
    : await store
        .selectFrom('validation')
        .innerJoin('module_version', 'module_version.id', 'validation.module_version_id')
        .innerJoin('module', 'module.id', 'module_version.module_id')
        .where('validation.participant_id', 'in', participantIds)
        .where(seesValidationAlone(viewer))
        .orderBy('validation.id', 'desc')
        .select([
          'validation.participant_id as participantId',
          'validation.id',
          'validation.state',
          'module.code as moduleCode',
          'module_version.title as moduleTitle',
        ])
        .execute();
