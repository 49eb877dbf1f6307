/**
 * The little of ASN.1 that keys, certificates and signatures need: DER written, BER read. BER because files from
 * Windows and Java use its open lengths and pieced-together strings. Not here: what the pieces mean.
 */

export type Asn1 = {
  /** The identifier byte: `0x30` for a sequence, `0xa0` for what is marked [0]. */
  readonly tag: number;
  /** Between the head and the end. */
  readonly content: Uint8Array;
  /** All of it, as it stands in the file. */
  readonly whole: Uint8Array;
  /** What is inside when it is made of parts. */
  readonly parts: readonly Asn1[];
};

/** Thrown for bytes that are not what they should be. */
export class Asn1Error extends Error {}

export const tags = {
  boolean: 0x01,
  integer: 0x02,
  bits: 0x03,
  octets: 0x04,
  nothing: 0x05,
  oid: 0x06,
  utf8: 0x0c,
  sequence: 0x30,
  set: 0x31,
} as const;

const isMadeOfParts = 0x20;
/** Deeper than any honest file. */
const deepest = 40;

// Writing

const lengthBytes = (length: number): number[] => {
  if (length < 0x80) return [length];
  const bytes: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  return [0x80 | bytes.length, ...bytes];
};

export const der = (tag: number, ...contents: readonly Uint8Array[]): Uint8Array => {
  const content = Buffer.concat(contents);
  return new Uint8Array(Buffer.concat([Uint8Array.from([tag, ...lengthBytes(content.length)]), content]));
};

export const sequence = (...parts: readonly Uint8Array[]): Uint8Array => der(tags.sequence, ...parts);

/** Parts of a set stand in the order of their bytes. */
export const setOf = (tag: number, ...parts: readonly Uint8Array[]): Uint8Array =>
  der(tag, ...[...parts].sort((one, other) => Buffer.compare(one, other)));

/** A non-negative integer from its bytes, most significant first. */
export const integer = (...bytes: readonly number[]): Uint8Array =>
  der(tags.integer, Uint8Array.from((bytes[0] ?? 0) >= 0x80 ? [0, ...bytes] : bytes));

/** An object identifier from its dotted numbers. */
export const oid = (dotted: string): Uint8Array => {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const bytes = [first * 40 + second, ...rest].flatMap((number) => {
    const groups = [number % 128];
    for (let left = Math.floor(number / 128); left > 0; left = Math.floor(left / 128))
      groups.unshift(0x80 | (left % 128));
    return groups;
  });
  return der(tags.oid, Uint8Array.from(bytes));
};

export const nothing = (): Uint8Array => der(tags.nothing);

// Reading

/** The value that begins at `start`. Throws `Asn1Error`. */
const readAt = (bytes: Uint8Array, start: number, depth: number): Asn1 => {
  const tag = bytes[start];
  const first = bytes[start + 1];
  // Identifiers of several bytes do not occur in what is read here.
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f || depth > deepest)
    throw new Asn1Error('not ASN.1');
  const hasParts = (tag & isMadeOfParts) !== 0;
  let contentStart = start + 2;
  if (first === 0x80) {
    if (!hasParts) throw new Asn1Error('an open length without parts');
    const parts: Asn1[] = [];
    let next = contentStart;
    while (bytes[next] !== 0 || bytes[next + 1] !== 0) {
      const part = readAt(bytes, next, depth + 1);
      parts.push(part);
      next += part.whole.length;
    }
    const content = bytes.subarray(contentStart, next);
    return { tag, content, whole: bytes.subarray(start, next + 2), parts };
  }
  let length = first;
  if (first > 0x80) {
    const count = first & 0x7f;
    if (count > 4) throw new Asn1Error('longer than any file');
    length = 0;
    for (const byte of bytes.subarray(contentStart, contentStart + count)) length = length * 256 + byte;
    contentStart += count;
  }
  const end = contentStart + length;
  if (end > bytes.length) throw new Asn1Error('cut short');
  const parts: Asn1[] = [];
  for (let next = contentStart; hasParts && next < end;) {
    const part = readAt(bytes.subarray(0, end), next, depth + 1);
    parts.push(part);
    next += part.whole.length;
  }
  return { tag, content: bytes.subarray(contentStart, end), whole: bytes.subarray(start, end), parts };
};

/** The value at the beginning of the bytes; padding after it is let be. Throws `Asn1Error`. */
export const readAsn1 = (bytes: Uint8Array): Asn1 => readAt(bytes, 0, 0);

/** A part by its place. Throws `Asn1Error` when there is none. */
export const partOf = ({ parts }: Asn1, index: number): Asn1 => {
  const part = parts[index];
  if (!part) throw new Asn1Error('a part is missing');
  return part;
};

/** The first part with this tag. */
export const tagged = ({ parts }: Asn1, tag: number): Asn1 | undefined =>
  parts.find((part) => part.tag === tag);

/** The bytes of an octet string, or of something marked instead of one, whole or in pieces. */
export const octetsOf = (value: Asn1): Uint8Array =>
  value.parts.length === 0 ? value.content : new Uint8Array(Buffer.concat(value.parts.map(octetsOf)));

/** The dotted numbers of an object identifier; empty when the value is something else. */
export const oidOf = ({ tag, content }: Asn1): string => {
  if (tag !== tags.oid) return '';
  const numbers: number[] = [];
  let number = 0;
  for (const byte of content) {
    number = number * 128 + (byte & 0x7f);
    if (byte >= 0x80) continue;
    if (numbers.length === 0) {
      const first = Math.min(2, Math.floor(number / 40));
      numbers.push(first, number - first * 40);
    } else numbers.push(number);
    number = 0;
  }
  return numbers.join('.');
};

/** A non-negative integer small enough to count with. Throws `Asn1Error`. */
export const countOf = ({ tag, content }: Asn1): number => {
  if (tag !== tags.integer || content.length === 0 || content.length > 5)
    throw new Asn1Error('not a small integer');
  return content.reduce((number, byte) => number * 256 + byte, 0);
};
