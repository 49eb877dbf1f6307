/** What a seal says, how a typed code is read, and when a key counts. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PlainDate } from '#domain/dates.ts';
import { checkCode, isInUse, readCheckCode, sealText } from '#domain/seal.ts';

const day = (text: string) => text as PlainDate;

describe('the code that can be typed', () => {
  test('twelve letters in three groups, of letters that are not mistaken for others', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (digest) => {
        expect(checkCode(digest)).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/);
      }),
    );
  });

  test.each([
    ['as printed', '7K2M-9QXD-4RTB', '7K2M-9QXD-4RTB'],
    ['small letters and no lines', '7k2m9qxd4rtb', '7K2M-9QXD-4RTB'],
    ['spaces and a long line', ' 7K2M 9QXD–4RTB ', '7K2M-9QXD-4RTB'],
    ['O for 0, I and L for 1', 'OK1M-9QXI-4RTL', '0K1M-9QX1-4RT1'],
    ['too short', '7K2M-9QXD-4RT', undefined],
    ['a letter that no code has', '7K2M-9QXD-4RTU', undefined],
    ['a number of a certificate', 'KI-2026-0001', undefined],
  ])('%s', (_how, typed, read) => {
    expect(readCheckCode(typed)).toBe(read);
  });

  test('every code is read as itself', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 8, maxLength: 32 }), (digest) => {
        expect(readCheckCode(checkCode(digest).toLowerCase())).toBe(checkCode(digest));
      }),
    );
  });
});

test.each([
  // Its first day comes from a clock, which may have stood ahead; nothing is signed with a key before it is there.
  ['dated before it was made', '2026-01-01', true],
  ['on its first day', '2026-01-02', true],
  ['on its last day', '2026-12-31', true],
  ['after its last day', '2027-01-01', false],
])('a key counts for what was issued while it was in use: %s', (_when, on, expected) => {
  const key = { validFrom: day('2026-01-02'), validUntil: day('2026-12-31') };
  expect(isInUse(key, day(on))).toBe(expected);
});

test('the text of the code leads to the organisation’s page, or says whose code it is', () => {
  expect(sealText('https://kommun.example/v', '123')).toBe('https://kommun.example/v#123');
  expect(sealText('', '123')).toBe('intyga:v#123');
});
