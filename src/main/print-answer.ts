/** What Electron's word about a print job means. Pure, so that each word can be tried without a printer. */
import type { OutputOf } from '#contract/index.ts';

type Outcome = OutputOf<'shell.print'>['outcome'];

/** English words of Chromium and Electron, in several versions; what is none of these is a job that failed. */
const reasons: readonly (readonly [RegExp, Outcome])[] = [
  [/cancel/i, 'cancelled'],
  [/no\b.*\bprinters?\b|printer.*not found|invalid devicename|enumerate printers/i, 'noPrinter'],
];

export const printOutcome = (isPrinted: boolean, reason: unknown): Outcome => {
  if (isPrinted) return 'printed';
  const text = typeof reason === 'string' ? reason : '';
  return reasons.find(([pattern]) => pattern.test(text))?.[1] ?? 'failed';
};
