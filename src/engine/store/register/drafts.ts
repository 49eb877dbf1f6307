/** Half-written text, one person's own. Not part of the record: neither audited nor exported, but for the extract to a person it is about. */
import type { Instant } from '#domain/dates.ts';
import type { UserId } from '#domain/ids.ts';
import type { ReadStore, WriteStore } from '../base/store.ts';

export type Draft = { readonly body: string; readonly keptAt: Instant };

export const findDraft = async (
  store: ReadStore,
  userId: UserId,
  key: string,
): Promise<Draft | undefined> => {
  const row = await store
    .selectFrom('draft')
    .select(['body', 'kept_at'])
    .where('user_id', '=', userId)
    .where('key', '=', key)
    .executeTakeFirst();
  return row && { body: row.body, keptAt: row.kept_at };
};

export const keepDraft = async (
  store: WriteStore,
  userId: UserId,
  key: string,
  draft: Draft,
): Promise<void> => {
  const fields = { body: draft.body, kept_at: draft.keptAt };
  await store
    .insertInto('draft')
    .values({ user_id: userId, key, ...fields })
    .onConflict((conflict) => conflict.columns(['user_id', 'key']).doUpdateSet(fields))
    .execute();
};

export const dropDraft = async (store: WriteStore, userId: UserId, key: string): Promise<void> => {
  await store.deleteFrom('draft').where('user_id', '=', userId).where('key', '=', key).execute();
};
