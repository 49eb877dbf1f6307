/**
 * Validation modules: läranderesultat with bedömningskriterier, versions and their life.
 * Source: OCN modules in Sweden (modul → läranderesultat → bedömningskriterier; levels 1-3), Valideringsförordning
 * 2022:1549 for the kinds of kunnande. Not here: reading or writing module files (engine).
 */
import type { CriterionId, ModuleId, ModuleVersionId, OutcomeId } from './ids.ts';
import { accept, refuse, type Decision } from './refusal.ts';
import { plainSigns } from './typed-signs.ts';

export const moduleStatuses = ['draft', 'published', 'retired'] as const;
export type ModuleStatus = (typeof moduleStatuses)[number];

/** K kunskap, F färdighet, A ansvar och självständighet. */
export const criterionKinds = ['knowledge', 'skill', 'responsibility'] as const;
export type CriterionKind = (typeof criterionKinds)[number];

export const moduleLevels = [1, 2, 3] as const;

export type AssessmentCriterion = {
  readonly id: CriterionId;
  /** Place within the module, for example `1.2`. */
  readonly code: string;
  readonly text: string;
  readonly kind: CriterionKind;
};

export type LearningOutcome = {
  readonly id: OutcomeId;
  /** Place within the module, for example `LR1`. */
  readonly code: string;
  readonly text: string;
  /** The outcome in plain first-person words, for the participant's self-assessment. */
  readonly selfAssessmentText: string;
  /** Suggested ways to show it, in words. */
  readonly suggestedEvidence: readonly string[];
  readonly criteria: readonly AssessmentCriterion[];
};

export type ModuleVersion = {
  readonly id: ModuleVersionId;
  readonly moduleId: ModuleId;
  readonly code: string;
  readonly title: string;
  /** Counts from 1. */
  readonly version: number;
  readonly status: ModuleStatus;
  /** OCN level 1-3. */
  readonly level: number;
  /** SeQF level, only where the issuer holds a decision by MYH. */
  readonly seqfLevel: number | null;
  readonly creditValue: number | null;
  readonly notionalLearningHours: number | null;
  readonly outcomes: readonly LearningOutcome[];
};

/** Codes are written in capitals with plain signs, so that `ex‑disk` and `EX-DISK` are one module. */
export const normalCode = (code: string): string => plainSigns(code).toUpperCase();

/** Codes that begin so are example content: certificates on them are watermarked and never real. */
const exampleCodePrefix = 'EX-';
export const isExampleCode = (code: string): boolean => code.toUpperCase().startsWith(exampleCodePrefix);

/** What a draft lacks before it may be published; empty when nothing. Worded for people by the renderer. */
export type PublishProblem =
  'title' | 'noOutcomes' | 'outcomeText' | 'outcomeWithoutCriteria' | 'criterionText';

export const publishProblems = (
  module: Pick<ModuleVersion, 'title' | 'outcomes'>,
): readonly PublishProblem[] => {
  const found: PublishProblem[] = [];
  if (module.title.trim() === '') found.push('title');
  if (module.outcomes.length === 0) found.push('noOutcomes');
  if (module.outcomes.some((outcome) => outcome.text.trim() === '')) found.push('outcomeText');
  if (module.outcomes.some((outcome) => outcome.criteria.length === 0)) found.push('outcomeWithoutCriteria');
  if (module.outcomes.some((outcome) => outcome.criteria.some((criterion) => criterion.text.trim() === '')))
    found.push('criterionText');
  return found;
};

/** A published or retired version never changes; corrections are a new version. */
export const mayEdit = (status: ModuleStatus): Decision<void> =>
  status === 'draft' ? accept(undefined) : refuse({ kind: 'moduleFrozen' });

export const mayPublish = (module: Pick<ModuleVersion, 'title' | 'outcomes' | 'status'>): Decision<void> => {
  if (module.status !== 'draft') return refuse({ kind: 'moduleFrozen' });
  const problems = publishProblems(module);
  return problems.length === 0 ? accept(undefined) : refuse({ kind: 'moduleIncomplete', problems });
};
