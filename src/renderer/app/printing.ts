/** Ctrl+P: a page that has something of its own to print says so; otherwise the page itself is printed. */
import { useEffect } from 'react';
import { ask } from '../bridge.ts';

let current: (() => void) | undefined;

/** While the page is shown, printing means this. Memoise `print`. */
export const usePrint = (print: () => void): void => {
  useEffect(() => {
    current = print;
    return () => {
      current = undefined;
    };
  }, [print]);
};

export const printNow = (): void => {
  if (current) current();
  else void ask('shell.print', {});
};
