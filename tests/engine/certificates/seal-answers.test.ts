/**
 * One table of what people scan, paste and type, answered alike by the engine and by the control page's script. Not
 * here: what each can besides (seal.test.ts, control-page.test.ts).
 */
import { describe, expect, test } from 'vitest';
import type { PlainDate } from '#domain/dates.ts';
import { toDigits } from '#domain/digits.ts';
import { sealChoices, sealText, type CheckAnswer, type IssuerKey } from '#domain/seal.ts';
import { check, readList } from '../../../src/control-page/check.js';
import {
  checkSeal,
  issuerKeyFrom,
  makeRevocationList,
  makeSeal,
  readRevocationList,
} from '../../../src/engine/vault/seal.ts';
import { sampleFacts } from '../pdf/sample.ts';

const day = (text: string) => text as PlainDate;
const key = issuerKeyFrom(new Uint8Array(32).fill(7));
const stranger = issuerKeyFrom(new Uint8Array(32).fill(8));
const publicKey: IssuerKey = {
  keyId: key.keyId,
  name: 'Exempelkommunen',
  publicKey: Buffer.from(key.publicKey).toString('base64'),
  validFrom: day('2020-01-01'),
  validUntil: null,
};
const claims = sealChoices(sampleFacts(2), 'ab'.repeat(32))[0]!;
const sealOf = (number: string, signer = key) => makeSeal({ ...claims, number }, signer, '');
const list = makeRevocationList(
  {
    issuer: 'Exempelkommunen',
    number: Date.parse('2026-11-24T09:00:00.000Z'),
    madeAt: '2026-11-24T09:00:00.000Z',
    rows: [
      { number: 'KI-2026-0001', kind: 'replaced', on: day('2026-11-20'), by: 'KI-2026-0099' },
      { number: 'KI-2026-0002', kind: 'revoked', on: day('2026-11-21'), replacedBy: null },
    ],
  },
  key,
);
const seal = sealOf('KI-2026-0003');
const digits = seal.slice(seal.indexOf('#') + 1);

const known = [publicKey];
const both = async (text: string, keys: readonly IssuerKey[] = known) => {
  const rows = readRevocationList(list, keys)?.rows ?? [];
  const read = await readList(list, keys);
  const inPage = await check(text, keys, 'rows' in read ? read : undefined);
  const inEngine = await checkSeal(
    text,
    keys,
    (number) => rows.find((row) => row.number === number) ?? { kind: 'valid' },
  );
  return { page: inPage.kind, engine: inEngine.kind };
};

type Kind = CheckAnswer['kind'];

const withDigit = (place: number, by = 1): string =>
  `${digits.slice(0, place)}${String((Number(digits[place]) + by) % 10)}${digits.slice(place + 1)}`;
const without = (place: number): string => `${digits.slice(0, place)}${digits.slice(place + 1)}`;

type Case = readonly [kind: Kind, what: string, text: string, keys?: readonly IssuerKey[]];

const cases: readonly Case[] = [
  ['valid', 'the text of a code without a page on the web', seal],
  ['valid', 'a link', `https://kommunen.se/v#${digits}`],
  ['valid', 'digits alone', digits],
  ['valid', 'groups and lines', digits.replace(/(.{5})/g, '$1 ').replace(/(.{48})/g, '$1\r\n')],
  ['valid', 'hard spaces', digits.replace(/(.{5})/g, '$1\u00a0')],
  ['valid', 'a link in a letter', `Hej! https://kommunen.se/v#${digits}\nHälsningar`],
  ['valid', 'a link after another', `Ärende #12, se https://k2.se/v#${digits} 😀`],
  ['valid', 'a link with something after it', `https://kommunen.se/v#${digits}?utm=1`],
  ['valid', 'digits with words about them', `Koden är ${digits}, från intyget.`],
  ['replaced', 'a replaced number', sealOf('KI-2026-0001')],
  ['revoked', 'a revoked number', sealOf('KI-2026-0002')],
  ['unknownIssuer', 'a stranger’s key', sealOf('KI-2026-0003', stranger)],
  ['unknownIssuer', 'no known keys', seal, []],
  ['changed', 'a stranger who poses as the issuer', sealOf('K', { ...stranger, keyId: key.keyId })],
  ['keyNotInUse', 'a retired key', seal, [{ ...publicKey, validUntil: day('2020-02-01') }]],
  // By the clock of the day it was made; that may have stood ahead.
  ['valid', 'a key that says it came later', seal, [{ ...publicKey, validFrom: day('2030-02-01') }]],
  ['changed', 'a known key that is none', seal, [{ ...publicKey, publicKey: 'AAAA' }]],
  ['changed', 'a slip in the first digits', withDigit(3)],
  ['changed', 'a slip in what tells the size', withDigit(36)],
  ['changed', 'a slip in the middle', withDigit(400)],
  ['changed', 'a slip in the signature', withDigit(digits.length - 1)],
  ['changed', 'the first digit left out', without(0)],
  ['changed', 'a digit too many', `${digits}0`],
  ['changed', 'a digit written twice', `${digits.slice(0, 200)}${digits.slice(199)}`],
  ['changed', 'two digits in wrong order', digits.replace(/^(.{222}\d*?)(\d)(?!\2)(\d)/, '$1$3$2')],
  ['changed', 'the code twice', `${digits} ${digits}`],
  ['incomplete', 'a code cut in half', seal.slice(0, seal.length / 2)],
  ['incomplete', 'a code of which the last digit is gone', seal.slice(0, -1)],
  ['incomplete', 'a digit left out in the middle', without(300)],
  ['incomplete', 'only the beginning', digits.slice(0, 20)],
  ['notOurs', 'too little to tell', digits.slice(0, 4)],
  ['notOurs', 'another text', 'Hej hopp'],
  ['notOurs', 'nothing', ''],
  ['notOurs', 'the number of a certificate', 'KI-2026-0001'],
  ['notOurs', 'another number', '12345678901234567'],
  ['notOurs', 'another link', 'https://example.org/#592'],
  ['notOurs', 'a list in place of a seal', sealText('', toDigits(Buffer.from(list, 'base64')))],
];

describe('the engine and the control page answer alike', () => {
  test.each(cases.map(([kind, what, text, keys]) => ({ kind, what, text, keys })))(
    '$kind: $what',
    async ({ kind, text, keys }) => {
      expect(await both(text, keys)).toEqual({ page: kind, engine: kind });
    },
  );

  test('whatever single digit is changed, and never that it is good', async () => {
    const counted: Record<string, number> = {};
    for (let place = 0; place < digits.length; place += 1) {
      const { page, engine } = await both(withDigit(place, 1 + (place % 9)));
      expect(page, String(place)).toBe(engine);
      counted[engine] = (counted[engine] ?? 0) + 1;
    }
    // A slip in the key's id looks like somebody else's key, one in the size like a longer code.
    const { changed = 0, unknownIssuer = 0, incomplete = 0, ...others } = counted;
    expect(others).toEqual({});
    expect(unknownIssuer).toBeLessThan(30);
    expect(incomplete).toBeLessThan(4);
    expect(changed + unknownIssuer + incomplete).toBe(digits.length);
  });

  test('whatever single digit is left out', async () => {
    for (let place = 0; place < digits.length; place += 1) {
      const { page, engine } = await both(without(place));
      expect(page, String(place)).toBe(engine);
      expect(engine, String(place)).toMatch(/^(incomplete|changed)$/);
    }
  });

  test('wherever it is cut', async () => {
    for (let end = 0; end < digits.length; end += 1) {
      const kind = end < 5 ? 'notOurs' : 'incomplete';
      expect(await both(digits.slice(0, end)), String(end)).toEqual({ page: kind, engine: kind });
    }
  });
});
