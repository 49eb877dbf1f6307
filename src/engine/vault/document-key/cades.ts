/**
 * The signature that lies in a signed PDF: CMS with what PAdES baseline B asks for (ETSI EN 319 122-1, 319 142-1),
 * without a timestamp, since nothing here needs a network. Not here: the PDF (engine/pdf/signature.ts).
 */
import { createHash, createPrivateKey, sign } from 'node:crypto';
import * as asn1 from 'asn1js';
import {
  AlgorithmIdentifier,
  Attribute,
  Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from 'pkijs';
import { signatureAlgorithm } from './certificate.ts';

const oids = {
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  sha256: '2.16.840.1.101.3.4.2.1',
} as const;

const octets = (bytes: Uint8Array): asn1.OctetString =>
  new asn1.OctetString({ valueHex: new Uint8Array(bytes).buffer });

const sha256 = (bytes: Uint8Array): asn1.OctetString => octets(createHash('sha256').update(bytes).digest());

const sequence = (...value: readonly asn1.BaseBlock[]): asn1.Sequence =>
  new asn1.Sequence({ value: [...value] });

const attribute = (type: string, value: asn1.BaseBlock): Attribute =>
  new Attribute({ type, values: [value] });

const parsed = (certificate: Uint8Array): Certificate => Certificate.fromBER(new Uint8Array(certificate));

export type Cades = (bytes: Uint8Array) => Uint8Array;

/** Signs bytes by the first certificate of the chain; the signatures are detached. */
export const cadesSigner = (key: {
  /** PKCS#8, DER. */
  readonly privateKey: Uint8Array;
  readonly chain: readonly [Uint8Array, ...Uint8Array[]];
}): Cades => {
  const privateKey = createPrivateKey({ key: Buffer.from(key.privateKey), format: 'der', type: 'pkcs8' });
  const { issuer, serialNumber } = parsed(key.chain[0]);
  const sid = new IssuerAndSerialNumber({ issuer, serialNumber });
  // Parts of a set stand in the order of their bytes: the certificates, and the attributes below.
  const certificates = [...key.chain].sort((one, other) => Buffer.compare(one, other)).map(parsed);
  const digestAlgorithm = new AlgorithmIdentifier({
    algorithmId: oids.sha256,
    algorithmParams: new asn1.Null(),
  });
  // SHA-256 is meant when no digest is named.
  const certificateByDigest = sequence(sequence(sequence(sha256(key.chain[0]))));
  return (bytes) => {
    const attributes = [
      attribute(oids.contentType, new asn1.ObjectIdentifier({ value: ContentInfo.DATA })),
      attribute(oids.messageDigest, sha256(bytes)),
      attribute(oids.signingCertificateV2, certificateByDigest),
    ];
    const signed = new asn1.Set({ value: attributes.map((one) => one.toSchema()) }).toBER();
    const content: unknown = new SignedData({
      digestAlgorithms: [digestAlgorithm],
      encapContentInfo: new EncapsulatedContentInfo({ eContentType: ContentInfo.DATA }),
      certificates,
      signerInfos: [
        new SignerInfo({
          version: 1,
          sid,
          digestAlgorithm,
          signedAttrs: new SignedAndUnsignedAttributes({ type: 0, attributes }),
          signatureAlgorithm: signatureAlgorithm(privateKey),
          signature: octets(sign('sha256', new Uint8Array(signed), privateKey)),
        }),
      ],
    }).toSchema(true);
    const info = new ContentInfo({ contentType: ContentInfo.SIGNED_DATA, content });
    return new Uint8Array(info.toSchema().toBER());
  };
};
