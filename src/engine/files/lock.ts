/**
 * One program at a time on a register. `register.lock` says who has it open, and a living holder touches it every half
 * minute: so silence tells, whatever process has its number now, and a time to come tells nothing. A lock whose holder is
 * gone is taken over in one step that only one can win. Not here: the words for who has it open.
 */
import { linkSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { hostname, uptime } from 'node:os';
import { accept, refuse, type Decision, type Refusal } from '#domain/refusal.ts';
import { codeOf, quietly } from './disk-errors.ts';
import { pause, readLimited } from './files.ts';
import { outsideFiles, parseOutside, type LockHolder, type Outside } from './outside-files.ts';
import { lockIn } from './places.ts';
import { sha256 } from '../sha256.ts';

const signOfLifeEvery = 30_000;
const silentAfter = 120_000;
/** Disks that keep whole seconds only. */
const roughness = 2000;

export type Lock = {
  /** Refuses `registerInUse` when another program has taken it over, as while this computer slept. */
  readonly check: () => Decision<void>;
  readonly release: () => void;
};

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
};

/** A lock as it lies there: who holds it, as far as can be read, and how long ago it was touched. */
type Found = { readonly text: string; readonly holder: LockHolder | undefined; readonly age: number };

/** Nothing of what is no file, or no lock's size: nobody holds by that. */
const textOf = (path: string): Uint8Array => {
  const bytes = readLimited(path, outsideFiles.lock.limit);
  return bytes.ok ? bytes.value : new Uint8Array();
};

const holderIn = (read: Outside<LockHolder>): LockHolder | undefined =>
  read.is === 'good' ? read.value : undefined;

const find = (path: string): Found | undefined => {
  try {
    const bytes = textOf(path);
    // After what it says: a lock that has come since is never as old as the one before.
    const age = Date.now() - statSync(path).mtimeMs;
    const read = parseOutside(bytes, outsideFiles.lock);
    return { text: Buffer.from(bytes).toString('latin1'), holder: holderIn(read), age };
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
    return undefined;
  }
};

const isHeld = ({ holder, age }: Found): boolean => {
  // A clock that has been set: a holder who lives touches it again before this could be long.
  const isSilent = age >= silentAfter || age <= -silentAfter;
  if (!holder || isSilent) return false;
  if (holder.computer !== hostname()) return true;
  return age < uptime() * 1000 + roughness && isAlive(holder.process);
};

/**
 * Puts a lock where none is, whole at once: it is written under another name and given this one. Says whether it did. Not
 * every disk can give a file two names.
 */
const place = (path: string, text: string | Uint8Array, mark: string): boolean => {
  const written = `${path}.${mark}`;
  try {
    writeFileSync(written, text, { flag: 'wx', mode: 0o600 });
    try {
      linkSync(written, path);
    } catch (error) {
      if (codeOf(error) === 'EEXIST') return false;
      writeFileSync(path, text, { flag: 'wx', mode: 0o600 });
    }
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  } finally {
    quietly(() => {
      rmSync(written, { force: true });
    });
  }
};

/** Longer than anybody needs between a claim and what it is for. */
const claimFor = 10_000;

/** Makes the one file that lets its maker clear away this very lock; one that a program died with lasts a moment. */
const hasClaimed = (claim: string, mark: string): boolean => {
  try {
    writeFileSync(claim, mark, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    const made = statSync(claim, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    if (Math.abs(Date.now() - made) > claimFor)
      quietly(() => {
        rmSync(claim, { force: true });
      });
    return false;
  }
};

/**
 * Takes away a lock whose holder is gone. Of all programs that meet it only one has the claim on what it says, and looks
 * again before it moves it: what another has put there since is never moved. Should a holder have come back to life in
 * between, what was moved is not what was met, and it is put back.
 */
const clearAway = (path: string, met: Found, mark: string): void => {
  const claim = `${path}.${sha256(met.text).slice(0, 16)}`;
  if (!hasClaimed(claim, mark)) {
    pause(5);
    return;
  }
  const moved = `${path}.${mark}.old`;
  try {
    const again = find(path);
    if (again?.text !== met.text || isHeld(again)) return;
    renameSync(path, moved);
    const text = Buffer.from(textOf(moved)).toString('latin1');
    if (text !== met.text) place(path, Buffer.from(text, 'latin1'), mark);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  } finally {
    quietly(() => {
      rmSync(moved, { force: true });
    });
    quietly(() => {
      rmSync(claim, { force: true });
    });
  }
};

const inUse = ({ holder }: Found): { readonly ok: false; readonly refusal: Refusal } =>
  refuse({
    kind: 'registerInUse',
    by: holder?.by ?? '',
    since: holder?.since ?? '',
    computer: holder?.computer ?? '',
  });

/** One that is being written on a disk without second names is whole a moment later; else a power cut tore it. */
const triesAtTorn = 5;

/** Takes the lock for `by`, or refuses with `registerInUse` and who has it. Throws what the disk says. */
export const takeLock = (folder: string, by: string, since: string): Decision<Lock> => {
  const path = lockIn(folder);
  const mark = randomUUID();
  const text = JSON.stringify({
    process: process.pid,
    computer: hostname(),
    by,
    since,
    mark,
  } satisfies LockHolder);
  for (let torn = 0; !place(path, text, mark);) {
    const met = find(path);
    if (!met) continue;
    if (isHeld(met)) return inUse(met);
    if (!met.holder && (torn += 1) < triesAtTorn) pause(20);
    else clearAway(path, met, mark);
  }
  const check = (): Decision<void> => {
    const met = find(path);
    // Somebody has cleaned up: as long as nobody else is here it is ours.
    if (!met) return place(path, text, mark) ? accept(undefined) : check();
    return met.holder?.mark === mark ? accept(undefined) : inUse(met);
  };
  const beat = setInterval(() => {
    // A disk that says no for a moment is no reason to stop.
    quietly(() => {
      const now = new Date();
      if (check().ok) utimesSync(path, now, now);
    });
  }, signOfLifeEvery);
  beat.unref();
  return accept({
    check,
    release: () => {
      clearInterval(beat);
      quietly(() => {
        if (find(path)?.holder?.mark === mark) rmSync(path, { force: true });
      });
    },
  });
};
