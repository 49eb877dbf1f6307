/**
 * A clock, ids and seeds that are the same at every run: for the demo, the practice register and the tests, so that the
 * same story gives the same bytes. Not here: the real ones (program.ts).
 */
import { createHash } from 'node:crypto';
import { v7 } from 'uuid';
import { addDays, type Instant, type PlainDate } from '#domain/dates.ts';

export type FixedClock = {
  readonly now: () => Instant;
  /** Goes to a day, at nine in the morning in Sweden's winter time. */
  readonly goTo: (day: PlainDate) => void;
  readonly passDays: (days: number) => void;
  /** Lets minutes go by. */
  readonly pass: (minutes: number) => void;
};

/** Each look at the clock is one second later than the one before, so that order in time is order of events. */
export const fixedClock = (start: PlainDate): FixedClock => {
  let day = start;
  let seconds = 0;
  return {
    now: () => {
      seconds += 1;
      return new Date(Date.parse(`${day}T08:00:00Z`) + seconds * 1000).toISOString() as Instant;
    },
    goTo: (to) => {
      day = to;
      seconds = 0;
    },
    passDays: (days) => {
      day = addDays(day, days);
      seconds = 0;
    },
    pass: (minutes) => {
      seconds += minutes * 60;
    },
  };
};

/** UUIDv7 in strict order: a fixed instant and a running number, no randomness. */
export const fixedIds = (): (() => string) => {
  let count = 0;
  const instant = Date.parse('2026-01-01T00:00:00Z');
  return () => {
    count += 1;
    return v7({ msecs: instant + count, seq: 0, random: new Uint8Array(16) });
  };
};

/** Seeds that anybody can know: for keys whose certificates are watermarked anyway. */
export const fixedSeeds = (): (() => Uint8Array) => {
  let count = 0;
  return () => {
    count += 1;
    return createHash('sha256')
      .update(`Intyga demo ${String(count)}`)
      .digest();
  };
};
