/**
 * One program at a time on a register. `register.lock` says who has it open; a lock whose program is gone (same
 * computer: dead process, or the computer has been started since its last sign of life) or has been silent (another
 * computer, two minutes without one) is taken over.
 */
import { existsSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, uptime } from 'node:os';
import { join } from 'node:path';
import { refuse, type Decision } from '#domain/refusal.ts';

const signOfLifeEvery = 30_000;
const silentAfter = 120_000;

type Holder = {
  readonly process: number;
  readonly computer: string;
  readonly by: string;
  readonly since: string;
};

export type Lock = { readonly release: () => void };

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};

const readHolder = (path: string): Holder | undefined => {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Holder; // our own file; a torn one lands in catch
  } catch {
    return undefined;
  }
};

/** Disks that keep whole seconds only. */
const roughness = 2000;

const isHeld = (path: string, holder: Holder): boolean => {
  const silentFor = Date.now() - statSync(path).mtimeMs;
  if (holder.computer !== hostname()) return silentFor < silentAfter;
  // After a power cut another program may have got the same process number.
  return silentFor < uptime() * 1000 + roughness && isAlive(holder.process);
};

/** Takes the lock for `by`, or refuses with `registerInUse` and who has it. */
export const takeLock = (folder: string, by: string, since: string): Decision<Lock> => {
  const path = join(folder, 'register.lock');
  const mine: Holder = { process: process.pid, computer: hostname(), by, since };
  for (;;) {
    try {
      writeFileSync(path, JSON.stringify(mine), { flag: 'wx', mode: 0o600 });
      break;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
      const holder = readHolder(path);
      if (holder && isHeld(path, holder))
        return refuse({
          kind: 'registerInUse',
          by: holder.by,
          since: holder.since,
          computer: holder.computer,
        });
      rmSync(path, { force: true });
    }
  }
  const beat = setInterval(() => {
    const now = new Date();
    if (existsSync(path)) utimesSync(path, now, now);
  }, signOfLifeEvery);
  beat.unref();
  return {
    ok: true,
    value: {
      release: () => {
        clearInterval(beat);
        const holder = readHolder(path);
        // Silent for so long that somebody took it over: then it is theirs.
        if (!holder || (holder.process === mine.process && holder.since === mine.since))
          rmSync(path, { force: true });
      },
    },
  };
};
