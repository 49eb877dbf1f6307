/** Steps of a handlingsplan. A removed step keeps its row, so that nothing disappears from the record. */
import type { Instant, PlainDate } from '#domain/dates.ts';
import type { PlanStepId, UserId, ValidationId } from '#domain/ids.ts';
import type { ReadStore, WriteStore } from '../base/store.ts';
import type { Tables } from '../base/tables.ts';
import { noteHand } from './involvement.ts';

export type PlanStep = {
  readonly id: PlanStepId;
  readonly text: string;
  readonly dueOn: PlainDate | null;
  readonly who: string;
  readonly doneOn: PlainDate | null;
};

/** Who does something to a step, and when. */
type Doing = { readonly at: Instant; readonly by: UserId };

const rowToStep = (row: Tables['plan_step']): PlanStep => ({
  id: row.id,
  text: row.text,
  dueOn: row.due_on,
  who: row.who,
  doneOn: row.done_on,
});

/** Steps of one or several validations that are not removed, in the order they were written. */
export const listPlanSteps = async (
  store: ReadStore,
  validationIds: readonly ValidationId[],
): Promise<readonly PlanStep[]> =>
  (
    await store
      .selectFrom('plan_step')
      .selectAll()
      .where('validation_id', 'in', validationIds)
      .where('removed_at', 'is', null)
      .orderBy('id')
      .execute()
  ).map(rowToStep);

/** Undefined when the validation has no such step, or had one that was removed. */
export const findPlanStep = async (
  store: ReadStore,
  validationId: ValidationId,
  id: PlanStepId,
): Promise<PlanStep | undefined> => {
  const row = await store
    .selectFrom('plan_step')
    .selectAll()
    .where('validation_id', '=', validationId)
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  return row && rowToStep(row);
};

/** Writes a step anew or over the one with the same id. */
export const savePlanStep = async (
  store: WriteStore,
  validationId: ValidationId,
  step: PlanStep,
  { at, by }: Doing,
): Promise<void> => {
  const fields = {
    text: step.text,
    due_on: step.dueOn,
    who: step.who,
    done_on: step.doneOn,
    changed_at: at,
  };
  await store
    .insertInto('plan_step')
    .values({ id: step.id, validation_id: validationId, ...fields, removed_at: null })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(fields))
    .execute();
  await noteHand(store, validationId, by);
};

export const removePlanStep = async (
  store: WriteStore,
  validationId: ValidationId,
  id: PlanStepId,
  { at, by }: Doing,
): Promise<void> => {
  await store.updateTable('plan_step').set({ removed_at: at, changed_at: at }).where('id', '=', id).execute();
  await noteHand(store, validationId, by);
};
