/**
 * The key that the organisation may stamp its PDF files with, so that a reader program tells when one was changed:
 * brought in as a P12 file, or made here. Not to be mixed up with the issuer's key (seal.ts), which signs what the
 * certificate says. Not here: storing it, and the signature inside the PDF (engine/pdf/signature.ts).
 */
import { generateKeyPair, X509Certificate, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { swedishDay, type Instant } from '#domain/dates.ts';
import { accept, refuse, type Decision } from '#domain/refusal.ts';
import { Certificate } from 'pkijs';
import { cadesSigner } from './document-key/cades.ts';
import { holderName, makeCertificate, maySign } from './document-key/certificate.ts';
import { isValidAt, largestP12 } from './document-key/limits.ts';
import { openP12, type P12 } from './document-key/p12.ts';
import { WrongPassword } from './document-key/password.ts';

export type DocumentKey = {
  /** PKCS#8, DER. */
  readonly privateKey: Uint8Array;
  /** Certificates in DER: the key's own, then who issued it, and so on, without the root. */
  readonly chain: readonly [Uint8Array, ...Uint8Array[]];
  /** Whose it is, as the certificate says. */
  readonly subject: string;
  readonly notBefore: Instant;
  readonly notAfter: Instant;
  /** Made by its own holder: reader programs say that they do not know who it is. */
  readonly isSelfMade: boolean;
};

const instant = (text: string): Instant => new Date(text).toISOString() as Instant;

const isSelfMade = ({ issuer, subject }: X509Certificate): boolean => issuer === subject;

const shortestRsa = 2048;

/** RSA of today's length, or one of NIST's curves: what PDF readers know. */
const isUsable = ({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): boolean =>
  asymmetricKeyType === 'rsa'
    ? (asymmetricKeyDetails?.modulusLength ?? 0) >= shortestRsa
    : asymmetricKeyType === 'ec' &&
      ['prime256v1', 'secp384r1', 'secp521r1'].includes(asymmetricKeyDetails?.namedCurve ?? '');

/** From a certificate upwards through those that issued it, as far as they are there. */
const chainFrom = (own: X509Certificate, all: readonly X509Certificate[]): DocumentKey['chain'] => {
  const above: X509Certificate[] = [];
  for (let last: X509Certificate | undefined = own; last !== undefined;) {
    const child: X509Certificate = last;
    last = all.find(
      (one) => one !== own && !above.includes(one) && !isSelfMade(one) && child.checkIssued(one),
    );
    if (last) above.push(last);
  }
  return [new Uint8Array(own.raw), ...above.map(({ raw }) => new Uint8Array(raw))];
};

const parsed = ({ raw }: X509Certificate): Certificate => Certificate.fromBER(new Uint8Array(raw));

const documentKey = (key: KeyObject, own: X509Certificate, all: readonly X509Certificate[]): DocumentKey => ({
  privateKey: new Uint8Array(key.export({ type: 'pkcs8', format: 'der' })),
  chain: chainFrom(own, all),
  subject: holderName(parsed(own)),
  notBefore: instant(own.validFrom),
  notAfter: instant(own.validTo),
  isSelfMade: isSelfMade(own),
});

const keysIn = ({ keys, certificates }: P12): readonly DocumentKey[] =>
  keys.filter(isUsable).flatMap((key) => {
    const own = certificates.find((one) => one.checkPrivateKey(key) && maySign(parsed(one)));
    return own ? [documentKey(key, own, certificates)] : [];
  });

/**
 * The key in a P12 file that may sign documents. Refuses: `p12WrongPassword`, `p12Unreadable` (no such file, or hidden
 * by a method that is not known), `p12NoKey` (nothing in it that can sign), `p12Expired` (not valid at `now`).
 */
export const readP12 = (bytes: Uint8Array, password: string, now: Instant): Decision<DocumentKey> => {
  if (bytes.length > largestP12) return refuse({ kind: 'p12Unreadable' });
  let found: readonly DocumentKey[];
  try {
    found = keysIn(openP12(bytes, password));
  } catch (error) {
    return refuse({ kind: error instanceof WrongPassword ? 'p12WrongPassword' : 'p12Unreadable' });
  }
  const [first] = found;
  if (!first) return refuse({ kind: 'p12NoKey' });
  const valid = found.find((key) => isValidAt(key, now));
  if (valid) return accept(valid);
  return refuse({
    kind: 'p12Expired',
    from: swedishDay(first.notBefore),
    until: swedishDay(first.notAfter),
  });
};

/**
 * A new key with a certificate of its own. RSA and not a curve, because RSA signs the same bytes in the same way every
 * time, so that a certificate made twice is the same file; 3072 bits hold beyond the ten years of the certificate.
 */
export const makeDocumentKey = async (organisationName: string, now: Instant): Promise<DocumentKey> => {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 3072 });
  const own = new X509Certificate(makeCertificate(privateKey, organisationName, now));
  return documentKey(privateKey, own, [own]);
};

/** Room for signatures on curves, whose length differs by a few bytes. */
const slack = 16;

/** What the PDF room needs to sign a document with this key. */
export const documentSigner = (
  key: Pick<DocumentKey, 'privateKey' | 'chain' | 'subject'>,
): {
  readonly name: string;
  /** Bytes of the largest signature. */
  readonly largest: number;
  readonly sign: (bytes: Uint8Array) => Uint8Array;
} => {
  const sign = cadesSigner(key);
  return { name: key.subject, largest: sign(new Uint8Array()).length + slack, sign };
};
