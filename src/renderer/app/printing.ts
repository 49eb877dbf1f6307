/** Ctrl+P: a page that has something of its own to print says so; otherwise the page itself is printed. */
import { useEffect } from 'react';
import i18next from 'i18next';
import { call } from '../calls/bridge.ts';
import { tellRefused } from '../calls/calls.ts';
import { clearSheets } from '../pdf/print-sheet.ts';
import { sendToPrinter, tellPrint, tellSilence } from '../pdf/print-answer.ts';

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

/** The page as it is shown. Logged first, with whose it is, and as printed once it is. */
const printPage = async (): Promise<void> => {
  const address = window.location.hash.slice(1);
  const shown = { page: address, id: uuid.exec(address)?.[0] ?? null };
  try {
    await call('page.print', shown);
    clearSheets();
    const hush = tellSilence();
    const answer = await sendToPrinter().finally(hush);
    if (answer === 'printed') await call('page.recordPrint', shown);
    tellPrint(answer, i18next.t('printing:page'), true);
  } catch (error) {
    tellRefused(error);
  }
};

export const printNow = (): void => {
  if (current) current();
  else void printPage();
};
