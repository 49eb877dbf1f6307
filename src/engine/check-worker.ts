/** A thread that looks papers through, one after another: started by paper-checker.ts. */
import { parentPort } from 'node:worker_threads';
import { checkPdf } from './pdf/check/check.ts';

const port = parentPort;
port?.on('message', (pdf: Uint8Array) => {
  void checkPdf(pdf).then(({ problems }) => {
    port.postMessage(problems);
  });
});
port?.postMessage('begun');
