/**
 * How each file from outside is read, and how long that may take: one table. Not here: the process in which it is done
 * (reading-process.ts), and documents, whose reader is JavaScript alone (document-reader.ts).
 */
import { parseModules } from './application/modules/module-file.ts';
import type { Reading, ReadingJob } from './application/frame/outside-reading.ts';
import { prepareAttachment } from './pictures/attachment.ts';
import { shownPictures } from './pictures/documents/document-pictures.ts';
import { prepareLogo, prepareSignature } from './pictures/logo.ts';

/** Milliseconds: many times what the largest honest file takes on a slow computer. */
export const readingTimes: Readonly<Record<ReadingJob, number>> = {
  logo: 15_000,
  signature: 15_000,
  evidence: 30_000,
  shownPictures: 20_000,
  attached: 15_000,
  modules: 10_000,
  report: 120_000,
};

/** Of the whole process: a picture of 120 million points takes half of it. */
export const mostReadingMegabytes = 1024;

const jobs: {
  readonly [J in ReadingJob]: (
    asked: Reading[J]['asked'],
  ) => Reading[J]['answer'] | Promise<Reading[J]['answer']>;
} = {
  logo: prepareLogo,
  signature: prepareSignature,
  evidence: ({ bytes, name }) => prepareAttachment(bytes, name),
  shownPictures,
  // Loaded when it is asked for: a large library, which no start needs.
  attached: async ({ pdf, name }) => (await import('./pdf/attached.ts')).attachedFile(pdf, name),
  modules: parseModules,
  report: async (model) => (await import('./pdf/index.ts')).renderReport(model),
};

/** On the spot, however long it takes: where nobody waits meanwhile, and in the process that is ended. */
export const readNow = async <J extends ReadingJob>(
  job: J,
  asked: Reading[J]['asked'],
): Promise<Reading[J]['answer']> => jobs[job](asked);
