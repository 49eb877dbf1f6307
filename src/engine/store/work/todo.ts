/**
 * What a user's start page is decided from: the open validations that concern them, steps that are due, what came
 * back. A few queries over whole states, never one a validation. Not here: what waits for whom (domain).
 */
import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { PlainDate } from '#domain/dates.ts';
import type { UserId, ValidationId } from '#domain/ids.ts';
import type { OpenValidation } from '#domain/todo.ts';
import { openStates, statesInHand } from '#domain/validation.ts';
import type { ValidationState } from '#domain/validation-state.ts';
import { nameColumns, rowToBirthYear, rowToDisplayName } from '../base/participant-name.ts';
import { protectedFor, seesPerson, seesValidation, type Viewer } from '../base/reach.ts';
import type { ReadStore } from '../base/store.ts';

/** Those that the user assesses now. */
const isMine = (userId: UserId): RawBuilder<SqlBool> => sql`EXISTS (
  SELECT 1 FROM validation_assessor
  WHERE validation_id = validation.id AND user_id = ${userId} AND to_at IS NULL)`;

/** Open steps with a day not after `today`, of the user's own validations. */
const listDueSteps = async (
  store: ReadStore,
  userId: UserId,
  today: PlainDate,
): Promise<ReadonlyMap<ValidationId, OpenValidation['dueSteps']>> => {
  const rows = await store
    .selectFrom('validation')
    .innerJoin('plan_step', 'plan_step.validation_id', 'validation.id')
    .select(['validation.id', 'plan_step.text', 'plan_step.due_on'])
    .where(isMine(userId))
    .where('validation.state', 'in', statesInHand)
    .where('plan_step.due_on', '<=', today)
    .where('plan_step.done_on', 'is', null)
    .where('plan_step.removed_at', 'is', null)
    .$narrowType<{ due_on: PlainDate }>()
    .execute();
  const steps = new Map<ValidationId, { text: string; dueOn: PlainDate }[]>();
  for (const row of rows)
    steps.set(row.id, [...(steps.get(row.id) ?? []), { text: row.text, dueOn: row.due_on }]);
  return steps;
};

/** What the latest sending back said, of the user's own validations that are returned now. */
const listReturns = async (
  store: ReadStore,
  userId: UserId,
): Promise<ReadonlyMap<ValidationId, Pick<OpenValidation, 'message' | 'dueOn'>>> => {
  const rows = await store
    .selectFrom('validation')
    .innerJoin('validation_event', 'validation_event.validation_id', 'validation.id')
    .select(['validation.id', 'validation_event.message', 'validation_event.due_on'])
    .where(isMine(userId))
    .where('validation.state', '=', 'returned')
    .where('validation_event.step', '=', 'returned')
    .orderBy('validation_event.log_position')
    .orderBy('validation_event.id')
    .execute();
  return new Map(rows.map((row) => [row.id, { message: row.message, dueOn: row.due_on }])); // the last one stays
};

/**
 * Every open validation that the user sees and that is theirs or in one of the other `states`, as the domain asks for it, except that
 * nothing is told about readiness.
 */
export const listOpenValidations = async (
  store: ReadStore,
  viewer: Viewer,
  states: readonly ValidationState[],
  today: PlainDate,
): Promise<readonly Omit<OpenValidation, 'isReady'>[]> => {
  const { userId } = viewer;
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
      isMine(userId).as('is_mine'),
      protectedFor(viewer).as('is_protected'),
      sql<number>`EXISTS (
        SELECT 1 FROM involvement WHERE validation_id = validation.id AND user_id = ${userId})`.as(
        'has_assessed',
      ),
    ])
    .where('validation.state', 'in', openStates)
    .where(seesValidation(viewer))
    .where((eb) => eb.or([eb('validation.state', 'in', states), isMine(userId)]))
    .execute();
  const steps = await listDueSteps(store, userId, today);
  const returns = await listReturns(store, userId);
  return rows.map((row) => ({
    validationId: row.id,
    participantId: row.participant_id,
    participantName: rowToDisplayName(row),
    birthYear: rowToBirthYear(row),
    hasProtectedIdentity: row.is_protected === 1,
    moduleTitle: row.title,
    state: row.state,
    isMine: row.is_mine === 1,
    hasAssessed: row.has_assessed === 1,
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
  const unsettled = sql<SqlBool>`EXISTS (
    SELECT 1 FROM learning_outcome AS outcome
    JOIN assessment_criterion AS criterion ON criterion.outcome_id = outcome.id
    WHERE outcome.module_version_id = validation.module_version_id AND NOT EXISTS (
      SELECT 1 FROM judgement_now AS now WHERE now.validation_id = validation.id
        AND now.criterion_id = criterion.id AND (now.judgement = 'shown' OR now.left_out_reason IS NOT NULL)))`;
  const rows = await store
    .selectFrom('validation')
    .select('validation.id')
    .where('validation.state', '=', 'ongoing')
    .where(isMine(userId))
    .where((eb) => eb.not(unsettled))
    .execute();
  return rows.map((row) => row.id);
};

export type Counts = {
  /** Seen by the user, or not protected. */
  readonly participants: number;
  readonly seen: number;
  readonly publishedModules: number;
  readonly users: number;
  readonly ongoing: number;
};

/** What the register holds. */
export const countRegister = async (store: ReadStore, viewer: Viewer): Promise<Counts> => {
  const count = (from: RawBuilder<unknown>) => sql<number>`(SELECT count(*) FROM ${from})`;
  return store
    .selectNoFrom([
      count(sql`participant WHERE has_protected_identity = 0 OR ${seesPerson(viewer)}`).as('participants'),
      count(sql`participant WHERE ${seesPerson(viewer)}`).as('seen'),
      count(sql`module_version WHERE status = 'published'`).as('publishedModules'),
      count(sql`user WHERE is_active = 1`).as('users'),
      count(sql`validation WHERE state = 'ongoing'`).as('ongoing'),
    ])
    .executeTakeFirstOrThrow();
};
