/**
 * The control page: whole, small, closed to everything outside; and its script reads what the engine writes. Not
 * here: that both answer alike (seal-answers.test.ts), and the page in a browser (tests/e2e/control-page.spec.ts).
 */
import { createHash, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { Script } from 'node:vm';
import { encode, rfc8949EncodeOptions } from 'cborg';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PlainDate } from '#domain/dates.ts';
import { fromDigits } from '#domain/digits.ts';
import { sealChoices, type IssuerKey } from '#domain/seal.ts';
import { readCbor } from '../../../src/control-page/bytes.js';
import { check, readList, type List } from '../../../src/control-page/check.js';
import { sha512, verifyByArithmetic } from '../../../src/control-page/ed25519.js';
import { texts } from '../../../src/control-page/texts.js';
import {
  makeControlPage,
  readControlPage,
  type ControlPage,
} from '../../../src/engine/vault/control-page.ts';
import { issuerKeyFrom, makeRevocationList, makeSeal } from '../../../src/engine/vault/seal.ts';
import { resources } from '../../support/engine.ts';
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
const seal = makeSeal(claims, key, '');
const list = makeRevocationList(
  {
    issuer: 'Exempelkommunen',
    number: Date.parse('2026-11-24T09:00:00.000Z'),
    madeAt: '2026-11-24T09:00:00.000Z',
    rows: [{ number: claims.number, kind: 'replaced', on: day('2026-11-20'), by: 'KI-2026-0099' }],
  },
  key,
);

const page = (change: Partial<ControlPage> = {}): string =>
  makeControlPage(resources, {
    issuer: 'Exempelkommunen',
    contact: '',
    keys: [publicKey],
    list,
    prefixes: ['KI'],
    ...change,
  });

/** What stands between two tags of the page. */
const between = (html: string, open: string, close: string): string => {
  const start = html.indexOf(open) + open.length;
  return html.slice(start, html.indexOf(close, start));
};
const sha256 = (text: string) => createHash('sha256').update(text).digest('base64');

describe('the file', () => {
  test('is small, and holds nothing that is fetched or that makes a page out of text', () => {
    const html = page();
    expect(Buffer.byteLength(html)).toBeLessThan(45_000);
    expect(html).not.toMatch(/\b(src|href)=|https?:|@import|url\(|\bfetch\(|XMLHttpRequest|innerHTML|eval\(/);
    expect(html).not.toMatch(/\{\{|<!--|\/\*(?!!)|^\s*\/\/|^(im|ex)port /m);
  });

  test('carries its whole script, which can be read as one', () => {
    const script = between(page(), '<script type="module">', '</script>');
    expect(script).toContain('async function check(');
    // Two things of one name, or half a comment, would be told here.
    expect(() => new Script(`async () => {${script}}`)).not.toThrow();
  });

  test('allows exactly its own style and script', () => {
    const html = page();
    const policy = between(html, 'Content-Security-Policy" content="', '"');
    const style = sha256(between(html, '<style>', '</style>'));
    const script = sha256(between(html, '<script type="module">', '</script>'));
    expect(policy).toContain(
      `default-src 'none'; style-src 'sha256-${style}'; script-src 'sha256-${script}'; base-uri 'none'`,
    );
  });

  test.each(['</script><script>alert(1)</script> & "Kommunen"', '{{data}} <!-- script --> $& $1'])(
    'cannot be broken by a name: %s',
    (issuer) => {
      const html = page({ issuer });
      expect(html.match(/<script/g)).toHaveLength(2);
      expect(readControlPage(html)).toEqual({
        issuer,
        contact: '',
        keys: [publicKey],
        list,
        prefixes: ['KI'],
      });
      expect(between(html, '<bdi>', '</bdi>')).not.toMatch(/[<>"]/);
    },
  );

  test('the same keys and list give the same bytes', () => {
    expect(page()).toBe(page());
  });

  test('says everything in both languages, with the same to be filled in', () => {
    const shape = (words: object): unknown =>
      Object.entries(words).map(([name, word]) =>
        typeof word === 'string'
          ? [name, (word.match(/\{\w+\}/g) ?? []).sort()]
          : [name, shape(word as object)],
      );
    expect(shape(texts.en)).toEqual(shape(texts.sv));
  });
});

const known = [publicKey];
const digits = seal.slice(seal.indexOf('#') + 1);

describe('what is cut', () => {
  test('says how many digits there are, and how many there should be', async () => {
    const needed = digits.length;
    expect(await check(digits.slice(0, 400), known, undefined)).toEqual({
      kind: 'incomplete',
      count: 400,
      needed,
    });
    expect(await check(digits.slice(0, 30), known, undefined)).toEqual({
      kind: 'incomplete',
      count: 30,
      needed: NaN,
    });
    expect(await check(`${digits}12`, known, undefined)).toEqual({
      kind: 'changed',
      count: needed + 2,
      needed,
    });
  });

  test('is noticed wherever it is cut', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 5, max: digits.length - 1 }), async (end) => {
        expect((await check(digits.slice(0, end), known, undefined)).kind).toBe('incomplete');
      }),
    );
  });

  test('is noticed when one digit in the middle was skipped', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 51, max: digits.length - 1 }), async (place) => {
        const skipped = `${digits.slice(0, place)}${digits.slice(place + 1)}`;
        expect(await check(skipped, known, undefined)).toMatchObject({
          kind: 'incomplete',
          count: digits.length - 1,
          needed: digits.length,
        });
      }),
    );
  });

  test('every length of a seal is known from its beginning', async () => {
    for (let length = 1; length < 300; length += 7) {
      const text = makeSeal({ ...claims, holder: 'å'.repeat(length) }, key, '');
      expect((await check(text, known, undefined)).kind).toBe('valid');
    }
  });
});

describe('what is shown', () => {
  test('is what stands on the paper, also half points', async () => {
    const half = { ...claims, modules: [{ code: 'EX-BUTIK', level: 2, points: 2.5, title: 'Butik' }] };
    expect(await check(makeSeal(half, key, ''), known, undefined)).toMatchObject({
      kind: 'valid',
      facts: {
        title: claims.title,
        number: claims.number,
        holder: claims.holder,
        birth: claims.birth,
        issuedOn: claims.issuedOn,
        modules: [['EX-BUTIK', 2, 2.5, 'Butik']],
      },
    });
  });

  test('names the key’s owner when the seal had no room for the issuer, and no birth that is not there', async () => {
    const short = { ...claims, issuer: '', birth: null, modules: null };
    const answer = await check(makeSeal(short, key, ''), known, undefined);
    expect(answer).toMatchObject({
      facts: { issuer: 'Exempelkommunen', birth: undefined, modules: undefined },
    });
  });

  test('tells examples and practice', async () => {
    const marked = { ...claims, isExample: true, isPractice: true };
    expect(await check(makeSeal(marked, key, ''), known, undefined)).toMatchObject({
      facts: { isExample: true, isPractice: true },
    });
  });
});

describe('a revocation list', () => {
  const rows = [
    { number: 'KI-2026-0001', kind: 'replaced', on: day('2026-11-20'), by: 'KI-2026-0099' },
    { number: 'KI-2026-0002', kind: 'revoked', on: day('2026-11-21'), replacedBy: null },
    { number: 'KI-2026-0003', kind: 'revoked', on: day('2026-11-22'), replacedBy: 'KI-2026-0100' },
  ] as const;
  const made = (signer = key, madeAt = '2026-11-24T09:00:00.000Z') =>
    makeRevocationList({ issuer: 'Exempelkommunen', number: Date.parse(madeAt), madeAt, rows }, signer);

  test('says of every number what became of it', async () => {
    const read = (await readList(`\n${made()}\n`, known)) as List;
    expect(read.madeAt).toBe('2026-11-24T09:00:00.000Z');
    expect([...read.rows]).toEqual([
      ['KI-2026-0001', { kind: 'replaced', on: '2026-11-20', by: 'KI-2026-0099' }],
      ['KI-2026-0002', { kind: 'revoked', on: '2026-11-21', by: null }],
      ['KI-2026-0003', { kind: 'revoked', on: '2026-11-22', by: 'KI-2026-0100' }],
    ]);
  });

  const bytes = Buffer.from(made(), 'base64');
  const touched = Buffer.from(bytes);
  touched[60]! ^= 1;
  test.each([
    ['unknownIssuer', 'a stranger signed', made(stranger), known],
    ['changed', 'was altered', touched.toString('base64'), known],
    ['changed', 'was cut', bytes.subarray(0, 90).toString('base64'), known],
    ['notOurs', 'is another text', 'inget', known],
    ['notOurs', 'is a picture', '\u0000PNG…', known],
    ['notOurs', 'is a seal', Buffer.from(fromDigits(digits)!).toString('base64'), known],
    ['unknownIssuer', 'a retired key signed', made(), [{ ...publicKey, validUntil: day('2026-11-23') }]],
  ])('is %s when what came %s', async (kind, _what, text, keys) => {
    expect((await readList(text, keys)).kind).toBe(kind);
  });

  test('signed after a key’s last day in Sweden does not count, although it is still that day in UTC', async () => {
    const last = (on: string) => [{ ...publicKey, validUntil: day(on) }];
    const signed = made(key, '2026-11-24T23:30:00.000Z');
    expect((await readList(signed, last('2026-11-24'))).kind).toBe('unknownIssuer');
    expect((await readList(signed, last('2026-11-25'))).kind).toBe('list');
  });
});

test('CBOR as the engine writes it comes back', () => {
  const value = fc.letrec((tie) => ({
    any: fc.oneof(
      { depthSize: 'small' },
      fc.integer({ min: -(2 ** 31), max: 2 ** 31 }),
      fc
        .double({ noNaN: true, noDefaultInfinity: true })
        .filter((number) => !Object.is(number, -0) && !Number.isInteger(number)),
      fc.string({ unit: 'grapheme', maxLength: 300 }),
      fc.constant(null),
      fc.uint8Array({ maxLength: 300 }),
      fc.array(tie('any'), { maxLength: 30 }),
    ),
  })).any;
  fc.assert(
    fc.property(value, (given) => {
      expect(readCbor(Uint8Array.from(encode(given, rfc8949EncodeOptions)))).toEqual(given);
    }),
  );
});

describe('Ed25519 where the browser has none', () => {
  const fromHex = (text: string) => new Uint8Array(Buffer.from(text, 'hex'));

  test('its SHA-512 is that of Node', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (message) => {
        expect(Buffer.from(sha512(message)).toString('hex')).toBe(
          createHash('sha512').update(message).digest('hex'),
        );
      }),
      { numRuns: 50 },
    );
  });

  // RFC 8032, section 7.1, tests 1 to 3.
  test.each([
    [
      'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
      '',
      'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
    ],
    [
      '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
      '72',
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
    ],
    [
      'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
      'af82',
      '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
    ],
  ])('the standard’s example %s', (publicHex, message, signature) => {
    expect(verifyByArithmetic(fromHex(publicHex), fromHex(signature), fromHex(message))).toBe(true);
    const wrong = fromHex(signature);
    wrong[0]! ^= 1;
    expect(verifyByArithmetic(fromHex(publicHex), wrong, fromHex(message))).toBe(false);
  });

  const { privateKey } = generateKeyPairSync('ed25519');
  const publicObject = createPublicKey(privateKey);
  const raw = new Uint8Array(publicObject.export({ format: 'der', type: 'spki' }).subarray(12));
  const message = new Uint8Array([1, 2, 3]);
  const signature = new Uint8Array(sign(null, message, privateKey));

  test('agrees with Node on any message, whole or touched at any bit', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(511), (some, bit) => {
        const good = new Uint8Array(sign(null, some, privateKey));
        expect(verifyByArithmetic(raw, good, some)).toBe(true);
        good[bit >> 3]! ^= 1 << (bit & 7);
        expect(verifyByArithmetic(raw, good, some)).toBe(verify(null, some, publicObject, good));
      }),
      { numRuns: 15 },
    );
  });

  const littleEndian = (value: bigint) =>
    Uint8Array.from({ length: 32 }, (_, index) => Number((value >> BigInt(8 * index)) & 255n));
  const order = 2n ** 252n + 27742317777372353535851937790883648493n;
  const field = 2n ** 255n - 19n;
  const signBit = 2n ** 255n;
  const numberIn = (bytes: Uint8Array) => BigInt(`0x${Buffer.from(bytes).reverse().toString('hex')}`);
  const half = numberIn(signature.slice(32));
  const signed = (first: bigint, second: bigint) =>
    Uint8Array.from([...littleEndian(first), ...littleEndian(second)]);

  const sha512Of = (...parts: readonly Uint8Array[]) =>
    new Uint8Array(createHash('sha512').update(Buffer.concat(parts)).digest());
  const secret = sha512Of(Buffer.from(privateKey.export({ format: 'jwk' }).d ?? '', 'base64url')).slice(
    0,
    32,
  );
  secret[0]! &= 248;
  secret[31] = (secret[31]! & 127) | 64;
  /** What the key's owner signs with nothing for the random point, written in a way of the owner's choice. */
  const withoutChance = (first: bigint) =>
    signed(first, (numberIn(sha512Of(littleEndian(first), raw, message)) * numberIn(secret)) % order);

  test.each([
    [
      'a second way of writing a right one',
      raw,
      Uint8Array.from([...signature.slice(0, 32), ...littleEndian(half + order)]),
    ],
    ['a key beyond the field', littleEndian(field + 1n), signed(1n, 0n)],
    ['a key of minus nothing', littleEndian(1n | signBit), signed(1n, 0n)],
    ['a key on no curve', littleEndian(2n), signed(1n, 0n)],
    ['a first half beyond the field', raw, withoutChance(field + 1n)],
    ['a first half of minus nothing', raw, withoutChance(1n | signBit)],
    ['a key with which anybody can sign', littleEndian(1n), signed(1n, 0n)],
    ['one byte short', raw, signature.slice(0, 63)],
    ['one byte more', raw, Uint8Array.from([...signature, 0])],
    ['a key one byte short', raw.slice(0, 31), signature],
    ['nothing at all', raw, new Uint8Array(64)],
  ])('refuses %s', (_what, given, wrong) => {
    // What is refused below is how it is written: written right, the same is taken.
    expect(verifyByArithmetic(raw, signature, message)).toBe(true);
    expect(verifyByArithmetic(raw, withoutChance(1n), message)).toBe(true);
    expect(verifyByArithmetic(given, wrong, message)).toBe(false);
  });
});
