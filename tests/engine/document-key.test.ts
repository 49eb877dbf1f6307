/**
 * Document keys: P12 files as OpenSSL and Java make them are opened or refused for the right reason, and what is made
 * here is a certificate that others can read. The files: p12/README.md.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { X509Certificate } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Instant } from '../../src/domain/dates.ts';
import { der, integer, oid, readAsn1, sequence, tags } from '../../src/engine/vault/document-key/asn1.ts';
import { openHidden } from '../../src/engine/vault/document-key/password.ts';
import { makeDocumentKey, readP12 } from '../../src/engine/vault/document-key.ts';

const file = (name: string) => readFileSync(path.join(import.meta.dirname, 'p12', `${name}.p12`));
const instant = (text: string) => text as Instant;
const now = instant('2027-01-15T09:00:00.000Z');
const password = 'lösen-ord';

describe('readP12', () => {
  it.each([
    ['aes', password, 2],
    ['aes-rsa', password, 2],
    ['old-3des', password, 2],
    ['old-rc2', password, 2],
    ['no-seal', password, 1],
    ['unhidden', password, 1],
    ['empty-password', '', 1],
  ])('opens %s', (name, word, length) => {
    const read = readP12(file(name), word, now);
    expect(read).toMatchObject({
      ok: true,
      value: {
        subject: 'Vårdköpings kommun',
        notBefore: '2026-11-25T14:55:58.000Z',
        notAfter: '2046-11-20T14:55:58.000Z',
        isSelfMade: false,
      },
    });
    const chain = read.ok ? read.value.chain.map((one) => new X509Certificate(one)) : [];
    // The root stays behind: whoever trusts it has it already.
    expect(chain).toHaveLength(length);
    expect(chain.slice(1).map((one) => one.subject)).toEqual(chain.slice(0, -1).map((one) => one.issuer));
  });

  it('opens a file of Java’s, whose certificate is its own issuer', () => {
    expect(readP12(file('java'), 'losenord', now)).toMatchObject({
      ok: true,
      value: { subject: 'Vardkoping', isSelfMade: true },
    });
  });

  it.each([
    'aes',
    'aes-rsa',
    'old-3des',
    'old-rc2',
    'java',
    'no-seal',
    'unhidden',
    'empty-password',
    'no-key',
  ])('tells a wrong password to %s from a broken file', (name) => {
    for (const wrong of ['losen-ord', 'LÖSEN-ORD', `${password} `, 'x'.repeat(300)])
      expect(readP12(file(name), wrong, now)).toEqual({ ok: false, refusal: { kind: 'p12WrongPassword' } });
  });

  it.each(['no-key', 'encipher-only', 'ed25519'])('finds nothing that may sign in %s', (name) => {
    expect(readP12(file(name), password, now)).toEqual({ ok: false, refusal: { kind: 'p12NoKey' } });
  });

  it.each(['2026-11-25T14:55:00.000Z', '2046-11-20T15:00:00.000Z'])(
    'refuses at %s, and says when the certificate is valid',
    (at) => {
      expect(readP12(file('aes'), password, instant(at))).toEqual({
        ok: false,
        refusal: { kind: 'p12Expired', from: '2026-11-25', until: '2046-11-20' },
      });
    },
  );

  it('refuses what is no P12 file', () => {
    const picture = readFileSync(
      path.join(import.meta.dirname, '../../docs/handbok/bilder/01-valkommen.png'),
    );
    const none = [
      new Uint8Array(),
      Buffer.from('-----BEGIN CERTIFICATE-----'),
      picture,
      new Uint8Array(2 ** 21),
      file('aes').subarray(0, 900),
    ];
    for (const bytes of none)
      expect(readP12(bytes, password, now)).toEqual({ ok: false, refusal: { kind: 'p12Unreadable' } });
  });

  it.each([
    // PBES2: PBKDF2 with AES-256, and RFC 7292's own triple DES.
    ['today', '1.2.840.113549.1.5.13'],
    ['older files', '1.2.840.113549.1.12.1.3'],
  ])(
    'stops at once where the method of %s asks for more rounds than anybody could wait for',
    (_what, name) => {
      const salt = der(tags.octets, new Uint8Array(8));
      const settings = [salt, integer(0x7f, 0xff, 0xff, 0xff)];
      const parameters = name.endsWith('5.13')
        ? sequence(
            sequence(oid('1.2.840.113549.1.5.12'), sequence(...settings)),
            sequence(oid('2.16.840.1.101.3.4.1.42'), der(tags.octets, new Uint8Array(16))),
          )
        : sequence(...settings);
      const algorithm = readAsn1(sequence(oid(name), parameters));
      expect(() => openHidden(algorithm, new Uint8Array(16), password)).toThrow('too many rounds');
    },
  );

  it('answers any spoilt file with a refusal', () => {
    const good = file('no-seal');
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 }),
        (changes) => {
          const bytes = Buffer.from(good);
          for (const [place, byte] of changes) bytes[place] = byte;
          const read = readP12(bytes, password, now);
          expect(read.ok || read.refusal.kind.startsWith('p12')).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('makeDocumentKey', () => {
  const long = `Kommunalförbundet för arbetsmarknad och vuxenutbildning i ${'Å'.repeat(40)}`;

  test.each([
    ['Vårdköpings kommun', 'Vårdköpings kommun'],
    [long, long.slice(0, 64)],
  ])('makes a certificate of ten years for %s', async (name, subject) => {
    const key = await makeDocumentKey(name, now);
    expect(key).toMatchObject({
      subject,
      notBefore: now,
      notAfter: '2037-01-15T09:00:00.000Z',
      isSelfMade: true,
    });
    const certificate = new X509Certificate(key.chain[0]);
    expect(certificate.verify(certificate.publicKey)).toBe(true);
    expect(certificate.ca).toBe(false);
    expect(certificate.publicKey.asymmetricKeyDetails?.modulusLength).toBe(3072);
  });
});

test('ASN.1 that ends early, nests without end or is longer than a file is not read', () => {
  for (const hex of [
    '',
    '30',
    '3003',
    '0480',
    '30800000'.slice(0, 6),
    '3084ffffffff00',
    '1f8101',
    '30850000000001',
  ])
    expect(() => readAsn1(Buffer.from(hex, 'hex'))).toThrow();
  expect(() => readAsn1(Buffer.from('3080'.repeat(200_000), 'hex'))).toThrow();
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      try {
        expect(readAsn1(bytes).whole.length).toBeLessThanOrEqual(bytes.length);
      } catch (error) {
        expect((error as Error).message).not.toBe('');
      }
    }),
  );
});
