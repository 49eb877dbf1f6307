/** The page's only way out: typed calls over the bridge that preload put on the window. Not here: caching (calls.ts). */
import type { CallName, InputOf, OutputOf, Refusal, Reply } from '#contract/index.ts';
import { askToConfirm, confirmationOf, isLeavingQuestion } from './leaving-request.ts';
import { whyNobody } from './nobody-here.ts';
import { askForPin, isPinRefusal, keptPin } from './pin-request.ts';

type Bridge = {
  readonly call: (name: string, input: unknown, work?: number, pin?: string) => Promise<unknown>;
  readonly cancel: (work: number) => void;
  readonly on: (event: 'progress' | 'engine' | 'command', listener: (...details: unknown[]) => void) => void;
};

declare global {
  interface Window {
    readonly bridge: Bridge;
  }
}

/** A refusal as an exception, so that queries and forms can treat it as their error. */
export class Refused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.kind);
    this.refusal = refusal;
  }
}

type Work = { readonly onProgress: (done: number, of: number) => void };

let lastWork = 0;
const works = new Map<number, Work>();

/** Begins listening; once, at start. */
export const listen = (listeners: {
  readonly onEngine: (isRestarted: boolean) => void;
  readonly onCommand: (name: string) => void;
}): void => {
  window.bridge.on('progress', (work, done, of) => {
    works.get(Number(work))?.onProgress(Number(done), Number(of));
  });
  window.bridge.on('engine', (state) => {
    listeners.onEngine((state as { isRestarted: boolean }).isRestarted);
  });
  window.bridge.on('command', (name) => {
    listeners.onCommand(String(name));
  });
};

/**
 * Asks; a refusal is an answer. A call that signs asks the person for their PIN, and one that takes something of a
 * protected person out of the program, or what counts no longer, asks whether it should; then it is made again.
 */
export const ask = async <N extends CallName>(
  name: N,
  input: InputOf<N>,
  options: {
    readonly onProgress?: Work['onProgress'];
    readonly signal?: AbortSignal;
    /** One of a row of signatures that the PIN is asked for once: see pin-request.ts. */
    readonly isOfRow?: boolean;
  } = {},
): Promise<Reply<OutputOf<N>>> => {
  const { onProgress, signal, isOfRow = false } = options;
  lastWork += 1;
  const work = lastWork;
  if (onProgress) works.set(work, { onProgress });
  signal?.addEventListener('abort', () => {
    window.bridge.cancel(work);
  });
  try {
    // The other end parsed the input and its handler has the call's type.
    let sent: object = input;
    const send = async (pin: string | null) =>
      (await (pin === null
        ? window.bridge.call(name, sent, work)
        : window.bridge.call(name, sent, work, pin))) as Reply<OutputOf<N>>;
    let reply = await send(isOfRow ? keptPin.get() : null);
    // Not where the PIN itself is what is asked: coming back has its own form.
    while (!reply.ok && name !== 'session.switch' && isPinRefusal(reply.refusal)) {
      if (whyNobody()) return reply;
      const pin = await askForPin(reply.refusal);
      if (pin === null) return { ok: false, refusal: { kind: 'cancelled' } };
      reply = await send(pin);
      if (reply.ok && isOfRow && !whyNobody()) keptPin.keep(pin);
    }
    while (!reply.ok && isLeavingQuestion(reply.refusal)) {
      if (whyNobody()) return reply;
      if (!(await askToConfirm(reply.refusal))) return { ok: false, refusal: { kind: 'cancelled' } };
      sent = { ...sent, ...confirmationOf(reply.refusal) };
      reply = await send(null);
    }
    return reply;
  } finally {
    works.delete(work);
  }
};

/** Asks; a refusal is thrown as `Refused`. */
export const call = async <N extends CallName>(
  name: N,
  input: InputOf<N>,
  options?: Parameters<typeof ask<N>>[2],
): Promise<OutputOf<N>> => {
  const reply = await ask(name, input, options);
  if (!reply.ok) throw new Refused(reply.refusal);
  return reply.value;
};
