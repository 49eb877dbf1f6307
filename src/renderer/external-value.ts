/**
 * A value outside React that components follow, such as what the person is being asked; and a question that waits for its
 * answer. Not here: what is kept of the engine's (calls/calls.ts), and what is asked and shown.
 */
import { useSyncExternalStore } from 'react';

export const externalValue = <T>(first: T) => {
  let current = first;
  const listeners = new Set<() => void>();
  const get = (): T => current;
  const subscribe = (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  return {
    get,
    put: (next: T): void => {
      current = next;
      for (const listener of listeners) listener();
    },
    useValue: (): T => useSyncExternalStore(subscribe, get),
  };
};

/** One at a time: who is asked anew, or is no longer there, has answered the one before with `unanswered`. */
export const externalQuestion = <Asked, Answer>(unanswered: Answer) => {
  type Request = { readonly asked: Asked; readonly answer: (given: Answer) => void };
  const { get, put, useValue } = externalValue<Request | null>(null);
  return {
    useRequest: useValue,
    ask: (asked: Asked): Promise<Answer> => {
      get()?.answer(unanswered);
      return new Promise((resolve) => {
        put({
          asked,
          answer: (given) => {
            put(null);
            resolve(given);
          },
        });
      });
    },
    /** True when somebody was asked. */
    drop: (): boolean => {
      const request = get();
      request?.answer(unanswered);
      return request !== null;
    },
  };
};
