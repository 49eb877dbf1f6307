/**
 * Which letters each shipped font has, read straight from its cmap table so that asking is quick and needs no font
 * engine. Lives here: the list of faces and the order of fallbacks. Not here: shaping (fonts.ts).
 */
import { readFileSync } from 'node:fs';
import { resourcePath } from './resources.ts';

/** A shipped font file, by its name in `resources/fonts`. */
export type FontFile = string;

/** The five voices of our documents. */
export const faces = ['sans', 'sansBold', 'sansItalic', 'serifBold', 'serifItalic'] as const;
export type Face = (typeof faces)[number];

const scripts = ['', 'Arabic', 'Ethiopic', 'Hebrew', 'Armenian', 'Georgian', 'Thai'];
const notoIn = (weight: string): FontFile[] => scripts.map((script) => `NotoSans${script}_${weight}`);

/** Each face and, in order, the fonts that help out with letters it lacks. */
export const fallbacks: Readonly<Record<Face, readonly FontFile[]>> = {
  sans: ['SourceSans3_400Regular', ...notoIn('400Regular')],
  sansBold: ['SourceSans3_600SemiBold', ...notoIn('600SemiBold')],
  sansItalic: ['SourceSans3_400Regular_Italic', ...notoIn('400Regular')],
  serifBold: ['SourceSerif4_600SemiBold', ...notoIn('600SemiBold')],
  serifItalic: ['SourceSerif4_400Regular_Italic', ...notoIn('400Regular')],
};

export const fontBytes = (file: FontFile): Buffer => readFileSync(resourcePath('fonts', `${file}.ttf`));

const known = new Map<FontFile, ReadonlySet<number>>();

/** Code points of a font file; read once per process. */
export const coverage = (file: FontFile): ReadonlySet<number> => {
  const already = known.get(file);
  if (already) return already;
  const read = readCoverage(fontBytes(file));
  known.set(file, read);
  return read;
};

/** Joiners, direction marks and variation selectors: shown as nothing, so a font without them loses nothing. */
export const isInvisible = (codePoint: number): boolean =>
  codePoint === 0xad ||
  codePoint === 0x61c ||
  (codePoint >= 0x200b && codePoint <= 0x200f) ||
  (codePoint >= 0x202a && codePoint <= 0x202e) ||
  (codePoint >= 0x2060 && codePoint <= 0x2069) ||
  (codePoint >= 0xfe00 && codePoint <= 0xfe0f) ||
  codePoint === 0xfeff;

/** The first font of a face's chain that has every visible letter of a cluster. */
export const fontFor = (face: Face, cluster: string): FontFile | undefined =>
  fallbacks[face].find((file) => {
    const has = coverage(file);
    for (const letter of cluster) {
      const codePoint = letter.codePointAt(0) ?? 0;
      if (!has.has(codePoint) && !isInvisible(codePoint)) return false;
    }
    return true;
  });

/** Fonts have glyphs for some of these, which show nothing and may not be read as anything. */
const isControl = (codePoint: number): boolean =>
  codePoint < 0x20 || (codePoint >= 0x7f && codePoint < 0xa0) || codePoint === 0x2028 || codePoint === 0x2029;

/** Reads the Unicode cmap subtable (format 12 before format 4) of a TrueType file. */
const readCoverage = (font: Buffer): ReadonlySet<number> => {
  const cmap = tableOffset(font, 'cmap');
  const wanted: { offset: number; format: number }[] = [];
  for (let index = 0; index < font.readUInt16BE(cmap + 2); index += 1) {
    const offset = cmap + font.readUInt32BE(cmap + 8 + index * 8);
    wanted.push({ offset, format: font.readUInt16BE(offset) });
  }
  const codePoints = new Set<number>();
  const wide = wanted.find((table) => table.format === 12);
  const narrow = wanted.find((table) => table.format === 4);
  if (wide) addFormat12(font, wide.offset, codePoints);
  else if (narrow) addFormat4(font, narrow.offset, codePoints);
  for (const codePoint of codePoints) if (isControl(codePoint)) codePoints.delete(codePoint);
  return codePoints;
};

const tableOffset = (font: Buffer, tag: string): number => {
  for (let index = 0; index < font.readUInt16BE(4); index += 1) {
    const entry = 12 + index * 16;
    if (font.toString('latin1', entry, entry + 4) === tag) return font.readUInt32BE(entry + 8);
  }
  throw new Error(`The font has no ${tag} table`);
};

const addFormat12 = (font: Buffer, offset: number, into: Set<number>): void => {
  for (let group = 0; group < font.readUInt32BE(offset + 12); group += 1) {
    const at = offset + 16 + group * 12;
    const first = font.readUInt32BE(at);
    const glyph = font.readUInt32BE(at + 8);
    for (let code = first; code <= font.readUInt32BE(at + 4); code += 1)
      if (glyph + code - first !== 0) into.add(code);
  }
};

const addFormat4 = (font: Buffer, offset: number, into: Set<number>): void => {
  const doubled = font.readUInt16BE(offset + 6);
  for (let segment = 0; segment < doubled; segment += 2) {
    const last = font.readUInt16BE(offset + 14 + segment);
    const first = font.readUInt16BE(offset + 16 + doubled + segment);
    const delta = font.readUInt16BE(offset + 16 + doubled * 2 + segment);
    const rangeAt = offset + 16 + doubled * 3 + segment;
    const range = font.readUInt16BE(rangeAt);
    for (let code = first; code <= last && code !== 0xffff; code += 1) {
      const raw = range === 0 ? code : font.readUInt16BE(rangeAt + range + (code - first) * 2);
      if (range !== 0 && raw === 0) continue;
      if (((raw + delta) & 0xffff) !== 0) into.add(code);
    }
  }
};
