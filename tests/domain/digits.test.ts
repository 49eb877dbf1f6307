/** Bytes as digits and back: whole, and what is cut or made up is told. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { digitsFor, fromDigits, toDigits } from '#domain/digits.ts';

test('any bytes come back from their digits, seven to seventeen', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      const digits = toDigits(bytes);
      expect(digits).toMatch(/^\d*$/);
      expect(digits.length).toBeLessThanOrEqual(Math.ceil((bytes.length * 17) / 7) + 1);
      expect(fromDigits(digits)).toEqual(Uint8Array.from(bytes));
    }),
  );
});

test('the digits that so many bytes make are known before', () => {
  for (let bytes = 0; bytes <= 30; bytes += 1)
    for (const byte of [0, 255])
      expect(toDigits(new Uint8Array(bytes).fill(byte))).toHaveLength(digitsFor(bytes));
  expect([1, 2, 3, 4, 5, 6, 7, 8].map(digitsFor)).toEqual([3, 5, 8, 10, 13, 15, 17, 20]);
});

test.each([
  ['letters', '12a'],
  ['a length that no bytes give', '1234'],
  ['a block greater than its bytes', '999'],
  ['a greatest block of seven bytes and one', '72057594037927936'],
])('%s are no digits of ours', (_what, digits) => {
  expect(fromDigits(digits)).toBeUndefined();
});

test('one digit missing at the end is always noticed or gives other bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 80 }), (bytes) => {
      expect(fromDigits(toDigits(bytes).slice(0, -1))).not.toEqual(Uint8Array.from(bytes));
    }),
  );
});
