/**
 * Intern kontroll: who may control what, and what a decision needs.
 * Nobody controls what they assessed or co-assessed (OCN: nobody may verify what they assessed): assigned assessors
 * and everybody who judged or added evidence count, also after they were taken off the validation.
 */
import { daysBetween, type PlainDate } from './dates.ts';
import type { CriterionId, UserId } from './ids.ts';
import { accept, refuse, type Decision } from './refusal.ts';
import type { ValidationState } from './validation-state.ts';

export type Involvement = {
  /** Everybody who was ever assessor or co-assessor, judged, gave feedback, wrote motivering or touched evidence. */
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

/** Marks belong to one handing in. They are shown until the validation goes on under the assessor's hands. */
export const showsMarks = (state: ValidationState): boolean =>
  ['submitted', 'returned', 'approved', 'certified'].includes(state);

/** Approval needs every counted criterion agreed with, and none disagreed with: nor that one was left out. */
export const mayApprove = (
  countedIds: readonly CriterionId[],
  marks: readonly ControlMark[],
): Decision<void> => {
  const agreed = new Set(marks.filter((mark) => mark.agrees).map((mark) => mark.criterionId));
  const disagreed = marks.filter((mark) => !mark.agrees).map((mark) => mark.criterionId);
  const open = [...new Set([...countedIds.filter((id) => !agreed.has(id)), ...disagreed])];
  return open.length === 0
    ? accept(undefined)
    : refuse({ kind: 'criteriaNotControlled', criterionIds: open });
};

/** Sending back says what is missing, by a criterion not agreed with or a message, and until a day to come. */
export const mayReturn = (
  message: string,
  marks: readonly ControlMark[],
  due: { readonly on: PlainDate | null; readonly today: PlainDate },
): Decision<void> => {
  if (message.trim() === '' && marks.every((mark) => mark.agrees))
    return refuse({ kind: 'nothingMarkedMissing' });
  return due.on !== null && daysBetween(due.today, due.on) < 0
    ? refuse({ kind: 'invalidInput', problems: [{ path: 'dueOn', message: 'inThePast' }] })
    : accept(undefined);
};
