/**
 * A seal as text: what was scanned, pasted, typed or stands in a letter, read as the bytes of a seal. The control page
 * reads in the same way with lines of its own (src/control-page/check.js); one table of cases in the tests holds
 * the two together. Not here: what the bytes mean and whether they are signed (engine/vault/seal.ts).
 */
import { digitsFor, fromDigits } from './digits.ts';
import { plainSigns } from './typed-signs.ts';

export type SealReading =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'incomplete' | 'changed' | 'notOurs' };

/** The seven bytes that every seal begins with: the tag, the array, and the header as far as the key's id. */
const beginning = '59255214074570500';
/** Fewer digits than these tell nothing. */
const fewestTelling = 5;
/** So many digits are hardly anything else: such a text that begins wrongly is a seal with a slip in its beginning. */
const hardlyElse = 300;

/** After the header of 13 bytes: an empty map, then how long the payload is. */
const afterHeader = { at: 16, emptyMap: 0xa0, oneByteOfSize: 0x58, twoBytesOfSize: 0x59 };
/** Three blocks reach past the size of the payload. */
const digitsThatTellSize = 51;
/** After the payload: the signature of 64 bytes and its head. */
const signatureLength = 66;

/** The longest row of digits, with spaces and line breaks anywhere: of a link, after it, or alone. */
const digitsIn = (text: string): string =>
  (plainSigns(text).match(/\d[\d\s]*/g) ?? [])
    .map((run) => run.replace(/\s/g, ''))
    .reduce((longest, run) => (run.length > longest.length ? run : longest), '');

/** How many digits a seal has in all, as its beginning tells; undefined when no seal begins so. */
const digitsNeeded = (digits: string): number | undefined => {
  const bytes = fromDigits(digits.slice(0, digitsThatTellSize));
  const [map, kind, first = 0, second = 0] = bytes?.subarray(afterHeader.at) ?? [];
  if (map !== afterHeader.emptyMap) return undefined;
  if (kind === afterHeader.oneByteOfSize) return digitsFor(19 + first + signatureLength);
  if (kind === afterHeader.twoBytesOfSize) return digitsFor(20 + first * 256 + second + signatureLength);
  return undefined;
};

export const readSealText = (text: string): SealReading => {
  const digits = digitsIn(text);
  if (digits.length < fewestTelling) return { kind: 'notOurs' };
  if (!digits.startsWith(beginning.slice(0, digits.length)))
    return { kind: digits.length < hardlyElse ? 'notOurs' : 'changed' };
  if (digits.length < digitsThatTellSize) return { kind: 'incomplete' };
  const needed = digitsNeeded(digits);
  if (needed !== undefined && digits.length < needed) return { kind: 'incomplete' };
  const bytes = digits.length === needed ? fromDigits(digits) : undefined;
  return bytes === undefined ? { kind: 'changed' } : { kind: 'bytes', bytes };
};
