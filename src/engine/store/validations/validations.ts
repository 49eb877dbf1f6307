/**
 * Validations: the plan, who assesses, and the steps taken. A step is an event; triggers keep the present state and
 * the last activity beside it, and remember for ever who has been involved in assessing.
 * Not here: lists (validation-list.ts), judgements, evidence, control.
 */
import type { Instant, PlainDate } from '#domain/dates.ts';
import type { ModuleId, ModuleVersionId, ParticipantId, UserId, ValidationId } from '#domain/ids.ts';
import { openStates, steps, type EndReason, type ValidationStep } from '#domain/validation.ts';
import type { ValidationState } from '#domain/validation-state.ts';
import { placeInLog } from '../base/order.ts';
import { nameColumns, rowToBirthYear, rowToDisplayName, rowToIsProtected } from '../base/participant-name.ts';
import type { ReadStore, WriteStore } from '../base/store.ts';
import type { Tables } from '../base/tables.ts';

export type Plan = {
  readonly place: string;
  readonly plannedFrom: PlainDate | null;
  readonly plannedTo: PlainDate | null;
};

export type Validation = Plan & {
  readonly id: ValidationId;
  readonly participantId: ParticipantId;
  readonly moduleVersionId: ModuleVersionId;
  readonly state: ValidationState;
};

const rowToValidation = (row: Tables['validation']): Validation => ({
  id: row.id,
  participantId: row.participant_id,
  moduleVersionId: row.module_version_id,
  place: row.place,
  plannedFrom: row.planned_from,
  plannedTo: row.planned_to,
  state: row.state,
});

const planToRow = (plan: Plan) => ({
  place: plan.place,
  planned_from: plan.plannedFrom,
  planned_to: plan.plannedTo,
});

export const findValidation = async (store: ReadStore, id: ValidationId): Promise<Validation | undefined> => {
  const row = await store.selectFrom('validation').selectAll().where('id', '=', id).executeTakeFirst();
  return row && rowToValidation(row);
};

/** Those of the asked for that exist, in no order. */
export const listValidationsById = async (
  store: ReadStore,
  ids: readonly ValidationId[],
): Promise<readonly Validation[]> =>
  (await store.selectFrom('validation').selectAll().where('id', 'in', ids).execute()).map(rowToValidation);

export type ValidationHead = Validation & {
  readonly participantName: string;
  readonly birthYear: number | null;
  readonly hasProtectedIdentity: boolean;
  readonly workshopName: string;
  readonly module: {
    readonly code: string;
    readonly title: string;
    readonly version: number;
    readonly level: number;
  };
};

/** A validation with the names that head its page. */
export const findValidationHead = async (
  store: ReadStore,
  id: ValidationId,
): Promise<ValidationHead | undefined> => {
  const row = await store
    .selectFrom('validation')
    .innerJoin('participant', 'participant.id', 'validation.participant_id')
    .innerJoin('workshop', 'workshop.id', 'participant.workshop_id')
    .innerJoin('module_version', 'module_version.id', 'validation.module_version_id')
    .innerJoin('module', 'module.id', 'module_version.module_id')
    .selectAll('validation')
    .select([
      ...nameColumns,
      'workshop.name as workshop_name',
      'module.code',
      'module_version.title',
      'module_version.version',
      'module_version.level',
    ])
    .where('validation.id', '=', id)
    .executeTakeFirst();
  return (
    row && {
      ...rowToValidation(row),
      participantName: rowToDisplayName(row),
      birthYear: rowToBirthYear(row),
      hasProtectedIdentity: rowToIsProtected(row),
      workshopName: row.workshop_name,
      module: { code: row.code, title: row.title, version: row.version, level: row.level },
    }
  );
};

/** Whether the participant has a validation in any version of the module that is not certified or ended. */
export const hasOpenInModule = async (
  store: ReadStore,
  participantId: ParticipantId,
  moduleId: ModuleId,
): Promise<boolean> => {
  const row = await store
    .selectFrom('validation')
    .innerJoin('module_version', 'module_version.id', 'validation.module_version_id')
    .select('validation.id')
    .where('validation.participant_id', '=', participantId)
    .where('validation.state', 'in', openStates)
    .where('module_version.module_id', '=', moduleId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
};

/** The row itself; its first step follows by `appendSteps`. */
export const insertValidation = async (
  store: WriteStore,
  validation: Omit<Validation, 'state'>,
  at: Instant,
): Promise<void> => {
  await store
    .insertInto('validation')
    .values({
      id: validation.id,
      participant_id: validation.participantId,
      module_version_id: validation.moduleVersionId,
      ...planToRow(validation),
      created_at: at,
      state: 'planned',
      state_since: at,
      last_activity_at: at,
    })
    .execute();
};

export const updatePlan = async (
  store: WriteStore,
  id: ValidationId,
  plan: Plan,
  at: Instant,
): Promise<void> => {
  await store
    .updateTable('validation')
    .set({ ...planToRow(plan), last_activity_at: at })
    .where('id', '=', id)
    .execute();
};

export type Assessor = { readonly id: UserId; readonly name: string };

/** Who assesses now, in the order they were assigned. */
export const listAssessors = async (store: ReadStore, id: ValidationId): Promise<readonly Assessor[]> =>
  store
    .selectFrom('validation_assessor')
    .innerJoin('user', 'user.id', 'validation_assessor.user_id')
    .select(['user.id', 'user.name'])
    .where('validation_id', '=', id)
    .where('to_at', 'is', null)
    .orderBy('from_at')
    .orderBy('user.sort_key')
    .execute();

/** Takes off those who are not among `ids` and adds those who are new; what was before is kept with its dates. */
export const assignAssessors = async (
  store: WriteStore,
  id: ValidationId,
  ids: readonly UserId[],
  at: Instant,
): Promise<void> => {
  const assigned = (await listAssessors(store, id)).map((assessor) => assessor.id);
  const leaving = assigned.filter((userId) => !ids.includes(userId));
  const coming = ids.filter((userId) => !assigned.includes(userId));
  if (leaving.length > 0)
    await store
      .updateTable('validation_assessor')
      .set({ to_at: at })
      .where('validation_id', '=', id)
      .where('user_id', 'in', leaving)
      .where('to_at', 'is', null)
      .execute();
  if (coming.length > 0)
    await store
      .insertInto('validation_assessor')
      .values(coming.map((user_id) => ({ validation_id: id, user_id, from_at: at, to_at: null })))
      .execute();
};

export type Step = {
  readonly id: string;
  readonly validationId: ValidationId;
  readonly step: ValidationStep;
  readonly message: string;
  readonly dueOn: PlainDate | null;
  /** Only of `endedEarly`. */
  readonly reason: EndReason | null;
  readonly at: Instant;
  readonly by: UserId;
};

type NewStep = Pick<Step, 'id' | 'validationId' | 'step' | 'at' | 'by'> &
  Partial<Pick<Step, 'message' | 'dueOn' | 'reason'>>;

/** Takes a step that the domain has allowed: the validation's state follows by trigger. */
export const appendSteps = async (store: WriteStore, taken: readonly NewStep[]): Promise<void> => {
  if (taken.length === 0) return;
  await store
    .insertInto('validation_event')
    .values(
      taken.map((step) => ({
        id: step.id,
        validation_id: step.validationId,
        step: step.step,
        state: steps[step.step].to,
        message: step.message ?? '',
        due_on: step.dueOn ?? null,
        reason: step.reason ?? null,
        at: step.at,
        by: step.by,
        log_position: placeInLog,
      })),
    )
    .execute();
};

/** The steps a validation has taken, oldest first, with who took them. */
export const listSteps = async (
  store: ReadStore,
  id: ValidationId,
): Promise<readonly (Step & { readonly byName: string })[]> =>
  (
    await store
      .selectFrom('validation_event')
      .innerJoin('user', 'user.id', 'validation_event.by')
      .selectAll('validation_event')
      .select('user.name')
      .where('validation_id', '=', id)
      .orderBy('log_position')
      .orderBy('validation_event.id')
      .execute()
  ).map((row) => ({
    id: row.id,
    validationId: row.validation_id,
    step: row.step,
    message: row.message,
    dueOn: row.due_on,
    reason: row.reason as EndReason | null, // written above
    at: row.at,
    by: row.by,
    byName: row.name,
  }));
