/**
 * Looking a finished paper through in a thread of its own: the engine answers others meanwhile, and a file that no check
 * comes to an end with is given up after a while. Not here: the rules (pdf/check), and what a refusal says.
 */
import { Worker } from 'node:worker_threads';
import type { PaperChecker, PaperVerdict } from './application/paper-check.ts';

/** A certificate takes some hundredths of a second; the first of a day on a slow disk two seconds. */
export const usualLimit = 20_000;

/** Far above what a certificate needs; a file that asks for more ends its thread and not the engine. */
const mostMegabytes = 384;

/** One thread, one file at a time; it is begun with the first file and waits without keeping the process alive. */
export const checkingThread = (entry: string | URL, limit = usualLimit): PaperChecker => {
  let thread: Worker | undefined;
  let before: Promise<unknown> = Promise.resolve();
  const inThread = (): Worker => {
    thread ??= new Worker(entry, { resourceLimits: { maxOldGenerationSizeMb: mostMegabytes } });
    return thread;
  };
  const look = (pdf: Uint8Array): Promise<PaperVerdict> =>
    new Promise((resolve) => {
      const worker = inThread();
      worker.ref();
      const end = (verdict: PaperVerdict): void => {
        clearTimeout(timer);
        worker.removeAllListeners();
        worker.unref();
        if (verdict === 'unfinished') {
          thread = undefined;
          worker.on('error', () => undefined); // on its way out
          void worker.terminate();
        }
        resolve(verdict);
      };
      const giveUp = (): void => {
        end('unfinished');
      };
      const timer = setTimeout(giveUp, limit);
      worker.once('message', end);
      worker.once('error', giveUp); // out of memory
      worker.once('exit', giveUp);
      worker.postMessage(pdf);
    });
  return (pdf) => {
    const verdict = before.then(() => look(pdf));
    before = verdict;
    return verdict;
  };
};
