/**
 * Numbers for those who see no participants: how many are enrolled at each verkstad, and how far modules have come.
 * People whose identity is protected are left out, so that no number tells that there is one.
 */
import type { WorkshopId } from '#domain/ids.ts';
import type { ValidationState } from '#domain/validation-state.ts';
import type { ReadStore } from '../base/store.ts';

/** Enrolled now, by verkstad. */
export const countEnrolled = async (store: ReadStore): Promise<ReadonlyMap<WorkshopId, number>> => {
  const rows = await store
    .selectFrom('participant')
    .select((eb) => ['workshop_id', eb.fn.countAll<number>().as('count')])
    .where('has_protected_identity', '=', 0)
    .where('exited_on', 'is', null)
    .groupBy('workshop_id')
    .execute();
  return new Map(rows.map((row) => [row.workshop_id, row.count]));
};

/** Validations by verkstad and state, also of people who have left. */
export const countStates = async (
  store: ReadStore,
): Promise<
  readonly { readonly workshopId: WorkshopId; readonly state: ValidationState; readonly count: number }[]
> => {
  const rows = await store
    .selectFrom('validation')
    .innerJoin('participant', 'participant.id', 'validation.participant_id')
    .select((eb) => ['participant.workshop_id', 'validation.state', eb.fn.countAll<number>().as('count')])
    .where('participant.has_protected_identity', '=', 0)
    .groupBy(['participant.workshop_id', 'validation.state'])
    .execute();
  return rows.map((row) => ({ workshopId: row.workshop_id, state: row.state, count: row.count }));
};
