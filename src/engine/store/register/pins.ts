/** The PIN code of each person, hashed. Not here: hashing (vault/pin-hash.ts). */
import type { Instant } from '#domain/dates.ts';
import type { UserId } from '#domain/ids.ts';
import type { ReadStore, WriteStore } from '../base/store.ts';

type PinHash = { readonly salt: Uint8Array; readonly cost: number; readonly hash: Uint8Array };

export const findPin = (store: ReadStore, userId: UserId): Promise<PinHash | undefined> =>
  store.selectFrom('pin').select(['salt', 'cost', 'hash']).where('user_id', '=', userId).executeTakeFirst();

export const listPinHolders = async (store: ReadStore): Promise<readonly UserId[]> =>
  (await store.selectFrom('pin').select('user_id').execute()).map((row) => row.user_id);

export const putPin = async (
  store: WriteStore,
  userId: UserId,
  pin: PinHash,
  chosenAt: Instant,
): Promise<void> => {
  await store
    .insertInto('pin')
    .values({ user_id: userId, ...pin, chosen_at: chosenAt })
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet({ ...pin, chosen_at: chosenAt }))
    .execute();
};

export const removePin = async (store: WriteStore, userId: UserId): Promise<void> => {
  await store.deleteFrom('pin').where('user_id', '=', userId).execute();
};
