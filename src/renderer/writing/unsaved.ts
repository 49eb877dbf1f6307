/**
 * What has to be saved before the signed-in person leaves, because afterwards nobody may; and before anything is made
 * of the page's texts that save themselves. Not here: saving itself.
 */
const pending = new Set<() => unknown>();

/** Runs `finish` when the person signs out. Returns a function that takes it back. */
export const beforeLeaving = (finish: () => unknown): (() => void) => {
  pending.add(finish);
  return () => {
    pending.delete(finish);
  };
};

/** Saves all of it; what could not be saved has been told by whoever tried. */
export const finishAll = async (): Promise<void> => {
  await Promise.allSettled([...pending].map((finish) => Promise.resolve().then(finish)));
};

/**
 * For a button that makes something of what the page says: a dialog, a paper, a decision. Texts save themselves a moment
 * after the last key, so what was typed last would be left out; it is saved first, and read again.
 */
export const afterTyping = (work: () => unknown): void => void finishAll().then(work);
