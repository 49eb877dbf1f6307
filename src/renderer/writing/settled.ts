/**
 * Waiting for a pause in the typing, so that each key does not save, ask or draw. Timed by `performance.now`: the
 * computer's clock may be set while somebody types. Not here: what is done then.
 */
import { useCallback, useEffect, useRef, useState } from 'react';

type Wait = {
  /** Milliseconds after the last change. */
  readonly pause: number;
  /** Milliseconds after the first change, however long the typing goes on. */
  readonly atLatest?: number;
};

/** Runs `work` with the newest value once it has settled; `now` runs it at once if it waits, `forget` never. */
export const useSettled = <T>(work: (value: T) => void, { pause, atLatest = Infinity }: Wait) => {
  const waiting = useRef<{ value: T; first: number; timer: number } | null>(null);
  const latest = useRef(work);
  useEffect(() => {
    latest.current = work;
  });
  const forget = useCallback((): void => {
    window.clearTimeout(waiting.current?.timer);
    waiting.current = null;
  }, []);
  const now = useCallback((): void => {
    const due = waiting.current;
    forget();
    if (due) latest.current(due.value);
  }, [forget]);
  const change = useCallback(
    (value: T): void => {
      const at = performance.now();
      const first = waiting.current?.first ?? at;
      forget();
      const wait = Math.max(0, Math.min(pause, first + atLatest - at));
      waiting.current = { value, first, timer: window.setTimeout(now, wait) };
    },
    [now, forget, pause, atLatest],
  );
  return { change, now, forget };
};

/** The value as it was at the last pause. */
export const useSettledValue = <T>(value: T, pause: number): T => {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(value), pause);
    return () => window.clearTimeout(timer);
  }, [value, pause]);
  return settled;
};
