// The text under a signature: the same for the same content, another for any other, and only ever of plain JSON.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalText, signatureText, type SignedFacts } from '#domain/signature.ts';
import type { Instant } from '#domain/dates.ts';

/** The same value with every object's keys the other way round. */
const reversed = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, field]) => [key, reversed(field)]),
  );
};

describe('the canonical text', () => {
  it('has sorted keys, nothing between, and leaves out what is undefined', () => {
    expect(canonicalText({ b: [1, null, 'å"'], a: { d: true, c: undefined } })).toBe(
      '{"a":{"d":true},"b":[1,null,"å\\""]}',
    );
  });

  it('does not hang on the order of keys, and reads back as what was written', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        fc.pre(!JSON.stringify(value).includes('__proto__'));
        const text = canonicalText(value);
        expect(canonicalText(reversed(value))).toBe(text);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it.each([
    ['a date', new Date(0)],
    ['bytes', new Uint8Array(2)],
    ['no number', Number.NaN],
    ['a large integer', 1n],
    ['a function', () => 1],
    ['undefined', undefined],
    ['a map', new Map()],
  ])('refuses %s', (_, value) => {
    expect(() => canonicalText({ value: [value] })).toThrow(TypeError);
  });
});

describe('the text of a signature', () => {
  const facts: SignedFacts = {
    call: 'control.approve',
    subject: { kind: 'validation', id: 'v' },
    userId: 'petra',
    keyId: 'k',
    signedAt: '2026-11-24T08:00:00.000Z' as Instant,
    contentHash: 'c',
    logPosition: 7,
    logHash: 'h',
  };

  it.each<Partial<SignedFacts>>([
    { call: 'control.return' },
    { subject: { kind: 'certificate', id: 'v' } },
    { subject: { kind: 'validation', id: 'w' } },
    { userId: 'johan' },
    { keyId: 'l' },
    { signedAt: '2026-11-24T08:00:01.000Z' as Instant },
    { contentHash: 'd' },
    { logPosition: 8 },
    { logHash: 'i' },
  ])('is another when %o', (change) => {
    expect(signatureText({ ...facts, ...change })).not.toBe(signatureText(facts));
  });
});
