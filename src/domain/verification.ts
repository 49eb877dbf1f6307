/**
 * Intern kontroll: who may control what, and what a decision needs.
 * Nobody controls what they assessed or co-assessed (OCN: nobody may verify what they assessed): assigned assessors
 * count, and everybody who had a hand in anything that the decision rests on, wherever it hung then.
 */
import { daysBetween, type Instant, type PlainDate } from './dates.ts';
import type { CriterionId, UserId } from './ids.ts';
import { accept, refuse, type Decision } from './refusal.ts';
import type { ValidationState } from './validation-state.ts';
import type { ControlEnd } from './control-end.ts';
import type { ValidationStep } from './validation.ts';

export type Involvement = {
  /**
   * Everybody who was ever assessor or co-assessor; handed in, took back or took up again; judged, answered for the
   * participant, gave feedback, wrote motivering or handlingsplan; or wrote, changed, linked or took off evidence.
   */
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

type EndingStep = Extract<ValidationStep, 'withdrawn' | 'returned' | 'approved'>;

/** The latest round of control, as one user has to do with it. */
export type Round = {
  /** The step that ended it, when and by whom; null while it is under way. */
  readonly ending: { readonly step: EndingStep; readonly at: Instant; readonly byName: string } | null;
  /** Where the validation is now. */
  readonly state: ValidationState;
  readonly isVerifier: boolean;
  /** The user has marked criteria in it. */
  readonly hasMarked: boolean;
};

/** Null where it goes on, or was never the user's to go on with. */
export const controlEnd = ({ ending, state, isVerifier, hasMarked }: Round): ControlEnd | null => {
  if (ending === null) return hasMarked && !isVerifier ? 'roleGone' : null;
  return ending.step === 'withdrawn' && state === 'endedEarly' ? 'givenUp' : ending.step;
};

/** For so many days it is told on the start page that a round ended: to who had begun, and to who could have. */
const toldDays = { begun: 14, couldHave: 3 };

/** How long a round that has ended can be of any concern. */
export const concernsDays = toldDays.begun;

/** What of it stands on a user's start page. `days` since it ended; what nobody had looked at is told of briefly. */
export const isToldOf = (
  end: ControlEnd,
  of: {
    readonly hasMarked: boolean;
    readonly isVerifier: boolean;
    readonly isByUser: boolean;
    readonly days: number;
  },
): boolean => {
  if (of.isByUser) return false;
  if (end === 'roleGone') return true;
  if (of.hasMarked) return of.days <= toldDays.begun;
  return of.isVerifier && (end === 'withdrawn' || end === 'givenUp') && of.days <= toldDays.couldHave;
};

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
