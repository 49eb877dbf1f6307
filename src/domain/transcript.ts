/**
 * A delintyg at any time: what is shown so far is handed in for control, and every criterion that is not shown is left
 * out in one go. When the work goes on, the same criteria are taken in again. Only whole criteria count: delvis visat
 * is not shown. Source: partial achievement gives a unit transcript (Open Awards); NVF's intyg is given when modules
 * are missing from a full proof.
 * Not here: what may be handed in as it stands (assessment.ts) and who controls it (verification.ts).
 */
import { isPartial, missingForSubmission, type CriterionStanding } from './assessment.ts';
import type { Missing } from './missing.ts';
import type { CriterionId } from './ids.ts';
import { accept, refuse, type Decision } from './refusal.ts';
import { takeStep } from './validation.ts';
import type { ValidationState } from './validation-state.ts';

/** Why the request leaves a criterion out. What is left out for another reason was somebody's own decision. */
export const notShownYet = 'Inte visat än';

const isToBeLeftOut = ({ leftOutReason, judgement }: CriterionStanding): boolean =>
  leftOutReason === null && judgement !== 'shown';

/** The criteria as they stand once a delintyg is asked for. */
const afterRequest = (criteria: readonly CriterionStanding[]): readonly CriterionStanding[] =>
  criteria.map((criterion) =>
    isToBeLeftOut(criterion) ? { ...criterion, leftOutReason: notShownYet } : criterion,
  );

/** What a request for a delintyg would leave out, and what still stands between the rest and control. */
export type TranscriptOutlook = {
  /** In module order; empty when all that is not shown is left out already. */
  readonly leftOut: readonly CriterionId[];
  readonly missing: readonly Missing[];
};

/** Null where a delintyg would state the whole module: that is handed in as it is. */
export const transcriptOutlook = (
  criteria: readonly CriterionStanding[],
  rationale: string,
): TranscriptOutlook | null => {
  const after = afterRequest(criteria);
  if (!isPartial(after)) return null;
  return {
    leftOut: criteria.filter(isToBeLeftOut).map(({ criterionId }) => criterionId),
    missing: missingForSubmission(after, rationale),
  };
};

/** The criteria that a request for a delintyg leaves out. Refuses: `wrongState`, `everythingShown`, `notReady`. */
export const decideTranscript = (
  state: ValidationState,
  criteria: readonly CriterionStanding[],
  rationale: string,
): Decision<readonly CriterionId[]> => {
  const step = takeStep(state, 'submitted');
  if (!step.ok) return step;
  const outlook = transcriptOutlook(criteria, rationale);
  if (!outlook) return refuse({ kind: 'everythingShown' });
  const { missing, leftOut } = outlook;
  return missing.length === 0 ? accept(leftOut) : refuse({ kind: 'notReady', missing });
};

/** What a request left out, in module order: taken in again when the work goes on. */
export const leftOutByRequest = (
  criteria: readonly Pick<CriterionStanding, 'criterionId' | 'leftOutReason'>[],
): readonly CriterionId[] =>
  criteria.filter(({ leftOutReason }) => leftOutReason === notShownYet).map(({ criterionId }) => criterionId);
