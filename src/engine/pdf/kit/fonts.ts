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
  /** What the glyph reads as when text is copied or read aloud; empty for the second part of a letter. */
  readonly letters: readonly number[];
  /** The glyph together with its reading. */
  readonly key: string;
};

const parsed = new Map<FontFile, Font>();

export const parsedFont = (file: FontFile): Font => {
  const already = parsed.get(file);
  if (already) return already;
  const font = withOwnReadings(create(fontBytes(file)));
  parsed.set(file, font);
  return font;
};

/**
 * fontkit keeps one object per glyph with the letters it first stood for, in whichever document that was, and shapes
 * by them. Here each use gets its own letters, so that no document depends on those before it.
 */
const withOwnReadings = (font: Font): Font => {
  const shared = font.getGlyph.bind(font);
  font.getGlyph = (id, codePoints) => {
    const glyph = shared(id, codePoints);
    if (glyph === null) return null;
    if (codePoints === undefined) return withOutlineKept(glyph);
    // Inherits outline and measures; only the letters are its own.
    return Object.create(glyph, { codePoints: { value: codePoints } }) as Glyph;
  };
  return font;
};

const outlines = new WeakMap<Glyph, unknown>();

/** Every document that embeds a glyph asks for its outline, only to see whether it is made of others. */
const withOutlineKept = (glyph: Glyph): Glyph => {
  const decode = glyph._decode?.bind(glyph);
  if (decode && !Object.hasOwn(glyph, '_decode'))
    glyph._decode = () => {
      if (!outlines.has(glyph)) outlines.set(glyph, decode());
      return outlines.get(glyph);
    };
  return glyph;
};

const rounded = (value: number): number => Math.round(value * 100) / 100;

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
      letters: glyph.codePoints,
      key: `${String(glyph.id)} ${glyph.codePoints.join(' ')}`,
    };
  });
  return { file, glyphs, width };
};
