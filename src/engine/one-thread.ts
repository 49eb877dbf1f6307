/**
 * Work in a thread of its own, one thing at a time: the engine answers others meanwhile, and what comes to no end is
 * given up after a while. Not here: the work (check-worker.ts, read-worker.ts).
 */
import { Worker } from 'node:worker_threads';

/** For a thread to read its rules, however slow the disk: the time it takes is no fault of the file that waits. */
const mostToBegin = 60_000;

export type Limits = {
  /** Milliseconds for one thing. */
  readonly time: number;
  /** Of the engine's own objects; what asks for more ends its thread and not the engine. */
  readonly megabytes: number;
};

export type Unfinished = 'unfinished';

/** The thread is begun with the first thing and waits without keeping the process alive. */
export const oneThread = <Asked, Answer>(
  entry: string | URL,
  { time, megabytes }: Limits,
): ((asked: Asked) => Promise<Answer | Unfinished>) => {
  let thread: Worker | undefined;
  let begun: Promise<void> = Promise.resolve();
  let before: Promise<unknown> = Promise.resolve();
  let tell: ((answer: Answer | Unfinished) => void) | undefined;
  const begin = (): Worker => {
    const worker = new Worker(entry, { resourceLimits: { maxOldGenerationSizeMb: megabytes } });
    const end = (): void => {
      if (thread !== worker) return; // given up already
      thread = undefined;
      tell?.('unfinished');
    };
    begun = new Promise((resolve) => {
      worker.on('message', (message: Answer | 'begun') => {
        if (message === 'begun') resolve();
        else if (thread === worker) tell?.(message);
      });
    });
    worker.on('error', end); // out of memory
    worker.on('exit', end);
    return worker;
  };
  const work = async (asked: Asked): Promise<Answer | Unfinished> => {
    const worker = (thread ??= begin());
    worker.ref();
    const giveUp = (): void => {
      thread = undefined;
      void worker.terminate();
      tell?.('unfinished');
    };
    let timer = setTimeout(giveUp, mostToBegin);
    const answer = await new Promise<Answer | Unfinished>((resolve) => {
      tell = resolve;
      void begun.then(() => {
        clearTimeout(timer);
        if (tell === resolve) timer = setTimeout(giveUp, time);
        worker.postMessage(asked);
      });
    });
    tell = undefined;
    clearTimeout(timer);
    worker.unref();
    return answer;
  };
  return (asked) => {
    const answer = before.then(() => work(asked));
    before = answer;
    return answer;
  };
};
