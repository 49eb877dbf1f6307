/**
 * Parsed fonts and shaped words, shared by every document of the process: parsing costs far more than drawing.
 * Lives here: text in one font → glyphs with advances and the letters they stand for. Not here: which font a letter
 * goes to (coverage.ts), direction and line breaking (lines.ts).
 */
import { create, type Font, type Glyph } from 'fontkit';
import { fontBytes, type FontFile } from './coverage.ts';

/** A shaped piece of text. All measures in thousandths of the font size. */
export type Shaped = {
  readonly file: FontFile;
  readonly glyphs: readonly ShapedGlyph[];
  readonly width: number;
};

export type ShapedGlyph = {
  readonly id: number;
  /** Width the font declares for the glyph, and how far the pen moves after it. */
  readonly ownWidth: number;
  readonly advance: number;
  readonly dx: number;
  readonly dy: number;
  /** What the glyph reads as when text is copied or read aloud. */
  readonly letters: readonly number[];
};

const parsed = new Map<FontFile, Font>();

export const parsedFont = (file: FontFile): Font => {
  const already = parsed.get(file);
  if (already) return already;
  const font = create(fontBytes(file));
  parsed.set(file, font);
  return font;
};

const rounded = (value: number): number => Math.round(value * 100) / 100;

const readings = new Map<FontFile, Map<number, readonly number[]>>();

/**
 * What a glyph reads as. A letter such as ọ is drawn as o and a dot below, and the engine says "ọ" for the first and
 * nothing for the second; since a PDF font keeps one reading per glyph, every later o would read ọ. So a glyph that
 * has a letter of its own which begins (or belongs to) the decomposed text reads as that letter.
 */
const readingOf = (file: FontFile, font: Font, glyph: Glyph): readonly number[] => {
  let ofFont = readings.get(file);
  if (!ofFont) readings.set(file, (ofFont = new Map<number, readonly number[]>()));
  const already = ofFont.get(glyph.id);
  if (already) return already;
  const own = glyph.codePoints.length > 1 ? glyph.codePoints : ownReading(font, glyph);
  ofFont.set(glyph.id, own);
  return own;
};

const ownReading = (font: Font, glyph: Glyph): readonly number[] => {
  const told = String.fromCodePoint(...glyph.codePoints);
  const decomposed = told.normalize('NFD');
  const candidates = font.stringsForGlyph(glyph.id);
  const own = candidates.includes(told)
    ? told
    : (candidates.find((text) => text !== '' && (decomposed === '' || decomposed.startsWith(text))) ?? told);
  return Array.from(own, (letter) => letter.codePointAt(0) ?? 0);
};

const cacheLimit = 8_000;
const words = new Map<string, Shaped>();

/** Shapes text that is in one font and one direction, whole, so that joined and stacked writing comes out right. */
export const shape = (file: FontFile, text: string, direction: 'ltr' | 'rtl' = 'ltr'): Shaped => {
  const key = `${file}\n${direction}\n${text}`;
  const already = words.get(key);
  if (already) return already;
  const result = shapeNow(file, text, direction);
  if (words.size >= cacheLimit) words.clear();
  words.set(key, result);
  return result;
};

const shapeNow = (file: FontFile, text: string, direction: 'ltr' | 'rtl'): Shaped => {
  const font = parsedFont(file);
  const scale = 1000 / font.unitsPerEm;
  const run = font.layout(text, undefined, undefined, undefined, direction);
  let width = 0;
  const glyphs = run.glyphs.map((glyph, index): ShapedGlyph => {
    const position = run.positions[index];
    const advance = rounded((position?.xAdvance ?? glyph.advanceWidth) * scale);
    width += advance;
    return {
      id: glyph.id,
      ownWidth: rounded(glyph.advanceWidth * scale),
      advance,
      dx: rounded((position?.xOffset ?? 0) * scale),
      dy: rounded((position?.yOffset ?? 0) * scale),
      letters: readingOf(file, font, glyph),
    };
  });
  return { file, glyphs, width };
};
