/** A program that is told to take the lock of a folder at the same moment as others, and to let it go. A thread. */
import { parentPort, workerData } from 'node:worker_threads';
import { takeLock, type Lock } from '../../src/engine/files/lock.ts';

const { folder, shared, programs } = workerData as {
  readonly folder: string;
  readonly shared: SharedArrayBuffer;
  readonly programs: number;
};
const waiting = new Int32Array(shared);
let lock: Lock | undefined;

/** Until all are here. */
const together = (): void => {
  const round = Atomics.load(waiting, 1);
  if (Atomics.add(waiting, 0, 1) + 1 === programs) {
    Atomics.store(waiting, 0, 0);
    Atomics.add(waiting, 1, 1);
    Atomics.notify(waiting, 1);
  } else Atomics.wait(waiting, 1, round);
};

parentPort?.on('message', (what: 'take' | 'release') => {
  if (what === 'take') {
    together();
    const taken = takeLock(folder, 'X', '2026-03-02T08:00:00Z');
    lock = taken.ok ? taken.value : undefined;
    parentPort?.postMessage(taken.ok);
    return;
  }
  lock?.release();
  lock = undefined;
  parentPort?.postMessage(true);
});
