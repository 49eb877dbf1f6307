// What can be said of this computer's clock beside what the register knows: a question, never a verdict.
import { expect, test } from 'vitest';
import { clockDoubt, type ClockKnowledge } from '#domain/clock.ts';
import type { Instant } from '#domain/dates.ts';

const now = '2026-12-01T09:00:00.000Z' as Instant;
const hour = 3_600_000;
const day = 24 * hour;
const ago = (milliseconds: number): Instant =>
  new Date(Date.parse(now) - milliseconds).toISOString() as Instant;
const opened = (before: number, now: number, copy: number | null = null): ClockKnowledge => ({
  lastAtOpening: ago(before),
  lastEvent: ago(now),
  copyAtOpening: copy === null ? null : ago(copy),
});

test.each<[string, ClockKnowledge, 'behind' | 'ahead' | null]>([
  ['a new register', { lastAtOpening: null, copyAtOpening: null, lastEvent: ago(1000) }, null],
  ['used yesterday', opened(day, 0), null],
  ['after a weekend', opened(3 * day, 0), null],
  ['after a summer', opened(75 * day, 0), null],
  ['after half a year', opened(182 * day, 0), null],
  ['a battery that died: one year on', opened(365 * day, 0), 'ahead'],
  ['ten years on', opened(3652 * day, 0), 'ahead'],
  ['ten years on, and much was written since', opened(3652 * day, 30 * 60_000), 'ahead'],
  ['an old copy brought back where the register of today was set aside', opened(270 * day, 0, hour), null],
  ['an old copy brought back, and nothing else is known', opened(270 * day, 0, 270 * day), 'ahead'],
  ['copies of a register that is rarely opened, as old as it', opened(400 * day, 0, 401 * day), 'ahead'],
  ['another computer, minutes apart', opened(-10 * 60_000, 0), null],
  ['winter time taken for summer time', opened(-hour, 0), null],
  ['a day back', opened(-day, 0), 'behind'],
  ['thirty days back', opened(-30 * day, 0), 'behind'],
  ['set right while it is open, after years ahead', opened(30 * day, -3652 * day), 'behind'],
])('%s', (_name, known, kind) => {
  expect(clockDoubt(known, now)?.kind ?? null).toBe(kind);
});

test('tells the newest that is known', () => {
  expect(clockDoubt(opened(400 * day, 0, 300 * day), now)).toEqual({ kind: 'ahead', last: ago(300 * day) });
  expect(clockDoubt(opened(-2 * day, -3 * day), now)).toEqual({ kind: 'behind', last: ago(-3 * day) });
});
