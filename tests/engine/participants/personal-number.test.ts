// Personnummer and samordningsnummer as people write them; and the cursors of lists.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PlainDate } from '#domain/dates.ts';
import { pageOf, readCursor } from '../../../src/engine/application/frame/cursor.ts';
import { hasCheckDigit } from '#domain/sensitive-text.ts';
import { checkPersonalNumber } from '../../../src/engine/application/participants/personal-number.ts';

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
    const [year, month, day] = birthDate.split('-').map(Number);
    const birth = { year, month, day };
    expect(checkPersonalNumber(typed, today)).toEqual({
      ok: true,
      value: { number, kind, birth, birthDate },
    });
  });

  test.each([
    ['850360-2396', '19850360-2396', 1985, 3, null],
    ['850074-2393', '19850074-2393', 1985, null, 14],
    ['19850060-2399', '19850060-2399', 1985, null, null],
    ['191500722390', '19150072-2390', 1915, null, 12],
    ['191500882392', '19150088-2392', 1915, null, 28],
    ['۱۹۸۵۰۰۶۰-۲۳۹۹', '19850060-2399', 1985, null, null],
    ['850060–2399', '19850060-2399', 1985, null, null],
    ['20000060-2383', '20000060-2383', 2000, null, null],
    ['150088+2392', '19150088-2392', 1915, null, 28],
  ])('%j is a samordningsnummer, and no date is made up', (typed, number, year, month, day) => {
    expect(checkPersonalNumber(typed, today)).toEqual({
      ok: true,
      value: { number, kind: 'samordningsnummer', birth: { year, month, day }, birthDate: null },
    });
  });

  test.each([
    ['850314-T123', 'temporary'],
    ['19850314-TF12', 'temporary'],
    ['850314-Tf29', 'temporary'],
    ['TF850314', 'temporary'],
    ['T 850314 123', 'temporary'],
    ['850314-P123', 'reserve'],
    ['19850314-KA12', 'reserve'],
    ['19850314-M9K2', 'reserve'],
    ['991985031423', 'reserve'],
    ['22850314-2393', 'reserve'],
    ['LMA 12345678', 'lma'],
    ['12-345678', 'lma'],
    ['50 123456', 'lma'],
    ['Dossiernr: 12-345678', 'lma'],
    ['556677-8899', 'organisation'],
    ['16556677-8899', 'organisation'],
    ['212000-0142', 'organisation'],
    ['19850314', 'birthDate'],
    ['1985-03-14', 'birthDate'],
    ['850314', 'birthDate'],
    ['۸۵۰۳۱۴', 'birthDate'],
    ['131052-308T', 'foreign'],
    ['010203A123K', 'foreign'],
    ['140345-1234', 'foreign'],
    ['19038512345', 'foreign'],
    ['44051401359', 'foreign'],
    ['42101-1234567-1', 'foreign'],
    ['AA1234567', 'foreign'],
  ])('%j is told by name: %s', (typed, is) => {
    expect(checkPersonalNumber(typed, today)).toEqual({
      ok: false,
      refusal: { kind: 'personalNumberOther', is },
    });
  });

  test('what it is called where it was copied from does not matter', () => {
    for (const typed of [
      'Personnummer: 850314-2393',
      'pnr 8503142393',
      'Personnr. 19850314‑2393.',
      'Samordningsnummer: 850374-2390',
      'persnr: ８５０３１４－２３９３',
    ])
      expect(checkPersonalNumber(typed, today), typed).toMatchObject({ ok: true });
  });

  test('every samordningsnummer is taken, whatever of its date is known, and never with a date made up', () => {
    const parts = fc.record({
      year: fc.integer({ min: 1920, max: 2010 }),
      month: fc.integer({ min: 0, max: 12 }),
      day: fc.integer({ min: 0, max: 28 }),
      birth: fc.integer({ min: 0, max: 999 }),
    });
    fc.assert(
      fc.property(parts, ({ year, month, day, birth }) => {
        const two = (part: number) => String(part).padStart(2, '0');
        const digits = `${String(year)}${two(month)}${two(day + 60)}${String(birth).padStart(3, '0')}`;
        const checkDigit = Array.from({ length: 10 }, (_, last) => last).find((last) =>
          hasCheckDigit(`${digits.slice(2)}${String(last)}`),
        );
        const checked = checkPersonalNumber(`${digits}${String(checkDigit)}`, today);
        expect(checked).toMatchObject({ ok: true, value: { kind: 'samordningsnummer' } });
        expect(checked.ok && checked.value.birthDate).toBe(
          month === 0 || day === 0 ? null : `${String(year)}-${two(month)}-${two(day)}`,
        );
      }),
    );
  });

  test.each([
    ['850314-2394'], // wrong check digit
    ['19850230-2394'], // no such day
    ['850314-239'],
    ['850314-000X'],
    ['850060-2390'], // no day, and a wrong check digit
    ['850014-2393'], // only a samordningsnummer may lack its month
    ['850300-2393'],
    ['851360-2396'], // no such month
    ['198503142'],
    ['19850314239'],
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
      const { next } = pageOf([values, []], 1, (place) => place);
      expect(next).toMatch(/^[\w-]+$/);
      expect(readCursor(next, values.length)).toEqual({ ok: true, value: values });
      expect(readCursor(other, 3).ok).toBe(false);
    }),
  );
});
