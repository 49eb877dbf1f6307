/**
 * X.509 certificates of document keys: what a signature needs to read of one, and one that is made here. Not here:
 * who is trusted; a self-made certificate proves no more than that nothing was changed.
 */
import { createHash, createPublicKey, sign, type KeyObject } from 'node:crypto';
import * as asn1 from 'asn1js';
import {
  AlgorithmIdentifier,
  Certificate,
  Extension,
  PublicKeyInfo,
  RelativeDistinguishedNames,
  Time,
  TimeType,
} from 'pkijs';
import type { Instant } from '#domain/dates.ts';

const oids = {
  country: '2.5.4.6',
  organisation: '2.5.4.10',
  commonName: '2.5.4.3',
  keyUsage: '2.5.29.15',
  basicConstraints: '2.5.29.19',
  subjectKeyId: '2.5.29.14',
} as const;

/** sha256WithRSAEncryption and ecdsa-with-SHA256, as X.509 and CMS name them. */
export const signatureAlgorithm = (key: KeyObject): AlgorithmIdentifier =>
  key.asymmetricKeyType === 'ec'
    ? new AlgorithmIdentifier({ algorithmId: '1.2.840.10045.4.3.2' })
    : new AlgorithmIdentifier({ algorithmId: '1.2.840.113549.1.1.11', algorithmParams: new asn1.Null() });

// Reading

const nameIn = ({ typesAndValues }: RelativeDistinguishedNames, wanted: string): string | undefined =>
  typesAndValues.find(({ type }) => type === wanted)?.value.getValue();

/** The name that people know the holder by. */
export const holderName = ({ subject }: Certificate): string =>
  nameIn(subject, oids.commonName) ?? nameIn(subject, oids.organisation) ?? '';

/** Digital signature or non-repudiation; a certificate that says nothing of its use may be used so. */
export const maySign = ({ extensions = [] }: Certificate): boolean => {
  const found = extensions.find(({ extnID }) => extnID === oids.keyUsage);
  if (!found) return true;
  const usage: unknown = found.parsedValue;
  return usage instanceof asn1.BitString && ((usage.valueBlock.valueHexView[0] ?? 0) & 0xc0) !== 0;
};

// Making

/** X.509's own bound for the name of an organisation. */
const longestName = 64;
const yearsValid = 10;

/** Read from its bytes, because the library puts the parts of a name that it writes itself in one set. */
const nameOf = (...parts: readonly (readonly [string, asn1.BaseBlock])[]): RelativeDistinguishedNames => {
  const sets = parts.map(([type, value]) => {
    const part = new asn1.Sequence({ value: [new asn1.ObjectIdentifier({ value: type }), value] });
    return new asn1.Set({ value: [part] });
  });
  return RelativeDistinguishedNames.fromBER(new asn1.Sequence({ value: sets }).toBER());
};

/** As a certificate writes it: with two digits for the year as long as that is enough. */
const time = (value: Date): Time =>
  new Time({ type: value.getUTCFullYear() < 2050 ? TimeType.UTCTime : TimeType.GeneralizedTime, value });

const extension = (extnID: string, critical: boolean, value: asn1.BaseBlock): Extension =>
  new Extension({ extnID, critical, extnValue: value.toBER() });

/** A certificate that the key gives itself, for signing documents, valid for ten years. */
export const makeCertificate = (key: KeyObject, organisationName: string, now: Instant): Uint8Array => {
  const publicKey = new Uint8Array(createPublicKey(key).export({ type: 'spki', format: 'der' }));
  const digest = new Uint8Array(createHash('sha256').update(publicKey).digest());
  const name = Array.from(organisationName).slice(0, longestName).join('');
  const holder = nameOf(
    [oids.country, new asn1.PrintableString({ value: 'SE' })],
    [oids.organisation, new asn1.Utf8String({ value: name })],
    [oids.commonName, new asn1.Utf8String({ value: name })],
  );
  const until = new Date(now);
  until.setUTCFullYear(until.getUTCFullYear() + yearsValid);
  const certificate = new Certificate({
    version: 2,
    // Its own key's digest: a number that no other certificate has, and the same whenever it is made anew.
    serialNumber: new asn1.Integer({ valueHex: Uint8Array.of(1, ...digest.subarray(0, 15)).buffer }),
    signature: signatureAlgorithm(key),
    issuer: holder,
    notBefore: time(new Date(now)),
    notAfter: time(until),
    subject: holder,
    subjectPublicKeyInfo: PublicKeyInfo.fromBER(publicKey),
    extensions: [
      extension(oids.basicConstraints, true, new asn1.Sequence()),
      // Digital signature and non-repudiation.
      extension(
        oids.keyUsage,
        true,
        new asn1.BitString({ unusedBits: 6, valueHex: Uint8Array.of(0xc0).buffer }),
      ),
      extension(oids.subjectKeyId, false, new asn1.OctetString({ valueHex: digest.slice(0, 20).buffer })),
    ],
    signatureAlgorithm: signatureAlgorithm(key),
  });
  const body = new Uint8Array(certificate.encodeTBS().toBER());
  certificate.signatureValue = new asn1.BitString({
    valueHex: new Uint8Array(sign('sha256', body, key)).buffer,
  });
  return new Uint8Array(certificate.toSchema(true).toBER());
};
