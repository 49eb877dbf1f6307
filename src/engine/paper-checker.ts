/**
 * Looking a finished paper through in a thread of its own: the engine answers others meanwhile, and a file that no check
 * comes to an end with is given up after a while. Not here: the rules (pdf/check), and what a refusal says.
 */
import { Worker } from 'node:worker_threads';
import type { PaperChecker, PaperVerdict } from './application/frame/paper-check.ts';

/** A certificate takes some hundredths of a second; the first of a day on a slow disk two seconds. */
const usualLimit = 20_000;

/** For a thread to read its rules, however slow the disk: the time it takes is no fault of the file that waits. */
const mostToBegin = 60_000;

/** Far above what a certificate needs; a file that asks for more ends its thread and not the engine. */
const mostMegabytes = 384;

/** One thread, one file at a time; it is begun with the first file and waits without keeping the process alive. */
export const checkingThread = (entry: string | URL, limit = usualLimit): PaperChecker => {
  let thread: Worker | undefined;
  let begun: Promise<void> = Promise.resolve();
  let before: Promise<unknown> = Promise.resolve();
  let tell: ((verdict: PaperVerdict) => void) | undefined;
  const begin = (): Worker => {
    const worker = new Worker(entry, { resourceLimits: { maxOldGenerationSizeMb: mostMegabytes } });
    const end = (): void => {
      if (thread !== worker) return; // given up already
      thread = undefined;
      tell?.('unfinished');
    };
    begun = new Promise((resolve) => {
      worker.on('message', (message: PaperVerdict | 'begun') => {
        if (message === 'begun') resolve();
        else if (thread === worker) tell?.(message);
      });
    });
    worker.on('error', end); // out of memory
    worker.on('exit', end);
    return worker;
  };
  const look = async (pdf: Uint8Array): Promise<PaperVerdict> => {
    const worker = (thread ??= begin());
    worker.ref();
    const giveUp = (): void => {
      thread = undefined;
      void worker.terminate();
      tell?.('unfinished');
    };
    let timer = setTimeout(giveUp, mostToBegin);
    const verdict = await new Promise<PaperVerdict>((resolve) => {
      tell = resolve;
      void begun.then(() => {
        clearTimeout(timer);
        if (tell === resolve) timer = setTimeout(giveUp, limit);
        worker.postMessage(pdf);
      });
    });
    tell = undefined;
    clearTimeout(timer);
    worker.unref();
    return verdict;
  };
  return (pdf) => {
    const verdict = before.then(() => look(pdf));
    before = verdict;
    return verdict;
  };
};
