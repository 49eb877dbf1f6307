/** The engine as the program uses it: real clock, real ids, a log file, the practice register's story. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { v7 } from 'uuid';
import type { Instant } from '#domain/dates.ts';
import type { Copier } from './application/frame/register.ts';
import { compose, type Engine } from './compose.ts';
import { readingThread } from './document-reader.ts';
import { practicePeople } from './demo/people.ts';
import { fileLog, noteSlow } from './log.ts';
import { checkingThread } from './paper-checker.ts';
import { forked, readingProcess, type StartHelper } from './reading-process.ts';
import { defaultCost } from './vault/keyring.ts';

/** In a thread of its own, so that the window is answered meanwhile. */
const copierIn =
  (bundles: string): Copier =>
  (job) =>
    new Promise((resolve, reject) => {
      const worker = new Worker(join(bundles, 'copy-worker.cjs'), { workerData: job });
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.once('exit', () => {
        reject(new Error('The copy ended without an answer'));
      });
    });

export const programEngine = (options: {
  readonly folder: string;
  readonly resources: string;
  /** Where this program's own files lie. */
  readonly bundles: string;
  /** Starts the process that reads files from outside, where Node cannot. */
  readonly startReader?: StartHelper | undefined;
}): Engine => {
  const clock = () => new Date().toISOString() as Instant;
  const log = fileLog(options.folder);
  return compose({
    folder: options.folder,
    resources: options.resources,
    copier: copierIn(options.bundles),
    checkPaper: checkingThread(join(options.bundles, 'check-worker.cjs')),
    readDocument: readingThread(join(options.bundles, 'read-worker.cjs')),
    readOutside: readingProcess(options.startReader ?? forked(join(options.bundles, 'reader.cjs'))),
    isPractice: false,
    asksForPin: true,
    clock,
    newId: v7,
    newSeed: () => randomBytes(32),
    log,
    ran: noteSlow(log, clock),
    cost: defaultCost,
    checksOutput: false,
    practicePeople,
    // The story, its pictures and the PDF room: only whoever practises needs them.
    makePractice: async (folder, progress) => {
      const { makePractice } = await import('./demo/practice.ts');
      return makePractice({ folder, resources: options.resources, progress });
    },
  });
};
