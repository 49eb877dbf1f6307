/**
 * Ed25519 over a text: a person's signature, and the register's own on its log. Not here: where a person's seed comes
 * from (keyring.ts), what is signed (domain/signature.ts, domain/log-seal.ts).
 */
import { sign, verify } from 'node:crypto';
import { issuerKeyFrom, publicKeyObject, readPrivateKey, type SigningKey } from './seal.ts';

export type PersonalKey = SigningKey & { readonly publicKey: Uint8Array };

export const personalKeyFrom = (seed: Uint8Array): PersonalKey => issuerKeyFrom(seed);

export const signText = ({ privateKey }: SigningKey, text: string): Uint8Array =>
  new Uint8Array(sign(null, Buffer.from(text), readPrivateKey(privateKey)));

export const isSignedBy = (publicKey: Uint8Array, text: string, signature: Uint8Array): boolean => {
  try {
    return verify(null, Buffer.from(text), publicKeyObject(publicKey), signature);
  } catch {
    return false; // no key at all
  }
};
