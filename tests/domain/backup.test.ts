// Copies of the register: which are kept, when one is due, and what the lamp says.
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { copiesToRemove, isCopyDue, safetyOf, type CopyPlace } from '#domain/backup.ts';
import type { Instant } from '#domain/dates.ts';

const now = '2026-11-27T12:00:00.000Z' as Instant;
const hour = 3_600_000;
const ago = (hours: number): Instant => new Date(Date.parse(now) - hours * hour).toISOString() as Instant;
const copy = (hours: number) => ({ at: ago(hours) });
const hoursOf = (copies: readonly { at: Instant }[]): number[] =>
  copies.map(({ at }) => (Date.parse(now) - Date.parse(at)) / hour);

describe('copies that may go', () => {
  test('none of the last two days', () => {
    const all = Array.from({ length: 96 }, (_, index) => copy(index / 2));
    expect(copiesToRemove(all, now)).toEqual([]);
  });

  test('of older days only the last of each is kept', () => {
    const all = [copy(0), copy(72), copy(73), copy(74)];
    expect(hoursOf(copiesToRemove(all, now))).toEqual([73, 74]);
  });

  test('a copy every sixth hour for a year leaves 12 days, 10 weeks and 9 months besides the two days', () => {
    let kept: { at: Instant }[] = [];
    for (let hours = 365 * 24; hours >= 0; hours -= 6) {
      kept.push(copy(hours));
      const gone = new Set(copiesToRemove(kept, ago(hours)));
      kept = kept.filter((one) => !gone.has(one));
    }
    const oldest = Math.max(...hoursOf(kept)) / 24;
    expect(kept.length).toBeGreaterThan(8 + 20);
    expect(kept.length).toBeLessThan(9 + 12 + 10 + 9);
    expect(oldest).toBeGreaterThan(7 * 30);
    expect(oldest).toBeLessThan(10 * 31);
  });

  it('never takes the newest, and what it takes today it would take tomorrow', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20_000 }), { minLength: 1 }), (hours) => {
        const all = [...new Set(hours)].map(copy);
        const gone = copiesToRemove(all, now);
        expect(Math.min(...hoursOf(all))).not.toBe(Math.min(...[...hoursOf(gone), Infinity]));
        const left = all.filter((one) => !gone.includes(one));
        expect(copiesToRemove(left, now)).toEqual([]);
      }),
    );
  });
});

test.each([
  ['there is none', null, 5, true],
  ['half an hour has passed and something has changed', { at: ago(0.5), auditRows: 4 }, 5, true],
  ['less has passed', { at: ago(0.4), auditRows: 4 }, 5, false],
  ['nothing has changed', { at: ago(90), auditRows: 5 }, 5, false],
  ['nothing has changed for a week', { at: ago(24 * 7), auditRows: 5 }, 5, true],
])('a copy is due when %s: %#', (_when, newest, rows, isDue) => {
  expect(isCopyDue(newest, rows, now)).toBe(isDue);
});

describe('the lamp', () => {
  const place = (hours: number | null, trouble: CopyPlace['trouble'] = null): CopyPlace => ({
    newest: hours === null ? null : { at: ago(hours), auditRows: 1 },
    trouble,
  });
  test.each<[string, CopyPlace, CopyPlace | null, string, string]>([
    ['both places of today', place(1), place(2), 'good', 'upToDate'],
    ['one disk only', place(1), null, 'old', 'oneDisk'],
    ['the second place of yesterday', place(1), place(30), 'old', 'aged'],
    ['the second place taken out', place(1), place(30, 'gone'), 'old', 'gone'],
    ['the second place of last month', place(1), place(24 * 30), 'bad', 'aged'],
    ['the second place never reached', place(1), place(null, 'notWritable'), 'bad', 'notWritable'],
    ['no copy at all', place(null), null, 'bad', 'none'],
    ['a local copy of last week', place(24 * 8, 'full'), place(1), 'bad', 'full'],
  ])('%s', (_name, local, chosen, level, reason) => {
    expect(safetyOf(local, chosen, now)).toMatchObject({ level, reason });
  });
});
