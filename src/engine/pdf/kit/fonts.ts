/**
 * Parsed fonts and shaped words, shared by every document of the process: parsing and shaping cost far more than
 * drawing. fontkit embeds what HarfBuzz has placed. Lives here: text in one font → glyphs with advances and the letters
 * they stand for. Not here: which font a letter goes to (coverage.ts), direction and line breaking (lines.ts).
 */
import { create, type Font, type Glyph } from 'fontkit';
import { fontBytes, type FontFile } from './coverage.ts';
import { signsOf, type Part } from './letters.ts';
import { glyphWidth, place, type Voice } from './shaper.ts';

/** A shaped piece of text. All measures in thousandths of the font size. */
export type Shaped = {
  readonly file: FontFile;
  readonly glyphs: readonly ShapedGlyph[];
  readonly width: number;
};

export type ShapedGlyph = {
  /** One glyph of the font, or several that are drawn as one. */
  readonly parts: readonly Part[];
  /** Width that the document declares for it, and how far the pen moves after it. */
  readonly ownWidth: number;
  readonly advance: number;
  readonly dx: number;
  /** What it reads as when text is copied or read aloud. */
  readonly letters: readonly number[];
  /** Its parts together with its reading. */
  readonly key: string;
};

/** As many as any sign has: a letter with every mark that it can carry. */
const mostParts = 32;

const parsed = new Map<FontFile, Font>();

export const parsedFont = (file: FontFile): Font => {
  const already = parsed.get(file);
  if (already) return already;
  const font = withOutlinesKept(create(fontBytes(file)));
  // What stacked.ts adds is made of glyphs that may be composites themselves.
  font.maxp.maxComponentElements = Math.max(font.maxp.maxComponentElements, mostParts);
  font.maxp.maxComponentDepth += 1;
  parsed.set(file, font);
  return font;
};

const outlines = new WeakMap<Glyph, unknown>();

/** Every document that embeds a glyph asks for its outline, only to see whether it is made of others. */
const withOutlinesKept = (font: Font): Font => {
  const shared = font.getGlyph.bind(font);
  font.getGlyph = (id, codePoints) => {
    const glyph = shared(id, codePoints);
    const decode = glyph?._decode?.bind(glyph);
    if (glyph && decode && !Object.hasOwn(glyph, '_decode'))
      glyph._decode = () => {
        if (!outlines.has(glyph)) outlines.set(glyph, decode());
        return outlines.get(glyph);
      };
    return glyph;
  };
  return font;
};

const rounded = (value: number): number => Math.round(value * 100) / 100;

const cacheLimit = 8_000;
const words = new Map<string, Shaped>();

const plainVoice: Voice = { direction: 'ltr', script: 'Latn', language: 'sv' };

/** Shapes text that is in one font, direction and script, whole, so that joined and stacked writing comes out right. */
export const shape = (file: FontFile, text: string, voice: Voice = plainVoice): Shaped => {
  const key = `${file}\n${voice.direction}${voice.script}${voice.language}\n${text}`;
  const already = words.get(key);
  if (already) return already;
  const result = shapeNow(file, text, voice);
  if (words.size >= cacheLimit) words.clear();
  words.set(key, result);
  return result;
};

const shapeNow = (file: FontFile, text: string, voice: Voice): Shaped => {
  const scale = 1000 / parsedFont(file).unitsPerEm;
  let width = 0;
  const glyphs = signsOf(text, place(file, text, voice), voice.direction).map((sign): ShapedGlyph => {
    const [first, ...more] = sign.parts;
    // A glyph alone on the baseline is the font's own; what is more than that, or lies elsewhere, is made for the document.
    const isPlain = first !== undefined && more.length === 0 && first.y === 0;
    const parts = isPlain ? [{ ...first, x: 0 }] : sign.parts;
    const advance = rounded(sign.advance * scale);
    const letters = sign.letters.map((letter) => letter.codePointAt(0) ?? 0);
    width += advance;
    return {
      parts,
      ownWidth: isPlain ? rounded(glyphWidth(file, first.id) * scale) : Math.max(0, advance),
      advance,
      dx: isPlain ? rounded(first.x * scale) : 0,
      letters,
      key: `${parts.map(({ id, x, y }) => [id, x, y].join(',')).join(' ')}:${letters.join(' ')}`,
    };
  });
  return { file, glyphs, width };
};
