/**
 * Files from outside whose reading can take time or memory without end, and reports of any length, which are drawn in the
 * same process: what is asked of each and what comes back. Not here: how each is read (reading-jobs.ts) and where (reading-process.ts).
 */
import { refuse, type Decision } from '#domain/refusal.ts';
import type { Attachment } from '../../pictures/attachment.ts';
import type { ReportModel } from '../../pdf/index.ts';
import type { PreparedPicture } from '../../pictures/logo.ts';

type Job<Asked, Answer> = { readonly asked: Asked; readonly answer: Answer };

export type Reading = {
  readonly logo: Job<Uint8Array, Decision<PreparedPicture>>;
  readonly signature: Job<Uint8Array, Decision<PreparedPicture>>;
  readonly evidence: Job<{ readonly bytes: Uint8Array; readonly name: string }, Decision<Attachment>>;
  /** Addresses of pictures that lay in a document; null for each that cannot be shown. */
  readonly shownPictures: Job<readonly Uint8Array[], readonly (string | null)[]>;
  /** What lies attached in a PDF under a name. */
  readonly attached: Job<{ readonly pdf: Uint8Array; readonly name: string }, Uint8Array | undefined>;
  /** Modules, as module-file.ts has them. */
  readonly modules: Job<Uint8Array, Decision<readonly unknown[]>>;
  /** No file from outside, but as long as a person's record: its PDF. */
  readonly report: Job<ReportModel, Uint8Array>;
};
export type ReadingJob = keyof Reading;

export type OutsideReader = <J extends ReadingJob>(
  job: J,
  asked: Reading[J]['asked'],
) => Promise<Reading[J]['answer'] | 'unfinished'>;

/** Refuses `readingUnfinished` where it was ended, else what the reading says. */
export const whenRead = <T>(answer: Decision<T> | 'unfinished', name: string): Decision<T> =>
  answer === 'unfinished' ? refuse({ kind: 'readingUnfinished', name }) : answer;
