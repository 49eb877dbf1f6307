/**
 * Document keys: P12 files as OpenSSL, Windows and Java make them are opened or refused for the right reason, and what
 * is made here is a certificate that others can read, byte for byte what it was before. The files: certificates/p12/README.md.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createHash, createPrivateKey, X509Certificate } from 'node:crypto';
import { Integer, ObjectIdentifier, OctetString, Sequence, type BaseBlock } from 'asn1js';
import fc from 'fast-check';
import { AlgorithmIdentifier } from 'pkijs';
import { describe, expect, it, test } from 'vitest';
import type { Instant } from '../../../src/domain/dates.ts';
import { cadesSigner } from '../../../src/engine/vault/document-key/cades.ts';
import { makeCertificate } from '../../../src/engine/vault/document-key/certificate.ts';
import { openHidden } from '../../../src/engine/vault/document-key/password.ts';
import { makeDocumentKey, readP12 } from '../../../src/engine/vault/document-key.ts';

const file = (name: string) => readFileSync(path.join(import.meta.dirname, 'p12', `${name}.p12`));
const instant = (text: string) => text as Instant;
const now = instant('2027-01-15T09:00:00.000Z');
const password = 'lösen-ord';
const sequence = (...value: readonly BaseBlock[]) => new Sequence({ value: [...value] });

describe('readP12', () => {
  it.each([
    ['aes', password, 2],
    ['aes-rsa', password, 2],
    ['old-3des', password, 2],
    ['old-rc2', password, 2],
    ['windows', password, 2],
    ['named', password, 2],
    ['several', password, 2],
    ['aes-128', password, 2],
    ['pbes2-3des', password, 2],
    ['2des', password, 2],
    ['rc2-40', password, 2],
    ['rc2-128', password, 2],
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
    'windows',
    'named',
    'several',
    'aes-128',
    'pbes2-3des',
    '2des',
    'rc2-40',
    'rc2-128',
    'rc4',
    'java',
    'no-seal',
    'unhidden',
    'empty-password',
    'no-key',
  ])('tells a wrong password to %s from a broken file', (name) => {
    for (const wrong of ['losen-ord', 'LÖSEN-ORD', `${password} `, 'x'.repeat(300)])
      expect(readP12(file(name), wrong, now)).toEqual({ ok: false, refusal: { kind: 'p12WrongPassword' } });
  });

  it.each(['name-t61', 'name-bmp'])('reads whose it is however the name is written: %s', (name) => {
    expect(readP12(file(name), password, now)).toMatchObject({
      ok: true,
      value: { subject: 'Vårdköpings kommun', isSelfMade: true },
    });
  });

  it('refuses a file that is hidden by a method that nobody should use', () => {
    expect(readP12(file('rc4'), password, now)).toEqual({ ok: false, refusal: { kind: 'p12Unreadable' } });
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
      path.join(import.meta.dirname, '../../../docs/handbok/bilder/01-valkommen.png'),
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
      const salt = new OctetString({ valueHex: new ArrayBuffer(8) });
      const settings = [salt, new Integer({ value: 0x7fffffff })];
      const method = (type: string, parameters: BaseBlock) =>
        sequence(new ObjectIdentifier({ value: type }), parameters);
      const algorithm = new AlgorithmIdentifier({
        algorithmId: name,
        algorithmParams: name.endsWith('5.13')
          ? sequence(
              method('1.2.840.113549.1.5.12', sequence(...settings)),
              method('2.16.840.1.101.3.4.1.42', new OctetString({ valueHex: new ArrayBuffer(16) })),
            )
          : sequence(...settings),
      });
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

describe('what is signed', () => {
  const read = readP12(file('aes-rsa'), password, now);
  if (!read.ok) throw new TypeError('The key cannot be read');
  const { chain, privateKey } = read.value;
  const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

  test('a stamp is, byte for byte, what it always was', () => {
    const signature = cadesSigner({ privateKey, chain })(Buffer.from('Intyg'));
    expect(sha256(signature)).toBe('e790193e19b634646e263e77b031f10142a7f2d760f08dfb257902921e171588');
  });

  test('a certificate lies in a stamp as its issuer wrote it, also where it could be written otherwise', () => {
    const other = readP12(file('default-written'), password, now);
    if (!other.ok) throw new TypeError('The key cannot be read');
    const stamp = Buffer.from(cadesSigner(other.value)(Buffer.from('Intyg')));
    expect(stamp.includes(Buffer.from(other.value.chain[0]))).toBe(true);
  });

  test.each([
    [
      'Vårdköpings kommun',
      '2027-01-15T09:00:00.000Z',
      'e7c04ff33d54e5d9a66edd753210272a6aa3efcf1c76c992ee61fbec7a0ad0c3',
    ],
    [
      'Å'.repeat(70),
      '2027-01-15T09:00:00.000Z',
      '4ed9226a29a26bd8b345c2e5910d53c21942fcb186de1809180bc87f4ba45da0',
    ],
    // Valid beyond 2049, when years have four digits.
    [
      'Vårdköpings kommun',
      '2041-01-15T09:00:00.000Z',
      '7d60bfd967d3072ac1e4f791e17803aab768b3ec79bafc3186f03dd8c6ddd089',
    ],
  ])('and so is a certificate for %s made %s', (name, at, sum) => {
    const key = createPrivateKey({ key: Buffer.from(privateKey), format: 'der', type: 'pkcs8' });
    expect(sha256(makeCertificate(key, name, instant(at)))).toBe(sum);
  });
});

test('what ends early, nests without end or is longer than a file is not read, and told at once', () => {
  const unreadable = { ok: false, refusal: { kind: 'p12Unreadable' } };
  for (const hex of ['', '30', '3003', '0480', '308000', '3084ffffffff00', '1f8101', '30850000000001'])
    expect(readP12(Buffer.from(hex, 'hex'), password, now)).toEqual(unreadable);
  expect(readP12(Buffer.from('3080'.repeat(200_000), 'hex'), password, now)).toEqual(unreadable);
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      expect(readP12(bytes, password, now)).toEqual(unreadable);
    }),
  );
});
