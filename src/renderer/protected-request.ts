/**
 * Something of a person with a protected identity is to be printed or saved, and waits here until whoever asked for it
 * has said yes or no. One at a time. Not here: the call (bridge.ts) and the question (app/protected-dialog.tsx).
 */
import { useSyncExternalStore } from 'react';

type Request = { readonly answer: (isYes: boolean) => void };

let current: Request | null = null;
const listeners = new Set<() => void>();

const put = (request: Request | null): void => {
  current = request;
  for (const listener of listeners) listener();
};

export const useProtectedRequest = (): Request | null =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
  );

export const askToConfirm = (): Promise<boolean> => {
  current?.answer(false);
  return new Promise((resolve) => {
    put({
      answer: (isYes) => {
        put(null);
        resolve(isYes);
      },
    });
  });
};

/** The screen is locked: whoever was asked is no longer here. */
export const dropProtectedRequest = (): void => {
  current?.answer(false);
};
