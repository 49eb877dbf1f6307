/**
 * P12 files (PKCS #12, RFC 7292; also called PFX): the keys and certificates in one. Not here: what the password does
 * (password.ts) and which key is the right one (document-key.ts).
 */
import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto';
import { Asn1Error, octetsOf, oidOf, partOf, readAsn1, type Asn1 } from './asn1.ts';
import { fitsSeal, openHidden, WrongPassword } from './password.ts';

export type P12 = { readonly keys: readonly KeyObject[]; readonly certificates: readonly X509Certificate[] };

const contents = { plain: '1.2.840.113549.1.7.1', hidden: '1.2.840.113549.1.7.6' } as const;
const bags = {
  key: '1.2.840.113549.1.12.10.1.1',
  hiddenKey: '1.2.840.113549.1.12.10.1.2',
  certificate: '1.2.840.113549.1.12.10.1.3',
  bags: '1.2.840.113549.1.12.10.1.6',
} as const;
const x509 = '1.2.840.113549.1.9.22.1';

/** What an object identifier is followed by, marked [0]. */
const valueOf = (named: Asn1): Asn1 => partOf(partOf(named, 1), 0);

const contentOf = (info: Asn1, password: string): Uint8Array => {
  const kind = oidOf(partOf(info, 0));
  if (kind === contents.plain) return octetsOf(valueOf(info));
  if (kind !== contents.hidden) throw new Asn1Error('unknown content');
  const hidden = partOf(valueOf(info), 1);
  return openHidden(partOf(hidden, 1), octetsOf(partOf(hidden, 2)), password);
};

type Found = { readonly keys: KeyObject[]; readonly certificates: X509Certificate[] };

const asKey = (bytes: Uint8Array): KeyObject =>
  createPrivateKey({ key: Buffer.from(bytes), format: 'der', type: 'pkcs8' });

const collect = (bagsIn: Asn1, password: string, found: Found): void => {
  for (const bag of bagsIn.parts) {
    const kind = oidOf(partOf(bag, 0));
    const value = valueOf(bag);
    if (kind === bags.bags) collect(value, password, found);
    if (kind === bags.key) found.keys.push(asKey(value.whole));
    if (kind === bags.hiddenKey)
      found.keys.push(asKey(openHidden(partOf(value, 0), octetsOf(partOf(value, 1)), password)));
    if (kind === bags.certificate && oidOf(partOf(value, 0)) === x509)
      found.certificates.push(new X509Certificate(octetsOf(valueOf(value))));
  }
};

/** Throws `WrongPassword`; anything else thrown means that the file cannot be read. */
export const openP12 = (bytes: Uint8Array, password: string): P12 => {
  const file = readAsn1(bytes);
  const info = partOf(file, 1);
  if (oidOf(partOf(info, 0)) !== contents.plain) throw new Asn1Error('not sealed by a password');
  const sealed = octetsOf(valueOf(info));
  const seal = file.parts[2];
  const fits = seal ? fitsSeal(seal, sealed, password) : undefined;
  if (fits === false) throw new WrongPassword();
  const found: Found = { keys: [], certificates: [] };
  for (const part of readAsn1(sealed).parts) {
    const content = contentOf(part, password);
    try {
      collect(readAsn1(content), password, found);
    } catch (error) {
      // Without a seal to tell, noise that happened to end right is a wrong password too.
      if (fits === undefined && error instanceof Asn1Error)
        throw new WrongPassword(undefined, { cause: error });
      throw error;
    }
  }
  return found;
};
