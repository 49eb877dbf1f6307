/**
 * Puts the engine together: the handlers of every feature, the register, clock, ids and log. This is the only place
 * that chooses them; the program, the command line and the tests each pass their own.
 */
import type { After } from '#contract/call.ts';
import {
  contract,
  isCallName,
  type Call,
  type CallName,
  type Contract,
  type InputOf,
  type OutputOf,
} from '#contract/index.ts';
import type { HeldKind } from '#contract/messages.ts';
import type { Instant } from '#domain/dates.ts';
import type { AttachmentId, DocumentId, PictureId } from '#domain/ids.ts';
import type { Reply } from '#domain/refusal.ts';
import { archiveHandlers } from './application/archive/archive.ts';
import { attachmentHandlers, showAttachment } from './application/validations/attachments.ts';
import { showHeld } from './application/frame/show-document.ts';
import { batchHandlers } from './application/certificates/batches.ts';
import { backupHandlers } from './application/register/backups.ts';
import { certificateHandlers } from './application/certificates/certificates.ts';
import { checkingHandlers } from './application/certificates/checking.ts';
import { disposalHandlers } from './application/archive/disposal.ts';
import { documentKeyHandlers } from './application/certificates/document-key.ts';
import { documentHandlers } from './application/frame/documents.ts';
import { handoverHandlers } from './application/certificates/handover.ts';
import { remainingHandlers } from './application/validations/remaining.ts';
import { extractHandlers } from './application/archive/extract.ts';
import { heldDocuments } from './application/frame/documents-held.ts';
import { keepCopies } from './application/register/copy-keeper.ts';
import type { Copier, PracticePerson, Register } from './application/frame/register.ts';
import type { Handlers, Seat } from './application/frame/handler.ts';
import { healthHandlers } from './application/register/health.ts';
import { lookHandlers, showPicture } from './application/certificates/look.ts';
import { moduleHandlers } from './application/modules/modules.ts';
import { pinHandlers } from './application/register/pin.ts';
import { openRegister } from './application/register/open-register.ts';
import { finishRestoring } from './application/register/restoring.ts';
import { checkOnTheSpot, type PaperChecker } from './application/frame/paper-check.ts';
import { participantHandlers } from './application/participants/participants.ts';
import { recoveryHandlers } from './application/register/recovery.ts';
import { recommendationHandlers } from './application/certificates/recommendations.ts';
import { endBehind, leaveSeat, refreshSeat } from './application/register/seats.ts';
import { sessionHandlers } from './application/register/session.ts';
import { signatureHandlers } from './application/frame/signature-list.ts';
import { settingsHandlers } from './application/register/settings.ts';
import { userHandlers } from './application/register/users.ts';
import { controlHandlers } from './application/validations/control.ts';
import { readOnTheSpot, type DocumentReader } from './application/frame/document-reading.ts';
import type { OutsideReader } from './application/frame/outside-reading.ts';
import { evidenceHandlers } from './application/validations/evidence.ts';
import { judgementHandlers } from './application/validations/judgements.ts';
import { validationHandlers } from './application/validations/validations.ts';
import { warmingUp } from './application/certificates/warm-up.ts';
import { workHandlers } from './application/work/work.ts';
import type { CallOptions } from './answering.ts';
import { dispatch, type Dispatcher } from './dispatch.ts';
import { idsInOrder } from './ids.ts';
import { readNow } from './reading-jobs.ts';
import type { Log } from './log.ts';
import type { Ran } from './store/base/open.ts';

const handlers: Handlers<Contract> = {
  ...sessionHandlers,
  ...recoveryHandlers,
  ...settingsHandlers,
  ...userHandlers,
  ...moduleHandlers,
  ...participantHandlers,
  ...validationHandlers,
  ...judgementHandlers,
  ...evidenceHandlers,
  ...attachmentHandlers,
  ...controlHandlers,
  ...certificateHandlers,
  ...batchHandlers,
  ...checkingHandlers,
  ...lookHandlers,
  ...documentHandlers,
  ...remainingHandlers,
  ...handoverHandlers,
  ...documentKeyHandlers,
  ...extractHandlers,
  ...archiveHandlers,
  ...disposalHandlers,
  ...recommendationHandlers,
  ...backupHandlers,
  ...healthHandlers,
  ...signatureHandlers,
  ...pinHandlers,
  ...workHandlers,
};

export type EngineOptions = {
  readonly folder: string;
  readonly isPractice: boolean;
  readonly resources: string;
  readonly clock: () => Instant;
  /** By the clock, with randomness; the engine keeps them in order. */
  readonly newId: () => string;
  /** 32 random bytes for a key. */
  readonly newSeed: () => Uint8Array;
  readonly log: Log;
  /** Told of every statement that the register's database runs. */
  readonly ran?: (statement: Ran) => void;
  /** Scrypt's N for new key slots. */
  readonly cost: number;
  readonly checksOutput: boolean;
  /** Decisions are signed with a PIN: in the program; not where stories are played. */
  readonly asksForPin?: boolean;
  /** Makes copies of the register; none where none are kept. */
  readonly copier?: Copier;
  /** Looks certificates through before they are issued; on the spot where none is given. */
  readonly checkPaper?: PaperChecker;
  /** Reads documents that people brought; on the spot where none is given. */
  readonly readDocument?: DocumentReader;
  /** Reads every other file from outside; on the spot where none is given. */
  readonly readOutside?: OutsideReader;
  readonly practicePeople: readonly PracticePerson[];
  readonly makePractice: Register['makePractice'];
};

export type Bytes = { readonly bytes: Uint8Array; readonly mediaType: string; readonly fileName: string };

/** One window's, one command's or one test person's hold on the engine. */
export type Connection = {
  readonly call: <N extends CallName>(
    name: N,
    input: InputOf<N>,
    options?: CallOptions,
  ) => Promise<Reply<OutputOf<N>>>;
  /** The same for whatever comes over the bridge: nothing is known of it. */
  readonly callUnknown: (name: string, input: unknown, options?: CallOptions) => Promise<Reply<unknown>>;
  /** Bytes for the window's own protocol: a document, file or picture; undefined when not this seat's to see. */
  readonly bytes: (kind: HeldKind, id: string) => Promise<Bytes | undefined>;
  readonly close: () => Promise<void>;
};

export type Engine = {
  readonly connect: () => Connection;
  /** To be called every minute or so while the program runs: what is due by itself, such as a copy. */
  readonly tick: () => Promise<void>;
  /**
   * To be called when nothing has been asked for a while: does a little of what somebody would else wait for, once
   * somebody has signed in. Answers whether there is more.
   */
  readonly warmUp: () => Promise<boolean>;
  readonly close: () => Promise<void>;
};

export const compose = (options: EngineOptions): Engine => {
  const copies =
    options.copier && !options.isPractice
      ? keepCopies(options.folder, options.copier, options.clock)
      : undefined;
  finishRestoring(options.folder, options.clock);
  const ids = idsInOrder(options.newId);
  const register = openRegister({ ...options, copies, follow: ids.follow, newId: ids.next });
  const checkPaper = options.checkPaper ?? checkOnTheSpot;
  const dispatcher: Dispatcher = {
    ...options,
    register,
    checkPaper,
    readDocument: options.readDocument ?? readOnTheSpot,
    readOutside: options.readOutside ?? readNow,
    handlers: handlers as unknown as Dispatcher['handlers'], // checked as Handlers above
    newId: <Id extends string>() => ids.next() as Id, // ids are branded where they are born
  };
  const warmUp = warmingUp({ ...dispatcher, opened: register.opened });
  const seats = new Set<Seat>();

  const closeWhenEmpty = async (): Promise<void> => {
    const folder = register.opened()?.folder;
    const holds = (seat: Seat): boolean => (seat.session?.folder ?? seat.lockedFolder) === folder;
    if (![...seats].some(holds)) await register.close();
  };

  /** Roles that were taken away, or a user who was deactivated, count at once in every window. */
  const refreshSeats = async (): Promise<void> => {
    const opened = register.opened();
    if (opened) for (const seat of seats) await refreshSeat(opened.store, seat);
  };

  /**
   * The state that was left has newer copies than the one that was brought back, until that has one too: a list that is
   * read where the register cannot be asked goes by it. After a new key there is none that the key vouches for.
   */
  const copyAnew = async (): Promise<void> => {
    const opened = register.opened();
    // What the disk says is told by the lamp: the register is back.
    if (opened) await register.copies?.takeIfChanged(opened, 'interval').catch(() => undefined);
  };

  const following: Readonly<Record<After, (isDone: boolean) => void | Promise<void>>> = {
    refreshSeats,
    lookAtCopies: () => {
      register.copies?.lookAgain();
    },
    copyRestored: (isDone) => (isDone ? copyAnew() : undefined),
    closeWhenEmpty,
  };

  const connect = (): Connection => {
    const seat: Seat = {
      session: undefined,
      lockedFolder: undefined,
      signedBatch: undefined,
      notYetBehind: undefined,
      behind: undefined,
      documents: heldDocuments(),
    };
    seats.add(seat);
    const callUnknown: Connection['callUnknown'] = async (name, input, callOptions) => {
      const reply = await dispatch(dispatcher, seat, name, input, callOptions);
      endBehind(seat, name, input, reply);
      const { after = [] }: Pick<Call, 'after'> = isCallName(name) ? contract[name] : {};
      for (const what of after) await following[what](reply.ok);
      return reply;
    };
    return {
      // The reply has the call's type because the handler table has.
      call: callUnknown as Connection['call'],
      callUnknown,
      bytes: async (kind, id) => {
        if (!seat.session || seat.session.folder !== register.opened()?.folder) return undefined;
        const opened = register.opened();
        if (!opened) return undefined;
        if (kind === 'document')
          return showHeld(opened.store, seat.session, seat.documents.find(id as DocumentId));
        if (register.awaits(seat.session.userId)) return undefined;
        if (kind === 'picture') return showPicture(opened.store, seat.session, id as PictureId);
        return showAttachment(opened.store, seat.session, id as AttachmentId);
      },
      close: async () => {
        leaveSeat(seat);
        seats.delete(seat);
        await closeWhenEmpty();
      },
    };
  };

  return {
    connect,
    tick: async () => {
      const opened = register.opened();
      if (opened?.folder === register.folder) await register.copies?.takeIfDue(opened);
    },
    warmUp: () => ([...seats].some(({ session }) => session) ? warmUp() : Promise.resolve(true)),
    close: async () => {
      seats.clear();
      await register.close();
    },
  };
};
