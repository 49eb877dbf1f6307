/**
 * Can this text be printed? Asked when a name is entered, so that a letter no shipped font has is refused there and
 * not discovered as an empty box on paper. Loads no font engine. Not here: drawing.
 */
import { faces, fontFor } from './kit/coverage.ts';
import { scripts, scriptsIn, tagOfScript, type KnownScript } from './kit/scripts.ts';

export type NameScript = KnownScript | 'mixed' | 'other';

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

/** The writing a name is in. `mixed` for more than one, `other` for none that we know. */
export const nameScript = (name: string): NameScript => {
  const [first, ...more] = scriptsIn(name);
  return more.length > 0 ? 'mixed' : (first ?? 'other');
};

/**
 * The language tag for a name: the one given, else one that only tells the writing (`und-Cyrl`), else none, which
 * leaves a Latin name to the document's Swedish.
 */
export const nameLanguageTag = (name: string, given: string | null): string | undefined => {
  if (given !== null && given !== '') return given;
  const script = nameScript(name);
  return script === 'mixed' || script === 'other' ? undefined : tagOfScript(scripts[script].code);
};
