/**
 * What a register is to whoever works in it: closed, open, and its copies. Types alone, so that what opens it, what keeps
 * its copies and what a handler is given need not know each other. Not here: any of them at work.
 */
import type { OutputOf } from '#contract/index.ts';
import type { AuditEvent } from '#domain/audit.ts';
import type { CopyReason } from '#domain/backup.ts';
import type { Instant } from '#domain/dates.ts';
import type { UserId } from '#domain/ids.ts';
import type { KeyHolder, KnownKey, ShownKey, StrangeKey } from '#domain/key-holders.ts';
import type { Decision, Hurdle } from '#domain/refusal.ts';
import type { Role } from '#domain/role.ts';
import type { ReadStore } from '../../store/base/store.ts';
import type { appendAudit } from '../../store/register/audit.ts';
import type { PreparedKeyring } from '../../vault/keyring-file.ts';
import type { KeyChange, Keyring } from '../../vault/keyring.ts';
import type { CopyJob, CopyOutcome, CopySurvey, PlacedCopy } from './copies.ts';

/** Puts a row on a log that is not of what is open; refuses what keeps it from there. */
export type LogsTo = (
  event: AuditEvent,
  record: Parameters<typeof appendAudit>[2],
) => Promise<Decision<void>>;

export type OpenedRegister = {
  readonly folder: string;
  readonly isPractice: boolean;
  /** When the copy that is only looked at was made; null in a register that is worked in. */
  readonly copyOf: Instant | null;
  /** For a copy beside a register that can be opened: whom one opens stands on its log. */
  readonly logsTo?: LogsTo | undefined;
  readonly store: ReadStore;
  readonly key: Uint8Array;
  /** Whose keys count: what else lies in the file of slots lets nobody in and goes with no change of it. */
  readonly keys: Map<KeyHolder, KnownKey>;
  /** What did not, as it lay there at the opening, but for what a change of the file has left out since. */
  strange: readonly StrangeKey[];
  /** When the last event was written before it was opened; null in a new one. */
  readonly lastAtOpening: Instant | null;
  /** When the newest copy of it that there was then had been made; null when there was none. */
  readonly copyAtOpening: Instant | null;
  /** Seeds of the signing keys of those who have given their passphrase since it was opened. Here and nowhere else. */
  readonly seeds: Map<UserId, Uint8Array>;
  /** Wrong PIN codes in a row since the passphrase was last given. */
  readonly wrongPins: Map<UserId, number>;
  /** What a PIN that was right is known by (vault/pin-hash.ts). */
  readonly rightPins: Map<UserId, string>;
  readonly close: () => Promise<void>;
};

/** `name` is empty for all names that nobody has. */
export type WrongTries = {
  readonly name: string;
  readonly times: number;
  readonly from: Instant;
  readonly to: Instant;
};

export type PracticePerson = {
  readonly signInName: string;
  readonly name: string;
  readonly roles: readonly Role[];
};

/** A recovery sheet that was begun: held here and nowhere else until its code has been typed back. */
type BegunSheet = {
  readonly code: Uint8Array;
  readonly facts: NonNullable<OutputOf<'recovery.status'>>;
};

export type Register = {
  readonly folder: string;
  readonly practiceFolder: string;
  /** Scrypt's N for new slots. */
  readonly cost: number;
  readonly opened: () => OpenedRegister | undefined;
  /** Refuses `registerInUse` when another program has taken over what is open, as while this computer slept. */
  readonly isStillOurs: () => Decision<void>;
  /** True when anything of a register lies there, whole or not. */
  readonly exists: (folder: string) => boolean;
  /** Of the register that is open only what counts; of another all that lies there. */
  readonly keyring: (folder: string) => Decision<Keyring>;
  /** Those of before a change that a program died in: which of the two count is known when the register is open. */
  readonly olderKeyring: (folder: string) => Keyring | undefined;
  /**
   * Writes changed key slots beside their place. They count when the audit row of the change is on the disk; `then` is
   * what that means in memory. Whoever calls gives it on in `done`, and dispatch puts, settles or drops it.
   */
  readonly prepareKeyring: (
    folder: string,
    before: Keyring,
    change: KeyChange,
    then?: () => void,
  ) => Decision<PreparedKeyring>;
  /** What comes before work for somebody who is signed in to the register that is open. */
  readonly awaits: (userId: UserId) => Hurdle | null;
  readonly sheet: { begun: BegunSheet | undefined; readonly forget: () => void };
  /**
   * Opens the database under `key`, or makes a new one; takes the lock in the name of `by`. Refuses `registerMissing`
   * rather than to make one where one should be, and `registerExists` the other way round; and `keyNotKnown` where what
   * was shown fits the register's key but is of nobody whom the register knows by it.
   */
  readonly open: (request: {
    readonly folder: string;
    /** By what it is opened; undefined where a new one is made. */
    readonly shown: ShownKey | undefined;
    readonly key: Uint8Array;
    readonly by: string;
    readonly since: Instant;
    /** For a copy that is only looked at: when it was made. */
    readonly copyOf?: Instant | null;
    readonly logsTo?: LogsTo | undefined;
  }) => Promise<Decision<OpenedRegister>>;
  readonly close: () => Promise<void>;
  /** Takes away the database that a failed start has just made, so that the start can be made again. */
  readonly undoNew: (folder: string) => Promise<void>;
  /** Tries with a sign-in name or a sheet's code; also those of before the program began. */
  readonly delay: {
    /** Counts a try before it is made, so that many at once are counted too. Refuses `waitBeforeTrying`. */
    readonly begin: (name: string, now: number) => Decision<void>;
    /** Answers the seconds before the next. */
    readonly wrong: (name: string, now: number) => number;
    readonly passed: (name: string) => void;
    /** What the log does not tell of yet, and that it does. */
    readonly untold: () => readonly WrongTries[];
    readonly told: () => void;
  };
  /** Whether decisions in the register that is open are signed with a PIN. */
  readonly asksForPin: () => boolean;
  /** Copies of the register of `folder`; none where none are kept. */
  readonly copies: CopyKeeper | undefined;
  /** Who can be tried out in the practice register. */
  readonly practicePeople: readonly PracticePerson[];
  /** Fills a fresh practice register; passed in, because it works through an engine of its own. */
  readonly makePractice: (folder: string, progress: (done: number, of: number) => void) => Promise<void>;
};

/** What a call of somebody who is signed in may do with it: not open, close or exchange what others work in. */
export type RegisterInside = Pick<
  Register,
  'folder' | 'opened' | 'copies' | 'keyring' | 'prepareKeyring' | 'cost' | 'delay' | 'sheet' | 'asksForPin'
>;

/** Runs a job: in a thread in the program, at once where nobody waits for a window. */
export type Copier = (job: CopyJob) => Promise<CopyOutcome>;

export type CopyKeeper = {
  readonly chosenRoot: () => string | null;
  readonly isTaking: () => boolean;
  /** One has been tried since the program began, and has come to its end. */
  readonly hasTried: () => boolean;
  /** What there is, from memory where it was looked at within a minute. */
  readonly survey: (now: Instant) => CopySurvey;
  /** Something was laid, chosen or taken away: the next survey looks again. */
  readonly lookAgain: () => void;
  /** What there is, looked at now. */
  readonly list: () => readonly PlacedCopy[];
  /** Lists the copies in a folder too, or in the one in it or above it; answers how many there are. */
  readonly lookIn: (folder: string) => number;
  /** Waits for one that is under way, then takes its own. */
  readonly take: (
    opened: Pick<OpenedRegister, 'key'> & Partial<Pick<OpenedRegister, 'store'>>,
    reason: CopyReason,
  ) => Promise<CopyOutcome>;
  /** Takes one when it is due. */
  readonly takeIfDue: (opened: OpenedRegister) => Promise<void>;
  /** Takes one when anything has changed since the last. */
  readonly takeIfChanged: (opened: OpenedRegister, reason: CopyReason) => Promise<void>;
};
