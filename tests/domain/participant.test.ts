// Rules about people: what they are called, who may see what, who may be the same person, what is asked about.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PlainDate } from '../../src/domain/dates.ts';
import {
  datesCanBe,
  displayName,
  isInFuture,
  isUnlikelyBirthYear,
  looksLikeSame,
  maskPersonalNumber,
  participantKeys,
} from '../../src/domain/participant.ts';

const today = '2026-03-02' as PlainDate;
const person = (givenName: string, familyName: string, alias: string | null = null) => ({
  givenName,
  familyName,
  alias,
  birthYear: 1987 as number | null,
  hasProtectedIdentity: false,
});
const words = fc.string({ unit: 'grapheme', maxLength: 12 });

test.each([
  [1820, true],
  [1899, true],
  [1935, true],
  [1936, false],
  [1987, false],
  [2013, false],
  [2014, true],
  [2030, true],
])('a birth year of %i is asked about: %s', (year, expected) => {
  expect(isUnlikelyBirthYear(year, today)).toBe(expected);
});

test.each([
  ['2026-03-01', false],
  ['2026-03-02', false],
  ['2026-03-03', true],
])('%s lies in the future: %s', (date, expected) => {
  expect(isInFuture(date as PlainDate, today)).toBe(expected);
});

test.each([
  ['19850314-2391', '19850314-••••'],
  ['850314-2391', '850314-••••'],
  ['8503142391', '850314-••••'],
  ['250314+2391', '250314-••••'],
])('%s is shown as %s', (number, masked) => {
  expect(maskPersonalNumber(number)).toBe(masked);
  expect(masked).not.toContain('2391');
});

describe('a protected identity', () => {
  test('is called by its alias, and by a neutral word without one', () => {
    const name = { givenName: 'Anna', familyName: 'Berg', hasProtectedIdentity: true };
    expect(displayName({ ...name, alias: 'Solros' })).toBe('Solros');
    expect(displayName({ ...name, alias: null })).toBe('Skyddad deltagare');
  });

  test('leaves nothing of the name in what lists and search use', () => {
    const letters = fc.stringMatching(/^[a-zåäö]{4,10}$/);
    fc.assert(
      fc.property(letters, letters, fc.option(fc.constantFrom('Solros', 'K 7')), (given, family, alias) => {
        const protectedPerson = {
          givenName: given,
          familyName: family,
          birthYear: 1987,
          alias,
          hasProtectedIdentity: true,
        };
        const other = { ...protectedPerson, givenName: 'x', familyName: 'y', birthYear: 2001 };
        expect(participantKeys(protectedPerson)).toEqual(participantKeys(other));
        expect(displayName(protectedPerson)).toBe(displayName(other));
        expect(participantKeys(protectedPerson).name).toBe('');
      }),
    );
    expect(participantKeys({ ...person('Anna', 'Berg', null), hasProtectedIdentity: true })).toEqual({
      sort: 'skyddad deltagare\t~',
      search: '',
      name: '',
    });
  });
});

describe('what lists and search use', () => {
  test.each([
    [person('Åsa', 'Öberg'), { sort: '{sa }berg\t1987', search: 'asa oberg asaoberg', name: 'aabegors' }],
    [
      person('Anna-Lena', 'Berg-Ek', 'Lena'),
      { sort: 'anna-lena berg-ek\t1987', search: 'anna lena berg ek annalenabergek', name: 'aaabeeegklnnnr' },
    ],
    [person('Åsa', 'Ek', 'Kim'), { sort: '{sa ek\t1987', search: 'asa ek kim asak', name: 'aaeks' }],
    [
      { ...person('Åsa', 'Ek', 'Solros 7'), hasProtectedIdentity: true },
      { sort: 'solros 000000007\t~', search: 'solros 7 solros7', name: '' },
    ],
    [person('محمد', ''), { sort: 'محمد\t1987', search: 'محمد', name: 'حدمم' }],
  ])('%j', (named, keys) => {
    expect(participantKeys(named)).toEqual(keys);
  });
});

describe('two people may be one', () => {
  const born = (named: ReturnType<typeof person>, birthYear: number | null) => ({ ...named, birthYear });
  test.each([
    ['the same name and year', person('Åsa', 'Öberg'), 1987, person('Åsa', 'Öberg'), 1987, true],
    ['accents apart', person('Åsa', 'Öberg'), 1987, person('asa', 'OBERG'), 1987, true],
    ['names the other way round', person('Åsa', 'Öberg'), 1987, person('Öberg', 'Åsa'), 1987, true],
    ['all in one field', person('Åsa Öberg', ''), 1987, person('Åsa', 'Öberg'), 1987, true],
    ['a hyphen apart', person('Anna-Lena', 'Ek'), null, person('Anna Lena', 'Ek'), 1987, true],
    ['one without a year', person('Åsa', 'Öberg'), null, person('Åsa', 'Öberg'), 1987, true],
    ['the other without a year', person('Åsa', 'Öberg'), 1987, person('Åsa', 'Öberg'), null, true],
    [
      'nine words in another order',
      person('A B C D E', 'F G H I'),
      1987,
      person('I H G F', 'E D C B A'),
      1987,
      true,
    ],
    [
      'nine words and a letter',
      person('A B C D E', 'F G H I'),
      1987,
      person('A B C D E', 'F G H J'),
      1987,
      false,
    ],
    ['the same letters in other words', person('Åsa', 'Ek'), 1987, person('Åse', 'Ak'), 1987, false],
    ['another year', person('Åsa', 'Öberg'), 1987, person('Åsa', 'Öberg'), 1988, false],
    ['another name', person('Åsa', 'Öberg'), 1987, person('Åsa', 'Öman'), 1987, false],
  ])('%s: %j %s, %j %s: %s', (_rule, a, yearOfA, b, yearOfB, expected) => {
    expect(looksLikeSame(born(a, yearOfA), born(b, yearOfB))).toBe(expected);
  });

  test('it does not matter who is asked first, and everybody is like themselves', () => {
    fc.assert(
      fc.property(words, words, words, words, (a, b, c, d) => {
        const [one, other] = [born(person(a, b), 1990), born(person(c, d), 1990)];
        expect(looksLikeSame(one, other)).toBe(looksLikeSame(other, one));
        expect(looksLikeSame(one, one)).toBe(true);
        expect(looksLikeSame(one, other)).toBe(participantKeys(one).name === participantKeys(other).name);
      }),
    );
  });
});

// Dates that cannot be, beside those that are only asked about.
test.each<[string, Parameters<typeof datesCanBe>[0], string | null]>([
  ['born this century', dated('1987-03-14', 1987), null],
  ['born in a year to come', dated('2087-03-14', 2087), 'birthDate: inFuture'],
  ['born tomorrow', dated('2026-03-03', 2026, '2026-03-02'), 'birthDate: inFuture'],
  ['born today and enrolled today', dated('2026-03-02', 2026, '2026-03-02'), null],
  ['born 121 years ago', dated('1905-12-31', 1905), 'birthDate: tooOld'],
  ['born 120 years ago', dated('1906-01-01', 1906), null],
  ['a year to come alone', dated(null, 2027), 'birthYear: inFuture'],
  ['a year of long ago alone', dated(null, 1850), 'birthYear: tooOld'],
  ['this year alone', dated(null, 2026), null],
  ['enrolled the day before birth', dated('2000-05-02', 2000, '2000-05-01'), 'enrolledOn: beforeBirth'],
  ['enrolled the year before birth', dated(null, 2000, '1999-12-31'), 'enrolledOn: beforeBirth'],
  ['enrolled with nothing known', dated(null, null, '2030-01-01'), null],
])('%s', (_what, person, expected) => {
  const can = datesCanBe(person, '2026-03-02' as PlainDate);
  const [problem] = can.ok || can.refusal.kind !== 'invalidInput' ? [] : can.refusal.problems;
  expect(problem ? `${problem.path}: ${problem.message}` : null).toBe(expected);
});

function dated(birthDate: string | null, birthYear: number | null, enrolledOn = '2026-02-01') {
  return {
    birthDate: birthDate as PlainDate | null,
    birthYear,
    enrolledOn: enrolledOn as PlainDate,
  };
}
