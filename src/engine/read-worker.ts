/** A thread that reads documents, one after another: started by document-reader.ts. */
import { parentPort } from 'node:worker_threads';
import type { KeptFile } from './application/frame/document-reading.ts';
import { readDocument } from './pictures/documents/read-document.ts';

const port = parentPort;
port?.on('message', ({ mediaType, bytes }: KeptFile) => {
  port.postMessage(readDocument(mediaType, bytes));
});
port?.postMessage('begun');
