/** Moves the focus when the page has been drawn again, because what had it was moved or went away. */
export const focusSoon = (...ids: readonly string[]): void => {
  window.setTimeout(() => {
    ids
      .map((id) => document.getElementById(id))
      .find((found) => found !== null)
      ?.focus();
  });
};
