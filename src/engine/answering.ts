/**
 * Runs a call that has come in: from outside the register, a reading of it, or a change to it. A change is one
 * transaction with its one audit row; files and key slots that it brings count together with it. Not here: who may come in (admission.ts).
 */
import type { AuditEvent } from '#domain/audit.ts';
import { swedishDay, type Instant } from '#domain/dates.ts';
import { daysCanBe } from '#domain/day-rules.ts';
import { sealEvery } from '#domain/log-seal.ts';
import { refuse, type Decision, type Refusal, type Reply } from '#domain/refusal.ts';
import type { Admitted } from './admission.ts';
import { chosenPlace } from './application/frame/chosen-path.ts';
import {
  MadeTooEarly,
  type Done,
  type Refused,
  type Seat,
  type SignedDone,
  type SignedIn,
} from './application/frame/handler.ts';
import { sealLogIn } from './application/register/log-seals.ts';
import { keepKeysKnown } from './application/register/key-holders.ts';
import type { OpenedRegister, Register } from './application/frame/register.ts';
import type { PaperChecker } from './application/frame/paper-check.ts';
import type { DocumentReader } from './application/frame/document-reading.ts';
import type { OutsideReader } from './application/frame/outside-reading.ts';
import { openingOf } from './application/frame/openings.ts';
import { checkPin } from './application/register/pin.ts';
import { isBehind, signsBatch } from './application/register/seats.ts';
import { checkInput } from './application/frame/printable.ts';
import { idsIn, mayAsk, viewerOf } from './application/frame/rights.ts';
import { recordSignature, toSign } from './application/frame/signing.ts';
import { appendAudit } from './store/register/audit.ts';
import { inTransaction, type ReadStore, type WriteStore } from './store/base/store.ts';
import type { Prepared } from './files/files.ts';

/** Handlers with their types erased: the table was checked when it was composed. */
export type AnyHandler = {
  (context: unknown, input: unknown): Promise<Done<unknown> | SignedDone<unknown> | Reply<unknown> | Refused>;
  /** The first of two phases: before the transaction, reading only. */
  readonly prepare?: (context: unknown, input: unknown) => Promise<Decision<unknown>>;
};

/** What every call is run with. */
export type Surroundings = {
  readonly register: Register;
  readonly clock: () => Instant;
  readonly newId: <Id extends string = string>() => Id;
  readonly newSeed: () => Uint8Array;
  readonly resources: string;
  readonly checkPaper: PaperChecker;
  readonly readDocument: DocumentReader;
  readonly readOutside: OutsideReader;
};

export type CallOptions = {
  readonly path?: string | undefined;
  /** Six digits, for a call that signs. */
  readonly pin?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((done: number, of: number) => void) | undefined;
};

/** Thrown to roll a refused command back. */
export class RolledBack extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.kind);
    this.refusal = refusal;
  }
}

type Work = Admitted &
  Surroundings & { readonly handler: AnyHandler; readonly seat: Seat; readonly now: Instant };
type Inside = Work & { readonly user: SignedIn; readonly opened: OpenedRegister };
type Answer = ReturnType<AnyHandler>;

const contextOf = (
  { register, newId, newSeed, resources, checkPaper, readDocument, readOutside, now }: Work,
  options: CallOptions,
) => ({
  now,
  today: swedishDay(now),
  newId,
  newSeed,
  resources,
  checkPaper,
  readDocument,
  readOutside,
  register,
  path: options.path ?? '',
  progress: options.onProgress ?? (() => undefined),
  signal: options.signal ?? new AbortController().signal,
});

const recordOf = ({ name, newId, now }: Work, by: SignedIn | undefined) => ({
  id: newId(),
  at: now,
  userId: by?.userId ?? null,
  userName: by?.name ?? '',
  call: name,
});

/** Appends the row, and seals the log when it is time or when what is written leaves the program. */
const append = async (work: Inside, store: WriteStore, event: AuditEvent, leaves: boolean): Promise<void> => {
  const position = await appendAudit(store, event, recordOf(work, work.user));
  if (leaves || position % sealEvery === 0) await sealLogIn(store, work.now);
};

/** Files and key slots that a change brings: what knows of them in the register is written first, then they are put. */
const broughtBy = ({ keys, file }: Pick<Done<unknown>, 'keys' | 'file'>): readonly Prepared[] =>
  [keys, file].filter((prepared) => prepared !== undefined);

const putAll = async (
  store: WriteStore,
  reply: Pick<Done<unknown>, 'keys' | 'file'>,
  now: Instant,
): Promise<void> => {
  if (reply.keys) await keepKeysKnown(store, reply.keys, now);
  for (const { put } of broughtBy(reply)) {
    const placed = put();
    if (!placed.ok) throw new RolledBack(placed.refusal);
  }
};

/**
 * A change in the register and what it brings beside it, both or neither: a file is in its place before the change is on
 * the disk, and what was there comes back where that fails. A program that dies in between has key slots settled at the
 * next opening (open-register.ts).
 */
const withFiles = async <T>(work: (begun: Prepared[]) => Promise<T>): Promise<T> => {
  const begun: Prepared[] = [];
  try {
    const result = await work(begun);
    for (const { settle } of begun) settle();
    return result;
  } catch (error) {
    for (const { drop } of begun) drop();
    throw error;
  }
};

/** Before anybody is in, and what opens and closes the register itself: outside any transaction. */
const answerOutside = async (work: Work, options: CallOptions): Answer => {
  const { register, seat, handler, input, user } = work;
  const reply = await handler({ ...contextOf(work, options), seat }, input);
  const store = register.opened()?.store;
  if (!reply.ok || !('event' in reply) || !store) return reply;
  try {
    await withFiles((begun) =>
      inTransaction(store, async (write) => {
        begun.push(...broughtBy(reply));
        await appendAudit(write, reply.event, recordOf(work, seat.session ?? user));
        await putAll(write, reply, work.now);
      }),
    );
  } catch (error) {
    seat.session = undefined; // nobody is let in without a row of it
    throw error;
  }
  return reply;
};

/** Reads; that somebody was looked at is a row too, where the organisation has chosen so. */
const read = async (work: Inside, context: object): Answer => {
  const { opened, handler, call, input, user, now } = work;
  const reply = await handler({ ...context, store: opened.store }, input);
  if (!reply.ok || (opened.copyOf !== null && !opened.logsTo)) return reply;
  const opening = (store: ReadStore) => openingOf(store, call, input, { userId: user.userId, now });
  const event = await opening(opened.store);
  if (!event) return reply;
  // In a copy the row stands on the register's log; on its own it says that it does.
  const logged = await opened.logsTo?.(event, recordOf(work, user));
  if (logged?.ok === false) return logged;
  await inTransaction(opened.store, async (store) => {
    const still = await opening(store); // another window may have been first
    if (still) await append(work, store, still, false);
  });
  return reply;
};

/** The signature of a decision, under the key of whoever made it. */
const sign = async (work: Inside, store: WriteStore, reply: Awaited<Answer>): Promise<void> => {
  const { opened, user, name, newId, now } = work;
  if (!('decided' in reply)) throw new Error(`${name} signs, but gave nothing to sign`);
  const seed = opened.seeds.get(user.userId);
  // Somebody was given another passphrase meanwhile: their key is no longer theirs.
  if (!seed) throw new RolledBack({ kind: 'pinLocked' });
  if (!reply.decided) return;
  const signed = await toSign({ store, now, user }, name, reply.decided);
  await recordSignature(store, signed, { id: newId(), call: name, userId: user.userId, seed, now });
};

/** Changes, or keeps a draft: all of it or nothing. */
const change = async (work: Inside, context: object, pin: string | undefined): Answer => {
  const { opened, handler, call, input, user, name, newId, now, register, seat } = work;
  if (call.kind === 'command' && opened.copyOf !== null) return refuse({ kind: 'onlyLooking' });
  const ours = register.isStillOurs();
  if (!ours.ok) return ours;
  if (call.signs && register.asksForPin() && !isBehind(seat, name, input)) {
    const by = { now, newId, call: name, userName: user.name };
    const checked = await checkPin(opened, user.userId, pin, by);
    if (!checked.ok) return checked;
  }
  signsBatch(seat, user.userId, name, input);
  return ready(work, context, (made) =>
    withFiles((begun) =>
      inTransaction(opened.store, async (store) => {
        const reply = await handler({ ...context, store, made }, input);
        if (!reply.ok) throw new RolledBack(reply.refusal);
        if ('event' in reply) begun.push(...broughtBy(reply));
        if (call.signs) await sign(work, store, reply);
        if ('event' in reply) {
          await append(work, store, reply.event, call.asks?.dialog === 'savePath');
          await putAll(store, reply, now);
        }
        return reply;
      }),
    ),
  );
};

/** As often as others may come between two phases before that is a fault. */
const mostTries = 5;

/** The first phase of a command that has two, and then the transaction with what it made. */
const ready = async (
  { handler, opened, input }: Inside,
  context: object,
  transaction: (made: unknown) => Answer,
): Answer => {
  if (!handler.prepare) return transaction(undefined);
  for (let tries = 1; ; tries += 1) {
    const made = await handler.prepare({ ...context, store: opened.store }, input);
    if (!made.ok) return made;
    try {
      return await transaction(made.value);
    } catch (error) {
      (made.value as { readonly drop?: () => void } | undefined)?.drop?.();
      if (!(error instanceof MadeTooEarly) || tries === mostTries) throw error;
    }
  }
};

/** Throws `RolledBack` for a command that was refused, and every fault. */
export const answer = async (
  surroundings: Surroundings & { readonly handler: AnyHandler; readonly seat: Seat },
  admitted: Admitted,
  options: CallOptions,
): Answer => {
  const { call, name, input, user } = admitted;
  const { register, seat } = surroundings;
  const work: Work = { ...surroundings, ...admitted, now: surroundings.clock() };
  const lacksPath = call.asks !== undefined && !options.path;
  const printable = checkInput(name, input);
  if (!printable.ok) return printable;
  const days = daysCanBe(name, input, swedishDay(work.now));
  if (!days.ok) return days;
  if (call.kind === 'opening' || call.roles === 'anyone')
    return lacksPath ? refuse({ kind: 'cancelled' }) : answerOutside(work, options);
  const opened = register.opened();
  if (!opened || !user) return refuse({ kind: 'notSignedIn' });
  const viewer = await viewerOf(opened.store, user);
  const reaches = await mayAsk(opened.store, { user, viewer, documents: seat.documents }, name, input);
  if (!reaches.ok) return reaches;
  if (lacksPath) return refuse({ kind: 'cancelled' });
  const place = call.asks && options.path ? chosenPlace(call.asks, options.path, register) : undefined;
  if (place?.ok === false) return place;
  const inside: Inside = { ...work, user, opened };
  const context = {
    ...contextOf(work, { ...options, path: place?.value }),
    user,
    viewer,
    documents: seat.documents,
    asked: { name, ids: idsIn(input) },
    isPractice: opened.isPractice,
  };
  return call.kind === 'query' ? read(inside, context) : change(inside, context, options.pin);
};
