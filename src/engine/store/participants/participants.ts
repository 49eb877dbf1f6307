/** Participants: one row a person, found by a search index over folded names. Lists: participant-list.ts. */
import type { Instant } from '#domain/dates.ts';
import type { ParticipantId } from '#domain/ids.ts';
import type { Participant } from '#domain/person-fields.ts';
import { seesPerson, type Viewer } from '../base/reach.ts';
import { indexParticipant, participantToRow, rowToParticipant } from '../base/participant-row.ts';
import type { ReadStore, WriteStore } from '../base/store.ts';

export type { Participant };

export const insertParticipant = async (
  store: WriteStore,
  person: Participant,
  createdAt: Instant,
): Promise<void> => {
  const { search_row } = await store
    .insertInto('participant')
    .values({ id: person.id, created_at: createdAt, ...participantToRow(person) })
    .returning('search_row')
    .executeTakeFirstOrThrow();
  await indexParticipant(store, search_row, person);
};

export const updateParticipant = async (store: WriteStore, person: Participant): Promise<void> => {
  const { search_row } = await store
    .updateTable('participant')
    .set(participantToRow(person))
    .where('id', '=', person.id)
    .returning('search_row')
    .executeTakeFirstOrThrow();
  await indexParticipant(store, search_row, person);
};

export const findParticipant = async (
  store: ReadStore,
  id: ParticipantId,
): Promise<Participant | undefined> => {
  const row = await store.selectFrom('participant').selectAll().where('id', '=', id).executeTakeFirst();
  return row && rowToParticipant(row);
};

/** Those of these people who are there. */
export const listParticipants = async (
  store: ReadStore,
  ids: readonly ParticipantId[],
): Promise<ReadonlyMap<ParticipantId, Participant>> => {
  if (ids.length === 0) return new Map();
  const rows = await store.selectFrom('participant').selectAll().where('id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.id, rowToParticipant(row)]));
};

export const getParticipant = async (store: ReadStore, id: ParticipantId): Promise<Participant> => {
  const person = await findParticipant(store, id);
  if (!person) throw new Error('No such participant');
  return person;
};

/** The languages that people prefer, as written; people who are not there are left out. */
export const listPreferredLanguages = async (
  store: ReadStore,
  ids: readonly ParticipantId[],
): Promise<ReadonlyMap<ParticipantId, string>> => {
  const rows = await store
    .selectFrom('participant')
    .select(['id', 'language'])
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map(({ id, language }) => [id, language]));
};

/** People the user sees who have the whole name in common with the keys given, one person's own row excepted. */
export const listByNameKey = async (
  store: ReadStore,
  viewer: Viewer,
  nameKey: string,
  except: ParticipantId | null,
): Promise<readonly Participant[]> => {
  let select = store
    .selectFrom('participant')
    .selectAll()
    .where('name_key', '=', nameKey)
    .where(seesPerson(viewer));
  if (except !== null) select = select.where('id', '!=', except);
  return (await select.orderBy('id', 'desc').limit(20).execute()).map(rowToParticipant);
};

/**
 * People the user sees who have this personal number, one person's own row excepted. Those whose identity is protected
 * are looked for among the few that the user sees, so that a number of somebody hidden is answered by the same work,
 * and in the same time, as one that nobody has.
 */
export const listByNumber = async (
  store: ReadStore,
  viewer: Viewer,
  personalNumber: string,
  except: ParticipantId | null,
): Promise<readonly Participant[]> => {
  const seen = store.selectFrom('participant').selectAll().where(seesPerson(viewer));
  const open = await seen
    .where('has_protected_identity', '=', 0)
    .where('personal_number', '=', personalNumber)
    .orderBy('id', 'desc')
    .limit(20)
    .execute();
  const hidden = await seen.where('has_protected_identity', '=', 1).orderBy('id', 'desc').execute();
  return [...open, ...hidden.filter((row) => row.personal_number === personalNumber)]
    .filter(({ id }) => id !== except)
    .map(rowToParticipant);
};
