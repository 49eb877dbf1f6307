/**
 * HarfBuzz, the shaper that browsers use: text in one font, direction and script → glyphs where they belong. It is
 * WebAssembly and comes in asynchronously, once per process; from then on it answers at once. Its glyph numbers are the
 * font file's, so fontkit, which embeds them, means the same ones. Not here: what a glyph reads as (letters.ts) and what is
 * remembered (fonts.ts).
 */
import type { Buffer as ShapingBuffer, Font } from 'harfbuzzjs';
import { fontBytes, type FontFile } from './coverage.ts';

export type Voice = {
  readonly direction: 'ltr' | 'rtl';
  /** ISO 15924, `Arab`. */
  readonly script: string;
  /** BCP 47, `fa`. */
  readonly language: string;
};

/** A placed glyph, in units of the font. Glyphs come as they stand on the line, left to right. */
export type PlacedGlyph = {
  readonly id: number;
  /** Where in the text the letters begin that it belongs to. */
  readonly cluster: number;
  readonly xAdvance: number;
  readonly xOffset: number;
  readonly yOffset: number;
};

type HarfBuzz = typeof import('harfbuzzjs');
type Loaded = { readonly hb: HarfBuzz; readonly buffer: ShapingBuffer };

let loaded: Loaded | undefined;

/** Makes the shaper ready; every renderer waits for it before it draws. */
export const loadShaper = async (): Promise<void> => {
  if (loaded) return;
  const hb = await import('harfbuzzjs');
  loaded ??= { hb, buffer: new hb.Buffer() };
};

const ready = (): Loaded => {
  if (!loaded) throw new Error('The shaper is not loaded: a document is drawn through withShaper');
  return loaded;
};

/** Draws a document once the shaper is there. */
export const withShaper = async <Drawn>(draw: () => Drawn): Promise<Drawn> => {
  await loadShaper();
  return draw();
};

const fonts = new Map<FontFile, Font>();

const shaperFont = (file: FontFile): Font => {
  const already = fonts.get(file);
  if (already) return already;
  const { hb } = ready();
  const font = new hb.Font(new hb.Face(new hb.Blob(fontBytes(file))));
  fonts.set(file, font);
  return font;
};

/** The width that the font itself gives a glyph, in its units. */
export const glyphWidth = (file: FontFile, id: number): number => shaperFont(file).glyphHAdvance(id);

/** Where a glyph's ink lies, in units of the font, up from the baseline. */
export type GlyphBox = {
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
};

export const glyphBox = (file: FontFile, id: number): GlyphBox => {
  const { xBearing = 0, yBearing = 0, width = 0, height = 0 } = shaperFont(file).glyphExtents(id) ?? {};
  return { left: xBearing, bottom: yBearing + height, right: xBearing + width, top: yBearing };
};

/** Shapes the whole text. One buffer serves all: nothing here waits. */
export const place = (file: FontFile, text: string, voice: Voice): readonly PlacedGlyph[] => {
  const { hb, buffer } = ready();
  buffer.reset();
  // A mark keeps the place of its own letter, so that it can read as that letter.
  buffer.setClusterLevel(hb.ClusterLevel.MONOTONE_CHARACTERS);
  buffer.addText(text);
  buffer.setDirection(voice.direction === 'rtl' ? hb.Direction.RTL : hb.Direction.LTR);
  buffer.setScript(voice.script);
  buffer.setLanguage(voice.language);
  hb.shape(shaperFont(file), buffer);
  return buffer.getGlyphInfosAndPositions().map((glyph) => ({
    id: glyph.codepoint,
    cluster: glyph.cluster,
    xAdvance: glyph.xAdvance ?? 0,
    xOffset: glyph.xOffset ?? 0,
    yOffset: glyph.yOffset ?? 0,
  }));
};
