// Characters that act without being seen are taken out, letters that people need are kept.
import { describe, expect, it, test } from 'vitest';
import { looksLikeSame } from '#domain/participant.ts';
import { withoutUnseen } from '#domain/invisible-characters.ts';

describe('what is typed', () => {
  it.each([
    ['Åsa\u202Egrebo', 'Åsagrebo'],
    ['\u2066Åsa\u2069', 'Åsa'],
    ['Å\u200Bsa\uFEFF', 'Åsa'],
    ['Å\u00ADsa', 'Åsa'],
    ['Å\0sa\u001B[31m', 'Åsa[31m'],
    ['rad\u2028rad', 'radrad'],
    ['en\trad\r\ntill', 'en\trad\r\ntill'],
  ])('%j is kept as %j', (typed, kept) => {
    expect(withoutUnseen(typed)).toBe(kept);
  });

  it.each(['Åsa Öberg', 'علی‌رضا', 'क्‍ष', 'Nguyễn Thị', 'ᐊᓪᓚ', '👩‍🍳', 'O’Brien-Åkerström'])(
    '%s stays',
    (name) => {
      expect(withoutUnseen(name)).toBe(name);
    },
  );
});

test.each([
  ['Аnna', 'Anna', true], // a Cyrillic А
  ['An\u200Bna', 'Anna', true],
  ['Αnnа', 'Anna', true], // Greek and Cyrillic
  ['ＡＮＮＡ', 'Anna', true],
  ['Anja', 'Anna', false],
])('%j looks like %j: %s', (one, other, expected) => {
  const named = (givenName: string) => ({ givenName, familyName: 'Ek', birthYear: null });
  expect(looksLikeSame(named(one), named(other))).toBe(expected);
});
