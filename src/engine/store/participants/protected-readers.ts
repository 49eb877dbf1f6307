/** Who is named to see a participant whose identity is protected. Whoever assesses the person needs no naming. */
import { sql, type SqlBool } from 'kysely';
import type { ParticipantId, UserId } from '#domain/ids.ts';
import { nameColumns, rowToDisplayName } from '../base/participant-name.ts';
import type { ReadStore, WriteStore } from '../base/store.ts';

export type Reader = { readonly id: UserId; readonly name: string };

/** In Swedish order. */
export const listReaders = async (store: ReadStore, id: ParticipantId): Promise<readonly Reader[]> =>
  (await listReadersOf(store, [id])).map(({ participantId: _, ...reader }) => reader);

/** The same of several people, a row for each that one of them has. */
export const listReadersOf = (
  store: ReadStore,
  ids: readonly ParticipantId[],
): Promise<readonly (Reader & { readonly participantId: ParticipantId })[]> =>
  store
    .selectFrom('protected_reader')
    .innerJoin('user', 'user.id', 'protected_reader.user_id')
    .select(['user.id', 'user.name', 'protected_reader.participant_id as participantId'])
    .where('protected_reader.participant_id', 'in', ids)
    .orderBy('user.sort_key')
    .execute();

/** Everybody whose identity is protected, as they are called. */
export const listProtected = async (
  store: ReadStore,
): Promise<readonly { readonly id: ParticipantId; readonly displayName: string }[]> => {
  const rows = await store
    .selectFrom('participant')
    .select(['participant.id', ...nameColumns])
    .where('participant.has_protected_identity', '=', 1)
    .orderBy('participant.sort_key')
    .execute();
  return rows.map((row) => ({ id: row.id, displayName: rowToDisplayName(row) }));
};

/** Whether the identity of any of them is protected. */
export const isAnyProtected = async (store: ReadStore, ids: readonly ParticipantId[]): Promise<boolean> =>
  ids.length > 0 &&
  (await store
    .selectFrom('participant')
    .select('id')
    .where('has_protected_identity', '=', 1)
    .where(sql<SqlBool>`id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`)
    .limit(1)
    .executeTakeFirst()) !== undefined;

/** Names exactly these. */
export const nameReaders = async (
  store: WriteStore,
  id: ParticipantId,
  userIds: readonly UserId[],
): Promise<void> => {
  await store.deleteFrom('protected_reader').where('participant_id', '=', id).execute();
  if (userIds.length > 0)
    await store
      .insertInto('protected_reader')
      .values(userIds.map((user_id) => ({ participant_id: id, user_id })))
      .execute();
};
