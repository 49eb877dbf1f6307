/**
 * The one door: admission.ts lets a call in, answering.ts runs it, and here it ends as a reply. Refusals pass through;
 * faults are caught here and nowhere else, logged without personal data, and answered with a reference. Never throws.
 */
import { contract, type CallName } from '#contract/index.ts';
import { refuse, type Refusal, type Reply } from '#domain/refusal.ts';
import { admit } from './admission.ts';
import { answer, RolledBack, type AnyHandler, type CallOptions, type Surroundings } from './answering.ts';
import type { Seat } from './application/frame/handler.ts';
import type { Register } from './application/frame/register.ts';
import { databaseIn } from './files/places.ts';
import type { Log } from './log.ts';
import { sqliteTrouble } from './store/base/sqlite-trouble.ts';
import { writeRefusal } from './files/disk-errors.ts';

export type Dispatcher = Surroundings & {
  /** Of every call but the shell's, which are let in and then answered elsewhere. */
  readonly handlers: Readonly<Record<CallName, AnyHandler>>;
  readonly log: Log;
  /** Parse answers too: on in tests, off in the program. */
  readonly checksOutput: boolean;
};

export const dispatch = async (
  dispatcher: Dispatcher,
  seat: Seat,
  name: string,
  raw: unknown,
  options: CallOptions = {},
): Promise<Reply<unknown>> => {
  const { clock, log, newId, register } = dispatcher;
  const refused = (refusal: Refusal): Reply<never> => {
    log({ at: clock(), level: 'refusal', call: name.slice(0, 60), kind: refusal.kind });
    return refuse(refusal);
  };
  try {
    const admitted = admit(register, seat, name, raw);
    if (!admitted.ok) return refused(admitted.refusal);
    // What follows is the window's: here is only said that they may.
    if (admitted.value.call.kind === 'shell') return { ok: true, value: null };
    const handler = dispatcher.handlers[admitted.value.name];
    const reply = await answer({ ...dispatcher, handler, seat }, admitted.value, options);
    if (!reply.ok) return refused(reply.refusal);
    const { output } = contract[admitted.value.name];
    return { ok: true, value: dispatcher.checksOutput ? output.parse(reply.value) : reply.value };
  } catch (error) {
    if (error instanceof RolledBack) return refused(error.refusal);
    const refusal = knownTrouble(error, register);
    if (refusal) return refuse(refusal);
    const reference = `F-${newId().slice(-8).toUpperCase()}`;
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    log({ at: clock(), level: 'fault', call: name.slice(0, 60), reference, stack });
    return refuse({ kind: 'fault', reference });
  }
};

/** A full disk, a folder that became read-only, a damaged file: trouble a person can do something about. */
const knownTrouble = (error: unknown, register: Register): Refusal | undefined => {
  const ofDatabase = sqliteTrouble(error);
  const folder = register.opened()?.folder ?? register.folder;
  if (ofDatabase === 'corrupt') return { kind: 'registerDamaged', file: folder };
  if (error instanceof Error && error.name === 'AbortError') return { kind: 'cancelled' };
  const file = databaseIn(folder);
  if (ofDatabase !== undefined) return writeRefusal(error, file);
  const path = error instanceof Error && 'path' in error ? error.path : undefined;
  const inFolder = typeof path === 'string' && path.startsWith(folder) ? path : undefined;
  // An open file that fails is not named, nor is a disk: writing is all that the engine does with either.
  const hasNoPath = error instanceof Error && 'syscall' in error && path === undefined;
  return inFolder !== undefined || hasNoPath ? writeRefusal(error, inFolder ?? file) : undefined;
};
