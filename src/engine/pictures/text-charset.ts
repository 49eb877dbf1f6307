/**
 * How a text is written: UTF-8, UTF-16 with or without a mark, or Windows-1252, as Notepad on an older computer leaves
 * it. Undefined for what is no text. Not here: other kinds (file-kind.ts).
 */
export type Charset = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** Control characters that no text has: all but tab, line and page ends. */
// eslint-disable-next-line no-control-regex -- they are what is looked for
const notText = /[\0-\x08\x0b\x0e-\x1f\x7f\ufffe\uffff]/;

const reads = (bytes: Uint8Array, charset: Charset): boolean => {
  try {
    return !notText.test(new TextDecoder(charset, { fatal: true }).decode(bytes));
  } catch {
    return false; // not written so
  }
};

const beginsWith = (bytes: Uint8Array, ...mark: readonly number[]): boolean =>
  mark.every((byte, index) => bytes[index] === byte);

const longestLook = 100_000;

/** Spaces, line ends and Latin letters have a zero on one side, whatever else is written; the other side has none. */
const zeroSide = (bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined => {
  if (bytes.length % 2 !== 0) return undefined;
  const looked = bytes.subarray(0, longestLook);
  const zerosAt = (side: number): number =>
    looked.filter((byte, index) => byte === 0 && index % 2 === side).length;
  const [even, odd] = [zerosAt(0), zerosAt(1)];
  const least = looked.length / 2 / 20;
  if (odd > least && even === 0) return 'utf-16le';
  return even > least && odd === 0 ? 'utf-16be' : undefined;
};

/** Bytes that Windows-1252 gives no meaning. */
const meaningless: readonly number[] = [0x81, 0x8d, 0x8f, 0x90, 0x9d];
/** € … quotes and dashes, no-break space, £ § « ® ° ´ µ · » ¼ ½ ¾. */
const signs: ReadonlySet<number> = new Set([
  0x80, 0x85, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x99, 0xa0, 0xa3, 0xa7, 0xab, 0xae, 0xb0, 0xb4, 0xb5,
  0xb7, 0xbb, 0xbc, 0xbd, 0xbe,
]);
const isWritten = (byte: number): boolean =>
  signs.has(byte) || (byte >= 0xc0 && byte !== 0xd7 && byte !== 0xf7);

/** Almost any bytes can be read so: taken for text when they are mostly letters and signs of the Latin languages. */
const isWindows1252 = (bytes: Uint8Array): boolean => {
  if (meaningless.some((byte) => bytes.includes(byte)) || !reads(bytes, 'windows-1252')) return false;
  const high = bytes.filter((byte) => byte >= 0x80);
  return high.length < bytes.length / 2 && high.filter(isWritten).length * 2 >= high.length;
};

export const charsetOfText = (bytes: Uint8Array): Charset | undefined => {
  if (bytes.length === 0) return undefined;
  if (beginsWith(bytes, 0xff, 0xfe)) return reads(bytes, 'utf-16le') ? 'utf-16le' : undefined;
  if (beginsWith(bytes, 0xfe, 0xff)) return reads(bytes, 'utf-16be') ? 'utf-16be' : undefined;
  if (reads(bytes, 'utf-8')) return 'utf-8';
  const wide = zeroSide(bytes);
  if (wide !== undefined) return reads(bytes, wide) ? wide : undefined;
  return isWindows1252(bytes) ? 'windows-1252' : undefined;
};
