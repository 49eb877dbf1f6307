/**
 * Can this text be printed? Asked when a name is entered, so that a letter no shipped font has is refused there and
 * not discovered as an empty box on paper. Loads no font engine. Not here: drawing.
 */
import { faces, fontFor } from './kit/coverage.ts';

const graphemes = new Intl.Segmenter('sv', { granularity: 'grapheme' });

/** The letters of a text, as people see them, that no shipped font can show; empty when all is well. */
export const missingGlyphs = (text: string): string[] => {
  const missing = new Set<string>();
  for (const { segment } of graphemes.segment(text.normalize('NFC')))
    // Fonts have glyphs for some control characters, and no paper may.
    if (/(?!\s)\p{Cc}/u.test(segment)) missing.add(segment);
    else if (!/^\s+$/u.test(segment) && faces.some((face) => fontFor(face, segment) === undefined))
      missing.add(segment);
  return [...missing];
};
