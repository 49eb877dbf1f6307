/**
 * One program at a time on a register. `register.lock` says who has it open, and a living holder touches it every half
 * minute: so silence tells, whatever process has its number now, and a time to come tells nothing. A lock whose holder is
 * gone is taken over in one step that only one can win. Not here: the words for who has it open.
 */
import { linkSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { hostname, uptime } from 'node:os';
import { accept, refuse, type Decision, type Refusal } from '#domain/refusal.ts';
import { codeOf, quietly } from './disk-errors.ts';
import { pause } from './files.ts';
import { lockIn } from './places.ts';

const signOfLifeEvery = 30_000;
const silentAfter = 120_000;
/** Disks that keep whole seconds only. */
const roughness = 2000;

type Holder = {
  readonly process: number;
  readonly computer: string;
  readonly by: string;
  readonly since: string;
  /** Tells one holder from the next. Not in locks of earlier versions. */
  readonly mark?: string;
};

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
type Found = { readonly text: string; readonly holder: Holder | undefined; readonly age: number };

const find = (path: string): Found | undefined => {
  try {
    const text = readFileSync(path, 'utf8');
    const age = Date.now() - statSync(path).mtimeMs;
    let holder: Holder | undefined;
    try {
      holder = JSON.parse(text) as Holder; // our own file; a torn one lands in catch
    } catch {
      holder = undefined;
    }
    return { text, holder, age };
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
const place = (path: string, text: string, mark: string): boolean => {
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

/**
 * Takes away a lock whose holder is gone. Of two programs that meet it one moves it out of the way; what the other then
 * moves is not what it met, and it is put back.
 */
const clearAway = (path: string, met: Found, mark: string): void => {
  const moved = `${path}.${mark}.old`;
  try {
    renameSync(path, moved);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return; // another was first
    throw error;
  }
  const isWhatWasMet = readFileSync(moved, 'utf8') === met.text;
  if (!isWhatWasMet) place(path, readFileSync(moved, 'utf8'), mark);
  rmSync(moved, { force: true });
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
  } satisfies Holder);
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
