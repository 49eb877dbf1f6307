/**
 * A delintyg at any time: what is shown so far is handed in for control, and every criterion that is not shown is left
 * out in one go. When the work goes on, the same criteria are taken in again. Only whole criteria count: delvis visat
 * is not shown. Source: partial achievement gives a unit transcript (Open Awards); NVF's intyg is given when modules
 * are missing from a full proof.
 * Not here: what may be handed in as it stands (assessment.ts) and who controls it (verification.ts).
 */
import { isPartial, missingForSubmission, type CriterionStanding, type Missing } from './assessment.ts';
import type { CriterionId } from './ids.ts';
import { accept, refuse, type Decision } from './refusal.ts';
import { takeStep, type ValidationState } from './validation.ts';

/** Why the request leaves a criterion out. What is left out for another reason was somebody's own decision. */
export const notShownYet = 'Inte visat än';

const isToBeLeftOut = ({ leftOutReason, judgement }: CriterionStanding): boolean =>
  leftOutReason === null && judgement !== 'shown';

/** The criteria as they stand once a delintyg is asked for. */
const afterRequest = (criteria: readonly CriterionStanding[]): readonly CriterionStanding[] =>
  criteria.map((criterion) =>
    isToBeLeftOut(criterion) ? { ...criterion, leftOutReason: notShownYet } : criterion,
  );

/** What stands between what is shown so far and control, as when a module is handed in. */
export const missingForTranscript = (
  criteria: readonly CriterionStanding[],
  rationale: string,
): readonly Missing[] => missingForSubmission(afterRequest(criteria), rationale);

/** Whether there is anything that a delintyg would not state; a whole module is handed in as it is. */
export const wouldBePartial = (criteria: readonly CriterionStanding[]): boolean =>
  isPartial(afterRequest(criteria));

/**
 * The criteria that a request for a delintyg leaves out, in module order; none when all that is not shown is left out
 * already. Refuses: `wrongState`, `everythingShown`, `notReady`.
 */
export const decideTranscript = (
  state: ValidationState,
  criteria: readonly CriterionStanding[],
  rationale: string,
): Decision<readonly CriterionId[]> => {
  const step = takeStep(state, 'submitted');
  if (!step.ok) return step;
  if (!wouldBePartial(criteria)) return refuse({ kind: 'everythingShown' });
  const missing = missingForTranscript(criteria, rationale);
  return missing.length === 0
    ? accept(criteria.filter(isToBeLeftOut).map(({ criterionId }) => criterionId))
    : refuse({ kind: 'notReady', missing });
};

/** What a request left out, in module order: taken in again when the work goes on. */
export const leftOutByRequest = (
  criteria: readonly Pick<CriterionStanding, 'criterionId' | 'leftOutReason'>[],
): readonly CriterionId[] =>
  criteria.filter(({ leftOutReason }) => leftOutReason === notShownYet).map(({ criterionId }) => criterionId);
