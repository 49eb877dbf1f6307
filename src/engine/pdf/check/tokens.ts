/**
 * A content stream → operators with their operands.
 */

export type Operand =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'name'; readonly value: string }
  | { readonly kind: 'string'; readonly value: Uint8Array }
  | { readonly kind: 'array'; readonly value: readonly Operand[] }
  | { readonly kind: 'dict'; readonly value: ReadonlyMap<string, Operand> }
  | { readonly kind: 'word'; readonly value: string };

export type Operator = { readonly name: string; readonly operands: readonly Operand[] };

/** What each byte is in a content stream: most of them stand in names, numbers and words. */
const regular = 0;
const whitespace = 1;
const delimiter = 2;
const kinds = new Uint8Array(256);
for (const byte of [0, 9, 10, 12, 13, 32]) kinds[byte] = whitespace;
for (const sign of '()<>[]{}/%') kinds[sign.charCodeAt(0)] = delimiter;

export class ContentSyntaxError extends Error {}

/** Reads operators one after another; throws `ContentSyntaxError` where the stream makes no sense. */
export const readOperators = function* (bytes: Uint8Array): Generator<Operator> {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const reader: Reader = { bytes, text, at: 0 };
  let operands: Operand[] = [];
  for (;;) {
    skip(reader);
    if (reader.at >= bytes.length) break;
    const token = readToken(reader);
    if (token.kind !== 'word' || constants.has(token.value)) {
      operands.push(token);
      continue;
    }
    if (token.value === 'BI') skipInlineImage(reader);
    yield { name: token.value, operands };
    operands = [];
  }
  if (operands.length > 0) throw new ContentSyntaxError('operands without an operator');
};

const constants = new Set(['true', 'false', 'null']);

/** `text` is the bytes as letters, one each. */
type Reader = { readonly bytes: Uint8Array; readonly text: string; at: number };

const skip = (reader: Reader): void => {
  for (;;) {
    const byte = reader.bytes[reader.at];
    if (byte === undefined) return;
    if (byte === 0x25)
      while (reader.at < reader.bytes.length && !isNewline(reader.bytes[reader.at])) reader.at += 1;
    else if (kinds[byte] === whitespace) reader.at += 1;
    else return;
  }
};

const isNewline = (byte: number | undefined): boolean => byte === 10 || byte === 13;

const readToken = (reader: Reader): Operand => {
  const { bytes } = reader;
  const first = reader.text[reader.at] ?? '';
  if (first === '/') return { kind: 'name', value: readName(reader) };
  if (first === '(') return { kind: 'string', value: readLiteral(reader) };
  if (first === '[') return { kind: 'array', value: readUntil(reader, ']') };
  if (first === '<' && bytes[reader.at + 1] === 0x3c) return readDict(reader);
  if (first === '<') return { kind: 'string', value: readHex(reader) };
  const start = reader.at;
  while (reader.at < bytes.length && isRegular(bytes[reader.at])) reader.at += 1;
  if (reader.at === start) throw new ContentSyntaxError(`unexpected ${first}`);
  const word = reader.text.slice(start, reader.at);
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(word)
    ? { kind: 'number', value: Number(word) }
    : { kind: 'word', value: word };
};

const isRegular = (byte: number | undefined): boolean => byte !== undefined && kinds[byte] === regular;

const readName = (reader: Reader): string => {
  const start = (reader.at += 1);
  while (isRegular(reader.bytes[reader.at])) reader.at += 1;
  const raw = reader.text.slice(start, reader.at);
  if (!raw.includes('#')) return raw;
  return raw.replace(/#([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
};

const readUntil = (reader: Reader, end: ']' | '>>'): Operand[] => {
  reader.at += end.length;
  const values: Operand[] = [];
  for (;;) {
    skip(reader);
    if (reader.at >= reader.bytes.length) throw new ContentSyntaxError(`no ${end}`);
    if (reader.text.startsWith(end, reader.at)) {
      reader.at += end.length;
      return values;
    }
    values.push(readToken(reader));
  }
};

const readDict = (reader: Reader): Operand => {
  const flat = readUntil(reader, '>>');
  const value = new Map<string, Operand>();
  for (let index = 0; index + 1 < flat.length; index += 2) {
    const [key, entry] = [flat[index], flat[index + 1]];
    if (key?.kind === 'name' && entry) value.set(key.value, entry);
  }
  return { kind: 'dict', value };
};

const readHex = (reader: Reader): Uint8Array => {
  const end = reader.bytes.indexOf(0x3e, reader.at);
  if (end < 0) throw new ContentSyntaxError('no >');
  const digits = reader.text.slice(reader.at + 1, end).replace(/\s/g, '');
  reader.at = end + 1;
  if (/[^0-9a-f]/i.test(digits)) throw new ContentSyntaxError('not hexadecimal');
  if (digits.length % 2 === 1) throw new ContentSyntaxError('half a byte in hexadecimal');
  return Buffer.from(digits, 'hex');
};

const escapes: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 };

const readLiteral = (reader: Reader): Uint8Array => {
  const { bytes } = reader;
  const out: number[] = [];
  let depth = 1;
  reader.at += 1;
  while (depth > 0) {
    const byte = bytes[reader.at];
    if (byte === undefined) throw new ContentSyntaxError('no )');
    reader.at += 1;
    if (byte === 0x5c) {
      const octal = /^[0-7]{1,3}/.exec(reader.text.slice(reader.at, reader.at + 3));
      const next = bytes[reader.at] ?? 0;
      reader.at += octal ? octal[0].length : 1;
      if (octal) out.push(Number.parseInt(octal[0], 8) & 0xff);
      else if (!isNewline(next)) out.push(escapes[String.fromCharCode(next)] ?? next);
      continue;
    }
    if (byte === 0x28) depth += 1;
    if (byte === 0x29) depth -= 1;
    if (depth > 0) out.push(byte);
  }
  return Uint8Array.from(out);
};

/** The picture between ID and EI is not read: only that it ends. */
const skipInlineImage = (reader: Reader): void => {
  const end = /\sEI(?=\s|$)/.exec(reader.text.slice(reader.at));
  if (!end) throw new ContentSyntaxError('no EI');
  reader.at += end.index + end[0].length;
};
