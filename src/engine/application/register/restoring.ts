/**
 * Lets what was brought in, a copy or the register under a new key, change places with the register. Step by step, and
 * each can be done again: a program that dies between two finishes at its next start. What was there is set aside,
 * whole, never overwritten. Not here: who may (backups.ts, rekeying.ts).
 */
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Instant } from '#domain/dates.ts';
import { foldLog, proveCopy } from '../../store/register/copies.ts';
import { bytesIn, copiedFiles, copyFiles, finishCopy, sealAccount } from '../../files/copies.ts';
import { formatSummed } from '../../files/checksummed-json.ts';
import { quietly } from '../../files/disk-errors.ts';
import { flushFile, moveInto, putFile } from '../../files/files.ts';
import { copyName, outsideFiles, readOutside, type Journal } from '../../files/outside-files.ts';
import { forgetOlderKeyring } from '../../vault/keyring-file.ts';
import { takeLock } from '../../files/lock.ts';
import {
  accountIn,
  badJournalIn,
  databaseFile,
  databaseIn,
  incomingIn,
  journalIn,
  lookedAtIn,
  setAsideRoot,
} from '../../files/places.ts';

/** Work that can stop between any two steps: yields the name of each that is done. */
export type Steps<T> = Generator<string, T, undefined>;

export const toTheEnd = <T>(steps: Steps<T>): T => {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
};

function* exchange(folder: string, journal: Journal): Steps<void> {
  const incoming = incomingIn(folder);
  const aside = join(setAsideRoot(folder), journal.aside);
  mkdirSync(aside, { recursive: true, mode: 0o700 });
  yield 'a place for the old';
  forgetOlderKeyring(folder); // of the register that goes out
  for (const name of copiedFiles) {
    const [coming, live, old] = [join(incoming, name), join(folder, name), join(aside, name)];
    if (!existsSync(coming)) continue; // done before the program died
    if (name === databaseFile)
      for (const end of ['-wal', '-shm'])
        if (existsSync(`${live}${end}`)) moveInto(`${live}${end}`, `${old}${end}`);
    if (existsSync(live)) moveInto(live, old);
    yield `${name} is out`;
    moveInto(coming, live);
    yield `${name} is in`;
  }
  // The same register under its old key: a copy of it was made, and it is not left open to whoever had that key.
  const isACopy = existsSync(accountIn(aside));
  if (journal.isRekey && !isACopy) rmSync(aside, { recursive: true, force: true });
  else if (journal.account && !isACopy) finishCopy(setAsideRoot(folder), aside, journal.account);
  yield 'the old is where it belongs';
  rmSync(incoming, { recursive: true, force: true });
  yield 'nothing more is to come in';
  rmSync(journalIn(folder), { force: true });
}

/** Writes the journal, from which on it will be done, and does it. Throws when the disk says no before that. */
export function* changePlaces(folder: string, journal: Journal): Steps<void> {
  putFile(journalIn(folder), formatSummed(journal));
  yield 'journal';
  yield* exchange(folder, journal);
}

/** Some of what was to come in is in already, or what was there is out. */
const isHalfDone = (folder: string): boolean =>
  existsSync(incomingIn(folder)) &&
  copiedFiles.some((name) => existsSync(join(incomingIn(folder), name))) &&
  copiedFiles.some((name) => existsSync(join(incomingIn(folder), name)) !== existsSync(join(folder, name)));

/**
 * A journal that cannot be read is nobody's order: it is kept where it is told of, and what lies on the disk says whether
 * files had begun to change places. Then they go on, to a place of today's name.
 */
const journalInstead = (folder: string, now: Instant): Journal | undefined => {
  mkdirSync(setAsideRoot(folder), { recursive: true, mode: 0o700 });
  moveInto(journalIn(folder), badJournalIn(folder, copyName(now)));
  return isHalfDone(folder) ? { aside: copyName(now) } : undefined;
};

/**
 * Finishes what was begun, and says so; takes away what was not begun for good. The register must be closed and its
 * lock ours.
 */
export const finishExchange = (folder: string, now: Instant): boolean => {
  const found = readOutside(journalIn(folder), outsideFiles.journal);
  const journal =
    found.is === 'good' ? found.value : found.is === 'bad' ? journalInstead(folder, now) : undefined;
  if (journal) toTheEnd(exchange(folder, journal));
  else rmSync(incomingIn(folder), { recursive: true, force: true });
  return journal !== undefined;
};

/** Finishes what was begun for good, when the disk stopped it or a program died; one that is alive is left to its work. */
export const finishBegun = (folder: string, clock: () => Instant): void => {
  if (existsSync(journalIn(folder))) finishAlone(folder, clock);
};

/** A copy that was being looked at when a program died; one that is alive has its lock in there. */
const clearLookedAt = (folder: string, clock: () => Instant): void => {
  const lookedAt = lookedAtIn(folder);
  if (!existsSync(lookedAt)) return;
  const lock = takeLock(lookedAt, '', clock());
  if (!lock.ok) return;
  lock.value.release();
  rmSync(lookedAt, { recursive: true, force: true });
};

/**
 * At the start of the program also what was not begun for good is cleared away. A disk that says no then is met again
 * where somebody signs in.
 */
export const finishRestoring = (folder: string, clock: () => Instant): void => {
  quietly(() => {
    clearLookedAt(folder, clock);
  });
  if (!existsSync(journalIn(folder)) && !existsSync(incomingIn(folder))) return;
  quietly(() => {
    finishAlone(folder, clock);
  });
};

const finishAlone = (folder: string, clock: () => Instant): void => {
  const lock = takeLock(folder, '', clock());
  if (!lock.ok) return;
  try {
    finishExchange(folder, clock());
  } finally {
    lock.value.release();
  }
};

/** An empty folder beside the register, for what comes in. */
export const newIncoming = (folder: string): string => {
  const incoming = incomingIn(folder);
  rmSync(incoming, { recursive: true, force: true });
  mkdirSync(incoming, { mode: 0o700 });
  return incoming;
};

export const flushIncoming = (incoming: string): void => {
  for (const name of copiedFiles) flushFile(join(incoming, name));
};

/** Lays a copy's files beside the register, whole and flushed, while the register may still be open. */
export const bringIn = (folder: string, from: string): void => {
  const incoming = newIncoming(folder);
  copyFiles(from, incoming);
  flushIncoming(incoming);
};

/** `nextKey` is that of what comes in: by it the register knows the account of what went out as its own. */
type Old = { readonly key: Uint8Array; readonly nextKey: Uint8Array; readonly registerId: string };

/**
 * Lets what was brought in change places with the register, which must be closed. With the key that opens what lies
 * there now, what is set aside becomes a copy like others: proved beforehand, because a program that dies meanwhile
 * begins again with another key. A damaged one is set aside without an account, for whoever can mend it. Throws when
 * the disk says no; then the register is as it was.
 */
export const putInPlace = (folder: string, now: Instant, old: Old): Steps<void> =>
  changePlaces(folder, { aside: copyName(now), account: accountOf(folder, now, old) });

const accountOf = (folder: string, at: Instant, { key, nextKey, registerId }: Old): Journal['account'] => {
  const file = databaseIn(folder);
  if (!copiedFiles.every((name) => existsSync(join(folder, name)))) return undefined;
  // After a crash the last commands lie beside the database, and a copy is the database alone.
  foldLog(file, key);
  const proof = proveCopy(file, key);
  if (!proof.isWhole) return undefined;
  const { counts, numbers, version, lastHash } = proof;
  const account = {
    registerId,
    at,
    reason: 'beforeRestore',
    version,
    counts,
    numbers,
    ...(lastHash === undefined ? {} : { lastHash }),
    bytes: bytesIn(folder),
  } as const;
  return sealAccount(account, nextKey);
};
