/**
 * Gallring (disposal): how long what is registered is kept, when it is due, and who may carry a disposal out. Nothing is
 * due until the organisation has decided how long, and nobody disposes of anything alone. Not here: what is removed
 * (engine/store/disposing.ts). Source: Arkivlagen (1990:782) 10 §, GDPR art. 5.1 e; the authority's own decision
 * (dokumenthanteringsplan) gives the time limits.
 */
import { daysBetween, type PlainDate } from './dates.ts';
import type { ParticipantId, UserId } from './ids.ts';
import { accept, refuse, type Decision } from './refusal.ts';

export type DisposalLimits = {
  /** The decision that the limits rest on: `KS 2026/12`. */
  readonly reference: string;
  /** Years after the last note or the exit; null keeps for ever. */
  readonly withoutCertificateYears: number | null;
  readonly withCertificateYears: number | null;
  /** Days since a half-written text was last kept. */
  readonly draftDays: number | null;
};

/** What counts until somebody has decided. */
export const noLimits: DisposalLimits = {
  reference: '',
  withoutCertificateYears: null,
  withCertificateYears: null,
  draftDays: null,
};

/** Limits rest on a decision. Refuses: `invalidInput`. */
export const checkLimits = (limits: DisposalLimits): Decision<void> => {
  const { reference, ...times } = limits;
  return reference.trim() === '' && Object.values(times).some((time) => time !== null)
    ? refuse({ kind: 'invalidInput', problems: [{ path: 'reference', message: 'required' }] })
    : accept(undefined);
};

/** The same day so many years later; 29 February becomes 1 March. */
export const yearsLater = (on: PlainDate, years: number): PlainDate => {
  const [year = 0, month = 1, day = 1] = on.split('-').map(Number);
  return new Date(Date.UTC(year + years, month - 1, day)).toISOString().slice(0, 10) as PlainDate;
};

export type LeftPerson = {
  readonly exitedOn: PlainDate;
  /** The day of the last note about them, whatever it was. */
  readonly lastActivityOn: PlainDate;
  readonly hasCertificate: boolean;
};

/** The day a person's record may go, or null when it is kept. The time begins with whatever was last. */
export const dueOn = (person: LeftPerson, limits: DisposalLimits): PlainDate | null => {
  const years = person.hasCertificate ? limits.withCertificateYears : limits.withoutCertificateYears;
  if (years === null) return null;
  return yearsLater(person.exitedOn > person.lastActivityOn ? person.exitedOn : person.lastActivityOn, years);
};

export const isDue = (on: PlainDate | null, today: PlainDate): boolean =>
  on !== null && daysBetween(on, today) >= 0;

export type Proposal = {
  readonly proposedBy: UserId;
  readonly participantIds: readonly ParticipantId[];
};

/** Refuses: `disposalWaits` while another proposal does, `notDue` when anybody chosen is not. */
export const mayPropose = (
  waiting: Proposal | undefined,
  chosen: readonly ParticipantId[],
  due: ReadonlySet<ParticipantId>,
): Decision<void> => {
  if (waiting) return refuse({ kind: 'disposalWaits' });
  return chosen.every((id) => due.has(id)) ? accept(undefined) : refuse({ kind: 'notDue' });
};

/** Refuses: `disposalByTwo` to whoever proposed it, `notDue` when somebody has come back or a limit was changed. */
export const mayCarryOut = (
  proposal: Proposal,
  by: UserId,
  due: ReadonlySet<ParticipantId>,
): Decision<void> => {
  if (proposal.proposedBy === by) return refuse({ kind: 'disposalByTwo' });
  return proposal.participantIds.every((id) => due.has(id)) ? accept(undefined) : refuse({ kind: 'notDue' });
};
