/**
 * A validation: one participant in one module version, and the states it passes through.
 * History is append-only: each step is an event, and the state is what the last step led to.
 * Not here: what must be fulfilled before a step (assessment, verification, certificate).
 */
import { accept, refuse, type Decision } from './refusal.ts';

export const validationStates = [
  'planned',
  'ongoing',
  'submitted',
  'returned',
  'approved',
  'certified',
  'endedEarly',
] as const;
export type ValidationState = (typeof validationStates)[number];

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

/** From which states a step is allowed and where it leads. The database's trigger reads the same table. */
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

const open: readonly ValidationState[] = ['planned', 'ongoing', 'returned'];

/** Evidence, judgements and motivering may change only while the validation is in the assessor's hands. */
export const mayAssess = (state: ValidationState): Decision<void> =>
  open.includes(state) ? accept(undefined) : refuse({ kind: 'wrongState', state });
