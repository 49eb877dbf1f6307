// Ed25519 (RFC 8032) by arithmetic, for browsers that do not know it and for pages on http, where browsers offer no
// cryptography at all. The curve is @noble/ed25519's. Its SHA-512 is here: @noble/hashes would add a quarter to the
// page, and nothing is secret where only signatures are checked.
import { hashes, verify } from '@noble/ed25519';

// SHA-512 (FIPS 180-4), its constants out of the first primes as the standard defines them.
const mask = 2n ** 64n - 1n;
/** @type {number[]} */
const primes = [];
for (let number = 2; primes.length < 80; number += 1)
  if (primes.every((prime) => number % prime)) primes.push(number);
/** The first 64 bits after the point of the primes' roots. @param {bigint} degree */
const rootsOfPrimes = (degree) =>
  primes.map((prime) => {
    const value = BigInt(prime) << (64n * degree);
    let root = 0n;
    for (let bit = 1n << 69n; bit > 0n; bit >>= 1n) if ((root | bit) ** degree <= value) root |= bit;
    return root & mask;
  });
const [firstHash, rounds] = [rootsOfPrimes(2n).slice(0, 8), rootsOfPrimes(3n)];

/** @param {bigint} word @param {bigint[]} by */
const turned = (word, ...by) =>
  by.reduce((sum, count) => sum ^ (((word >> count) | (word << (64n - count))) & mask), 0n);

/** @param {Uint8Array} message */
export function sha512(message) {
  const whole = new Uint8Array(Math.ceil((message.length + 17) / 128) * 128);
  whole.set(message);
  whole[message.length] = 128;
  const view = new DataView(whole.buffer);
  view.setBigUint64(whole.length - 8, BigInt(message.length) * 8n);
  const hash = [...firstHash];
  for (let start = 0; start < whole.length; start += 128) {
    const words = Array.from({ length: 16 }, (_, index) => view.getBigUint64(start + 8 * index));
    let [a, b, c, d, e, f, g, h] = hash;
    rounds.forEach((constant, index) => {
      if (index > 15) {
        const [two, fifteen] = [words[index - 2], words[index - 15]];
        const sum = words[index - 16] + words[index - 7];
        const mixed = (turned(fifteen, 1n, 8n) ^ (fifteen >> 7n)) + (turned(two, 19n, 61n) ^ (two >> 6n));
        words[index] = (sum + mixed) & mask;
      }
      const one = h + turned(e, 14n, 18n, 41n) + ((e & f) ^ (~e & mask & g)) + constant + words[index];
      const other = turned(a, 28n, 34n, 39n) + ((a & b) ^ (a & c) ^ (b & c));
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) & mask, c, b, a, (one + other) & mask];
    });
    [a, b, c, d, e, f, g, h].forEach((word, index) => {
      hash[index] = (hash[index] + word) & mask;
    });
  }
  const result = new DataView(new ArrayBuffer(64));
  hash.forEach((word, index) => result.setBigUint64(8 * index, word));
  return new Uint8Array(result.buffer);
}
hashes.sha512 = sha512;

/**
 * Strict: one signature has one way of being written.
 * @param {Uint8Array} key
 * @param {Uint8Array} signature
 * @param {Uint8Array} message
 */
export const verifyByArithmetic = (key, signature, message) =>
  signature.length === 64 && key.length === 32 && verify(signature, message, key, { zip215: false });
