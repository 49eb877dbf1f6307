/**
 * Rules 3: fonts are in the file, say what their glyphs read as, and have every glyph that is shown.
 */
import { PDFName, type PDFDict, type PDFObject } from '@cantoo/pdf-lib';
import type { Walked } from './content.ts';
import { asNumber, at, dictAt, items, itemsAt, nameAt, streamBytes, type Checked } from './objects.ts';

export const checkFonts = (checked: Checked, walked: Walked): void => {
  for (const [font, codes] of walked.shown) checkFont(checked, font, codes);
};

const checkFont = ({ report }: Checked, font: PDFDict, codes: ReadonlySet<number>): void => {
  const where = nameAt(font, 'BaseFont') ?? 'namnlöst teckensnitt';
  const [descendant] = itemsAt(font, 'DescendantFonts');
  if (nameAt(font, 'Subtype') !== 'Type0' || nameAt(font, 'Encoding') !== 'Identity-H' || !descendant) {
    report('3.font-kind', 'Teckensnittet är inte ett Type0-teckensnitt med Identity-H.', where);
    return;
  }
  const namedBy = [rawName(font, 'BaseFont'), rawName(descendant, 'BaseFont')];
  if (
    [...namedBy, rawName(at(descendant, 'FontDescriptor'), 'FontName')].some((name) => name && !isUtf8(name))
  )
    report('3.font-name', 'Teckensnittets namn är inte UTF-8.', where);
  const map = at(descendant, 'CIDToGIDMap');
  if (
    nameAt(descendant, 'Subtype') === 'CIDFontType2' &&
    nameAt(descendant, 'CIDToGIDMap') !== 'Identity' &&
    !streamBytes(map)
  )
    report('3.font-kind', 'Teckensnittet säger inte vilka tecken som är vilka (CIDToGIDMap).', where);
  const descriptor = dictAt(descendant, 'FontDescriptor');
  if (at(descriptor, 'CIDSet'))
    report('3.font-cidset', 'Teckensnittet har en CIDSet, som sällan är fullständig.', where);
  const program = streamBytes(at(descriptor, 'FontFile2')) ?? streamBytes(at(descriptor, 'FontFile3'));
  if (!program) report('3.font-not-embedded', 'Teckensnittet finns inte i filen.', where);
  checkReadings(report, font, codes, where);
  const shownMissing = codes.has(0);
  const metrics = program && at(descriptor, 'FontFile2') ? trueTypeWidths(program) : undefined;
  const beyond = metrics ? [...codes].some((code) => code >= metrics.length) : false;
  if (shownMissing || beyond)
    report('3.missing-glyph', 'Ett tecken visas som saknas i teckensnittet.', where);
  if (metrics && !widthsAgree(descendant, metrics, codes))
    report('3.font-widths', 'Teckenbredderna stämmer inte med teckensnittet.', where);
};

/** PDF/A-3, 6.1.8: the bytes that a name stands for once its #-signs are read. */
const rawName = (object: PDFObject | undefined, key: string): Uint8Array | undefined => {
  const name = at(object, key);
  return name instanceof PDFName ? name.asBytes() : undefined;
};

const isUtf8 = (bytes: Uint8Array): boolean => Buffer.from(Buffer.from(bytes).toString('utf8')).equals(bytes);

const checkReadings = (
  report: Checked['report'],
  font: PDFDict,
  codes: ReadonlySet<number>,
  where: string,
): void => {
  const bytes = streamBytes(at(font, 'ToUnicode'));
  if (!bytes) {
    report('3.font-reading', 'Teckensnittet säger inte vad tecknen betyder (ToUnicode).', where);
    return;
  }
  const readings = readCmap(Buffer.from(bytes).toString('latin1'));
  for (const code of codes) {
    const reading = readings.get(code);
    if (
      reading === undefined ||
      /^(?:.{4})*(?:0000|feff|fffe|e[0-9a-f]{3}|f[0-8][0-9a-f]{2})/i.test(reading)
    ) {
      report('3.font-reading', `Tecken nummer ${String(code)} säger inte vad det betyder.`, where);
      return;
    }
  }
};

/** Codes have two bytes (Identity-H, ISO 32000-1, 9.7.5.2); a range that says more would fill the memory. */
const largestCode = 0xffff;

/** Codes and, in hexadecimal UTF-16, what they read as. */
const readCmap = (text: string): Map<number, string> => {
  const readings = new Map<number, string>();
  const hex = (digits: string): number => Number.parseInt(digits, 16);
  const block = (name: string): string[] =>
    [...text.matchAll(new RegExp(`begin${name}([^]*?)end${name}`, 'g'))].map((match) => match[1] ?? '');
  for (const body of block('bfchar'))
    for (const [, code = '', value = ''] of body.matchAll(/<([0-9a-f]+)>\s*<([0-9a-f\s]*)>/gi))
      readings.set(hex(code), value.replace(/\s/g, ''));
  for (const body of block('bfrange'))
    for (const [, from = '', to = '', list, single] of body.matchAll(
      /<([0-9a-f]+)>\s*<([0-9a-f]+)>\s*(?:\[([^\]]*)\]|<([0-9a-f]+)>)/gi,
    )) {
      const values = [...(list ?? '').matchAll(/<([0-9a-f\s]*)>/gi)].map((match) =>
        (match[1] ?? '').replace(/\s/g, ''),
      );
      const last = Math.min(hex(to), largestCode);
      for (let code = hex(from); code <= last; code += 1) {
        const offset = code - hex(from);
        const value =
          single === undefined ? values[offset] : (hex(single) + offset).toString(16).padStart(4, '0');
        if (value !== undefined) readings.set(code, value);
      }
    }
  return readings;
};

/** Advance widths of a TrueType program in thousandths. */
const trueTypeWidths = (program: Uint8Array): number[] | undefined => {
  const font = Buffer.from(program);
  const tables = new Map<string, number>();
  for (let index = 0; index < font.readUInt16BE(4); index += 1)
    tables.set(font.toString('latin1', 12 + index * 16, 16 + index * 16), font.readUInt32BE(20 + index * 16));
  const [head, hhea, hmtx, maxp] = ['head', 'hhea', 'hmtx', 'maxp'].map((tag) => tables.get(tag));
  if (head === undefined || hhea === undefined || hmtx === undefined || maxp === undefined) return undefined;
  const scale = 1000 / font.readUInt16BE(head + 18);
  const long = font.readUInt16BE(hhea + 34);
  return Array.from(
    { length: font.readUInt16BE(maxp + 4) },
    (_, glyph) => font.readUInt16BE(hmtx + Math.min(glyph, long - 1) * 4) * scale,
  );
};

const widthsAgree = (
  descendant: PDFObject,
  metrics: readonly number[],
  codes: ReadonlySet<number>,
): boolean => {
  const told = readWidths(itemsAt(descendant, 'W'));
  const standard = asNumber(at(descendant, 'DW')) ?? 1000;
  return [...codes].every((code) => Math.abs((told.get(code) ?? standard) - (metrics[code] ?? 0)) <= 1);
};

const readWidths = (entries: readonly PDFObject[]): Map<number, number> => {
  const widths = new Map<number, number>();
  let index = 0;
  while (index + 1 < entries.length) {
    const first = asNumber(entries[index]) ?? 0;
    const list = items(entries[index + 1]);
    if (list.length > 0) {
      list.forEach((width, offset) => widths.set(first + offset, asNumber(width) ?? 0));
      index += 2;
    } else {
      const last = asNumber(entries[index + 1]) ?? first;
      for (let code = first; code <= last; code += 1) widths.set(code, asNumber(entries[index + 2]) ?? 0);
      index += 3;
    }
  }
  return widths;
};
