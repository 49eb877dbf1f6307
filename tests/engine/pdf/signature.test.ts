/**
 * Signed certificates: a reader program that is not ours calls the signature valid and the file whole, the file stays
 * what it claims to be, and nothing about unsigned ones changes.
 */
import { createHash, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import type { Instant } from '../../../src/domain/dates.ts';
import { checkPdf, renderCertificate, type CertificateSigner } from '../../../src/engine/pdf/index.ts';
import { documentSigner, makeDocumentKey, readP12 } from '../../../src/engine/vault/document-key.ts';
import { pdfsig, pdfText } from './reading.ts';
import { named, sampleFacts, sampleLook, sampleSeal, sampleTranscript } from './sample.ts';

const at = '2026-11-25T15:00:00.000Z' as Instant;
const attachment = { name: 'kompetensintyg.json', bytes: Buffer.from('{"a":1}') };

const imported = (name: string) => {
  const file = readFileSync(path.join(import.meta.dirname, `../certificates/p12/${name}.p12`));
  const read = readP12(file, 'lösen-ord', '2026-12-01T00:00:00.000Z' as Instant);
  if (!read.ok) throw new Error(read.refusal.kind);
  return read.value;
};

const ownKey = await makeDocumentKey('Vårdköpings kommun', at);
const own: CertificateSigner = { ...documentSigner(ownKey), at };

const signed = (signer: CertificateSigner, facts = sampleFacts(2)) =>
  renderCertificate(facts, sampleLook, sampleSeal, attachment, signer);

it.each([
  ['made here', ownKey],
  ['imported, RSA', imported('aes-rsa')],
  ['imported, on a curve', imported('aes')],
])('is valid with a key that was %s', async (_what, key) => {
  const said = pdfsig(await signed({ ...documentSigner(key), at }));
  expect(said).toContain('Signature is Valid.');
  expect(said).toContain('Total document signed');
  expect(said).toContain('Signature Type: ETSI.CAdES.detached');
  expect(said).toContain('Signer Certificate Common Name: Vårdköpings kommun');
  expect(said).toContain('Signing Time: Nov 25 2026 15:00:00');
});

it.each([
  ['a kompetensintyg of 12 modules', sampleFacts(12)],
  ['a delintyg', sampleTranscript()],
  ['a name from right to left', sampleFacts(1, named('محمد العربي', 'ar'))],
  [
    'words like those in the signature itself',
    sampleFacts(1, named('/ByteRange [0 999999999] /Contents <00>')),
  ],
])('leaves %s clean by the conformance check', async (_what, facts) => {
  const pdf = await signed(own, facts);
  expect((await checkPdf(pdf)).problems).toEqual([]);
  expect(pdfsig(pdf)).toContain('Signature is Valid.');
});

it('gives the same bytes for the same facts and key', async () => {
  expect(Buffer.compare(await signed(own), await signed(own))).toBe(0);
});

it('shows the same pages as without a signature', async () => {
  expect(await pdfText(await signed(own))).toEqual(
    await pdfText(await renderCertificate(sampleFacts(2), sampleLook, sampleSeal, attachment)),
  );
});

it('is no more valid when one letter of the file is changed', async () => {
  const pdf = Buffer.from(await signed(own));
  const place = pdf.lastIndexOf('Exempelkommun');
  expect(place).toBeGreaterThan(0);
  pdf.write('exempelkommun', place);
  expect(pdfsig(pdf)).toContain('Digest Mismatch');
});

it('names the certificate by its digest inside what is signed, as PAdES asks', () => {
  const digest = createHash('sha256').update(new X509Certificate(ownKey.chain[0]).raw).digest();
  const signature = Buffer.from(own.sign(new Uint8Array([1, 2, 3])));
  // id-aa-signingCertificateV2, then the digest in its wrappings.
  const name = Buffer.from('060b2a864886f70d010910022f', 'hex');
  expect(signature.subarray(signature.indexOf(name)).indexOf(digest)).toBeLessThan(32);
  expect(signature.indexOf(digest)).toBeGreaterThan(signature.indexOf(name));
});

it('refuses a signature that is larger than its place', async () => {
  await expect(signed({ ...own, largest: 100 })).rejects.toThrow(RangeError);
});
