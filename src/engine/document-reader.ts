/** Reading a document that somebody brought, in a thread. Not here: how it is read (pictures/documents). */
import type { DocumentReader } from './application/frame/document-reading.ts';
import { oneThread } from './one-thread.ts';
import type { RawContent } from './pictures/documents/page.ts';

/** A report of two hundred pages takes two seconds on a slow computer. */
const usualLimit = 15_000;
const mostMegabytes = 512;

export const readingThread = (entry: string | URL, limit = usualLimit): DocumentReader => {
  const read = oneThread<Parameters<DocumentReader>[0], RawContent>(entry, {
    time: limit,
    megabytes: mostMegabytes,
  });
  return async (file) => {
    const content = await read(file);
    return content === 'unfinished' ? { kind: 'unread', why: 'unfinished' } : content;
  };
};
