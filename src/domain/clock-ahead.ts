/**
 * When something was at the latest that is dated ahead of now: a clock stood ahead then, or stands behind today. The log
 * is one order, so what was written while it was dated ahead came before the row from which it knows the time again.
 * Not here: reading the log (engine/store/base/ahead-runs.ts), and ages, for which a time to come is unknown (dates.ts).
 */
import type { Instant } from './dates.ts';

/** Rows of the log in a row whose times are all to come. */
export type AheadRun = {
  readonly firstPosition: number;
  readonly lastPosition: number;
  /** The least of their times: half-written text that was kept among them has no row of its own. */
  readonly firstAt: Instant;
  /** When the log knew the time again after them; now, where it has not since. */
  readonly overAt: Instant;
};

/** Now, and where the log is dated ahead of it. */
export type LogTime = { readonly now: Instant; readonly runs: readonly AheadRun[] };

/**
 * When `at` was at the latest. Its own time where that has been; otherwise when the last run was over that it may belong
 * to. Now where there is none, so that nothing goes too early.
 */
export const notLaterThan = (at: Instant, { now, runs }: LogTime): Instant => {
  if (at <= now) return at;
  const over = runs.filter(({ firstAt }) => firstAt <= at).map(({ overAt }) => overAt);
  return over.toSorted().at(-1) ?? now;
};
