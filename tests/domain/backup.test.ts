// Copies of the register: which are kept, when one is due, and what the lamp says.
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { copiesToRemove, isCopyDue, safetyFor, safetyOf, type CopyPlace } from '#domain/backup.ts';
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
        expect(Math.min(...hoursOf(all))).not.toBe(Math.min(...hoursOf(gone), Infinity));
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
  const place = (
    hours: number | null,
    trouble: CopyPlace['trouble'] = null,
    more: Partial<CopyPlace> = {},
  ): CopyPlace => ({ newest: hours === null ? null : { at: ago(hours), auditRows: 1 }, trouble, ...more });
  const days = (count: number): number => count * 24;
  const ahead = { hasAhead: true };
  const awaited = { isAwaited: true };
  test.each<[string, CopyPlace, CopyPlace | null, string, string, string]>([
    ['both places of today', place(1), place(2), 'good', 'upToDate', 'local'],
    ['one disk only', place(1), null, 'old', 'oneDisk', 'local'],
    [
      'a second place on the same disk',
      place(1),
      place(1, null, { sharesFate: true }),
      'old',
      'oneDisk',
      'local',
    ],
    ['the second place of yesterday', place(1), place(30), 'old', 'aged', 'chosen'],
    ['the second place of last month', place(1), place(days(30)), 'old', 'aged', 'chosen'],
    // By degrees: what is out is calm for a week.
    ['the second place just taken out', place(1), place(1, 'gone'), 'good', 'out', 'chosen'],
    ['the second place out for a day', place(1), place(30, 'gone'), 'good', 'out', 'chosen'],
    ['the second place out for a week', place(1), place(days(7), 'gone'), 'good', 'out', 'chosen'],
    ['the second place out for longer', place(1), place(days(7) + 1, 'gone'), 'old', 'gone', 'chosen'],
    ['the second place out for a year', place(1), place(days(365), 'gone'), 'old', 'gone', 'chosen'],
    ['the second place out, nothing ever laid', place(1), place(null, 'gone'), 'old', 'gone', 'chosen'],
    ['the second place never written', place(1), place(null, 'notWritable'), 'old', 'notWritable', 'chosen'],
    ['the second place full since yesterday', place(1), place(30, 'full'), 'old', 'full', 'chosen'],
    ['the second place with nothing yet', place(1), place(null), 'old', 'none', 'chosen'],
    // Red is kept for when no place has a copy of this week.
    ['no copy at all', place(null), null, 'bad', 'none', 'local'],
    // But not before the first could be made.
    ['no copy yet', place(null, null, awaited), null, 'good', 'none', 'local'],
    ['the same, and a second place', place(null, null, awaited), place(null), 'good', 'none', 'local'],
    ['the first failed last time', place(null, 'full', awaited), null, 'bad', 'full', 'local'],
    ['an old one, and one awaited', place(days(8), null, awaited), null, 'bad', 'aged', 'local'],
    [
      'copies dated ahead, and one awaited',
      place(null, null, { ...ahead, ...awaited }),
      null,
      'old',
      'ahead',
      'local',
    ],
    ['no copy anywhere', place(null, 'full'), place(null, 'gone'), 'bad', 'full', 'local'],
    ['a local copy of last week', place(days(8), 'full'), null, 'bad', 'full', 'local'],
    ['the same, but the second place of today', place(days(8), 'full'), place(1), 'old', 'full', 'local'],
    [
      'the same, and the second place out as long',
      place(days(8)),
      place(days(8), 'gone'),
      'bad',
      'aged',
      'local',
    ],
    ['both of yesterday', place(30), place(30), 'old', 'aged', 'local'],
    // Copies of a time to come are copies, but of unknown age.
    ['only copies dated ahead', place(null, null, ahead), null, 'old', 'ahead', 'local'],
    ['the same in both places', place(null, null, ahead), place(null, null, ahead), 'old', 'ahead', 'local'],
    [
      'some dated ahead, and one of today',
      place(1, null, ahead),
      place(1, null, ahead),
      'good',
      'upToDate',
      'local',
    ],
    ['dated ahead in the second place only', place(1), place(null, null, ahead), 'old', 'ahead', 'chosen'],
  ])('%s', (_name, local, chosen, level, reason, of) => {
    const safety = safetyOf(local, chosen, now);
    expect(safety).toMatchObject({ level, reason, of });
    // Nobody who cannot choose a place is alarmed about the second, nor calmed about the first.
    for (const role of ['assessor', 'internalVerifier'] as const) {
      const isTheirs = reason !== 'oneDisk' && of !== 'chosen';
      expect(safetyFor(safety, [role]).level).toBe(isTheirs ? level : 'good');
    }
    for (const role of ['coordinator', 'administrator'] as const)
      expect(safetyFor(safety, ['assessor', role])).toEqual(safety);
  });
});
