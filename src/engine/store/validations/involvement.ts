/**
 * Who is involved in a validation, so controls it never: whoever was assigned to it, or had a hand in anything that its
 * control rests on. Triggers keep both, also of evidence that was written while it hung elsewhere (migration 0011).
 * Not here: the rule (domain/verification.ts).
 */
import type { UserId, ValidationId } from '#domain/ids.ts';
import type { ReadStore, WriteStore } from '../base/store.ts';

/** Everybody who has ever assessed it in any way, so may not control it. */
export const listInvolved = async (store: ReadStore, id: ValidationId): Promise<readonly UserId[]> =>
  (await listInvolvedIn(store, [id])).map(({ userId }) => userId);

/** The same of several validations, a row each. */
export const listInvolvedIn = async (
  store: ReadStore,
  ids: readonly ValidationId[],
): Promise<readonly { readonly validationId: ValidationId; readonly userId: UserId }[]> =>
  (
    await store
      .selectFrom('involvement')
      .select(['validation_id', 'user_id'])
      .where('validation_id', 'in', ids)
      .execute()
  ).map((row) => ({ validationId: row.validation_id, userId: row.user_id }));

/** For acts that leave no row which says whose they were. */
export const noteHand = async (store: WriteStore, id: ValidationId, by: UserId): Promise<void> => {
  await store
    .insertInto('validation_hand')
    .values({ validation_id: id, user_id: by })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
};
