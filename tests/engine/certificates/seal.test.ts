/** Seals: signed, read back, and everything that was done to them told apart. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CertificateFacts } from '#domain/certificate-facts.ts';
import type { PlainDate } from '#domain/dates.ts';
import { sealChoices, type IssuerKey, type RevocationList, type SealClaims } from '#domain/seal.ts';
import { largestQrVersion, qrVersion } from '../../../src/engine/pdf/index.ts';
import {
  checkSeal,
  issuerKeyFrom,
  makeRevocationList,
  makeSeal,
  readRevocationList,
  unsignedSeal,
} from '../../../src/engine/vault/seal.ts';
import { sampleFacts } from '../pdf/sample.ts';

const day = (text: string) => text as PlainDate;
const key = issuerKeyFrom(new Uint8Array(32).fill(7));
const stranger = issuerKeyFrom(new Uint8Array(32).fill(8));

const publicPart = (change: Partial<IssuerKey> = {}): IssuerKey => ({
  keyId: key.keyId,
  name: 'Exempelkommunen',
  publicKey: Buffer.from(key.publicKey).toString('base64'),
  validFrom: day('2020-01-01'),
  validUntil: null,
  ...change,
});

const factsHash = 'ab'.repeat(32);
const facts = (modules: number): CertificateFacts => sampleFacts(modules);
const full = sealChoices(facts(2), factsHash)[0]!;
const seal = makeSeal(full, key, '');
const valid = () => ({ kind: 'valid' }) as const;
const check = (text: string, keys = [publicPart()], standing: Parameters<typeof checkSeal>[2] = valid) =>
  checkSeal(text, keys, standing);

test('a seal says what was sealed, and by whom', async () => {
  expect(await check(seal)).toEqual({ kind: 'valid', claims: full, issuer: full.issuer });
});

test.each([
  ['as a link', (text: string) => text.replace('intyga:v', 'https://kommun.example/v')],
  ['as digits only', (text: string) => text.replace('intyga:v#', '')],
  ['with line breaks and spaces', (text: string) => text.replace(/(\d{40})/g, '$1 \r\n ')],
])('it may be pasted %s', async (_how, change) => {
  expect(await check(change(seal))).toMatchObject({ kind: 'valid' });
});

describe('the fullest statement that can be read from paper', () => {
  const chosen = (modules: number): SealClaims | undefined =>
    sealChoices(facts(modules), factsHash).find(
      (claims) =>
        qrVersion(makeSeal(claims, key, 'https://arbetsmarknad.exempelkommunen.example/v')) <=
        largestQrVersion,
    );
  test.each([
    [1, 'titles'],
    [12, 'codes'],
  ] as const)('%i modules: %s', (count, detail) => {
    const modules = chosen(count)?.modules;
    expect(modules).toHaveLength(count);
    expect(modules?.every(({ title }) => (title === null) === (detail === 'codes'))).toBe(true);
  });
  test('what has no room for modules still says number, name and date', () => {
    const claims = sealChoices(facts(20), factsHash).at(-1)!;
    expect(claims).toMatchObject({ modules: null, issuer: '', number: full.number, holder: full.holder });
  });
});

test('every single changed digit is noticed', async () => {
  const digits = seal.slice(seal.indexOf('#') + 1);
  await fc.assert(
    fc.asyncProperty(fc.nat(digits.length - 1), fc.integer({ min: 1, max: 9 }), async (place, by) => {
      const other = String((Number(digits[place]) + by) % 10);
      const answer = await check(digits.slice(0, place) + other + digits.slice(place + 1));
      expect(['changed', 'incomplete', 'unknownIssuer', 'notOurs']).toContain(answer.kind);
    }),
    { numRuns: 300 },
  );
});

test('no piece of a seal passes', async () => {
  const digits = seal.slice(seal.indexOf('#') + 1);
  for (let length = 0; length < digits.length; length += 1)
    expect((await check(digits.slice(0, length))).kind, String(length)).toMatch(/incomplete|notOurs/);
  expect(await check(digits.slice(0, digits.length / 2))).toMatchObject({ kind: 'incomplete' });
});

test.each([
  ['another text', 'Hej hopp'],
  ['another number', '12345678901234567'],
  ['nothing', ''],
])('%s is none of ours', async (_what, text) => {
  expect(await check(text)).toMatchObject({ kind: 'notOurs' });
});

test('a key that is not known is named, whatever it signed', async () => {
  expect(await check(makeSeal(full, stranger, ''))).toEqual({
    kind: 'unknownIssuer',
    keyId: stranger.keyId,
  });
});

test('a stranger who claims to be somebody else is found out', async () => {
  const forged = makeSeal(full, { ...stranger, keyId: key.keyId }, '');
  expect(await check(forged)).toEqual({ kind: 'changed' });
});

test('a preview is signed by nobody', async () => {
  expect(await check(unsignedSeal(full, ''))).toMatchObject({ kind: 'unknownIssuer' });
  expect(unsignedSeal(full, '').length).toBe(seal.length);
});

test('what a retired key signed while it was in use stays valid, what it signed later does not', async () => {
  const until = (text: string) => [publicPart({ validUntil: day(text) })];
  expect(await check(seal, until(full.issuedOn))).toMatchObject({ kind: 'valid' });
  expect(await check(seal, until('2020-12-31'))).toMatchObject({ kind: 'keyNotInUse', claims: full });
});

test('what became of the number since is told', async () => {
  const replaced = { kind: 'replaced', on: day('2026-12-01'), by: 'KI-2026-0009' } as const;
  const asked: string[] = [];
  const answer = await check(seal, [publicPart()], (number) => {
    asked.push(number);
    return replaced;
  });
  expect(answer).toMatchObject({ ...replaced, claims: full });
  expect(asked).toEqual([full.number]);
});

describe('a revocation list', () => {
  const list: RevocationList = {
    issuer: 'Exempelkommunen',
    number: Date.parse('2026-12-02T09:00:00.000Z'),
    madeAt: '2026-12-02T09:00:00.000Z',
    rows: [
      { number: 'KI-2026-0001', kind: 'replaced', on: day('2026-12-01'), by: 'KI-2026-0002' },
      { number: 'KI-2026-0003', kind: 'revoked', on: day('2026-12-01'), replacedBy: null },
    ],
  };
  const text = makeRevocationList(list, key);

  test('comes back whole from whoever signed it', () => {
    expect(readRevocationList(text, [publicPart()])).toEqual(list);
  });

  test('is none when it was changed, signed by somebody else, or is a seal', () => {
    const changed = Buffer.from(text, 'base64');
    changed.writeUInt8(changed.readUInt8(30) ^ 1, 30);
    expect(readRevocationList(changed.toString('base64'), [publicPart()])).toBeUndefined();
    expect(readRevocationList(makeRevocationList(list, stranger), [publicPart()])).toBeUndefined();
    expect(readRevocationList('inget', [publicPart()])).toBeUndefined();
    const retired = publicPart({ validUntil: day('2026-12-01') });
    expect(readRevocationList(text, [retired])).toBeUndefined();
  });

  test('holds five hundred corrections in a few kB', () => {
    const rows = Array.from({ length: 500 }, (_, index) => ({
      ...list.rows[0]!,
      number: `KI-2026-${String(index)}`,
    }));
    expect(makeRevocationList({ ...list, rows }, key).length).toBeLessThan(32_000);
  });
});
