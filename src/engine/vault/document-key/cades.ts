/**
 * The signature that lies in a signed PDF: CMS with what PAdES baseline B asks for (ETSI EN 319 122-1, 319 142-1),
 * without a timestamp, since nothing here needs a network. Not here: the PDF (engine/pdf/signature.ts).
 */
import { createHash, createPrivateKey, sign } from 'node:crypto';
import { der, integer, nothing, oid, sequence, setOf, tags } from './asn1.ts';
import { readCertificate, signatureAlgorithm } from './certificate.ts';

const oids = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  sha256: '2.16.840.1.101.3.4.2.1',
} as const;

const sha256 = (bytes: Uint8Array): Uint8Array => new Uint8Array(createHash('sha256').update(bytes).digest());

const attribute = (name: string, value: Uint8Array): Uint8Array => sequence(oid(name), der(tags.set, value));

/** A detached signature of the bytes by the first certificate of the chain. */
export const cadesSignature = (
  bytes: Uint8Array,
  key: {
    /** PKCS#8, DER. */
    readonly privateKey: Uint8Array;
    readonly chain: readonly Uint8Array[];
  },
): Uint8Array => {
  const privateKey = createPrivateKey({ key: Buffer.from(key.privateKey), format: 'der', type: 'pkcs8' });
  const [own] = key.chain;
  if (!own) throw new TypeError('A document key without a certificate');
  const { issuer, serial } = readCertificate(own);
  const digestAlgorithm = sequence(oid(oids.sha256), nothing());
  const attributes = [
    attribute(oids.contentType, oid(oids.data)),
    attribute(oids.messageDigest, der(tags.octets, sha256(bytes))),
    // The certificate by its digest; SHA-256 is meant when none is named.
    attribute(oids.signingCertificateV2, sequence(sequence(sequence(der(tags.octets, sha256(own)))))),
  ];
  const signature = new Uint8Array(sign('sha256', setOf(tags.set, ...attributes), privateKey));
  const signer = sequence(
    integer(1),
    sequence(issuer, serial),
    digestAlgorithm,
    setOf(0xa0, ...attributes),
    signatureAlgorithm(privateKey),
    der(tags.octets, signature),
  );
  return sequence(
    oid(oids.signedData),
    der(
      0xa0,
      sequence(
        integer(1),
        der(tags.set, digestAlgorithm),
        sequence(oid(oids.data)),
        setOf(0xa0, ...key.chain),
        der(tags.set, signer),
      ),
    ),
  );
};
