/**
 * A call that signs and lacks its PIN waits here until the person has written one or has cancelled. One at a time. Not
 * here: the call itself (bridge.ts) and what is shown (app/pin-dialog.tsx).
 */
import type { Refusal } from '#contract/index.ts';
import { externalQuestion } from '../external-value.ts';

export type PinRefusal = Extract<
  Refusal,
  { readonly kind: 'pinNeeded' | 'pinNotChosen' | 'pinWrong' | 'pinLocked' }
>;

export const isPinRefusal = (refusal: Refusal): refusal is PinRefusal =>
  ['pinNeeded', 'pinNotChosen', 'pinWrong', 'pinLocked'].includes(refusal.kind);

const { ask, drop, useRequest } = externalQuestion<PinRefusal, string | null>(null);

export const usePinRequest = useRequest;

/** Null: cancelled, and nothing is changed. */
export const askForPin = ask;

/** The screen is locked: whoever was asked is no longer here. True when somebody was. */
export const dropPinRequest = drop;

let kept: string | null = null;

/**
 * The PIN of a row of signatures that is asked for once, such as a batch; forgotten when the row ends, and when the screen
 * is locked: what goes on behind it is known to the engine.
 */
export const keptPin = {
  get: (): string | null => kept,
  keep: (pin: string): void => {
    kept = pin;
  },
  forget: (): void => {
    kept = null;
  },
};
