/**
 * Att göra: what waits for whom, how long, and what is stuck. Pure: the engine gathers, this decides.
 * Source: the evaluation (21 began, 4 had certificates; waiting was invisible).
 */
import { daysBetween, daysSince, swedishDay, type Instant, type PlainDate } from './dates.ts';
import type { ParticipantId, ValidationId } from './ids.ts';
import type { ControlEnd } from './control-end.ts';
import { comparePeople } from './people-order.ts';
import type { Role } from './role.ts';
import { isInHand } from './validation.ts';
import type { ValidationState } from './validation-state.ts';
import { controlEnd, isToldOf, type Round } from './verification.ts';

/** In the order a person should see them. */
export const todoKinds = [
  'returned', // sent back to me: complete it
  'toControl', // waits for my control
  'planStepDue', // a step of a handlingsplan is due
  'readyToSubmit', // everything is shown: hand it in
  'toIssue', // approved: make the certificate
  'stuck', // nothing has happened for long
  'lateControl', // has waited too long for control (coordinator)
  'notBegun', // planned, not begun
  'ongoing', // under way with me
  'awaitingOther', // mine, waits for somebody else's control
  'controlOver', // a control that went on, or stopped, without me
] as const;
export type TodoKind = (typeof todoKinds)[number];

/** Kinds in which nobody waits for the user: shown quietly, and never as the first thing to do. */
type QuietKind = 'ongoing' | 'awaitingOther' | 'controlOver';
export type WaitingKind = Exclude<TodoKind, QuietKind>;

/** Whether the user is waited for. */
export const isWaiting = <T extends { readonly kind: TodoKind }>(
  item: T,
): item is T & { readonly kind: WaitingKind } =>
  item.kind !== 'ongoing' && item.kind !== 'awaitingOther' && item.kind !== 'controlOver';

/** The states in which a validation concerns people of a role although it is not theirs. */
const concerning: Readonly<Record<Role, readonly ValidationState[]>> = {
  assessor: [],
  internalVerifier: ['submitted'],
  coordinator: ['ongoing', 'returned', 'submitted', 'approved'],
  administrator: [],
};

/** In which states the engine must gather validations of others; a user's own are gathered in every open state. */
export const statesConcerning = (held: readonly Role[]): readonly ValidationState[] => [
  ...new Set(held.flatMap((role) => concerning[role])),
];

/** What the engine gathers of each open validation that concerns the user. */
export type OpenValidation = {
  readonly validationId: ValidationId;
  readonly participantId: ParticipantId;
  readonly participantName: string;
  readonly birthYear: number | null;
  /** Told to whoever may see the person. */
  readonly hasProtectedIdentity: boolean;
  readonly moduleTitle: string;
  readonly state: ValidationState;
  /** The user assesses it now. */
  readonly isMine: boolean;
  /** The user has ever assessed it, so may not control it. */
  readonly hasAssessed: boolean;
  /** Nothing is missing for handing in. Looked at only for the user's own ongoing ones. */
  readonly isReady: boolean;
  /** When it came into its present state. */
  readonly since: Instant;
  readonly lastActivityAt: Instant;
  readonly dueOn: PlainDate | null;
  /** What came back with a returned one. */
  readonly message: string;
  /** Open steps of the handlingsplan with a day set. */
  readonly dueSteps: readonly { readonly text: string; readonly dueOn: PlainDate }[];
};

/** Whose it is, and which module. */
type WhatItIs = Pick<
  OpenValidation,
  'validationId' | 'participantId' | 'participantName' | 'birthYear' | 'hasProtectedIdentity' | 'moduleTitle'
>;

const whatItIs = (of: WhatItIs): WhatItIs => ({
  validationId: of.validationId,
  participantId: of.participantId,
  participantName: of.participantName,
  birthYear: of.birthYear,
  hasProtectedIdentity: of.hasProtectedIdentity,
  moduleTitle: of.moduleTitle,
});

/** The latest round of control of a validation that the user controls, could control, or has marked in. */
export type ControlRound = Round &
  WhatItIs & {
    readonly hasAssessed: boolean;
    readonly isByUser: boolean;
  };

export type TodoItem = {
  readonly kind: TodoKind;
  readonly participantId: ParticipantId | null;
  readonly validationId: ValidationId | null;
  readonly participantName: string;
  readonly birthYear: number | null;
  readonly hasProtectedIdentity: boolean;
  readonly moduleTitle: string;
  readonly days: number;
  readonly isStuck: boolean;
  readonly dueOn: PlainDate | null;
  readonly detail: string;
  /** How a control ended, and by whom; null of other kinds. */
  readonly end: { readonly how: ControlEnd; readonly byName: string; readonly at: Instant | null } | null;
};

export type TodoLimits = { readonly stuckAfterDays: number; readonly controlWithinDays: number };

/** Within a kind the longest wait first, in whole days as they are shown; of equal waits people in their order. */
const inTodoOrder = (a: TodoItem, b: TodoItem): number =>
  todoKinds.indexOf(a.kind) - todoKinds.indexOf(b.kind) ||
  b.days - a.days ||
  comparePeople(orderOf(a), orderOf(b)) ||
  (a.moduleTitle < b.moduleTitle ? -1 : Number(a.moduleTitle > b.moduleTitle));

const orderOf = ({ participantName, birthYear }: TodoItem) => ({ name: participantName, birthYear });

/** Nobody is told of what they could not control. */
const endedRound = (round: ControlRound, today: PlainDate): readonly TodoItem[] => {
  const { ending } = round;
  const how = controlEnd(round);
  const days = ending === null ? 0 : (daysSince(swedishDay(ending.at), today) ?? 0);
  if (how === null || round.hasAssessed || !isToldOf(how, { ...round, days })) return [];
  const end = { how, byName: ending?.byName ?? '', at: ending?.at ?? null };
  return [{ ...whatItIs(round), kind: 'controlOver', days, isStuck: false, dueOn: null, detail: '', end }];
};

/** The start page of a user with these roles: the most pressing kind first. */
export const todoFor = (
  held: readonly Role[],
  validations: readonly OpenValidation[],
  limits: TodoLimits,
  today: PlainDate,
  rounds: readonly ControlRound[] = [],
): readonly TodoItem[] => {
  const has = (role: Role): boolean => held.includes(role);
  const items: TodoItem[] = [];
  for (const validation of validations) {
    const { isMine, state } = validation;
    // Since a day to come, from a clock that was wrong: nobody knows how long, and one look too many is the lesser evil.
    const unknown = state === 'submitted' ? limits.controlWithinDays + 1 : limits.stuckAfterDays;
    const since = (at: Instant): number => daysSince(swedishDay(at), today) ?? unknown;
    // Ongoing work waits since anybody did anything; the rest since it came into its state.
    const days = since(state === 'ongoing' ? validation.lastActivityAt : validation.since);
    const isIdle = days >= limits.stuckAfterDays;
    const add = (kind: TodoKind, more: Partial<TodoItem> = {}): void => {
      items.push({
        kind,
        ...whatItIs(validation),
        days,
        isStuck: false,
        dueOn: null,
        detail: '',
        end: null,
        ...more,
      });
    };
    switch (state) {
      case 'returned':
        if (isMine)
          add('returned', {
            dueOn: validation.dueOn,
            detail: validation.message,
            isStuck: validation.dueOn !== null && daysBetween(validation.dueOn, today) > 0,
          });
        else if (has('coordinator') && since(validation.lastActivityAt) >= limits.stuckAfterDays)
          add('stuck', { days: since(validation.lastActivityAt), isStuck: true });
        break;
      case 'submitted': {
        const isLate = days > limits.controlWithinDays;
        if (has('internalVerifier') && !validation.hasAssessed) add('toControl', { isStuck: isLate });
        else if (isLate && has('coordinator')) add('lateControl', { isStuck: true });
        else if (isMine) add('awaitingOther', { isStuck: isLate });
        break;
      }
      case 'ongoing':
        if (isMine && validation.isReady) add('readyToSubmit', { isStuck: isIdle });
        else if (isIdle && (isMine || has('coordinator'))) add('stuck', { isStuck: true });
        else if (isMine) add('ongoing');
        break;
      case 'planned':
        if (isMine) add('notBegun', { isStuck: isIdle });
        break;
      case 'approved':
        if (isMine || has('coordinator')) add('toIssue', { isStuck: isIdle });
        break;
      case 'certified':
      case 'endedEarly':
        break;
    }
    if (isMine && isInHand(state))
      for (const step of validation.dueSteps.filter((one) => daysBetween(one.dueOn, today) >= 0))
        add('planStepDue', {
          days: daysBetween(step.dueOn, today),
          dueOn: step.dueOn,
          detail: step.text,
          isStuck: daysBetween(step.dueOn, today) > 0,
        });
  }
  items.push(...rounds.flatMap((round) => endedRound(round, today)));
  return items.sort(inTodoOrder);
};
