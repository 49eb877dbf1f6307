/**
 * Intern kontroll: who may control what, and what a decision needs.
 * Nobody controls what they assessed or co-assessed (OCN: nobody may verify what they assessed): assigned assessors
 * and everybody who judged or added evidence count, also after they were taken off the validation.
 */
import type { CriterionId, UserId } from './ids.ts';
import { accept, refuse, type Decision } from './refusal.ts';
import type { ValidationState } from './validation.ts';

export type Involvement = {
  /** Everybody who was ever assessor or co-assessor, judged, wrote motivering or added evidence. */
  readonly assessedBy: readonly UserId[];
};

export type ControlMark = {
  readonly criterionId: CriterionId;
  readonly agrees: boolean;
  readonly comment: string;
};

export const isOwnAssessment = (user: UserId, involvement: Involvement): boolean =>
  involvement.assessedBy.includes(user);

export const mayControl = (
  user: UserId,
  state: ValidationState,
  involvement: Involvement,
): Decision<void> => {
  if (isOwnAssessment(user, involvement)) return refuse({ kind: 'ownAssessment' });
  return state === 'submitted' ? accept(undefined) : refuse({ kind: 'wrongState', state });
};

/** Approval needs every counted criterion marked, and agreed with. */
export const mayApprove = (
  criterionIds: readonly CriterionId[],
  marks: readonly ControlMark[],
): Decision<void> => {
  const agreed = new Set(marks.filter((mark) => mark.agrees).map((mark) => mark.criterionId));
  const open = criterionIds.filter((id) => !agreed.has(id));
  return open.length === 0
    ? accept(undefined)
    : refuse({ kind: 'criteriaNotControlled', criterionIds: open });
};

/** Sending back says what is missing: a criterion not agreed with, or a message. */
export const mayReturn = (message: string, marks: readonly ControlMark[]): Decision<void> =>
  message.trim() !== '' || marks.some((mark) => !mark.agrees)
    ? accept(undefined)
    : refuse({ kind: 'nothingMarkedMissing' });
