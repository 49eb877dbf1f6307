// Ids never go back: whatever the clock said when they were made, and whatever the register holds.
import fc from 'fast-check';
import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { idAfter, laterId } from '#domain/id-order.ts';

const made = (at: string, seq = 0): string =>
  v7({ msecs: Date.parse(at), seq, random: new Uint8Array(16).fill(0xa5) });
const pattern = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

const now = '2026-03-02T08:00:00.000Z';

test.each<[string, string, boolean]>([
  ['the same moment', now, false],
  ['one minute back', '2026-03-02T07:59:00.000Z', false],
  ['thirty days back', '2026-01-31T08:00:00.000Z', false],
  ['1970', '1970-01-01T00:00:00.000Z', false],
  ['a millisecond on', '2026-03-02T08:00:00.001Z', true],
  ['ten years on', '2036-03-02T08:00:00.000Z', true],
])('with a clock at %s the next is above the last', (_, at, isFresh) => {
  const [last, fresh] = [made(now, 7), made(at)];
  const next = idAfter(last, fresh);
  expect(next > last).toBe(true);
  expect(next).toMatch(pattern);
  expect(next === fresh).toBe(isFresh);
});

test('counts on in the same millisecond, and over into the next when the counter is full', () => {
  const full = made(now, 0xffffffff);
  const next = idAfter(full, made('2020-01-01T00:00:00.000Z'));
  expect(next.slice(0, 13)).toBe(made('2026-03-02T08:00:00.001Z').slice(0, 13));
  expect(next > full).toBe(true);
});

test('never gives the same id twice, and takes all that is random from the fresh one', () => {
  expect(idAfter(made(now), made(now)) > made(now)).toBe(true);
  const fresh = v7({ msecs: 0, seq: 0, random: new Uint8Array(16).fill(0xff) });
  expect(idAfter(made(now, 7), fresh).slice(-10)).toBe(fresh.slice(-10));
  expect(idAfter(made(now, 7), made('1970-01-01T00:00:00.000Z'))).toBe(made(now, 8));
});

test('the last instant that a clock shows is followed, and nothing after it', () => {
  const last = made('9999-12-31T23:59:59.999Z');
  expect(laterId(undefined, last)).toBe(last);
  expect(laterId(undefined, v7({ msecs: Date.parse('9999-12-31T23:59:59.999Z') + 1 }))).toBeUndefined();
});

test('any walk of the clock gives ids in order, all different', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 4_102_444_800_000 }), { minLength: 2 }), (times) => {
      let last: string | undefined;
      for (const msecs of times) {
        const next = idAfter(last, v7({ msecs }));
        expect(next).toMatch(pattern);
        if (last !== undefined) expect(next > last).toBe(true);
        last = next;
      }
    }),
  );
});

test.each<[string, string]>([
  ['a key that is no id', 'ffffffffffffffff'],
  ['another version', 'ffffffff-ffff-4fff-bfff-ffffffffffff'],
  ['a time that no clock shows', 'ffffffff-ffff-7fff-bfff-ffffffffffff'],
  ['more than an id', `${made('2036-03-02T08:00:00.000Z')}0`],
  ['an id with something before it', `0${made('2036-03-02T08:00:00.000Z')}`],
  ['nothing', ''],
])('%s is not followed', (_, id) => {
  expect(laterId(made(now), id)).toBe(made(now));
  expect(laterId(undefined, id)).toBeUndefined();
});

test('the greatest is followed, an earlier one is not', () => {
  const [early, late] = [made(now), made('2036-03-02T08:00:00.000Z')];
  expect(laterId(early, late)).toBe(late);
  expect(laterId(late, early)).toBe(late);
  expect(laterId(late, undefined)).toBe(late);
});
