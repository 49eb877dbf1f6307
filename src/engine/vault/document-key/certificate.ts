/**
 * X.509 certificates of document keys: what a signature needs to read of one, and one that is made here. Not here:
 * who is trusted; a self-made certificate proves no more than that nothing was changed.
 */
import { createHash, createPublicKey, sign, type KeyObject } from 'node:crypto';
import type { Instant } from '#domain/dates.ts';
import {
  Asn1Error,
  der,
  integer,
  nothing,
  octetsOf,
  oid,
  oidOf,
  partOf,
  readAsn1,
  sequence,
  tagged,
  tags,
  type Asn1,
} from './asn1.ts';

const oids = {
  country: '2.5.4.6',
  organisation: '2.5.4.10',
  commonName: '2.5.4.3',
  keyUsage: '2.5.29.15',
  basicConstraints: '2.5.29.19',
  subjectKeyId: '2.5.29.14',
} as const;

/** sha256WithRSAEncryption and ecdsa-with-SHA256, as X.509 and CMS name them. */
export const signatureAlgorithm = (key: KeyObject): Uint8Array =>
  key.asymmetricKeyType === 'ec'
    ? sequence(oid('1.2.840.10045.4.3.2'))
    : sequence(oid('1.2.840.113549.1.1.11'), nothing());

// Reading

const marked = { version: 0xa0, extensions: 0xa3 } as const;

const text = ({ tag, content }: Asn1): string =>
  tag === 0x1e
    ? Buffer.from(content).swap16().toString('utf16le')
    : Buffer.from(content).toString(tag === tags.utf8 ? 'utf8' : 'latin1');

const nameIn = (name: Asn1, wanted: string): string | undefined => {
  for (const group of name.parts)
    for (const part of group.parts) if (oidOf(partOf(part, 0)) === wanted) return text(partOf(part, 1));
  return undefined;
};

/** Digital signature or non-repudiation; a certificate that says nothing of its use may be used so. */
const maySign = (extensions: Asn1 | undefined): boolean => {
  const found = extensions?.parts[0]?.parts.find((part) => oidOf(partOf(part, 0)) === oids.keyUsage);
  if (!found) return true;
  const value = found.parts.at(-1);
  const bits = value ? readAsn1(octetsOf(value)).content : new Uint8Array();
  return ((bits[1] ?? 0) & 0xc0) !== 0;
};

export type CertificateParts = {
  /** As they stand in the certificate. */
  readonly issuer: Uint8Array;
  readonly serial: Uint8Array;
  /** The name that people know the holder by. */
  readonly subject: string;
  readonly maySign: boolean;
};

/** Throws `Asn1Error` for what is no certificate. */
export const readCertificate = (bytes: Uint8Array): CertificateParts => {
  const body = partOf(readAsn1(bytes), 0);
  const first = tagged(body, marked.version) ? 1 : 0;
  const [serial, issuer, subject] = [0, 2, 4].map((place) => partOf(body, first + place));
  if (!serial || !issuer || !subject) throw new Asn1Error('no certificate');
  return {
    issuer: issuer.whole,
    serial: serial.whole,
    subject: nameIn(subject, oids.commonName) ?? nameIn(subject, oids.organisation) ?? '',
    maySign: maySign(tagged(body, marked.extensions)),
  };
};

// Making

/** X.509's own bound for the name of an organisation. */
const longestName = 64;
const yearsValid = 10;

const attribute = (name: string, tag: number, value: string): Uint8Array =>
  der(tags.set, sequence(oid(name), der(tag, Buffer.from(value))));

const time = (at: Date): Uint8Array => {
  const digits = `${at.toISOString().slice(0, 19).replace(/\D/g, '')}Z`;
  return at.getUTCFullYear() < 2050
    ? der(0x17, Buffer.from(digits.slice(2)))
    : der(0x18, Buffer.from(digits));
};

const extension = (name: string, isCritical: boolean, value: Uint8Array): Uint8Array =>
  sequence(
    oid(name),
    ...(isCritical ? [der(tags.boolean, Uint8Array.of(0xff))] : []),
    der(tags.octets, value),
  );

/** A certificate that the key gives itself, for signing documents, valid for ten years. */
export const makeCertificate = (key: KeyObject, organisationName: string, now: Instant): Uint8Array => {
  const publicKey = new Uint8Array(createPublicKey(key).export({ type: 'spki', format: 'der' }));
  const digest = createHash('sha256').update(publicKey).digest();
  const name = Array.from(organisationName).slice(0, longestName).join('');
  const holder = sequence(
    attribute(oids.country, 0x13, 'SE'),
    attribute(oids.organisation, tags.utf8, name),
    attribute(oids.commonName, tags.utf8, name),
  );
  const from = new Date(now);
  const until = new Date(now);
  until.setUTCFullYear(until.getUTCFullYear() + yearsValid);
  const body = sequence(
    der(marked.version, integer(2)),
    // Its own key's digest: a number that no other certificate has, and the same whenever it is made anew.
    integer(0x01, ...digest.subarray(0, 15)),
    signatureAlgorithm(key),
    holder,
    sequence(time(from), time(until)),
    holder,
    publicKey,
    der(
      marked.extensions,
      sequence(
        extension(oids.basicConstraints, true, sequence()),
        // Digital signature and non-repudiation.
        extension(oids.keyUsage, true, der(tags.bits, Uint8Array.of(6, 0xc0))),
        extension(oids.subjectKeyId, false, der(tags.octets, digest.subarray(0, 20))),
      ),
    ),
  );
  const signature = new Uint8Array(sign('sha256', body, key));
  return sequence(body, signatureAlgorithm(key), der(tags.bits, Uint8Array.of(0), signature));
};
