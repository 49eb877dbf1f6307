/**
 * What every change to a validation has in common: it is found, it is in the assessor's hands, the first change
 * begins it, and the audit row names its participant. Not here: the changes themselves.
 */
import type { AuditEvent } from '#domain/audit.ts';
import type { AuditWhat } from '#domain/audit-words.ts';
import type { ValidationId } from '#domain/ids.ts';
import { accept, refuse, type Decision } from '#domain/refusal.ts';
import { mayAssess, takeStep, type ValidationStep } from '#domain/validation.ts';
import type { ReadStore } from '../../store/base/store.ts';
import {
  appendSteps,
  findValidation,
  type Step,
  type Validation,
} from '../../store/validations/validations.ts';
import type { CommandContext } from '../frame/handler.ts';

export const findOrRefuse = async (store: ReadStore, id: ValidationId): Promise<Decision<Validation>> => {
  const validation = await findValidation(store, id);
  return validation ? accept(validation) : refuse({ kind: 'notFound', what: 'validation' });
};

/** The validation, if plan, evidence, judgements and motivering may change now. */
export const findInHand = async (store: ReadStore, id: ValidationId): Promise<Decision<Validation>> => {
  const validation = await findOrRefuse(store, id);
  if (!validation.ok) return validation;
  const may = mayAssess(validation.value.state);
  return may.ok ? validation : may;
};

/** Takes the step, or refuses it when the state does not allow it. */
export const step = async (
  { store, newId, now, user }: CommandContext,
  validation: Pick<Validation, 'id' | 'state'>,
  name: ValidationStep,
  more: Partial<Pick<Step, 'message' | 'dueOn' | 'reason'>> = {},
): Promise<Decision<void>> => {
  const led = takeStep(validation.state, name);
  if (!led.ok) return led;
  const taken = { id: newId(), validationId: validation.id, step: name, at: now, by: user.userId, ...more };
  await appendSteps(store, [taken]);
  return accept(undefined);
};

/** The first judgement, evidence or answer begins what was only planned. */
export const beginIfPlanned = async (
  context: CommandContext,
  validation: Pick<Validation, 'id' | 'state'>,
): Promise<void> => {
  if (validation.state === 'planned') await step(context, validation, 'begun');
};

/** The audit event of something done to a validation. */
export const about = (
  validation: Pick<Validation, 'id' | 'participantId'>,
  what: AuditWhat,
  change: Pick<AuditEvent, 'before' | 'after'> = {},
): AuditEvent => ({
  what,
  subjectId: validation.id,
  participantId: validation.participantId,
  ...change,
});
