/**
 * The part of the page that only paper shows: one at a time, and none is left for the next print. Not here: drawing it
 * (print-pdf.ts).
 */
const marked = 'is-printing-pdf';

/** Whatever was to be printed before no longer is. */
export const clearSheets = (): void => {
  document.documentElement.classList.remove(marked);
  for (const sheet of document.querySelectorAll('.print-sheet')) sheet.remove();
};

/** Puts a sheet in the place of any other; the function that comes back takes it away, and no other than it. */
export const showSheet = (sheet: HTMLElement): (() => void) => {
  clearSheets();
  document.body.append(sheet);
  document.documentElement.classList.add(marked);
  return () => {
    if (sheet.isConnected) clearSheets();
  };
};
