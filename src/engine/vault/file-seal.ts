/**
 * The seal of a whole file: signed by the issuer's key over the digest of the certificate's finished PDF. Not here: where
 * in the file it lies (domain/file-seal.ts), the seal in the QR code (seal.ts), and the optional stamp that readers of
 * PDF know (pdf/signature.ts).
 */
import { createHash } from 'node:crypto';
import {
  fileSealRoom,
  fileToDigest,
  findFileSealPlace,
  isHexPlace,
  type FilePlace,
} from '#domain/file-seal.ts';
import { readSealText } from '#domain/seal-text.ts';
import type { IssuerKey } from '#domain/seal.ts';
import { openSigned, signed, type SigningKey } from './seal.ts';

const label = { format: 0, number: 1, digest: 12, stamp: 13 };
const format = 1;

const digestOf = (file: Uint8Array, places: readonly FilePlace[]): Uint8Array =>
  createHash('sha256').update(fileToDigest(file, places)).digest();

/**
 * Fills the empty place of a finished file. `stamp` is the place of the document's stamp, which is filled after this.
 * Throws `TypeError` when the file has no place for it.
 */
export const sealFile = (
  file: Uint8Array,
  number: string,
  stamp: FilePlace | null,
  key: SigningKey,
): Uint8Array => {
  const place = findFileSealPlace(file);
  if (!place) throw new TypeError('The place of the file’s seal is not in the file');
  const digest = digestOf(file, stamp === null ? [place] : [place, stamp]);
  const statement = signed(
    new Map<number, unknown>([
      [label.format, format],
      [label.number, number],
      [label.digest, new Uint8Array(digest)],
      ...(stamp === null ? [] : [[label.stamp, [stamp.from, stamp.to]] as const]),
    ]),
    key,
  );
  if (statement.length + 2 > fileSealRoom)
    throw new RangeError('The seal of the file is larger than its place');
  const filled = Buffer.from(file);
  filled.write(asHex(statement), place.from, 'latin1');
  return filled;
};

/** As it stands in the place: its length, itself, noughts. */
const asHex = (statement: Uint8Array): string =>
  Buffer.concat([Buffer.from([statement.length >> 8, statement.length & 255]), statement])
    .toString('hex')
    .padEnd(fileSealRoom * 2, '0');

const statementIn = (hex: string): Uint8Array | undefined => {
  const bytes = Buffer.from(hex, 'hex');
  const statement = new Uint8Array(bytes.subarray(2, 2 + bytes.readUInt16BE(0)));
  // Only one way of writing it: what follows is noughts.
  return asHex(statement) === hex ? statement : undefined;
};

const placeFrom = (value: unknown): FilePlace | undefined => {
  const [from, to] = Array.isArray(value) ? (value as unknown[]) : [];
  return typeof from === 'number' && typeof to === 'number' ? { from, to } : undefined;
};

/** All of a seal before its payload: the same two beginnings were signed by the same key. */
const headLength = 17;

/**
 * What the file's own seal says, when one of the keys signed it over just these bytes; `none` when there is no place for
 * any. `seal` is the text of the QR code, whose key must be the same.
 */
export const readFileSeal = (
  file: Uint8Array,
  keys: readonly IssuerKey[],
  seal: string,
): { readonly number: string; readonly isOfSameKey: boolean } | 'none' | 'wrong' => {
  const place = findFileSealPlace(file);
  if (!place) return 'none';
  const statement = statementIn(Buffer.from(file.subarray(place.from, place.to)).toString('latin1'));
  const opened = statement && openSigned(statement, keys);
  if (!statement || opened?.kind !== 'signed') return 'wrong';
  const { payload } = opened;
  const [number, digest] = [payload.get(label.number), payload.get(label.digest)];
  const stamp = placeFrom(payload.get(label.stamp));
  // Only digits may stand where the stamp is: nothing that is seen.
  if (stamp && !isHexPlace(file, stamp)) return 'wrong';
  const found = digestOf(file, stamp ? [place, stamp] : [place]);
  if (
    typeof number !== 'string' ||
    !(digest instanceof Uint8Array) ||
    !found.every((byte, at) => byte === digest[at])
  )
    return 'wrong';
  const read = readSealText(seal);
  const head = (bytes: Uint8Array): string => Buffer.from(bytes.subarray(0, headLength)).toString('hex');
  return { number, isOfSameKey: read.kind === 'bytes' && head(read.bytes) === head(statement) };
};
