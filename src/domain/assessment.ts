/**
 * Judging: the three judgements, progress, and what must be there before a module may be handed in for control.
 * Rules: every criterion is visat or explicitly left out with a reason (then only a delintyg is possible), every
 * judged criterion rests on evidence of another kind than self-assessment, and the motivering is written.
 */
import type { CriterionId } from './ids.ts';
import { countsAsEvidence, type EvidenceType } from './evidence.ts';
import { accept, refuse, type Decision } from './refusal.ts';
import type { Missing } from './missing.ts';

/** Ej visat, delvis, visat. */
export const judgements = ['notShown', 'partlyShown', 'shown'] as const;
export type Judgement = (typeof judgements)[number];

/** Nej, Lite, Med hjälp, Själv, Vet inte: the participant's own answer for an outcome. */
export const selfAssessmentAnswers = ['no', 'little', 'withHelp', 'alone', 'dontKnow'] as const;
export type SelfAssessmentAnswer = (typeof selfAssessmentAnswers)[number];

/** What is said of one criterion. Every event carries it whole, so undoing is only another event. */
export type CriterionJudgement = {
  readonly judgement: Judgement | null;
  readonly note: string;
  /** Why the criterion is left out; null when it is not. */
  readonly leftOutReason: string | null;
};

/** Where every criterion begins. */
export const unjudged: CriterionJudgement = { judgement: null, note: '', leftOutReason: null };

/** What is said after a change, or undefined when the change says nothing new and so leaves no event. */
export const changedJudgement = (
  before: CriterionJudgement,
  change: Partial<CriterionJudgement>,
): CriterionJudgement | undefined => {
  const after = { ...before, ...change };
  const isSame =
    after.judgement === before.judgement &&
    after.note === before.note &&
    after.leftOutReason === before.leftOutReason;
  return isSame ? undefined : after;
};

export type CriterionStanding = Omit<CriterionJudgement, 'note'> & {
  readonly criterionId: CriterionId;
  readonly evidence: readonly EvidenceType[];
};

export type Progress = {
  readonly shown: number;
  readonly partlyShown: number;
  readonly notShown: number;
  readonly unjudged: number;
  readonly leftOut: number;
  readonly total: number;
};

export const progressOf = (criteria: readonly CriterionStanding[]): Progress => {
  const counted = criteria.filter((criterion) => criterion.leftOutReason === null);
  const having = (judgement: Judgement | null): number =>
    counted.filter((criterion) => criterion.judgement === judgement).length;
  return {
    shown: having('shown'),
    partlyShown: having('partlyShown'),
    notShown: having('notShown'),
    unjudged: having(null),
    leftOut: criteria.length - counted.length,
    total: criteria.length,
  };
};

/** Everything that stands between a validation and control, in module order. Empty when it may be handed in. */
export const missingForSubmission = (
  criteria: readonly CriterionStanding[],
  rationale: string,
): readonly Missing[] => {
  const missing: Missing[] = [];
  for (const criterion of criteria) {
    if (criterion.leftOutReason !== null) continue;
    const { criterionId } = criterion;
    if (criterion.judgement !== 'shown') missing.push({ kind: 'criterionNotShown', criterionId });
    if (!criterion.evidence.some(countsAsEvidence))
      missing.push({ kind: 'criterionWithoutEvidence', criterionId });
  }
  if (criteria.every((criterion) => criterion.leftOutReason !== null)) missing.push({ kind: 'nothingShown' });
  if (rationale.trim() === '') missing.push({ kind: 'rationaleMissing' });
  return missing;
};

export const maySubmit = (criteria: readonly CriterionStanding[], rationale: string): Decision<void> => {
  const missing = missingForSubmission(criteria, rationale);
  return missing.length === 0 ? accept(undefined) : refuse({ kind: 'notReady', missing });
};

/** With anything left out the module is not whole: it can become a delintyg, never a kompetensintyg. */
export const isPartial = (criteria: readonly CriterionStanding[]): boolean =>
  criteria.some((criterion) => criterion.leftOutReason !== null);
