/**
 * What a handler is: the context it gets by the kind of its call, and what it gives back. A command's answer carries
 * its audit event, so that a command without an audit row cannot be written. Not here: running handlers (answering.ts).
 */
import type { CallName, Contract, OutputOf, ParsedInputOf } from '#contract/index.ts';
import type { AuditEvent } from '#domain/audit.ts';
import type { Instant, PlainDate } from '#domain/dates.ts';
import type { BatchId, UserId, WorkshopId } from '#domain/ids.ts';
import type { Decision, Refusal, Reply } from '#domain/refusal.ts';
import type { Role } from '#domain/role.ts';
import type { SignedSubject } from '#domain/signature.ts';
import type { Viewer } from '../../store/base/reach.ts';
import type { ReadStore, WriteStore } from '../../store/base/store.ts';
import type { Prepared } from '../../files/files.ts';
import type { PreparedKeyring } from '../../vault/keyring-file.ts';
import type { Asked, Documents } from './documents-held.ts';
import type { Register, RegisterInside } from './register.ts';
import type { PaperChecker } from './paper-check.ts';
import type { DocumentReader } from './document-reading.ts';
import type { OutsideReader } from './outside-reading.ts';

export type SignedIn = {
  readonly userId: UserId;
  /** The register it is signed in to: a seat is no longer valid when another one is open. */
  readonly folder: string;
  readonly name: string;
  readonly signInName: string;
  readonly roles: readonly Role[];
  readonly workshopIds: readonly WorkshopId[];
  readonly seesPersons: boolean;
  readonly signedInAt: Instant;
};

/** One window's hold on the engine: who is signed in there. */
export type Seat = {
  session: SignedIn | undefined;
  /** Locked: nobody is signed in here, but the register stays open for whoever comes back to it by PIN. */
  lockedFolder: string | undefined;
  /** The batch of which whoever sits here has signed certificates with their PIN: it may go on when they lock the screen. */
  signedBatch: { readonly userId: UserId; readonly batchId: BatchId } | undefined;
  /** Locked with a batch of which the first PIN was still being looked at: it goes on if that PIN was right. */
  notYetBehind: { readonly session: SignedIn; readonly batchId: BatchId } | undefined;
  /** A batch goes on in the name of whoever began it, though they are no longer at the screen. */
  behind: { readonly session: SignedIn; readonly batchId: BatchId } | undefined;
  readonly documents: Documents;
};

type Everywhere = {
  readonly now: Instant;
  readonly today: PlainDate;
  readonly newId: <Id extends string = string>() => Id;
  /** 32 random bytes for a key. */
  readonly newSeed: () => Uint8Array;
  /** The folder of fonts, module catalogue and translations. */
  readonly resources: string;
  /** What looks a finished certificate through. */
  readonly checkPaper: PaperChecker;
  /** What reads a document that somebody brought. */
  readonly readDocument: DocumentReader;
  /** What reads everything else that comes from outside. */
  readonly readOutside: OutsideReader;
  /** The file the person chose in a dialog; set exactly for calls that `asks`. */
  readonly path: string;
  readonly progress: (done: number, of: number) => void;
  readonly signal: AbortSignal;
};

/** Before sign-in: the register as a whole and the seat, no store. */
export type OutsideContext = Everywhere & { readonly register: Register; readonly seat: Seat };

export type QueryContext = Everywhere & {
  readonly store: ReadStore;
  readonly user: SignedIn;
  /** How far the user sees: what lists are narrowed by. The ids of the input have been looked at already. */
  readonly viewer: Viewer;
  readonly documents: Documents;
  /** This call and the ids that its input has, for what is held of it. */
  readonly asked: Asked;
  readonly register: RegisterInside;
  readonly isPractice: boolean;
};

export type CommandContext = Omit<QueryContext, 'store'> & { readonly store: WriteStore };

export type Done<T> = {
  readonly ok: true;
  readonly value: T;
  readonly event: AuditEvent;
  /** Key slots that count when the event is on the disk. */
  readonly keys?: PreparedKeyring;
  /** A file that is in its place when the event is on the disk, and otherwise not. */
  readonly file?: Prepared;
};
/** What was decided on, which the frame signs; null where, in the end, nothing was. */
export type SignedDone<T> = Done<T> & { readonly decided: SignedSubject | null };
export type Refused = { readonly ok: false; readonly refusal: Refusal };

export const done = <T>(value: T, event: AuditEvent, keys?: PreparedKeyring): Done<T> => ({
  ok: true,
  value,
  event,
  ...(keys && { keys }),
});

export const doneSaving = <T>(value: T, event: AuditEvent, file: Prepared): Done<T> => ({
  ...done(value, event),
  file,
});

export const signedDone = <T>(value: T, event: AuditEvent, decided: SignedSubject | null): SignedDone<T> => ({
  ...done(value, event),
  decided,
});

type Handler<N extends CallName> = Contract[N]['kind'] extends 'opening'
  ? (context: OutsideContext, input: ParsedInputOf<N>) => Promise<Done<OutputOf<N>> | Refused>
  : Contract[N]['kind'] extends 'command'
    ? (
        context: CommandContext,
        input: ParsedInputOf<N>,
      ) => Promise<
        (Contract[N] extends { readonly signs: true } ? SignedDone<OutputOf<N>> : Done<OutputOf<N>>) | Refused
      >
    : Contract[N]['kind'] extends 'draft'
      ? (context: CommandContext, input: ParsedInputOf<N>) => Promise<Reply<OutputOf<N>>>
      : Contract[N]['roles'] extends 'anyone'
        ? (context: OutsideContext, input: ParsedInputOf<N>) => Promise<Reply<OutputOf<N>>>
        : (context: QueryContext, input: ParsedInputOf<N>) => Promise<Reply<OutputOf<N>>>;

/** Handlers for a feature's part of the contract; calls of the shell are answered by the window's process. */
export type Handlers<Part> = {
  readonly [N in keyof Part & CallName as Contract[N]['kind'] extends 'shell' ? never : N]: Handler<N>;
};

/** What a command makes ready before its transaction begins, and how the transaction then uses it. */
type Phases<Input, Made, Answer> = {
  /**
   * Slow work on what is read: nothing is written in the register, and whatever it refuses has changed nothing. What it
   * laid on a disk is taken away by `drop` of what it made, where the transaction does not come to be.
   */
  readonly prepare: (context: QueryContext, input: Input) => Promise<Decision<Made>>;
  /** Throws `MadeTooEarly` when what was read then is no longer so. */
  readonly handle: (context: CommandContext, input: Input, made: Made) => Promise<Answer>;
};

/** Another command came between: what was made ready is thrown away and made once more. */
export class MadeTooEarly extends Error {}

/** A command whose slow part would otherwise hold the transaction; answering.ts runs both phases. */
export const inTwoPhases = <Input, Made, Answer>({
  prepare,
  handle,
}: Phases<Input, Made, Answer>): ((context: CommandContext, input: Input) => Promise<Answer>) =>
  Object.assign(
    (context: CommandContext & { readonly made?: unknown }, input: Input) =>
      handle(context, input, context.made as Made), // what `prepare` gave, handed on by answering.ts
    { prepare },
  );
