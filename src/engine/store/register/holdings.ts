/**
 * What somebody of the staff holds that others count on, in numbers, and what waits for a control that nobody can make.
 * Numbers only: no names, so that whoever looks after the staff need not see the participants.
 */
import { sql } from 'kysely';
import type { UserId } from '#domain/ids.ts';
import { openStates, type OpenState } from '#domain/validation.ts';
import type { ReadStore } from '../base/store.ts';

/** Open validations that the user assesses now, by state. */
export const countAssessedBy = async (
  store: ReadStore,
  userId: UserId,
): Promise<readonly { readonly state: OpenState; readonly count: number }[]> => {
  const rows = await store
    .selectFrom('validation_assessor')
    .innerJoin('validation', 'validation.id', 'validation_assessor.validation_id')
    .select((eb) => ['validation.state', eb.fn.countAll<number>().as('count')])
    .where('validation_assessor.user_id', '=', userId)
    .where('validation_assessor.to_at', 'is', null)
    .where('validation.state', 'in', openStates)
    .groupBy('validation.state')
    .execute();
  return openStates.flatMap((state) =>
    rows.filter((row) => row.state === state).map(({ count }) => ({ state, count })),
  );
};

/** Protected people whom nobody else who works here is named to see. */
export const countOnlyReaderOf = async (store: ReadStore, userId: UserId): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*) AS count FROM protected_reader AS own
    WHERE own.user_id = ${userId} AND NOT EXISTS (
      SELECT 1 FROM protected_reader AS other JOIN user ON user.id = other.user_id
      WHERE other.participant_id = own.participant_id AND other.user_id <> own.user_id AND user.is_active = 1)
  `.execute(store);
  return rows[0]?.count ?? 0;
};

/** Validations handed in that no intern kontrollant may control: there is none, or each has assessed there. */
export const countUncontrollable = async (store: ReadStore): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*) AS count FROM validation
    WHERE validation.state = 'submitted' AND NOT EXISTS (
      SELECT 1 FROM user JOIN user_role ON user_role.user_id = user.id
      WHERE user.is_active = 1 AND user_role.role = 'internalVerifier' AND NOT EXISTS (
        SELECT 1 FROM involvement
        WHERE involvement.validation_id = validation.id AND involvement.user_id = user.id))
  `.execute(store);
  return rows[0]?.count ?? 0;
};
