/**
 * P12 files (PKCS #12, RFC 7292; also called PFX): the keys and certificates in one. Not here: what the password does
 * (password.ts) and which key is the right one (document-key.ts).
 */
import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto';
import { fromBER, ObjectIdentifier, Sequence } from 'asn1js';
import {
  AuthenticatedSafe,
  CertBag,
  ContentInfo,
  EncryptedData,
  PFX,
  PKCS8ShroudedKeyBag,
  PrivateKeyInfo,
  SafeBag,
  SafeContents,
} from 'pkijs';
import { fitsSeal, octetsOf, openHidden, WrongPassword } from './password.ts';

export type P12 = { readonly keys: readonly KeyObject[]; readonly certificates: readonly X509Certificate[] };

/** Keys, hidden keys, certificates, and bags in a bag. What else there is, is passed over. */
const wanted = ['1', '2', '3', '6'].map((last) => `1.2.840.113549.1.12.10.1.${last}`);

const isWanted = (bag: unknown): boolean => {
  const kind = bag instanceof Sequence ? bag.valueBlock.value[0] : undefined;
  return kind instanceof ObjectIdentifier && wanted.includes(kind.getValue());
};

const bagsIn = (content: Uint8Array): readonly SafeBag[] => {
  const { offset, result } = fromBER(content);
  if (offset === -1 || !(result instanceof Sequence)) throw new TypeError('no bags');
  return result.valueBlock.value.filter(isWanted).map((schema) => new SafeBag({ schema }));
};

const asKey = (bytes: Uint8Array): KeyObject =>
  createPrivateKey({ key: Buffer.from(bytes), format: 'der', type: 'pkcs8' });

type Found = { readonly keys: KeyObject[]; readonly certificates: X509Certificate[] };

const collect = (bags: readonly SafeBag[], password: string, found: Found): void => {
  for (const { bagValue: value } of bags) {
    if (value instanceof SafeContents) collect(value.safeBags, password, found);
    if (value instanceof PrivateKeyInfo) found.keys.push(asKey(new Uint8Array(value.toSchema().toBER())));
    if (value instanceof PKCS8ShroudedKeyBag)
      found.keys.push(asKey(openHidden(value.encryptionAlgorithm, octetsOf(value.encryptedData), password)));
    if (value instanceof CertBag) found.certificates.push(new X509Certificate(octetsOf(value.certValue)));
  }
};

const contentOf = ({ contentType, content }: ContentInfo, password: string): Uint8Array => {
  if (contentType === ContentInfo.DATA) return octetsOf(content);
  if (contentType !== ContentInfo.ENCRYPTED_DATA) throw new TypeError('unknown content');
  const { encryptedContentInfo: hidden } = new EncryptedData({ schema: content });
  return openHidden(
    hidden.contentEncryptionAlgorithm,
    new Uint8Array(hidden.getEncryptedContent()),
    password,
  );
};

/** Throws `WrongPassword`; anything else thrown means that the file cannot be read. */
export const openP12 = (bytes: Uint8Array, password: string): P12 => {
  const { authSafe, macData } = PFX.fromBER(new Uint8Array(bytes));
  if (authSafe.contentType !== ContentInfo.DATA) throw new TypeError('not sealed by a password');
  const sealed = octetsOf(authSafe.content);
  const fits = macData ? fitsSeal(macData, sealed, password) : undefined;
  if (fits === false) throw new WrongPassword();
  const found: Found = { keys: [], certificates: [] };
  for (const part of AuthenticatedSafe.fromBER(new Uint8Array(sealed)).safeContents) {
    const content = contentOf(part, password);
    let bags: readonly SafeBag[];
    try {
      bags = bagsIn(content);
    } catch (error) {
      // Without a seal to tell, noise that happened to end right is a wrong password too.
      if (fits === undefined) throw new WrongPassword(undefined, { cause: error });
      throw error;
    }
    collect(bags, password, found);
  }
  return found;
};
