/**
 * The place in a certificate's file where the file's own seal lies: a signed digest of every byte but its own, so that
 * anybody can tell without the register whether the pages are as they were issued. Lives here: where the place is and
 * what is digested. Not here: signing and checking (engine/vault/file-seal.ts), making the place (engine/pdf). The control
 * page reads the same with lines of its own (src/control-page/file.js).
 */

/** Bytes of room: two that tell how long the seal is, the seal, and noughts. */
export const fileSealRoom = 256;

/** What stands before the place, as our files are written, and nowhere else in them. */
const mark = Array.from('/Private <', (letter) => letter.charCodeAt(0));
const [nought, end] = [0x30, 0x3e];

/** Bytes of a file from and up to, two hex digits for each byte of what lies there. */
export type FilePlace = { readonly from: number; readonly to: number };

const isHexDigit = (byte: number): boolean =>
  (byte >= nought && byte <= 0x39) || (byte >= 0x61 && byte <= 0x66);

/** Is there nothing but hex digits, and are they closed on both sides as a PDF closes them? */
export const isHexPlace = (file: Uint8Array, { from, to }: FilePlace): boolean =>
  from > 0 &&
  from <= to &&
  file[from - 1] === 0x3c &&
  file[to] === end &&
  file.subarray(from, to).every(isHexDigit);

/** Undefined when there is none, or more than one, as in no file of ours. */
export const findFileSealPlace = (file: Uint8Array): FilePlace | undefined => {
  const places: FilePlace[] = [];
  const length = mark.length;
  for (let at = file.indexOf(mark[0] ?? 0); at >= 0; at = file.indexOf(mark[0] ?? 0, at + 1)) {
    const place = { from: at + length, to: at + length + fileSealRoom * 2 };
    if (mark.every((byte, index) => file[at + index] === byte) && isHexPlace(file, place)) places.push(place);
  }
  const [only, ...others] = places;
  return others.length === 0 ? only : undefined;
};

/** The file as it is digested: with noughts in the places that are filled afterwards. */
export const fileToDigest = (file: Uint8Array, places: readonly FilePlace[]): Uint8Array => {
  // A copy also of a view that would share its bytes.
  const emptied = Uint8Array.from(file);
  for (const { from, to } of places) emptied.fill(nought, from, to);
  return emptied;
};

/**
 * What is known of a file beside its code. `unproven`: issued before files were sealed, so that nothing tells whether
 * the pages were changed since.
 */
export type FileStanding = 'asIssued' | 'changed' | 'unproven';

/** `fileSeal` is undefined where there is none that one of the issuer's keys signed for just these bytes. */
export const fileStanding = (
  claims: { readonly number: string; readonly isFileSealed: boolean },
  fileSeal: { readonly number: string; readonly isOfSameKey: boolean } | 'none' | 'wrong',
): FileStanding => {
  if (typeof fileSeal === 'object' && fileSeal.number === claims.number && fileSeal.isOfSameKey)
    return 'asIssued';
  return fileSeal === 'none' && !claims.isFileSealed ? 'unproven' : 'changed';
};
