/**
 * PIN codes as they are kept, scrypt with a salt of their own, and as they are known again while the program runs. Not
 * here: where they lie (store/register/pins.ts) and counting.
 */
import { createHmac, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

export type PinHash = { readonly salt: Uint8Array; readonly cost: number; readonly hash: Uint8Array };

/** Some 40 ms. A code of six digits is guarded by the file's own key above all. */
const mostCost = 2 ** 14;

const derive = (pin: string, salt: Uint8Array, cost: number): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    scrypt(pin, salt, 32, { N: cost, r: 8, p: 1, maxmem: 256 * cost * 8 }, (error, key) => {
      if (error) reject(error);
      else resolve(key);
    });
  });

export const hashPin = async (pin: string, wishedCost: number): Promise<PinHash> => {
  const salt = randomBytes(16);
  const cost = Math.min(wishedCost, mostCost);
  return { salt, cost, hash: await derive(pin, salt, cost) };
};

export const isPinOf = async (pin: string, { salt, cost, hash }: PinHash): Promise<boolean> => {
  const found = await derive(pin, salt, cost);
  return found.length === hash.length && timingSafeEqual(found, hash);
};

/** Of this process, and gone with it. */
const markKey = randomBytes(32);

/**
 * What a PIN that was right against what is kept is known by the next time, without the slow hash: a batch signs five
 * hundred times. For memory only, where the signing keys lie as well; another PIN, or another that is kept, has another.
 */
export const pinMark = (pin: string, { salt, hash }: PinHash): string =>
  createHmac('sha256', markKey).update(salt).update(hash).update(pin).digest('base64');
