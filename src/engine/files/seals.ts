/**
 * Whose word a small file beside the register is: an HMAC-SHA-256 under a key that is made of the register's key, which
 * nobody has who cannot open the register. A seal of another key, as from before the register got a new one, tells as
 * little as none. Not here: the seals on certificates (vault/seal.ts) and in the log (domain/audit.ts).
 */
import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { sha256 } from '../sha256.ts';

const macOf = (key: Uint8Array, sum: string): Buffer =>
  createHmac('sha256', Buffer.from(hkdfSync('sha256', key, new Uint8Array(), 'intyga file beside', 32)))
    .update(sum)
    .digest();

/** What is sealed: all that a file says but the seal, as it stands there. */
export const sealedSum = ({ seal: _, ...said }: Readonly<Record<string, unknown>>): string =>
  sha256(JSON.stringify(said));

/** Hex. */
export const sealOf = (key: Uint8Array, said: Readonly<Record<string, unknown>>): string =>
  macOf(key, sealedSum(said)).toString('hex');

/** A seal as it was found, beside what it is said to be of. */
export type FoundSeal = { readonly seal: string | undefined; readonly sum: string };

export const isSealedBy = (key: Uint8Array, { seal = '', sum }: FoundSeal): boolean => {
  const [found, expected] = [Buffer.from(seal, 'hex'), macOf(key, sum)];
  return found.length === expected.length && timingSafeEqual(found, expected);
};
