/**
 * Something is to be printed or saved of which the engine wants to hear that it should: of a person with a protected
 * identity, or a certificate that counts no longer. It waits here until whoever asked for it has said yes or no. One at a
 * time. Not here: the call (bridge.ts) and the questions (app/leaving-dialog.tsx).
 */
import { useSyncExternalStore } from 'react';
import type { Refusal } from '#contract/index.ts';

/** What is said in the input when the answer was yes. */
const confirmations = {
  protectedNotConfirmed: 'confirmedProtected',
  noLongerCounts: 'confirmedOld',
} as const;

export type LeavingQuestion = Extract<Refusal, { kind: keyof typeof confirmations }>;

export const isLeavingQuestion = (refusal: Refusal): refusal is LeavingQuestion =>
  refusal.kind in confirmations;

export const confirmationOf = ({ kind }: LeavingQuestion) => ({ [confirmations[kind]]: true }) as const;

type Request = { readonly question: LeavingQuestion; readonly answer: (isYes: boolean) => void };

let current: Request | null = null;
const listeners = new Set<() => void>();

const put = (request: Request | null): void => {
  current = request;
  for (const listener of listeners) listener();
};

export const useLeavingRequest = (): Request | null =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
  );

export const askToConfirm = (question: LeavingQuestion): Promise<boolean> => {
  current?.answer(false);
  return new Promise((resolve) => {
    put({
      question,
      answer: (isYes) => {
        put(null);
        resolve(isYes);
      },
    });
  });
};

/** The screen is locked: whoever was asked is no longer here. */
export const dropLeavingRequest = (): void => {
  current?.answer(false);
};
