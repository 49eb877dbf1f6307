/**
 * One copy, start to end: written, opened again, proved, let count; then the same on the second place; then those that
 * may go are removed. Everything it needs is plain data, so that a worker can do it while the engine answers. Not here:
 * when it is done (backups.ts).
 */
import { copyFileSync, existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { copiesToRemove, type CopyReason, type CopyTrouble } from '#domain/backup.ts';
import type { Instant } from '#domain/dates.ts';
import { copyRegister, proveCopy } from '../store/copies.ts';
import {
  beginCopy,
  copyFiles,
  dropCopyIfPossible,
  finishCopy,
  listCopies,
  troubleOf,
  type Copy,
} from '../vault/copies.ts';
import { sharesFate } from '../vault/where.ts';

export type CopyJob = {
  /** Where the live register lies. */
  readonly folder: string;
  readonly registerId: string;
  readonly key: Uint8Array;
  /** Where copies lie on the same disk. */
  readonly local: string;
  /** Where they lie on another one; null for none. */
  readonly chosen: string | null;
  /** It was on another disk when it was chosen. */
  readonly chosenIsApart: boolean;
  readonly at: Instant;
  readonly reason: CopyReason;
};

/** What became of it in one place. */
export type CopyResult =
  { readonly isMade: true; readonly copy: Copy } | { readonly isMade: false; readonly trouble: CopyTrouble };

export type CopyOutcome = { readonly local: CopyResult; readonly chosen: CopyResult | null };

const failed = (trouble: CopyTrouble): CopyResult => ({ isMade: false, trouble });

/** Makes a copy in one place; `write` puts the files into an empty folder. */
const makeIn = (root: string, job: CopyJob, write: (folder: string) => void): CopyResult => {
  let begun: string | undefined;
  try {
    begun = beginCopy(root, job.at);
    write(begun);
    const proof = proveCopy(join(begun, 'register.db'), job.key);
    if (!proof.isWhole) {
      dropCopyIfPossible(begun);
      return failed('notWhole');
    }
    const { counts, numbers, version, lastHash } = proof;
    const { registerId, at, reason } = job;
    const copy = finishCopy(root, begun, {
      ...{ registerId, at, reason, version, counts, numbers },
      ...(lastHash === undefined ? {} : { lastHash }),
    });
    const ours = listCopies(root).filter((one) => one.registerId === registerId);
    for (const old of copiesToRemove(ours, at)) dropCopyIfPossible(old.folder);
    return { isMade: true, copy };
  } catch (error) {
    const trouble = troubleOf(error, root);
    if (begun !== undefined && existsSync(begun)) dropCopyIfPossible(begun);
    return failed(trouble);
  }
};

/**
 * The second place is not made anew where it is missing: a stick that is out must not become a folder of that name, nor
 * be taken for the empty folder that it leaves on the disk of the computer.
 */
const makeInChosen = (root: string, job: CopyJob, write: (folder: string) => void): CopyResult => {
  const place = dirname(root);
  const isThere = existsSync(place) && !(job.chosenIsApart && sharesFate(place, job.folder));
  return isThere ? makeIn(root, job, write) : failed('gone');
};

export const runCopyJob = (job: CopyJob): CopyOutcome => {
  const fromLive = (folder: string): void => {
    copyRegister(join(job.folder, 'register.db'), job.key, join(folder, 'register.db'));
    copyFileSync(join(job.folder, 'register.json'), join(folder, 'register.json'));
  };
  const local = makeIn(job.local, job, fromLive);
  if (job.chosen === null) return { local, chosen: null };
  const chosen = makeInChosen(job.chosen, job, (folder) => {
    // When the disk of the computer is full or failing, then above all the other place.
    if (local.isMade) copyFiles(local.copy.folder, folder);
    else fromLive(folder);
  });
  return { local, chosen };
};
