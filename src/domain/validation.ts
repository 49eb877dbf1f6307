/**
 * A validation: one participant in one module version, and the states it passes through.
 * History is append-only: each step is an event, and the state is what the last step led to.
 * Not here: what must be fulfilled before a step (assessment, verification, certificate).
 */
import { daysBetween, type PlainDate } from './dates.ts';
import { accept, refuse, type Decision } from './refusal.ts';
import type { ValidationState } from './validation-state.ts';

export const validationSteps = [
  'planned',
  'begun',
  'submitted',
  'withdrawn',
  'returned',
  'approved',
  'certified',
  'endedEarly',
  'resumed',
] as const;
export type ValidationStep = (typeof validationSteps)[number];

/** From which states a step is allowed and where it leads. An event keeps the state that its step led to. */
export const steps: Readonly<
  Record<ValidationStep, { readonly from: readonly ValidationState[]; readonly to: ValidationState }>
> = {
  planned: { from: [], to: 'planned' },
  begun: { from: ['planned'], to: 'ongoing' },
  submitted: { from: ['ongoing', 'returned'], to: 'submitted' },
  withdrawn: { from: ['submitted'], to: 'ongoing' },
  returned: { from: ['submitted'], to: 'returned' },
  approved: { from: ['submitted'], to: 'approved' },
  certified: { from: ['approved'], to: 'certified' },
  endedEarly: { from: ['planned', 'ongoing', 'returned'], to: 'endedEarly' },
  resumed: { from: ['endedEarly', 'certified'], to: 'ongoing' },
};

export const endReasons = ['startedWork', 'startedStudies', 'moved', 'ownWish', 'other'] as const;
export type EndReason = (typeof endReasons)[number];

export const takeStep = (state: ValidationState, step: ValidationStep): Decision<ValidationState> =>
  steps[step].from.includes(state) ? accept(steps[step].to) : refuse({ kind: 'wrongState', state });

/** In the assessor's hands: here, and only here, plan, evidence, judgements and motivering may change. */
export const statesInHand = ['planned', 'ongoing', 'returned'] as const satisfies readonly ValidationState[];

export const isInHand = (state: ValidationState): boolean =>
  (statesInHand as readonly ValidationState[]).includes(state);

export const mayAssess = (state: ValidationState): Decision<void> =>
  isInHand(state) ? accept(undefined) : refuse({ kind: 'wrongState', state });

/** What is shared by several validations changes only while all of them are in the assessor's hands. */
export const mayChangeShared = (states: readonly ValidationState[]): Decision<void> => {
  const closed = states.find((state) => !isInHand(state));
  return closed === undefined ? accept(undefined) : refuse({ kind: 'wrongState', state: closed });
};

/** Decided or ended: nobody assesses or controls it as it stands. */
export const isDecided = (state: ValidationState): boolean =>
  state === 'approved' || state === 'certified' || state === 'endedEarly';

/** Not yet certified and not ended: a participant has at most one such validation in a module. */
export const openStates = [
  'planned',
  'ongoing',
  'submitted',
  'returned',
  'approved',
] as const satisfies readonly ValidationState[];
export type OpenState = (typeof openStates)[number];

/** Who may be planned for one: `hasOpenInModule` looks at all versions of the module. */
export const mayPlan = (request: {
  /** When the person's enrolment was ended; null while it goes on. */
  readonly exitedOn: PlainDate | null;
  readonly moduleIsPublished: boolean;
  readonly hasOpenInModule: boolean;
}): Decision<void> => {
  if (request.exitedOn !== null) return refuse({ kind: 'participantLeft', on: request.exitedOn });
  if (!request.moduleIsPublished) return refuse({ kind: 'moduleNotPublished' });
  return request.hasOpenInModule ? refuse({ kind: 'alreadyInModule' }) : accept(undefined);
};

/**
 * A validation that ended early may be taken up again, and so may one that gave a delintyg, to reach the whole
 * module; a whole module is done.
 */
export const mayResume = (validation: {
  readonly state: ValidationState;
  readonly isPartial: boolean;
  readonly hasOpenInModule: boolean;
}): Decision<ValidationState> => {
  const { state, isPartial, hasOpenInModule } = validation;
  if (state === 'certified' && !isPartial) return refuse({ kind: 'wrongState', state });
  const step = takeStep(state, 'resumed');
  return step.ok && hasOpenInModule ? refuse({ kind: 'alreadyInModule' }) : step;
};

/** Assessors are active users who hold the role; somebody assigned earlier may stay although they no longer do. */
export const mayBeAssessors = <Id extends string>(
  chosen: readonly Id[],
  assigned: readonly Id[],
  eligible: readonly Id[],
): Decision<readonly Id[]> => {
  const unique = [...new Set(chosen)];
  const isPossible = unique.every((id) => assigned.includes(id) || eligible.includes(id));
  return isPossible
    ? accept(unique)
    : refuse({ kind: 'invalidInput', problems: [{ path: 'assessorIds', message: 'notAnAssessor' }] });
};

/** A planned period ends on or after the day it begins; either end may be open. */
export const isPeriod = (from: PlainDate | null, to: PlainDate | null): Decision<void> =>
  from === null || to === null || daysBetween(from, to) >= 0
    ? accept(undefined)
    : refuse({ kind: 'invalidInput', problems: [{ path: 'plannedTo', message: 'beforeStart' }] });
