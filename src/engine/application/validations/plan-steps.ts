/** Steps of the handlingsplan: written, ticked off, removed. */
import type { validationContract } from '#contract/validations.ts';
import type { PlanStepId } from '#domain/ids.ts';
import { refuse } from '#domain/refusal.ts';
import { findPlanStep, removePlanStep, savePlanStep } from '../../store/validations/plan-steps.ts';
import { about, findInHand } from './assessing.ts';
import { done, type Handlers } from '../frame/handler.ts';

export const planStepHandlers: Handlers<
  Pick<typeof validationContract, 'planStep.save' | 'planStep.remove'>
> = {
  'planStep.save': async ({ store, newId, now, user }, { validationId, ...input }) => {
    const validation = await findInHand(store, validationId);
    if (!validation.ok) return validation;
    const before = input.id === null ? undefined : await findPlanStep(store, validationId, input.id);
    if (input.id !== null && !before) return refuse({ kind: 'notFound', what: 'planStep' });
    const after = { ...input, id: input.id ?? newId<PlanStepId>() };
    await savePlanStep(store, validationId, after, { at: now, by: user.userId });
    return done({ id: after.id }, about(validation.value, 'planStep.saved', { before, after }));
  },

  'planStep.remove': async ({ store, now, user }, { validationId, id }) => {
    const validation = await findInHand(store, validationId);
    if (!validation.ok) return validation;
    const before = await findPlanStep(store, validationId, id);
    if (!before) return refuse({ kind: 'notFound', what: 'planStep' });
    await removePlanStep(store, validationId, id, { at: now, by: user.userId });
    return done({}, about(validation.value, 'planStep.removed', { before }));
  },
};
