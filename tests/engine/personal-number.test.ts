// Personnummer and samordningsnummer as people write them; and the cursors of lists.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PlainDate } from '#domain/dates.ts';
import { readCursor, writeCursor } from '../../src/engine/application/cursor.ts';
import { checkPersonalNumber } from '../../src/engine/application/personal-number.ts';

const today = '2026-03-02' as PlainDate;

describe('a personal number', () => {
  test.each([
    ['19850314-2393', '19850314-2393', 'personnummer', '1985-03-14'],
    ['850314-2393', '19850314-2393', 'personnummer', '1985-03-14'],
    ['8503142393', '19850314-2393', 'personnummer', '1985-03-14'],
    [' 19850314 2393 ', '19850314-2393', 'personnummer', '1985-03-14'],
    ['850314–2393', '19850314-2393', 'personnummer', '1985-03-14'],
    ['19850374-2390', '19850374-2390', 'samordningsnummer', '1985-03-14'],
    ['850374-2390', '19850374-2390', 'samordningsnummer', '1985-03-14'],
    ['260301-2382', '20260301-2382', 'personnummer', '2026-03-01'], // yesterday
    ['260303-2380', '19260303-2380', 'personnummer', '1926-03-03'], // not yet, so a hundred years ago
    ['250314+2396', '19250314-2396', 'personnummer', '1925-03-14'],
  ])('%j is kept as %s, %s, born %s', (typed, number, kind, birthDate) => {
    expect(checkPersonalNumber(typed, today)).toEqual({ ok: true, value: { number, kind, birthDate } });
  });

  test.each([
    ['850314-2394'], // wrong check digit
    ['19850230-2394'], // no such day
    ['850314-239'],
    ['850314-000X'],
    ['20270314-2394'], // not born yet
    ['hej'],
    ['-'],
    ['19850314-2393-'],
  ])('%j is refused', (typed) => {
    expect(checkPersonalNumber(typed, today)).toEqual({
      ok: false,
      refusal: { kind: 'personalNumberInvalid' },
    });
  });

  test('whatever is typed gives an answer, and what is accepted is accepted again as it was kept', () => {
    const typed = fc.oneof(fc.string(), fc.stringMatching(/^(19|20)?\d{6}[-+]?\d{4}$/));
    fc.assert(
      fc.property(typed, (text) => {
        const checked = checkPersonalNumber(text, today);
        if (checked.ok) expect(checkPersonalNumber(checked.value.number, today)).toEqual(checked);
      }),
      { numRuns: 2000 },
    );
  });
});

test('a cursor gives back what it was made of, and anything else is no cursor', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' })), fc.string(), (values, other) => {
      expect(readCursor(writeCursor(values), values.length)).toEqual({ ok: true, value: values });
      expect(writeCursor(values)).toMatch(/^[\w-]*$/);
      expect(readCursor(other, 3).ok).toBe(false);
    }),
  );
});
