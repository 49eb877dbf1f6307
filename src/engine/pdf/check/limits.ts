/**
 * Rules 1 for how the file is written: sizes that every reader can take (PDF/A-3, 6.1.13), objects and streams in their
 * places, and a signature over the whole of it. Not here: header and end (file.ts).
 */
import {
  PDFArray,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFRef,
  PDFString,
  type PDFObject,
} from '@cantoo/pdf-lib';
import { asNumber, itemsAt, nameAt, numberAt, type Checked } from './objects.ts';

const longestString = 32_767;
const longestName = 127;
const largestInteger = 2_147_483_647;
const boxes = ['MediaBox', 'CropBox', 'BleedBox', 'TrimBox', 'ArtBox'];
const smallestSide = 3;
const largestSide = 14_400;

export const checkLimits = (checked: Checked): void => {
  const { context, pages, report } = checked;
  const seen = new Set<string>();
  const tell = (what: string): void => {
    if (seen.has(what)) return;
    seen.add(what);
    report('1.limits', `Filen har ${what} än läsprogram klarar.`);
  };
  for (const [, object] of context.enumerateIndirectObjects()) visit(object, tell);
  if (context.trailerInfo.ID) visit(context.trailerInfo.ID, tell);
  for (const page of pages)
    for (const key of boxes) {
      const [left = 0, bottom = 0, right = 0, top = 0] = itemsAt(page, key).map(
        (side) => asNumber(side) ?? 0,
      );
      if (itemsAt(page, key).length === 0) continue;
      const sides = [Math.abs(right - left), Math.abs(top - bottom)];
      if (sides.some((side) => side < smallestSide || side > largestSide))
        tell('en större eller mindre sida');
    }
};

const visit = (object: PDFObject, tell: (what: string) => void): void => {
  if (object instanceof PDFDict || object instanceof PDFRawStream) {
    const dict = object instanceof PDFDict ? object : object.dict;
    for (const [key, value] of dict.entries()) {
      visit(key, tell);
      if (!(value instanceof PDFRef)) visit(value, tell);
    }
  } else if (object instanceof PDFArray) {
    for (const value of object.asArray()) if (!(value instanceof PDFRef)) visit(value, tell);
  } else if (object instanceof PDFString || object instanceof PDFHexString) {
    if (object.asBytes().length > longestString) tell('en längre text');
    if (object instanceof PDFHexString && /[^0-9a-f\s]/i.test(object.asString())) tell('annat i en text');
    // Readers add what is missing, each in its own way.
    if (object instanceof PDFHexString && object.asString().replace(/\s/g, '').length % 2 === 1)
      tell('färre siffror i en text');
  } else if (object instanceof PDFName) {
    if (Buffer.byteLength(object.decodeText()) > longestName) tell('ett längre namn');
  } else if (object instanceof PDFNumber && Number.isInteger(object.asNumber()))
    if (Math.abs(object.asNumber()) > largestInteger) tell('ett större tal');
};

type Place = { readonly start: number; readonly end: number };

/** Where each object lies by the file's own table; none where the table is packed, as other programs write it. */
const placesOf = (text: string): ReadonlyMap<string, Place> => {
  const table = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text.slice(-64))?.[1] ?? -1);
  if (!text.startsWith('xref', table)) return new Map();
  const found: { readonly name: string; readonly start: number }[] = [];
  let number = 0;
  const lines = /(\d+) (\d+)(?: ([nf]))?\s*/y;
  lines.lastIndex = table + (/^xref\s*/.exec(text.slice(table, table + 8))?.[0].length ?? 0);
  for (let line = lines.exec(text); line; line = lines.exec(text)) {
    const [, first = '', second = '', state] = line;
    if (state === undefined) {
      number = Number(first);
      continue;
    }
    if (state === 'n')
      found.push({ name: `${String(number)} ${String(Number(second))}`, start: Number(first) });
    number += 1;
  }
  found.sort((a, b) => a.start - b.start);
  return new Map(
    found.map(({ name, start }, index) => [name, { start, end: found[index + 1]?.start ?? table }]),
  );
};

const startsObject = /^\d+ \d+ obj[\r\n]/;
const endsObject = /[\r\n]endobj(?:\r\n|\r|\n)\s*$/;
/** The last word of an object and what may follow it. */
const tail = 64;

/** Where objects and streams begin and end, in the file's own bytes. */
export const checkForm = ({ bytes, context, report }: Checked): void => {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const told = new Set<string>();
  const tell = (message: string): void => {
    if (told.has(message)) return;
    told.add(message);
    report('1.form', message);
  };
  const places = placesOf(text);
  for (const [name, { start, end }] of places) {
    const begins = text.slice(start, start + name.length + 5);
    if (!begins.startsWith(`${name} `) || !startsObject.test(begins) || !/[\r\n]/.test(text[start - 1] ?? ''))
      tell('Ett objekt börjar inte på en egen rad, eller har fler mellanslag än det får.');
    if (!endsObject.test(text.slice(Math.max(start, end - tail), end)))
      tell('Ett objekt slutar inte på en egen rad.');
  }
  for (const [{ objectNumber, generationNumber }, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFRawStream)) continue;
    const name = `${String(objectNumber)} ${String(generationNumber)}`;
    const at = places.get(name)?.start ?? text.indexOf(`\n${name} obj`);
    const end = at < 0 ? -1 : text.indexOf('stream', at);
    if (end < 0) continue; // in an object stream: looked at when that is unpacked
    const begins = /^stream(\r\n|\n)/.exec(text.slice(end, end + 8));
    if (!begins) {
      tell('En ström börjar inte på en egen rad.');
      continue;
    }
    const length = numberAt(object.dict, 'Length') ?? 0;
    const after = text.slice(end + begins[0].length + length, end + begins[0].length + length + 12);
    if (!/^(?:\r\n|\n|\r)endstream/.test(after)) tell('En ström är inte så lång som den säger.');
  }
};

/** A signature is over every byte but itself: what is put on afterwards would not be covered. */
export const checkSignatures = ({ bytes, dicts, report }: Checked): void => {
  for (const dict of dicts) {
    if (nameAt(dict, 'Type') !== 'Sig') continue;
    const [from, to, then, rest] = itemsAt(dict, 'ByteRange').map((part) => asNumber(part) ?? -1);
    const isWhole =
      from === 0 &&
      to !== undefined &&
      then !== undefined &&
      rest !== undefined &&
      bytes[to] === 0x3c &&
      bytes[then - 1] === 0x3e &&
      then + rest === bytes.length;
    if (!isWhole) report('1.signature', 'Underskriften gäller inte hela filen.');
  }
};
