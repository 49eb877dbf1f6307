// Dates and instants as text: which days exist, counting days, and the day it is in Sweden.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  ageOf,
  daysBetween,
  daysSince,
  isPlainDate,
  startOfSwedishDay,
  swedishDay,
  type Instant,
  type PlainDate,
} from '../../src/domain/dates.ts';

const anyDay = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10) as PlainDate);

describe('isPlainDate', () => {
  test.each([
    ['2026-11-24', true],
    ['2024-02-29', true],
    ['2025-02-29', false],
    ['2026-02-30', false],
    ['2026-13-01', false],
    ['2026-00-10', false],
    ['2026-1-1', false],
    ['20261124', false],
    ['24 nov 2026', false],
    ['2026-11-24T00:00:00Z', false],
    ['2026-11-24\n', false],
    ['+010000-01', false], // ten signs, and a month of the year 10000
    ['', false],
  ])('%j is %s', (text, expected) => {
    expect(isPlainDate(text)).toBe(expected);
  });

  test('holds for every day of the calendar and for no text that is not one', () => {
    fc.assert(fc.property(anyDay, (day) => isPlainDate(day)));
    fc.assert(
      fc.property(fc.string(), (text) => {
        if (isPlainDate(text)) expect(text).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      }),
    );
  });
});

describe('counting days', () => {
  test.each([
    ['2026-03-28', '2026-03-30', 2], // over the night without an hour
    ['2026-10-24', '2026-10-26', 2], // over the night with one more
    ['2024-02-28', '2024-03-01', 2],
    ['2026-12-31', '2027-01-01', 1],
    ['2026-05-02', '2026-05-01', -1],
    ['2026-05-02', '2026-05-02', 0],
  ])('from %s to %s are %i days', (from, to, days) => {
    expect(daysBetween(from as PlainDate, to as PlainDate)).toBe(days);
  });

  test('adding days and counting them are each other’s opposite', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -40_000, max: 40_000 }), (day, days) => {
        expect(daysBetween(day, addDays(day, days))).toBe(days);
        expect(isPlainDate(addDays(day, days))).toBe(true);
      }),
    );
  });
});

describe('swedishDay', () => {
  test.each([
    ['2026-11-24T22:59:59.999Z', '2026-11-24'],
    ['2026-11-24T23:00:00.000Z', '2026-11-25'], // midnight in winter
    ['2026-06-30T21:59:59.999Z', '2026-06-30'],
    ['2026-06-30T22:00:00.000Z', '2026-07-01'], // midnight in summer
    ['2026-12-31T23:30:00.000Z', '2027-01-01'],
  ])('at %s it is %s in Sweden', (at, day) => {
    expect(swedishDay(at as Instant)).toBe(day);
  });
});

describe('how long ago', () => {
  const now = '2026-03-29T00:30:00.000Z' as Instant;
  test.each([
    ['2026-03-29T00:30:00.000Z', 0],
    ['2026-03-29T00:29:59.999Z', 1],
    ['2026-03-28T00:30:00.000Z', 86_400_000],
    ['2026-03-29T00:30:00.001Z', undefined],
    ['2036-03-29T00:30:00.000Z', undefined],
  ])('%s was is told by what has been only: %s', (at, age) => {
    expect(ageOf(at as Instant, now)).toBe(age);
  });

  test.each([
    ['2026-03-29', 0],
    ['2026-03-28', 1],
    ['2025-03-29', 365],
    ['2026-03-30', undefined],
    ['2036-03-29', undefined],
  ])('the day %s was, in days: %s', (on, days) => {
    expect(daysSince(on as PlainDate, '2026-03-29' as PlainDate)).toBe(days);
  });
});

test('a day begins in Sweden before anything of that day, also where the clock is turned', () => {
  for (const [on, begins] of [
    ['2026-07-02', '2026-07-01T22:00:00.000Z'],
    ['2026-01-15', '2026-01-14T23:00:00.000Z'],
    ['2026-03-29', '2026-03-28T23:00:00.000Z'],
    ['2026-03-30', '2026-03-29T22:00:00.000Z'],
    ['2026-10-25', '2026-10-24T22:00:00.000Z'],
    ['2026-10-26', '2026-10-25T23:00:00.000Z'],
    ['2027-01-01', '2026-12-31T23:00:00.000Z'],
    ['2028-02-29', '2028-02-28T23:00:00.000Z'],
  ] as const)
    expect(startOfSwedishDay(on as PlainDate)).toBe(begins);
  fc.assert(
    fc.property(fc.integer({ min: Date.parse('2000-01-01'), max: Date.parse('2060-01-01') }), (time) => {
      const at = new Date(time).toISOString() as Instant;
      const begins = startOfSwedishDay(swedishDay(at));
      expect(begins <= at && swedishDay(begins) === swedishDay(at)).toBe(true);
    }),
  );
});
