/**
 * The one door: known name → parse → session → role → reach of the ids → (command) one transaction → handler → one audit row → reply.
 * Refusals pass through; faults are caught here and nowhere else, logged without personal data, and answered with a
 * reference. Never throws.
 */
import { parseInput } from '#contract/call.ts';
import { contract, isCallName, type CallName } from '#contract/index.ts';
import type { AuditEvent } from '#domain/audit.ts';
import { swedishDay, type Instant } from '#domain/dates.ts';
import { sealEvery } from '#domain/log-seal.ts';
import { refuse, type Hurdle, type Refusal, type Reply } from '#domain/refusal.ts';
import { isPermitted } from '#domain/roles.ts';
import type { Done, Refused, Seat, SignedDone, SignedIn } from './application/handler.ts';
import { sealLogIn } from './application/log-seals.ts';
import { openingOf } from './application/openings.ts';
import { mayAsk, viewerOf } from './application/rights.ts';
import type { Register } from './application/open-register.ts';
import { checkPin } from './application/pin.ts';
import { actingIn } from './application/seats.ts';
import { recordSignature } from './application/signing.ts';
import type { Log } from './log.ts';
import { appendAudit } from './store/audit.ts';
import { sqliteCode } from './store/open.ts';
import { inTransaction, type ReadStore, type WriteStore } from './store/store.ts';
import { writeRefusal, type Prepared } from './vault/files.ts';

/** Handlers with their types erased: the table was checked when it was composed. */
export type AnyHandler = (
  context: unknown,
  input: unknown,
) => Promise<Done<unknown> | SignedDone<unknown> | Reply<unknown> | Refused>;

export type Dispatcher = {
  readonly handlers: Readonly<Partial<Record<CallName, AnyHandler>>>;
  readonly register: Register;
  readonly clock: () => Instant;
  readonly newId: <Id extends string = string>() => Id;
  readonly newSeed: () => Uint8Array;
  readonly resources: string;
  readonly log: Log;
  /** Parse answers too: on in tests, off in the program. */
  readonly checksOutput: boolean;
};

export type CallOptions = {
  readonly path?: string | undefined;
  /** Six digits, for a call that signs. */
  readonly pin?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((done: number, of: number) => void) | undefined;
};

/** What is told of a malformed input: no answer grows with what was sent. */
const mostProblems = 50;
const longestWord = 200;

/** Thrown to roll a refused command back; caught a few lines further on. */
class RolledBack extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.kind);
    this.refusal = refusal;
  }
}

export const dispatch = async (
  dispatcher: Dispatcher,
  seat: Seat,
  name: string,
  raw: unknown,
  options: CallOptions = {},
): Promise<Reply<unknown>> => {
  const { log, newId } = dispatcher;
  try {
    const reply = await answer(dispatcher, seat, name, raw, options);
    if (!reply.ok)
      log({ at: dispatcher.clock(), level: 'refusal', call: name.slice(0, 60), kind: reply.refusal.kind });
    return reply;
  } catch (error) {
    if (error instanceof RolledBack) {
      log({ at: dispatcher.clock(), level: 'refusal', call: name.slice(0, 60), kind: error.refusal.kind });
      return refuse(error.refusal);
    }
    const refusal = knownTrouble(error, dispatcher.register);
    if (refusal) return refuse(refusal);
    const reference = `F-${newId().slice(-8).toUpperCase()}`;
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    log({ at: dispatcher.clock(), level: 'fault', call: name.slice(0, 60), reference, stack });
    return refuse({ kind: 'fault', reference });
  }
};

/** A full disk, a folder that became read-only, a damaged file: trouble a person can do something about. */
const knownTrouble = (error: unknown, register: Register): Refusal | undefined => {
  const code = sqliteCode(error);
  const folder = register.opened()?.folder ?? register.folder;
  if (code?.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB')
    return { kind: 'registerDamaged', file: folder };
  if (error instanceof Error && error.name === 'AbortError') return { kind: 'cancelled' };
  if (code !== undefined) return writeRefusal({ code }, `${folder}/-`);
  const isInFolder =
    error instanceof Error &&
    'path' in error &&
    typeof error.path === 'string' &&
    error.path.startsWith(folder);
  const isFull = error instanceof Error && 'code' in error && error.code === 'ENOSPC';
  return isInFolder || isFull ? writeRefusal(error, `${folder}/-`) : undefined;
};

/** Key slots that `work` gives on count when all that it did is on the disk, and otherwise never. */
const thenKeys = async <T>(work: (give: (keys: Prepared | undefined) => void) => Promise<T>): Promise<T> => {
  const given: Prepared[] = [];
  try {
    const result = await work((keys) => {
      if (keys) given.push(keys);
    });
    for (const { put } of given) put();
    return result;
  } catch (error) {
    for (const { drop } of given) drop();
    throw error;
  }
};

const answer = async (
  dispatcher: Dispatcher,
  seat: Seat,
  name: string,
  raw: unknown,
  options: CallOptions,
): Promise<Reply<unknown>> => {
  if (!isCallName(name)) return refuse({ kind: 'unknownCall', name: name.slice(0, 60) });
  const handler = dispatcher.handlers[name];
  if (!handler) return refuse({ kind: 'unknownCall', name });
  const call = contract[name];

  const parsed = parseInput(call, raw);
  if (!parsed.success)
    return refuse({
      kind: 'invalidInput',
      problems: parsed.error.issues.slice(0, mostProblems).map((issue) => ({
        path: issue.path.join('.').slice(0, longestWord),
        message: issue.message.slice(0, longestWord), // names keys that we do not have, however long
      })),
    });
  // A seat counts only while its own register is the one that is open.
  const acting = actingIn(seat, name, parsed.data);
  const user = acting?.folder === dispatcher.register.opened()?.folder ? acting : undefined;
  if (call.roles !== 'anyone' && !user) return refuse({ kind: 'notSignedIn' });
  if (!isPermitted(call.roles, user?.roles))
    return refuse({ kind: 'notPermitted', roles: typeof call.roles === 'string' ? [] : call.roles });
  const awaits = call.roles === 'anyone' || !user ? null : dispatcher.register.awaits(user.userId);
  const worksBefore: readonly Hurdle[] = ('worksBefore' in call && call.worksBefore) || [];
  if (awaits && !worksBefore.includes(awaits)) return refuse({ kind: 'notYet', awaits });
  const lacksPath = 'asks' in call && !options.path;
  if (lacksPath && (call.kind === 'opening' || call.roles === 'anyone')) return refuse({ kind: 'cancelled' });

  const { register, newId, newSeed, resources } = dispatcher;
  const now = dispatcher.clock();
  const everywhere = {
    now,
    today: swedishDay(now),
    newId,
    newSeed,
    resources,
    register,
    path: options.path ?? '',
    progress: options.onProgress ?? (() => undefined),
    signal: options.signal ?? new AbortController().signal,
  };
  const record = (event: AuditEvent, by: SignedIn | undefined) => ({
    event,
    done: { id: newId(), at: now, userId: by?.userId ?? null, userName: by?.name ?? '', call: name },
  });
  const append = async (store: WriteStore, event: AuditEvent, by: SignedIn | undefined): Promise<number> => {
    const row = record(event, by);
    const position = await appendAudit(store, row.event, row.done);
    if (position % sealEvery === 0) await sealLogIn(store, now);
    return position;
  };
  const opened = register.opened();

  const result = await (async () => {
    if (call.kind === 'opening' || call.roles === 'anyone') {
      const reply = await handler({ ...everywhere, seat }, parsed.data);
      const store = register.opened()?.store;
      if (reply.ok && 'event' in reply && store) {
        const { event, done } = record(reply.event, seat.session ?? user);
        try {
          await thenKeys(async (give) => {
            give(reply.keys);
            await inTransaction(store, (write) => appendAudit(write, event, done));
          });
        } catch (error) {
          seat.session = undefined; // nobody is let in without a row of it
          throw error;
        }
      }
      return reply;
    }
    if (!opened) return refuse({ kind: 'notSignedIn' });
    const viewer = user && (await viewerOf(opened.store, user));
    if (viewer) {
      const asking = { user, viewer, documents: seat.documents };
      const reaches = await mayAsk(opened.store, asking, name, parsed.data);
      if (!reaches.ok) return reaches;
    }
    if (lacksPath) return refuse({ kind: 'cancelled' });
    const context = { ...everywhere, user, viewer, documents: seat.documents };
    if (call.kind === 'query') {
      const reply = await handler({ ...context, store: opened.store }, parsed.data);
      if (!reply.ok || !user || opened.copyOf !== null) return reply;
      const opening = (store: ReadStore) => openingOf(store, call, parsed.data, { userId: user.userId, now });
      if (await opening(opened.store))
        await inTransaction(opened.store, async (store) => {
          const event = await opening(store); // another window may have been first
          if (event) await append(store, event, user);
        });
      return reply;
    }
    if (call.kind === 'command' && opened.copyOf !== null) return refuse({ kind: 'onlyLooking' });
    if ('signs' in call && user && register.asksForPin()) {
      const checked = await checkPin(opened, user.userId, options.pin, {
        ...{ now, newId, call: name },
        userName: user.name,
      });
      if (!checked.ok) return checked;
    }
    return thenKeys((give) =>
      inTransaction(opened.store, async (store) => {
        const reply = await handler({ ...context, store }, parsed.data);
        if (!reply.ok) throw new RolledBack(reply.refusal);
        if ('signs' in call) {
          const signed = 'signed' in reply ? reply.signed : undefined;
          if (signed === undefined || !user) throw new Error(`${name} signs, but gave nothing to sign`);
          const seed = opened.seeds.get(user.userId);
          // Somebody was given another passphrase meanwhile: their key is no longer theirs.
          if (!seed) throw new RolledBack({ kind: 'pinLocked' });
          if (signed)
            await recordSignature(store, signed, { id: newId(), call: name, userId: user.userId, seed, now });
        }
        if ('event' in reply) {
          const position = await append(store, reply.event, user);
          const isWrittenOut = 'asks' in call && call.asks.dialog === 'savePath';
          if (isWrittenOut && position % sealEvery !== 0) await sealLogIn(store, now);
          give(reply.keys);
        }
        return reply;
      }),
    );
  })();
  if (!result.ok) return refuse(result.refusal);
  return { ok: true, value: dispatcher.checksOutput ? call.output.parse(result.value) : result.value };
};
