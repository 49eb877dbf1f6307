/**
 * What the start page is decided from: every open validation with who assesses it, who may not control it, and its
 * steps that are due. A few queries over whole states, never one a validation. Not here: what waits for whom (domain).
 */
import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { PlainDate } from '#domain/dates.ts';
import type { UserId, ValidationId } from '#domain/ids.ts';
import type { OpenValidation } from '#domain/todo.ts';
import { openStates, statesInHand } from '#domain/validation.ts';
import { nameColumns, rowToDisplayName } from './participant-name.ts';
import type { ReadStore } from './store.ts';

const groupBy = <Row, Key, Value>(
  rows: readonly Row[],
  keyOf: (row: Row) => Key,
  valueOf: (row: Row) => Value,
): ReadonlyMap<Key, readonly Value[]> => {
  const groups = new Map<Key, Value[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(valueOf(row));
    else groups.set(keyOf(row), [valueOf(row)]);
  }
  return groups;
};

/** Who assesses each open validation now. */
const listOpenAssessors = async (store: ReadStore): Promise<ReadonlyMap<ValidationId, readonly UserId[]>> => {
  const rows = await store
    .selectFrom('validation')
    .innerJoin('validation_assessor', 'validation_assessor.validation_id', 'validation.id')
    .select(['validation.id', 'validation_assessor.user_id'])
    .where('validation.state', 'in', openStates)
    .where('validation_assessor.to_at', 'is', null)
    .execute();
  return groupBy(
    rows,
    (row) => row.id,
    (row) => row.user_id,
  );
};

/** Who may not control those that wait for control. */
const listInvolvedInSubmitted = async (
  store: ReadStore,
): Promise<ReadonlyMap<ValidationId, readonly UserId[]>> => {
  const rows = await store
    .selectFrom('validation')
    .innerJoin('involvement', 'involvement.validation_id', 'validation.id')
    .select(['validation.id', 'involvement.user_id'])
    .where('validation.state', '=', 'submitted')
    .execute();
  return groupBy(
    rows,
    (row) => row.id,
    (row) => row.user_id,
  );
};

/** Open steps with a day not after `today`, of validations in the assessor's hands. */
const listDueSteps = async (
  store: ReadStore,
  today: PlainDate,
): Promise<ReadonlyMap<ValidationId, OpenValidation['dueSteps']>> => {
  const rows = await store
    .selectFrom('plan_step')
    .innerJoin('validation', 'validation.id', 'plan_step.validation_id')
    .select(['validation.id', 'plan_step.text', 'plan_step.due_on'])
    .where('plan_step.due_on', '<=', today)
    .where('plan_step.done_on', 'is', null)
    .where('plan_step.removed_at', 'is', null)
    .where('validation.state', 'in', statesInHand)
    .$narrowType<{ due_on: PlainDate }>()
    .execute();
  return groupBy(
    rows,
    (row) => row.id,
    (row) => ({ text: row.text, dueOn: row.due_on }),
  );
};

/** What the latest sending back said, of those that are returned now. */
const listReturns = async (
  store: ReadStore,
): Promise<ReadonlyMap<ValidationId, Pick<OpenValidation, 'message' | 'dueOn'>>> => {
  const rows = await store
    .selectFrom('validation')
    .innerJoin('validation_event', 'validation_event.validation_id', 'validation.id')
    .select(['validation.id', 'validation_event.message', 'validation_event.due_on'])
    .where('validation.state', '=', 'returned')
    .where('validation_event.step', '=', 'returned')
    .orderBy('validation_event.id')
    .execute();
  return new Map(rows.map((row) => [row.id, { message: row.message, dueOn: row.due_on }])); // the last one stays
};

/** Every open validation as the domain asks for it, except that nothing is told about readiness. */
export const listOpenValidations = async (
  store: ReadStore,
  today: PlainDate,
): Promise<readonly Omit<OpenValidation, 'isReady'>[]> => {
  const rows = await store
    .selectFrom('validation')
    .innerJoin('participant', 'participant.id', 'validation.participant_id')
    .innerJoin('module_version', 'module_version.id', 'validation.module_version_id')
    .select([
      ...nameColumns,
      'validation.id',
      'validation.participant_id',
      'validation.state',
      'validation.state_since',
      'validation.last_activity_at',
      'module_version.title',
    ])
    .where('validation.state', 'in', openStates)
    .execute();
  const assessors = await listOpenAssessors(store);
  const involved = await listInvolvedInSubmitted(store);
  const steps = await listDueSteps(store, today);
  const returns = await listReturns(store);
  return rows.map((row) => ({
    validationId: row.id,
    participantId: row.participant_id,
    participantName: rowToDisplayName(row),
    moduleTitle: row.title,
    state: row.state,
    assessorIds: assessors.get(row.id) ?? [],
    assessedBy: involved.get(row.id) ?? [],
    since: row.state_since,
    lastActivityAt: row.last_activity_at,
    dueOn: returns.get(row.id)?.dueOn ?? null,
    message: returns.get(row.id)?.message ?? '',
    dueSteps: steps.get(row.id) ?? [],
  }));
};

/**
 * A user's ongoing validations in which every criterion is shown or left out: the only ones that can be ready, and few
 * enough to look at closely.
 */
export const listNearlyReady = async (store: ReadStore, userId: UserId): Promise<readonly ValidationId[]> => {
  const settled = sql<number>`(
    SELECT count(*) FROM judgement_now
    WHERE validation_id = validation.id AND (judgement = 'shown' OR left_out_reason IS NOT NULL))`;
  const criteria = sql<number>`(
    SELECT count(*) FROM learning_outcome
    JOIN assessment_criterion ON assessment_criterion.outcome_id = learning_outcome.id
    WHERE learning_outcome.module_version_id = validation.module_version_id)`;
  const rows = await store
    .selectFrom('validation')
    .innerJoin('validation_assessor', 'validation_assessor.validation_id', 'validation.id')
    .select('validation.id')
    .where('validation.state', '=', 'ongoing')
    .where('validation_assessor.user_id', '=', userId)
    .where('validation_assessor.to_at', 'is', null)
    .where(sql<SqlBool>`${settled} = ${criteria}`)
    .execute();
  return rows.map((row) => row.id);
};

export type Counts = {
  readonly participants: number;
  readonly publishedModules: number;
  readonly users: number;
  readonly ongoing: number;
};

/** What the register holds. */
export const countRegister = async (store: ReadStore): Promise<Counts> => {
  const count = (from: RawBuilder<unknown>) => sql<number>`(SELECT count(*) FROM ${from})`;
  return store
    .selectNoFrom([
      count(sql`participant`).as('participants'),
      count(sql`module_version WHERE status = 'published'`).as('publishedModules'),
      count(sql`user WHERE is_active = 1`).as('users'),
      count(sql`validation WHERE state = 'ongoing'`).as('ongoing'),
    ])
    .executeTakeFirstOrThrow();
};
