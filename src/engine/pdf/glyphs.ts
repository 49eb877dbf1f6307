/**
 * Can this text be printed? Asked when a name is entered, so that a letter no shipped font has is refused there and
 * not discovered as an empty box on paper. Loads no font engine. Not here: drawing.
 */
import { faces, fontFor } from './kit/coverage.ts';

const graphemes = new Intl.Segmenter('sv', { granularity: 'grapheme' });

/** The letters of a text, as people see them, that no shipped font can show; empty when all is well. */
export const missingGlyphs = (text: string): string[] => {
  if (known.get(text) === true) return []; // one letter by itself: a certificate asks for each of its own
  const missing = new Set<string>();
  for (const { segment } of graphemes.segment(text.normalize('NFC')))
    if (!isPrintable(segment)) missing.add(segment);
  return [...missing];
};

const known = new Map<string, boolean>();
const knownLimit = 10_000;

/** Asked of every letter of every certificate, which are the same few. */
const isPrintable = (segment: string): boolean => {
  const already = known.get(segment);
  if (already !== undefined) return already;
  // Fonts have glyphs for some control characters, and no paper may.
  const is =
    !/(?!\s)\p{Cc}/u.test(segment) &&
    (/^\s+$/u.test(segment) || faces.every((face) => fontFor(face, segment) !== undefined));
  if (known.size >= knownLimit) known.clear();
  known.set(segment, is);
  return is;
};
