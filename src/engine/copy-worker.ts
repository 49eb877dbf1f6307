/** A thread that makes one copy and answers what became of it: started by program.ts. */
import { parentPort, workerData } from 'node:worker_threads';
import { runCopyJob } from './application/register/copy-job.ts';
import type { CopyJob } from './application/frame/copies.ts';

parentPort?.postMessage(runCopyJob(workerData as CopyJob)); // as program.ts gave it
