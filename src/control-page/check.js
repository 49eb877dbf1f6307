// Checks a seal in any browser, without a library and without a network: digits -> CBOR -> COSE_Sign1 -> Ed25519, then
// the list of what no longer counts. Lives here: what is answered. Not here: how it is shown (page.js).
import { digitsFor, fromBase64, fromDigits, hex, readCbor } from './bytes.js';
import { verifyByArithmetic } from './ed25519.js';
import { plainSigns } from './signs.js';

/**
 * @typedef {{ keyId: string, name: string, publicKey: string, validFrom: string, validUntil: string | null }} Key
 * @typedef {Map<unknown, any>} Payload
 * @typedef {{ kind: 'replaced' | 'revoked', on: string, by: string | null }} Standing
 * @typedef {{ kind: 'list', number: number, madeAt: string, rows: Map<string, Standing> }} List
 */

/** @param {string} at an instant @returns {string} its day in Sweden, `2026-11-24` */
const swedishDay = (at) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', dateStyle: 'short' }).format(new Date(at));

/**
 * Its first day is not asked for: nothing can be signed with a key before it is there, and the clock may have stood
 * ahead on the day it was made. @param {Key} key @param {string} day
 */
const isInUse = ({ validUntil }, day) => validUntil === null || day <= validUntil;

/** A byte string as CBOR writes it. @param {Uint8Array} bytes */
const byteString = (bytes) => {
  const size = bytes.length;
  const head =
    size < 24
      ? [64 + size]
      : size < 256
        ? [88, size]
        : size < 65536
          ? [89, size >> 8, size & 255]
          : [90, size >>> 24, (size >> 16) & 255, (size >> 8) & 255, size & 255];
  return [...head, ...bytes];
};

/** What is signed: Sig_structure of RFC 9052. @param {Uint8Array} head @param {Uint8Array} body */
const toBeSigned = (head, body) =>
  Uint8Array.from([
    ...[132, 106],
    ...new TextEncoder().encode('Signature1'),
    ...byteString(head),
    64,
    ...byteString(body),
  ]);

/**
 * The browser is asked where it knows Ed25519.
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
 * Opens what one of the keys signed. Nothing is read of the payload before its signature is right.
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {readonly Key[]} keys
 * @returns {Promise<{ kind: 'signed', key: Key, payload: Payload } | { kind: string, keyId?: string }>}
 */
export async function openSigned(bytes, keys) {
  try {
    const { value } = /** @type {any} */ (readCbor(bytes));
    const [head, , body, signature] = value;
    const header = /** @type {Payload} */ (readCbor(head));
    const id = header.get(4);
    if (header.get(1) !== -8 || !(id instanceof Uint8Array)) return { kind: 'changed' };
    const keyId = hex(id);
    const key = keys.find((one) => one.keyId === keyId);
    if (!key) return { kind: 'unknownIssuer', keyId };
    const isRight = await verify(fromBase64(key.publicKey), signature, toBeSigned(head, body));
    if (!isRight) return { kind: 'changed' };
    const payload = /** @type {Payload} */ (readCbor(body));
    return payload.get(0) === 1 ? { kind: 'signed', key, payload } : { kind: 'notOurs' };
  } catch {
    return { kind: 'changed' };
  }
}

/**
 * The list of numbers that no longer count, if one of the keys signed it while in use: a key that was taken out of use
 * because somebody stole it must not free what was revoked since.
 * @param {string} text base64
 * @param {readonly Key[]} keys
 * @returns {Promise<List | { kind: string }>}
 */
export async function readList(text, keys) {
  let bytes;
  try {
    bytes = fromBase64(text);
  } catch {
    return { kind: 'notOurs' };
  }
  // How all that is signed begins.
  if (bytes[0] !== 210) return { kind: 'notOurs' };
  const opened = await openSigned(bytes, keys);
  if (!('payload' in opened)) return opened;
  const [madeAt, rows] = [opened.payload.get(10), opened.payload.get(11)];
  if (typeof madeAt !== 'string' || !Array.isArray(rows)) return { kind: 'notOurs' };
  if (!isInUse(opened.key, swedishDay(madeAt))) return { kind: 'unknownIssuer' };
  const standings = rows.map(([number, kind, on, by]) => [
    number,
    { kind: kind === 1 ? 'replaced' : 'revoked', on, by },
  ]);
  // A list from before there were numbers goes by when it was made, as the first number does.
  const number = Number(opened.payload.get(12) ?? Date.parse(madeAt));
  return { kind: 'list', number, madeAt, rows: new Map(/** @type {[string, Standing][]} */ (standings)) };
}

/**
 * Two lists as one: the newer by its number counts, and nothing that was revoked ever counts again.
 * @param {List} one
 * @param {List} other
 * @returns {List}
 */
export function mergeLists(one, other) {
  const [older, newer] = one.number <= other.number ? [one, other] : [other, one];
  const rows = new Map(older.rows);
  for (const [number, standing] of newer.rows)
    if (rows.get(number)?.kind !== 'revoked') rows.set(number, standing);
  return { ...newer, rows };
}

/** The seven bytes that every seal begins with: the tag, the array, and the header as far as the key's id. */
const beginning = '59255214074570500';

/**
 * How many digits a seal has in all, as its beginning tells; NaN while too little is there to tell, and when no seal
 * begins so.
 * @param {string} digits
 */
function digitsNeeded(digits) {
  // Three blocks reach past the size of the payload, which starts after the header of 13 bytes and an empty map.
  const [map, first, ...size] = digits.length < 51 ? [] : (fromDigits(digits.slice(0, 51)) ?? []).slice(16);
  const start = { 88: 19 + size[0], 89: 20 + size[0] * 256 + size[1] }[first];
  return map !== 160 || start === undefined ? NaN : digitsFor(start + 66);
}

/** The longest row of digits, with spaces and line breaks anywhere: of a link, after it, or alone. @param {string} text */
export const digitsIn = (text) =>
  (plainSigns(text).match(/\d[\d\s]*/g) ?? [])
    .map((run) => run.replace(/\s/g, ''))
    .reduce((longest, run) => (run.length > longest.length ? run : longest), '');

/**
 * What somebody scanned, pasted or typed, answered.
 * @param {string} text
 * @param {readonly Key[]} keys
 * @param {{ rows: Map<string, Standing> } | undefined} list
 */
export async function check(text, keys, list) {
  const digits = digitsIn(text);
  if (digits.length < 5) return { kind: 'notOurs' };
  // The first digits are the same in all. So many that begin otherwise are hardly anything else than a slip in them.
  if (!digits.startsWith(beginning.slice(0, digits.length)))
    return { kind: digits.length < 300 ? 'notOurs' : 'changed' };
  const [count, needed] = [digits.length, digitsNeeded(digits)];
  if (count < needed || count < 51) return { kind: 'incomplete', count, needed };
  const bytes = count === needed ? fromDigits(digits) : undefined;
  if (!bytes) return { kind: 'changed', count, needed };
  const opened = await openSigned(bytes, keys);
  if (!('payload' in opened)) return opened;
  const { payload, key } = opened;
  const [number, issuedOn, flags] = [payload.get(1), payload.get(6), payload.get(9)];
  if (typeof number !== 'string' || typeof issuedOn !== 'string' || typeof flags !== 'number')
    return { kind: 'notOurs' };
  const facts = {
    title: payload.get(2),
    number,
    holder: payload.get(4),
    birth: payload.get(5),
    issuer: payload.get(3) || key.name,
    issuedOn,
    modules: payload.get(7),
    isExample: (flags & 1) > 0,
    isPractice: (flags & 2) > 0,
    isFileSealed: (flags & 8) > 0,
  };
  if (!isInUse(key, issuedOn)) return { kind: 'keyNotInUse', facts, key };
  return { kind: 'valid', facts, ...list?.rows.get(number) };
}
