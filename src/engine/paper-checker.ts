/** Looking a finished paper through in a thread. Not here: the rules (pdf/check), and what a refusal says. */
import type { PaperChecker, PaperVerdict } from './application/frame/paper-check.ts';
import { oneThread } from './one-thread.ts';

/** A certificate takes some hundredths of a second; the first of a day on a slow disk two seconds. */
const usualLimit = 20_000;

/** Far above what a certificate needs. */
const mostMegabytes = 384;

export const checkingThread = (entry: string | URL, limit = usualLimit): PaperChecker =>
  oneThread<Uint8Array, PaperVerdict>(entry, { time: limit, megabytes: mostMegabytes });
