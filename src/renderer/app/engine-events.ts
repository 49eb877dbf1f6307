/** The engine died and was started again: told to whoever listens. */
const listeners = new Set<() => void>();

export const engineWasRestarted = (): void => {
  for (const listener of listeners) listener();
};

/** Returns a function that stops listening. */
export const onEngineRestart = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};
