// Checks a seal in any browser, without a library and without a network: digits -> CBOR -> COSE_Sign1 -> Ed25519.
// Lives here: reading and deciding, no page. The same shape is written by src/engine/vault/seal.ts, and the tests hold
// the two together. Where the browser knows Ed25519 it is asked; the few lines of arithmetic below are for older ones.

const blockDigits = [0, 3, 5, 8, 10, 13, 15, 17];

/**
 * @param {string} digits
 * @returns {Uint8Array | undefined}
 */
export function fromDigits(digits) {
  const bytes = [];
  for (let start = 0; start < digits.length; start += 17) {
    const block = digits.slice(start, start + 17);
    const length = blockDigits.indexOf(block.length);
    let value = BigInt(block);
    if (length < 0 || value >= 256n ** BigInt(length)) return undefined;
    const read = [];
    for (let index = 0; index < length; index += 1) {
      read.unshift(Number(value % 256n));
      value /= 256n;
    }
    bytes.push(...read);
  }
  return Uint8Array.from(bytes);
}

/** The bytes end too early. */
export class Cut extends Error {}

/**
 * The part of CBOR that seals use: integers, byte strings, texts, arrays, maps, null, one tag, floats of points.
 * @param {Uint8Array} bytes
 * @returns {unknown}
 */
export function readCbor(bytes) {
  let at = 0;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  /** @param {number} count */
  const take = (count) => {
    if (at + count > bytes.length) throw new Cut();
    at += count;
    return at - count;
  };
  /** @param {number} info */
  const readSize = (info) => {
    if (info < 24) return info;
    if (info === 24) return view.getUint8(take(1));
    if (info === 25) return view.getUint16(take(2));
    if (info === 26) return view.getUint32(take(4));
    throw new Error('size');
  };
  /** @returns {unknown} */
  const read = () => {
    const head = view.getUint8(take(1));
    const [kind, info] = [head >> 5, head & 31];
    if (kind === 7) {
      if (info === 22) return null;
      if (info === 25) return halfFloat(view.getUint16(take(2)));
      if (info === 26) return view.getFloat32(take(4));
      if (info === 27) return view.getFloat64(take(8));
      throw new Error('simple');
    }
    const size = readSize(info);
    if (kind === 0) return size;
    if (kind === 1) return -1 - size;
    if (kind === 2 || kind === 3) {
      const start = take(size);
      const part = bytes.slice(start, start + size);
      return kind === 2 ? part : new TextDecoder('utf-8', { fatal: true }).decode(part);
    }
    if (kind === 4) return Array.from({ length: Math.min(size, bytes.length) }, read);
    if (kind === 5)
      return new Map(Array.from({ length: Math.min(size, bytes.length) }, () => [read(), read()]));
    if (size !== 18) throw new Error('tag');
    return { signed: read() };
  };
  const value = read();
  if (at !== bytes.length) throw new Error('more');
  return value;
}

/** @param {number} half */
function halfFloat(half) {
  const [exponent, fraction] = [(half >> 10) & 31, half & 1023];
  const size = exponent === 0 ? fraction * 2 ** -24 : (1 + fraction / 1024) * 2 ** (exponent - 15);
  return half & 32768 ? -size : size;
}

/**
 * What was signed: Sig_structure of RFC 9052.
 * @param {Uint8Array} head
 * @param {Uint8Array} body
 */
function toBeSigned(head, body) {
  const size = new DataView(new ArrayBuffer(4));
  size.setUint32(0, body.length);
  const before = [132, 106, ...new TextEncoder().encode('Signature1'), 64 + head.length, ...head, 64];
  // The shortest head of a byte string, as CBOR wants it.
  const [first, count] = [
    [64 + body.length, 0],
    [88, 1],
    [89, 2],
    [90, 4],
  ][[24, 256, 65536].filter((limit) => body.length >= limit).length];
  const start = [...before, first, ...new Uint8Array(size.buffer).slice(4 - count)];
  const result = new Uint8Array(start.length + body.length);
  result.set(start);
  result.set(body, start.length);
  return result;
}

/** @param {Uint8Array} bytes */
export const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
/** @param {string} text */
export const fromBase64 = (text) => Uint8Array.from(atob(text.trim()), (letter) => letter.charCodeAt(0));

// Ed25519 (RFC 8032). Only checking, only public data.
const p = 2n ** 255n - 19n;
const order = 2n ** 252n + 27742317777372353535851937790883648493n;
/** @param {bigint} value */
const mod = (value) => ((value % p) + p) % p;
/** @param {bigint} base @param {bigint} exponent */
const power = (base, exponent) => {
  let result = 1n;
  for (let square = mod(base), rest = exponent; rest > 0n; rest >>= 1n, square = mod(square * square))
    if (rest & 1n) result = mod(result * square);
  return result;
};
const d = mod(-121665n * power(121666n, p - 2n));

/** Extended coordinates. @typedef {[bigint, bigint, bigint, bigint]} Point */
/** @type {Point} */
const zero = [0n, 1n, 1n, 0n];
/** @param {Point} one @param {Point} other @returns {Point} */
const add = ([x1, y1, z1, t1], [x2, y2, z2, t2]) => {
  const a = mod((y1 - x1) * (y2 - x2));
  const b = mod((y1 + x1) * (y2 + x2));
  const c = mod(2n * t1 * t2 * d);
  const e = mod(2n * z1 * z2);
  const [f, g, h, i] = [b - a, e - c, e + c, b + a];
  return [mod(f * g), mod(h * i), mod(g * h), mod(f * i)];
};
/** @param {bigint} factor @param {Point} point */
const times = (factor, point) => {
  let result = zero;
  for (let rest = factor, double = point; rest > 0n; rest >>= 1n, double = add(double, double))
    if (rest & 1n) result = add(result, double);
  return result;
};
/** @param {Uint8Array} bytes */
const littleEndian = (bytes) => BigInt(`0x${hex(Uint8Array.from(bytes).reverse())}`);

/** @param {Uint8Array} bytes @returns {Point | undefined} */
const readPoint = (bytes) => {
  const coded = littleEndian(bytes);
  const y = coded & (2n ** 255n - 1n);
  if (y >= p) return undefined;
  const [u, v] = [mod(y * y - 1n), mod(d * y * y + 1n)];
  const square = mod(u * power(v, p - 2n));
  let x = power(square, (p + 3n) / 8n);
  if (mod(x * x) !== square) x = mod(x * power(2n, (p - 1n) / 4n));
  if (mod(x * x) !== square) return undefined;
  const sign = coded >> 255n;
  if (x === 0n && sign === 1n) return undefined;
  if ((x & 1n) !== sign) x = p - x;
  return [x, y, 1n, mod(x * y)];
};
/** @param {Point} point */
const writePoint = ([x, y, z]) => {
  const inverse = power(z, p - 2n);
  const coded = mod(y * inverse) | ((mod(x * inverse) & 1n) << 255n);
  return Uint8Array.from({ length: 32 }, (_, index) => Number((coded >> BigInt(8 * index)) & 255n));
};
const base = /** @type {Point} */ (readPoint(writePoint([0n, mod(4n * power(5n, p - 2n)), 1n, 0n])));

/**
 * @param {Uint8Array} key
 * @param {Uint8Array} signature
 * @param {Uint8Array} message
 */
export async function verifyByArithmetic(key, signature, message) {
  if (key.length !== 32 || signature.length !== 64) return false;
  const [a, s] = [readPoint(key), littleEndian(signature.slice(32))];
  if (a === undefined || s >= order) return false;
  const hashed = new Uint8Array(64 + message.length);
  hashed.set(signature.slice(0, 32));
  hashed.set(key, 32);
  hashed.set(message, 64);
  const k = littleEndian(new Uint8Array(await crypto.subtle.digest('SHA-512', hashed))) % order;
  const [x, y, z, t] = a;
  const r = add(times(s, base), times(k, [p - x, y, z, p - t]));
  return hex(writePoint(r)) === hex(signature.slice(0, 32));
}

/**
 * @param {Uint8Array<ArrayBuffer>} key
 * @param {Uint8Array<ArrayBuffer>} signature
 * @param {Uint8Array<ArrayBuffer>} message
 */
async function verify(key, signature, message) {
  try {
    const imported = await crypto.subtle.importKey('raw', key, 'Ed25519', false, ['verify']);
    return await crypto.subtle.verify('Ed25519', imported, signature, message);
  } catch {
    return verifyByArithmetic(key, signature, message);
  }
}

/**
 * @typedef {{ keyId: string, name: string, publicKey: string, validFrom: string, validUntil: string | null }} Key
 * @typedef {Map<unknown, any>} Payload
 */

/**
 * Opens what was signed with one of the keys.
 * @param {Uint8Array} bytes
 * @param {readonly Key[]} keys
 * @returns {Promise<{ kind: 'signed', key: Key, payload: Payload } | { kind: string, keyId?: string }>}
 */
export async function openSigned(bytes, keys) {
  /** @type {any} */
  let value;
  try {
    value = readCbor(bytes);
  } catch {
    if (bytes[0] !== 210) return { kind: 'notOurs' };
    return { kind: isCut(bytes) ? 'incomplete' : 'changed' };
  }
  try {
    const [head, , body, signature] = value.signed;
    const header = /** @type {Payload} */ (readCbor(head));
    const payload = /** @type {Payload} */ (readCbor(body));
    const keyId = hex(header.get(4));
    if (header.get(1) !== -8 || payload.get(0) !== 1) return { kind: 'notOurs' };
    const key = keys.find((one) => one.keyId === keyId);
    if (!key) return { kind: 'unknownIssuer', keyId };
    const isRight = await verify(fromBase64(key.publicKey), signature, toBeSigned(head, body));
    return isRight ? { kind: 'signed', key, payload } : { kind: 'changed' };
  } catch {
    return { kind: 'changed' };
  }
}

/** @param {Uint8Array} bytes */
function isCut(bytes) {
  try {
    readCbor(bytes.slice(0, bytes.length - (bytes.length % 7)));
    return false;
  } catch (error) {
    return error instanceof Cut;
  }
}

/**
 * The list of numbers that no longer count, or undefined when none of the keys signed it.
 * @param {string} text
 * @param {readonly Key[]} keys
 * @returns {Promise<{ madeAt: string, rows: Map<string, { kind: string, on: string, by: string | null }> } | undefined>}
 */
export async function readList(text, keys) {
  try {
    const opened = await openSigned(fromBase64(text), keys);
    if (!('payload' in opened)) return undefined;
    const rows = opened.payload
      .get(11)
      .map((/** @type {any[]} */ [number, kind, on, by]) => [
        number,
        { kind: kind === 1 ? 'replaced' : 'revoked', on, by },
      ]);
    return { madeAt: opened.payload.get(10), rows: new Map(rows) };
  } catch {
    return undefined;
  }
}

/**
 * What somebody scanned, pasted or typed, answered.
 * @param {string} text
 * @param {readonly Key[]} keys
 * @param {{ rows: Map<string, { kind: string, on: string, by: string | null }> } | undefined} list
 */
export async function check(text, keys, list) {
  const digits = text.slice(text.lastIndexOf('#') + 1).replace(/\s/g, '');
  if (!/^\d+$/.test(digits)) return { kind: 'notOurs' };
  const bytes = fromDigits(digits);
  if (!bytes) return { kind: 'incomplete' };
  const opened = await openSigned(bytes, keys);
  if (!('payload' in opened)) return opened;
  const { payload, key } = opened;
  const [number, issuedOn, flags] = [payload.get(1), payload.get(6), payload.get(9)];
  if (typeof number !== 'string' || typeof issuedOn !== 'string' || typeof flags !== 'number')
    return { kind: 'notOurs' };
  const facts = {
    number,
    title: payload.get(2),
    issuer: payload.get(3) || key.name,
    holder: payload.get(4),
    birth: payload.get(5),
    issuedOn,
    modules: payload.get(7),
    isExample: (flags & 1) > 0,
    isPractice: (flags & 2) > 0,
  };
  const isInUse = key.validFrom <= issuedOn && (key.validUntil === null || issuedOn <= key.validUntil);
  if (!isInUse) return { kind: 'keyNotInUse', facts };
  return { kind: 'valid', facts, ...list?.rows.get(number) };
}
