/**
 * Puts a copy in the register's place. What was there is set aside, whole, never overwritten. Each step can be done
 * again: a program that dies in the middle finishes it at its next start. Not here: who may (backups.ts).
 */
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Instant } from '#domain/dates.ts';
import { foldLog, proveCopy } from '../store/copies.ts';
import { copiedFiles, copyFiles, copyName, finishCopy, listUnaccounted } from '../vault/copies.ts';
import { flushFile, readLimited, writeWhole } from '../vault/files.ts';
import { setAsideRoot } from './copy-keeper.ts';

const incomingIn = (folder: string): string => join(folder, 'aterstalls');
/** Says that everything that comes in is there, and where the old goes. */
const journalIn = (folder: string): string => join(folder, 'aterstallning.json');

const exchange = (folder: string, aside: string): void => {
  const incoming = incomingIn(folder);
  mkdirSync(aside, { recursive: true, mode: 0o700 });
  for (const name of copiedFiles) {
    const [coming, live, old] = [join(incoming, name), join(folder, name), join(aside, name)];
    if (!existsSync(coming)) continue; // done before the program died
    if (name === 'register.db')
      for (const end of ['-wal', '-shm'])
        if (existsSync(`${live}${end}`)) renameSync(`${live}${end}`, `${old}${end}`);
    if (existsSync(live)) renameSync(live, old);
    renameSync(coming, live);
  }
  rmSync(incoming, { recursive: true, force: true });
  rmSync(journalIn(folder), { force: true });
};

/** Finishes what was begun before the program died; takes away what was not begun for good. */
export const finishRestoring = (folder: string): void => {
  const journal = readLimited(journalIn(folder), 4096);
  if (journal.ok) {
    const { aside } = JSON.parse(Buffer.from(journal.value).toString('utf8')) as { aside: string }; // ours, whole
    exchange(folder, join(setAsideRoot(folder), aside));
  } else rmSync(incomingIn(folder), { recursive: true, force: true });
};

/** Lays a copy's files beside the register, whole and flushed, while the register may still be open. */
export const bringIn = (folder: string, from: string): void => {
  const incoming = incomingIn(folder);
  rmSync(incoming, { recursive: true, force: true });
  mkdirSync(incoming, { mode: 0o700 });
  copyFiles(from, incoming);
  for (const name of copiedFiles) flushFile(join(incoming, name));
};

/**
 * Lets what was brought in change places with the register, which must be closed. With the key that opens what lies
 * there now, what is set aside becomes a copy like others. Throws when the disk says no; then the register is as it was.
 */
export const putInPlace = (
  folder: string,
  now: Instant,
  old: { readonly key: Uint8Array; readonly registerId: string },
): void => {
  const aside = copyName(now);
  const journal = writeWhole(journalIn(folder), Buffer.from(JSON.stringify({ aside })));
  if (!journal.ok) throw Object.assign(new Error(journal.refusal.kind), { code: 'ENOSPC' });
  exchange(folder, join(setAsideRoot(folder), aside));
  accountSetAside(folder, old);
};

/**
 * Lets what was set aside be listed, when it is whole; a damaged one stays there for whoever can mend it. Also at the
 * next opening, for a program that died in between.
 */
export const accountSetAside = (
  folder: string,
  { key, registerId }: { readonly key: Uint8Array; readonly registerId: string },
): void => {
  for (const { folder: aside, at } of listUnaccounted(setAsideRoot(folder))) {
    const file = join(aside, 'register.db');
    // After a crash the last commands lie beside the database, and a copy is the database alone.
    foldLog(file, key);
    const proof = proveCopy(file, key);
    if (!proof.isWhole) continue;
    const { counts, version } = proof;
    finishCopy(dirname(aside), aside, { registerId, at, reason: 'beforeRestore', version, counts });
  }
};
