/**
 * A clock that can be set wrong, a program that is closed and started again under it, and real ids by that clock. Not
 * here: the clock that always goes forward (src/engine/demo/fixed.ts).
 */
import { v7 } from 'uuid';
import type { CallName, InputOf, OutputOf } from '#contract/index.ts';
import { swedishDay, type Instant, type PlainDate } from '#domain/dates.ts';
import { runCopyJob } from '../../src/engine/application/register/copy-job.ts';
import type { CopyJob } from '../../src/engine/application/frame/copies.ts';
import type { Connection, EngineOptions } from '../../src/engine/compose.ts';
import type { FixedClock } from '../../src/engine/demo/fixed.ts';
import type { StaffKey } from '../../src/engine/demo/people.ts';
import { temporaryFolder, testEngine, valueOf, type TestEngine } from './engine.ts';
import { copiedRegister, testPassphrase, type SeededRegister } from './story.ts';

export const minute = 60_000;
const hour = 60 * minute;
export const day = 24 * hour;
/** Ten years, leap days and all. */
export const tenYears = 3652 * day;

/** How a clock may go wrong, from a little to a lot. */
export const moves: readonly (readonly [string, number])[] = [
  ['one minute back', -minute],
  ['half an hour back', -30 * minute],
  ['thirty days back', -30 * day],
  ['ten years on', tenYears],
];

export type MovedClock = FixedClock & {
  /** Sets the clock on by so many milliseconds, or back. */
  readonly move: (milliseconds: number) => void;
  readonly milliseconds: () => number;
};

/** Each look at it is a second later, as in `fixedClock`. */
export const movedClock = (start = '2026-03-02'): MovedClock => {
  let at = Date.parse(`${start}T08:00:00Z`);
  return {
    now: () => {
      at += 1000;
      return new Date(at).toISOString() as Instant;
    },
    goTo: (date) => {
      at = Date.parse(`${date}T08:00:00Z`);
    },
    passDays: (days) => {
      at += days * day;
    },
    pass: (minutes) => {
      at += minutes * minute;
    },
    move: (milliseconds) => {
      at += milliseconds;
    },
    milliseconds: () => at,
  };
};

const copier = (job: CopyJob) => Promise.resolve(runCopyJob(job));

/** As a process has them that was just started: its ids know of nothing but the clock. */
const idsBy = (clock: MovedClock) => (): string => v7({ msecs: clock.milliseconds() });

const copiedByClock = copiedRegister(() => {
  const clock = movedClock();
  return { clock, newId: idsBy(clock) };
});

export type Restarted = {
  readonly clock: MovedClock;
  readonly register: SeededRegister;
  readonly folder: string;
  readonly engine: () => TestEngine;
  readonly ask: <N extends CallName>(by: StaffKey, name: N, input: InputOf<N>) => Promise<OutputOf<N>>;
  readonly seat: (by: StaffKey) => Connection;
  /** Closes the program, sets the clock, starts it again; those named sign in. */
  readonly restart: (milliseconds: number, ...who: readonly StaffKey[]) => Promise<void>;
};

/** A seeded register in a program that can be started again; everybody is signed in until then. */
export const restartable = async (
  options: Partial<Pick<EngineOptions, 'copier'>> = {},
  clock = movedClock(),
): Promise<Restarted> => {
  const folder = temporaryFolder();
  const start = (): TestEngine =>
    testEngine(folder, '2026-03-02' as PlainDate, {
      copier,
      ...options,
      clock,
      newId: idsBy(clock),
    });
  let running = start();
  const seeded = await copiedByClock(running);
  const today = () => swedishDay(new Date(clock.milliseconds()).toISOString() as Instant);
  const register = { ...seeded, today };
  let seats = new Map<StaffKey, Connection>(Object.entries(register.as) as [StaffKey, Connection][]);
  const seat = (by: StaffKey): Connection => {
    const found = seats.get(by);
    if (!found) throw new Error(`${by} is not signed in`);
    return found;
  };
  return {
    clock,
    register,
    folder,
    engine: () => running,
    seat,
    ask: async (by, name, input) => valueOf(await seat(by).call(name, input)),
    restart: async (milliseconds, ...who) => {
      await running.engine.close();
      clock.move(milliseconds);
      running = start();
      seats = new Map();
      for (const signInName of who) {
        const connection = running.engine.connect();
        valueOf(await connection.call('session.signIn', { signInName, passphrase: testPassphrase }));
        seats.set(signInName, connection);
      }
    },
  };
};
