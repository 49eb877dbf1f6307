// Ed25519 (RFC 8032) by arithmetic, for browsers that do not know it and for pages on http, where browsers offer no
// cryptography at all. Only checking, only public data, so it need not hide how long it takes. Strict: one signature
// has one way of being written.
import { hex } from './bytes.js';

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

// The curve.
const field = 2n ** 255n - 19n;
const order = 2n ** 252n + 27742317777372353535851937790883648493n;
/** @param {bigint} value */
const mod = (value) => ((value % field) + field) % field;
/** @param {bigint} factor @param {bigint} exponent */
const power = (factor, exponent) => {
  let result = 1n;
  for (let square = mod(factor), rest = exponent; rest > 0n; rest >>= 1n, square = mod(square * square))
    if (rest & 1n) result = mod(result * square);
  return result;
};
const curve = mod(-121665n * power(121666n, field - 2n));

/** Extended coordinates. @typedef {[bigint, bigint, bigint, bigint]} Point */
/** @param {Point} one @param {Point} other @returns {Point} */
const add = ([x1, y1, z1, t1], [x2, y2, z2, t2]) => {
  const a = mod((y1 - x1) * (y2 - x2));
  const b = mod((y1 + x1) * (y2 + x2));
  const c = mod(2n * t1 * t2 * curve);
  const e = mod(2n * z1 * z2);
  const [f, g, h, i] = [b - a, e - c, e + c, b + a];
  return [mod(f * g), mod(h * i), mod(g * h), mod(f * i)];
};
/** @param {bigint} factor @param {Point} point */
const times = (factor, point) => {
  /** @type {Point} */
  let result = [0n, 1n, 1n, 0n];
  for (let rest = factor, double = point; rest > 0n; rest >>= 1n, double = add(double, double))
    if (rest & 1n) result = add(result, double);
  return result;
};
/** @param {Uint8Array} bytes */
const littleEndian = (bytes) => BigInt(`0x${hex(Uint8Array.from(bytes).reverse())}`);

/** @param {bigint} coded @returns {Point | undefined} */
const readPoint = (coded) => {
  const y = coded & (2n ** 255n - 1n);
  if (y >= field) return undefined;
  const square = mod((y * y - 1n) * power(curve * y * y + 1n, field - 2n));
  let x = power(square, (field + 3n) / 8n);
  if (mod(x * x) !== square) x = mod(x * power(2n, (field - 1n) / 4n));
  if (mod(x * x) !== square) return undefined;
  const sign = coded >> 255n;
  if (x === 0n && sign === 1n) return undefined;
  if ((x & 1n) !== sign) x = field - x;
  return [x, y, 1n, mod(x * y)];
};
/** @param {Point} point */
const codedPoint = ([x, y, z]) => {
  const inverse = power(z, field - 2n);
  return mod(y * inverse) | ((mod(x * inverse) & 1n) << 255n);
};
const basePoint = /** @type {Point} */ (readPoint(mod(4n * power(5n, field - 2n))));

/**
 * @param {Uint8Array} key
 * @param {Uint8Array} signature
 * @param {Uint8Array} message
 */
export function verifyByArithmetic(key, signature, message) {
  if (key.length !== 32 || signature.length !== 64) return false;
  const point = readPoint(littleEndian(key));
  const half = littleEndian(signature.slice(32));
  // Without these two, whoever has one signature could write it in other ways.
  if (point === undefined || half >= order) return false;
  const first = signature.slice(0, 32);
  const factor = littleEndian(sha512(Uint8Array.from([...first, ...key, ...message]))) % order;
  const [x, y, z, t] = point;
  return (
    codedPoint(add(times(half, basePoint), times(factor, [field - x, y, z, field - t]))) ===
    littleEndian(first)
  );
}
