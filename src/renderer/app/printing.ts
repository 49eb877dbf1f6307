/** Ctrl+P: a page that has something of its own to print says so; otherwise the page itself is printed. */
import { useEffect } from 'react';
import { ask, Refused } from '../bridge.ts';
import { tellRefused } from '../calls.ts';

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

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/;

/** The page as it is shown. Logged first, with whose it is. */
const printPage = async (): Promise<void> => {
  const address = window.location.hash.slice(1);
  const reply = await ask('page.print', { page: address, id: uuid.exec(address)?.[0] ?? null });
  if (reply.ok) await ask('shell.print', {});
  else tellRefused(new Refused(reply.refusal));
};

export const printNow = (): void => {
  if (current) current();
  else void printPage();
};
