/**
 * One copy, start to end: written, opened again, proved, let count; then the same on the second place; then those that
 * may go are removed. Everything it needs is plain data, so that a worker can do it while the engine answers. Not here:
 * when it is done (backups.ts).
 */
import { copyFileSync, existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { copiesToRemove } from '#domain/backup.ts';
import type { CopyTrouble } from '#domain/copy-trouble.ts';
import { knownKeys, onlyKnown, sheetHolder } from '#domain/key-holders.ts';
import { holdsAllOf } from '#domain/copy-lines.ts';
import { sqliteTrouble } from '../../store/base/sqlite-trouble.ts';
import { copyRegister, keyHoldersIn, linkHashes, proveCopy } from '../../store/register/copies.ts';
import {
  beginCopy,
  bytesIn,
  copyFiles,
  dropCopyIfPossible,
  finishCopy,
  listCopies,
  sealAccount,
  troubleOf,
  type Copy,
} from '../../files/copies.ts';
import { isSealedBy } from '../../files/seals.ts';
import { keyringsIn, putKeyring } from '../../vault/keyring-file.ts';
import type { Keyring } from '../../vault/keyring.ts';
import { databaseIn, keyringIn } from '../../files/places.ts';
import { sharesFate } from '../../files/disk-kind.ts';
import type { CopyJob, CopyOutcome, CopyResult } from '../frame/copies.ts';

const failed = (trouble: CopyTrouble): CopyResult => ({ isMade: false, trouble });

/** Names of the known copies that know what this one does not. */
const leftBy = (file: string, { key, known }: CopyJob, rows: number): readonly string[] => {
  const hashes = linkHashes(
    file,
    key,
    known.map((copy) => copy.rows),
  );
  return known
    .filter((copy) => !holdsAllOf(copy, rows, (position) => hashes.get(position)))
    .map(({ name }) => name);
};

/**
 * Each line is thinned by itself: a state that was left takes no place from the days of the one there is, nor does what
 * the register's key does not vouch for from what it does.
 */
const thin = (root: string, { registerId, at, key }: CopyJob, left: readonly string[]): void => {
  const lineOf = ({ name, proof }: Copy): string => [left.includes(name), isSealedBy(key, proof)].join();
  const there = listCopies(root).filter((one) => one.registerId === registerId);
  for (const line of new Set(there.map(lineOf)))
    for (const old of copiesToRemove(
      there.filter((one) => lineOf(one) === line),
      at,
    ))
      dropCopyIfPossible(old.folder);
};

/** Makes a copy in one place; `write` puts the files into an empty folder. */
const makeIn = (root: string, job: CopyJob, write: (folder: string) => void): CopyResult => {
  let begun: string | undefined;
  try {
    begun = beginCopy(root, job.at, job.registerId, root !== job.local);
    write(begun);
    const proof = proveCopy(databaseIn(begun), job.key);
    if (!proof.isWhole) {
      dropCopyIfPossible(begun);
      return failed('notWhole');
    }
    const { counts, numbers, version, lastHash } = proof;
    const { registerId, at, reason } = job;
    const left = leftBy(databaseIn(begun), job, counts.auditRows);
    const account = {
      registerId,
      at,
      reason,
      version,
      counts,
      numbers,
      ...(lastHash === undefined ? {} : { lastHash }),
      ...(left.length > 0 && { left }),
      bytes: bytesIn(begun),
    };
    const copy = finishCopy(root, begun, sealAccount(account, job.key));
    thin(root, job, left);
    return { isMade: true, copy };
  } catch (error) {
    const ofDatabase = sqliteTrouble(error);
    // What is to be copied cannot be read to its end.
    const isCut = ofDatabase === 'corrupt' || ofDatabase === 'unreadable';
    const trouble = isCut ? 'notWhole' : troubleOf(error, root);
    if (begun !== undefined && existsSync(begun)) dropCopyIfPossible(begun);
    return failed(trouble);
  }
};

/**
 * Whether the second place is connected: a stick that is out can leave an empty folder of its name on the disk of the
 * computer, which is not the place then.
 */
export const isPlaceThere = (place: string, wasApart: boolean, folder: string): boolean =>
  existsSync(place) && !(wasApart && sharesFate(place, folder));

/** The second place is not made anew where it is missing: a stick that is out must not become a folder of that name. */
const makeInChosen = (root: string, job: CopyJob, write: (folder: string) => void): CopyResult =>
  isPlaceThere(dirname(root), job.chosenIsApart, job.folder) ? makeIn(root, job, write) : failed('gone');

/**
 * Of the slots those that count in what was just copied, which may have been so in the middle of a change of them. The
 * file itself where nobody wrote in it beside the program.
 */
const copySlots = (job: CopyJob, folder: string, before: readonly Keyring[]): void => {
  const { kept, owners } = keyHoldersIn(databaseIn(folder), job.key);
  const known = kept && knownKeys(kept, owners);
  const [first, ...others] = [...keyringsIn(job.folder), ...before];
  const all = first && {
    ...first,
    slots: [first, ...others].flatMap(({ slots }) => slots),
    recovery:
      [first, ...others]
        .map(({ recovery }) => recovery)
        .find((recovery) => recovery?.publicKey === known?.get(sheetHolder)?.publicKey) ?? null,
  };
  const counting = all && known && onlyKnown(all, known);
  const isAsItLies =
    counting === undefined ||
    (first?.slots.every((slot) => counting.slots.includes(slot)) === true &&
      first.slots.length === counting.slots.length &&
      first.recovery === counting.recovery);
  if (isAsItLies) copyFileSync(keyringIn(job.folder), keyringIn(folder));
  else putKeyring(folder, counting);
};

export const runCopyJob = (job: CopyJob): CopyOutcome => {
  const fromLive = (folder: string): void => {
    const before = keyringsIn(job.folder);
    copyRegister(databaseIn(job.folder), job.key, databaseIn(folder));
    copySlots(job, folder, before);
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
