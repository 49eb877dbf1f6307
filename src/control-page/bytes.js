// Digits, base64 and CBOR as bytes and values. Lives here: reading, and nothing that judges. The other side is
// src/domain/digits.ts and src/engine/vault/seal.ts; the tests hold the two together.

/** Digits that a block of this many bytes takes. */
const blockDigits = [0, 3, 5, 8, 10, 13, 15, 17];

/** @param {number} count of bytes */
export const digitsFor = (count) => Math.floor(count / 7) * 17 + blockDigits[count % 7];

/**
 * @param {string} digits
 * @returns {Uint8Array<ArrayBuffer> | undefined} nothing when no bytes could give these digits
 */
export function fromDigits(digits) {
  const bytes = [];
  for (let start = 0; start < digits.length; start += 17) {
    const block = digits.slice(start, start + 17);
    const length = blockDigits.indexOf(block.length);
    let value = BigInt(block);
    if (length < 0 || value >= 256n ** BigInt(length)) return undefined;
    const read = [];
    for (; read.length < length; value >>= 8n) read.unshift(Number(value & 255n));
    bytes.push(...read);
  }
  return Uint8Array.from(bytes);
}

/** @param {Uint8Array} bytes */
export const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
/** @param {string} text */
export const fromBase64 = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

/**
 * The part of CBOR that seals use: integers, byte strings, texts, arrays, maps, null, one tag, floats of points.
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @returns {unknown}
 */
export function readCbor(bytes) {
  let at = 0;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  /** @param {number} count */
  const take = (count) => {
    at += count;
    if (at > bytes.length) throw new RangeError();
    return at - count;
  };
  /** @param {number} info */
  const readSize = (info) => {
    if (info < 24) return info;
    if (info === 24) return view.getUint8(take(1));
    if (info === 25) return view.getUint16(take(2));
    if (info === 26) return view.getUint32(take(4));
    throw new TypeError();
  };
  /** @param {number} size @param {() => unknown} readOne */
  const readAll = (size, readOne) => {
    const all = [];
    while (all.length < size) all.push(readOne());
    return all;
  };
  /** @returns {any} */
  const read = () => {
    const head = view.getUint8(take(1));
    const [kind, info] = [head >> 5, head & 31];
    if (kind === 7) {
      if (info === 22) return null;
      if (info === 25) return halfFloat(view.getUint16(take(2)));
      if (info === 26) return view.getFloat32(take(4));
      if (info === 27) return view.getFloat64(take(8));
      throw new TypeError();
    }
    const size = readSize(info);
    if (kind === 0) return size;
    if (kind === 1) return -1 - size;
    if (kind === 4) return readAll(size, read);
    if (kind === 5) return new Map(/** @type {[any, any][]} */ (readAll(size, () => [read(), read()])));
    if (kind === 6) return { tag: size, value: read() };
    const start = take(size);
    const part = bytes.slice(start, start + size);
    return kind === 2 ? part : new TextDecoder('utf-8', { fatal: true }).decode(part);
  };
  const value = read();
  if (at !== bytes.length) throw new TypeError();
  return value;
}

/** @param {number} half */
function halfFloat(half) {
  const [exponent, fraction] = [(half >> 10) & 31, half & 1023];
  const size = exponent === 0 ? fraction * 2 ** -24 : (1 + fraction / 1024) * 2 ** (exponent - 15);
  return half & 32768 ? -size : size;
}
