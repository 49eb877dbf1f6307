/**
 * A call that signs and lacks its PIN waits here until the person has written one or has cancelled. One at a time. Not
 * here: the call itself (bridge.ts) and what is shown (app/pin-dialog.tsx).
 */
import { useSyncExternalStore } from 'react';
import type { Refusal } from '#contract/index.ts';

export type PinRefusal = Extract<
  Refusal,
  { readonly kind: 'pinNeeded' | 'pinNotChosen' | 'pinWrong' | 'pinLocked' }
>;

export const isPinRefusal = (refusal: Refusal): refusal is PinRefusal =>
  ['pinNeeded', 'pinNotChosen', 'pinWrong', 'pinLocked'].includes(refusal.kind);

type Request = {
  readonly refusal: PinRefusal;
  /** Null: cancelled, and nothing is changed. */
  readonly answer: (pin: string | null) => void;
};

let current: Request | null = null;
const listeners = new Set<() => void>();

const put = (request: Request | null): void => {
  current = request;
  for (const listener of listeners) listener();
};

export const usePinRequest = (): Request | null =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
  );

export const askForPin = (refusal: PinRefusal): Promise<string | null> => {
  current?.answer(null);
  return new Promise((resolve) => {
    put({
      refusal,
      answer: (pin) => {
        put(null);
        resolve(pin);
      },
    });
  });
};

/** The screen is locked: whoever was asked is no longer here. True when somebody was. */
export const dropPinRequest = (): boolean => {
  const wasAsking = current !== null;
  current?.answer(null);
  return wasAsking;
};

let kept: string | null = null;
let isBehind = false;

/** The PIN of a row of signatures that is asked for once, such as a batch; forgotten when the row ends. */
export const keptPin = {
  get: (): string | null => kept,
  keep: (pin: string): void => {
    kept = pin;
  },
  /** Whoever gave it is not at the screen: it is not asked for again. */
  isBehind: (): boolean => isBehind,
  putBehind: (is: boolean): void => {
    isBehind = is;
  },
  forget: (): void => {
    kept = null;
    isBehind = false;
  },
};
