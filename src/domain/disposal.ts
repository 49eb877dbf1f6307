/**
 * Gallring (disposal): how long what is registered is kept, when it is due, and who may carry a disposal out. Nothing is
 * due until the organisation has decided how long, and nobody disposes of anything alone. Not here: what is removed
 * (engine/store/archive/disposing.ts). Source: Arkivlagen (1990:782) 10 §, GDPR art. 5.1 e; the authority's own decision
 * (dokumenthanteringsplan) gives the time limits.
 */
import { daysBetween, monthsLater, type Instant, type PlainDate } from './dates.ts';
import type { ParticipantId, UserId } from './ids.ts';
import { accept, refuse, type Decision } from './refusal.ts';
import { areTwo } from './two-people.ts';
import { isDecided } from './validation.ts';
import type { ValidationState } from './validation-state.ts';

export type DisposalLimits = {
  /** The decision that the limits rest on: `KS 2026/12`. */
  readonly reference: string;
  /** Years after the last note or the exit; null keeps for ever. */
  readonly withoutCertificateYears: number | null;
  readonly withCertificateYears: number | null;
  /** Months after the last validation that a photo or file is evidence in was decided. */
  readonly fileMonths: number | null;
  /** Days since a half-written text was last kept. */
  readonly draftDays: number | null;
  /** Years since somebody looked at, printed or saved something. */
  readonly logYears: number | null;
};

/** What goes by a limit of its own, without the people it is about. */
export const disposalKinds = ['files', 'drafts', 'log'] as const;
export type DisposalKind = (typeof disposalKinds)[number];

/** The limit that each kind goes by. */
export const limitOf = {
  files: 'fileMonths',
  drafts: 'draftDays',
  log: 'logYears',
} as const satisfies Record<DisposalKind, keyof DisposalLimits>;

/** What counts until somebody has decided. */
export const noLimits: DisposalLimits = {
  reference: '',
  withoutCertificateYears: null,
  withCertificateYears: null,
  fileMonths: null,
  draftDays: null,
  logYears: null,
};

/** Limits rest on a decision. Refuses: `invalidInput`. */
export const checkLimits = (limits: DisposalLimits): Decision<void> => {
  const { reference, ...times } = limits;
  return reference.trim() === '' && Object.values(times).some((time) => time !== null)
    ? refuse({ kind: 'invalidInput', problems: [{ path: 'reference', message: 'required' }] })
    : accept(undefined);
};

export type KeptPerson = {
  /** The day of the last note about them, whatever it was. */
  readonly lastActivityOn: PlainDate;
  readonly hasCertificate: boolean;
};

export type LeftPerson = KeptPerson & { readonly exitedOn: PlainDate };

/**
 * The day somebody left, or null while they are there. An exit on a day to come has not been: somebody wrote a wrong
 * day, or an older version took one beforehand.
 */
export const leftOn = (exitedOn: PlainDate | null, today: PlainDate): PlainDate | null =>
  exitedOn !== null && daysBetween(exitedOn, today) >= 0 ? exitedOn : null;

const limitEndsOn = (
  last: PlainDate,
  { hasCertificate }: KeptPerson,
  { withCertificateYears, withoutCertificateYears }: DisposalLimits,
): PlainDate | null => {
  const years = hasCertificate ? withCertificateYears : withoutCertificateYears;
  return years === null ? null : monthsLater(last, 12 * years);
};

/** The day a person's record may go, or null when it is kept. The time begins with whatever was last. */
export const dueOn = (person: LeftPerson, limits: DisposalLimits): PlainDate | null =>
  limitEndsOn(
    person.exitedOn > person.lastActivityOn ? person.exitedOn : person.lastActivityOn,
    person,
    limits,
  );

/**
 * Still enrolled, and nothing noted for longer than the limit: most likely nobody has ended the enrolment, and until
 * somebody does the record is kept for ever.
 */
export const isForgotten = (enrolled: KeptPerson, limits: DisposalLimits, today: PlainDate): boolean =>
  isDue(limitEndsOn(enrolled.lastActivityOn, enrolled, limits), today);

export const isDue = (on: PlainDate | null, today: PlainDate): boolean =>
  on !== null && daysBetween(on, today) >= 0;

/** A validation that a photo or file is evidence in, and since which day it is where it is. */
export type EvidenceIn = { readonly state: ValidationState; readonly since: PlainDate };

/** The day a photo or file may go, or null when it is kept: as long as anything that rests on it is not decided. */
export const fileDueOn = (
  evidenceIn: readonly EvidenceIn[],
  { fileMonths }: Pick<DisposalLimits, 'fileMonths'>,
): PlainDate | null => {
  const last = evidenceIn
    .map(({ since }) => since)
    .toSorted()
    .at(-1);
  if (fileMonths === null || last === undefined) return null;
  return evidenceIn.every(({ state }) => isDecided(state)) ? monthsLater(last, fileMonths) : null;
};

/** Half-written texts last kept before this are due; null when they are kept for ever. */
export const draftsBefore = (
  { draftDays }: Pick<DisposalLimits, 'draftDays'>,
  now: Instant,
): Instant | null =>
  draftDays === null ? null : (new Date(Date.parse(now) - draftDays * 86_400_000).toISOString() as Instant);

/** Log rows older than this are due; null when they are kept for ever. */
export const logBefore = ({ logYears }: Pick<DisposalLimits, 'logYears'>, now: Instant): Instant | null => {
  if (logYears === null) return null;
  const then = new Date(now);
  then.setUTCFullYear(then.getUTCFullYear() - logYears);
  // 29 February has no day of its own then: 28 February, so that nothing goes too early.
  if (then.getUTCDate() !== new Date(now).getUTCDate()) then.setUTCDate(0);
  return then.toISOString() as Instant;
};

/** What is to go: people with all that is theirs, and kinds by their own limits. */
export type Chosen = {
  readonly participantIds: readonly ParticipantId[];
  readonly kinds: readonly DisposalKind[];
};

export type Proposal = Chosen & { readonly proposedBy: UserId; readonly limits: DisposalLimits };

/** Who is due just now, by which limits. */
export type Due = { readonly people: ReadonlySet<ParticipantId>; readonly limits: DisposalLimits };

const isAllDue = ({ participantIds, kinds }: Chosen, { people, limits }: Due): boolean =>
  participantIds.every((id) => people.has(id)) && kinds.every((kind) => limits[limitOf[kind]] !== null);

/** Refuses: `disposalWaits` while another proposal does, `notDue` when anything chosen is not. */
export const mayPropose = (waiting: Proposal | undefined, chosen: Chosen, due: Due): Decision<void> => {
  if (waiting) return refuse({ kind: 'disposalWaits' });
  return isAllDue(chosen, due) ? accept(undefined) : refuse({ kind: 'notDue' });
};

/**
 * Refuses: `disposalByTwo` to whoever proposed it, `onePersonTwice` to them under another sign-in name, `notDue` when
 * somebody has come back or a limit was changed.
 */
export const mayCarryOut = (
  proposal: Proposal & { readonly byName: string },
  by: { readonly userId: UserId; readonly name: string },
  due: Due,
): Decision<void> => {
  if (proposal.proposedBy === by.userId) return refuse({ kind: 'disposalByTwo' });
  const two = areTwo('disposal', { name: proposal.byName }, by);
  if (!two.ok) return two;
  const isAsProposed = proposal.kinds.every(
    (kind) => due.limits[limitOf[kind]] === proposal.limits[limitOf[kind]],
  );
  return isAsProposed && isAllDue(proposal, due) ? accept(undefined) : refuse({ kind: 'notDue' });
};
