/** State that a page finds again when one comes back to it: filters, sorting, the last chosen module. Until the window closes. */
import { useState } from 'react';

const kept = new Map<string, unknown>();

/** As useState, but kept under `key`. Forgotten at sign-out by `forgetAll`. */
export const useRemembered = <T>(key: string, initial: T): readonly [T, (value: T) => void] => {
  const [value, setValue] = useState<T>(() => (kept.has(key) ? (kept.get(key) as T) : initial)); // same key, same type
  return [
    value,
    (next) => {
      kept.set(key, next);
      setValue(next);
    },
  ];
};

/** Sets what a page will find when it is opened. */
export const remember = (key: string, value: unknown): void => {
  kept.set(key, value);
};

/** What was set under `key`, for those that are no component. */
export const recall = <T>(key: string): T | undefined => kept.get(key) as T | undefined; // same key, same type

export const forgetAll = (): void => {
  kept.clear();
};
