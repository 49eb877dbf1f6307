/** The control page: whole, small, closed to everything outside; and its script answers as the engine does. */
import { createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PlainDate } from '#domain/dates.ts';
import { sealChoices, type IssuerKey } from '#domain/seal.ts';
import { check, readList, verifyByArithmetic } from '../../resources/control-page/check.js';
import { makeControlPage, type ControlPage } from '../../src/engine/vault/control-page.ts';
import {
  checkSeal,
  issuerKeyFrom,
  makeRevocationList,
  makeSeal,
  readRevocationList,
} from '../../src/engine/vault/seal.ts';
import { resources } from '../support/engine.ts';
import { sampleFacts } from './pdf/sample.ts';

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
    madeAt: '2026-11-24T09:00:00.000Z',
    rows: [{ number: claims.number, kind: 'replaced', on: day('2026-11-20'), by: 'KI-2026-0099' }],
  },
  key,
);

const page = (change: Partial<ControlPage> = {}): string =>
  makeControlPage(resources, { issuer: 'Exempelkommunen', contact: '', keys: [publicKey], list, ...change });

describe('the file', () => {
  test('is small, and holds nothing that is fetched', () => {
    const html = page();
    expect(html.length).toBeLessThan(24_000);
    expect(html).not.toMatch(/\b(src|href)=|https?:|@import|url\(|\bfetch\(|XMLHttpRequest|innerHTML|eval\(/);
    expect(html).not.toMatch(/\{\{|^\s*\/\/|^(im|ex)port /m);
  });

  test('allows its own style and script and nothing else', () => {
    const [, policy] = /Content-Security-Policy" content="([^"]+)"/.exec(page())!;
    expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'; script-src 'sha256-[^']+'; /);
  });

  test('cannot be broken by a name', () => {
    const html = page({ issuer: '</script><script>alert(1)</script> & "Kommunen"' });
    expect(html.match(/<script/g)).toHaveLength(2);
    expect(html).toContain('&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;Kommunen&quot;');
    const data = /id="data">([^<]+)</.exec(html)?.[1] ?? '';
    expect(JSON.parse(data)).toMatchObject({ issuer: '</script><script>alert(1)</script> & "Kommunen"' });
  });

  test('the same keys and list give the same bytes', () => {
    expect(page()).toBe(page());
  });
});

describe('its script answers as the engine does', () => {
  const both = async (text: string, keys: readonly IssuerKey[] = [publicKey]) => {
    const read = await readList(list, keys);
    const rows = readRevocationList(list, keys)?.rows ?? [];
    const inPage = await check(text, keys, read);
    const inEngine = await checkSeal(
      text,
      keys,
      (number) => rows.find((row) => row.number === number) ?? { kind: 'valid' },
    );
    return [inPage.kind, inEngine.kind];
  };
  const known = [publicKey];
  test.each([
    ['replaced', 'a replaced number', seal, known],
    ['valid', 'another number', makeSeal({ ...claims, number: 'KI-2026-0002' }, key, ''), known],
    ['unknownIssuer', 'a stranger’s key', makeSeal(claims, stranger, ''), known],
    [
      'changed',
      'a stranger who poses as the issuer',
      makeSeal(claims, { ...stranger, keyId: key.keyId }, ''),
      known,
    ],
    ['keyNotInUse', 'a retired key', seal, [{ ...publicKey, validUntil: day('2020-02-01') }]],
    ['incomplete', 'a code cut in half', seal.slice(0, seal.length / 2), known],
    ['notOurs', 'another text', 'hej', known],
  ])('%s: %s', async (kind, _what, text, keys) => {
    expect(await both(text, keys)).toEqual([kind, kind]);
  });

  test('whatever single digit is changed', async () => {
    const digits = seal.slice(seal.indexOf('#') + 1);
    await fc.assert(
      fc.asyncProperty(fc.nat(digits.length - 1), fc.integer({ min: 1, max: 9 }), async (place, by) => {
        const other = String((Number(digits[place]) + by) % 10);
        const [inPage, inEngine] = await both(`${digits.slice(0, place)}${other}${digits.slice(place + 1)}`);
        for (const kind of [inPage, inEngine]) expect(['valid', 'replaced']).not.toContain(kind);
      }),
      { numRuns: 200 },
    );
  });

  test('the facts are those on paper, also half points', async () => {
    const half = { ...claims, modules: [{ code: 'EX-BUTIK', level: 2, points: 2.5, title: 'Butik' }] };
    const answer = await check(makeSeal(half, key, ''), [publicKey], undefined);
    expect(answer).toMatchObject({
      kind: 'valid',
      facts: {
        number: claims.number,
        holder: claims.holder,
        birth: claims.birth,
        issuedOn: claims.issuedOn,
        modules: [['EX-BUTIK', 2, 2.5, 'Butik']],
      },
    });
  });

  test('a list that somebody else signed is none', async () => {
    const forged = makeRevocationList(
      { issuer: 'X', madeAt: '2027-01-01T00:00:00.000Z', rows: [] },
      stranger,
    );
    expect(await readList(forged, [publicKey])).toBeUndefined();
    expect(await readList('inget', [publicKey])).toBeUndefined();
  });
});

describe('Ed25519 where the browser has none', () => {
  const fromHex = (text: string) => new Uint8Array(Buffer.from(text, 'hex'));

  // RFC 8032, section 7.1, tests 1 and 2.
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
  ])('the standard’s example %s', async (publicHex, message, signature) => {
    expect(await verifyByArithmetic(fromHex(publicHex), fromHex(signature), fromHex(message))).toBe(true);
    const wrong = fromHex(signature);
    wrong[0]! ^= 1;
    expect(await verifyByArithmetic(fromHex(publicHex), wrong, fromHex(message))).toBe(false);
  });

  test('agrees with Node on any message, whole or touched', async () => {
    const { privateKey } = generateKeyPairSync('ed25519');
    const raw = createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(12);
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.nat(63), async (message, place) => {
        const signature = new Uint8Array(sign(null, message, privateKey));
        expect(await verifyByArithmetic(new Uint8Array(raw), signature, message)).toBe(true);
        signature[place]! ^= 4;
        expect(await verifyByArithmetic(new Uint8Array(raw), signature, message)).toBe(false);
      }),
      { numRuns: 15 },
    );
  });

  test('a second signature made by adding the order is refused', async () => {
    const { privateKey } = generateKeyPairSync('ed25519');
    const raw = createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(12);
    const signature = new Uint8Array(sign(null, new Uint8Array(3), privateKey));
    const order = 2n ** 252n + 27742317777372353535851937790883648493n;
    let s = order + BigInt(`0x${Buffer.from(signature.slice(32)).reverse().toString('hex')}`);
    for (let index = 32; index < 64; index += 1, s >>= 8n) signature[index] = Number(s & 255n);
    expect(await verifyByArithmetic(new Uint8Array(raw), signature, new Uint8Array(3))).toBe(false);
  });
});
