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

export const forgetAll = (): void => {
  kept.clear();
};
