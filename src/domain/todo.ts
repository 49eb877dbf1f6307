/**
 * Att göra: what waits for whom, how long, and what is stuck. Pure: the engine gathers, this decides.
 * Source: the evaluation (21 began, 4 had certificates; waiting was invisible).
 */
import { daysBetween, swedishDay, type Instant, type PlainDate } from './dates.ts';
import type { ParticipantId, UserId, ValidationId } from './ids.ts';
import type { Role } from './roles.ts';
import { isInHand, type ValidationState } from './validation.ts';

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
] as const;
export type TodoKind = (typeof todoKinds)[number];

/** What the engine gathers of each open validation. */
export type OpenValidation = {
  readonly validationId: ValidationId;
  readonly participantId: ParticipantId;
  readonly participantName: string;
  readonly moduleTitle: string;
  readonly state: ValidationState;
  /** Who assesses it now; its work is theirs. */
  readonly assessorIds: readonly UserId[];
  /** Everybody who may not control it. */
  readonly assessedBy: readonly UserId[];
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

export type TodoItem = {
  readonly kind: TodoKind;
  readonly participantId: ParticipantId | null;
  readonly validationId: ValidationId | null;
  readonly participantName: string;
  readonly moduleTitle: string;
  readonly days: number;
  readonly isStuck: boolean;
  readonly dueOn: PlainDate | null;
  readonly detail: string;
};

export type TodoLimits = { readonly stuckAfterDays: number; readonly controlWithinDays: number };

/** The start page of one user: their kinds first, the longest wait first within a kind. */
export const todoFor = (
  user: { readonly id: UserId; readonly roles: readonly Role[] },
  validations: readonly OpenValidation[],
  limits: TodoLimits,
  today: PlainDate,
): readonly TodoItem[] => {
  const has = (role: Role): boolean => user.roles.includes(role);
  const items: TodoItem[] = [];
  for (const validation of validations) {
    const idle = daysBetween(swedishDay(validation.lastActivityAt), today);
    const waited = daysBetween(swedishDay(validation.since), today);
    const isMine = validation.assessorIds.includes(user.id);
    const add = (kind: TodoKind, more: Partial<TodoItem> = {}): void => {
      items.push({
        kind,
        participantId: validation.participantId,
        validationId: validation.validationId,
        participantName: validation.participantName,
        moduleTitle: validation.moduleTitle,
        days: waited,
        isStuck: false,
        dueOn: null,
        detail: '',
        ...more,
      });
    };
    const isIdle = idle >= limits.stuckAfterDays;
    switch (validation.state) {
      case 'returned':
        if (isMine)
          add('returned', {
            dueOn: validation.dueOn,
            detail: validation.message,
            isStuck: validation.dueOn !== null && daysBetween(validation.dueOn, today) > 0,
          });
        break;
      case 'submitted': {
        const isLate = waited > limits.controlWithinDays;
        if (has('internalVerifier') && !validation.assessedBy.includes(user.id))
          add('toControl', { isStuck: isLate });
        else if (isLate && has('coordinator')) add('lateControl', { isStuck: true });
        else if (isMine) add('awaitingOther', { isStuck: isLate });
        break;
      }
      case 'ongoing':
        if (isMine && validation.isReady) add('readyToSubmit', { days: idle, isStuck: isIdle });
        else if (isIdle && (isMine || has('coordinator'))) add('stuck', { days: idle, isStuck: true });
        else if (isMine) add('ongoing', { days: idle });
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
    if (isMine && isInHand(validation.state))
      for (const step of validation.dueSteps.filter((one) => daysBetween(one.dueOn, today) >= 0))
        add('planStepDue', {
          days: daysBetween(step.dueOn, today),
          dueOn: step.dueOn,
          detail: step.text,
          isStuck: daysBetween(step.dueOn, today) > 0,
        });
  }
  return items.sort((a, b) => todoKinds.indexOf(a.kind) - todoKinds.indexOf(b.kind) || b.days - a.days || 0);
};
