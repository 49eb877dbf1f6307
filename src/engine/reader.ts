/**
 * The process that reads files from outside, one after another: started by reading-process.ts, or for it by the window's
 * process. A thread beside ends the whole of it when time or memory is up, also where a library answers nothing any more.
 */
import { isMainThread, Worker, workerData } from 'node:worker_threads';
import type { ReadingJob, Reading } from './application/frame/outside-reading.ts';
import { mostReadingMegabytes, readNow } from './reading-jobs.ts';

export type ToReader = {
  readonly job: ReadingJob;
  readonly asked: Reading[ReadingJob]['asked'];
  /** Milliseconds. */
  readonly time: number;
};
export type FromReader = 'begun' | { readonly answer: Reading[ReadingJob]['answer'] };

/** What Electron adds in a utility process. */
type ParentPort = {
  on: (event: 'message', listener: (message: { data: ToReader }) => void) => void;
  postMessage: (message: FromReader) => void;
};

/** Milliseconds between two looks. */
const lookEvery = 20;

/** Until when the work that goes on now may go on; 0 for none. By the clock that never goes back. */
const watch = (until: Float64Array): void => {
  setInterval(() => {
    const due = until[0] ?? 0;
    const isLate = due > 0 && performance.timeOrigin + performance.now() > due;
    if (isLate || process.memoryUsage.rss() > mostReadingMegabytes * 2 ** 20)
      process.kill(process.pid, 'SIGKILL');
  }, lookEvery);
};

const serve = (): void => {
  const until = new Float64Array(new SharedArrayBuffer(8));
  new Worker(process.argv[1] ?? '', { workerData: until });
  const { parentPort } = process as { parentPort?: ParentPort };
  const send = (message: FromReader): void => {
    if (parentPort) parentPort.postMessage(message);
    else process.send?.(message);
  };
  const receive = async ({ job, asked, time }: ToReader): Promise<void> => {
    until[0] = performance.timeOrigin + performance.now() + time;
    const answer = await readNow(job, asked);
    until[0] = 0;
    send({ answer });
  };
  if (parentPort) parentPort.on('message', ({ data }) => void receive(data));
  else process.on('message', (message) => void receive(message as ToReader)); // only the engine holds the other end
  process.on('disconnect', () => process.exit(0));
  send('begun');
};

if (isMainThread) serve();
else watch(workerData as Float64Array);
