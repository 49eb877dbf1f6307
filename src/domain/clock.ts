/**
 * What can be said of this computer's clock beside what the register knows. Nobody knows the right time here: a doubt is
 * a question to a person, and never stops or changes anything. Not here: times that are read later (dates.ts, `ageOf`).
 */
import type { Instant } from './dates.ts';

const hour = 3_600_000;

/** Clocks differ by minutes; one that stands an hour before the last event has been set back, or was ahead then. */
const slack = hour;

/**
 * Each opening leaves a row in the log, so a gap is a time when nobody opened the register: a summer, a leave, a project
 * that rests. Half a year of that is rarer than a clock that is wrong. A clock that is ahead by less cannot be told from
 * a holiday.
 */
const longestPause = 183 * 24 * hour;

/** `behind`: `last`, the newest event, is still to come. `ahead`: nothing is known since `last`, long ago. */
export type ClockDoubt = { readonly kind: 'behind' | 'ahead'; readonly last: Instant };

export type ClockKnowledge = {
  /** The last event before the register was opened; null in a new one. */
  readonly lastAtOpening: Instant | null;
  /** The newest copy there was then, such as the register that one was brought back in the place of. */
  readonly copyAtOpening: Instant | null;
  /** The last event now. */
  readonly lastEvent: Instant | null;
};

const newestOf = (times: readonly (Instant | null)[]): Instant | undefined =>
  times
    .flatMap((at) => at ?? [])
    .sort()
    .at(-1);

/**
 * Told as long as the register is open: what is written under a wrong clock is there by then, and would end the doubt by
 * itself.
 */
export const clockDoubt = (known: ClockKnowledge, now: Instant): ClockDoubt | null => {
  const { lastAtOpening, copyAtOpening, lastEvent } = known;
  const since = (at: Instant): number => Date.parse(now) - Date.parse(at);
  const last = newestOf([lastAtOpening, lastEvent]);
  if (last !== undefined && since(last) < -slack) return { kind: 'behind', last };
  if (lastAtOpening === null) return null;
  const before = newestOf([lastAtOpening, copyAtOpening]);
  return before !== undefined && since(before) > longestPause ? { kind: 'ahead', last: before } : null;
};
