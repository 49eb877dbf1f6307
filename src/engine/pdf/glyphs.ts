/**
 * Can this text be printed? Asked when a name is entered, so that a letter no shipped font has is refused there and
 * not discovered as an empty box on paper. Loads no font engine. Not here: drawing.
 */
import { faces, fontFor } from './kit/coverage.ts';

export type NameScript =
  | 'latin'
  | 'greek'
  | 'cyrillic'
  | 'armenian'
  | 'hebrew'
  | 'arabic'
  | 'ethiopic'
  | 'georgian'
  | 'thai'
  | 'devanagari'
  | 'mixed'
  | 'other';

const graphemes = new Intl.Segmenter('sv', { granularity: 'grapheme' });

/** The letters of a text, as people see them, that no shipped font can show; empty when all is well. */
export const missingGlyphs = (text: string): string[] => {
  const missing = new Set<string>();
  for (const { segment } of graphemes.segment(text.normalize('NFC')))
    if (!/^\s+$/u.test(segment) && faces.some((face) => fontFor(face, segment) === undefined))
      missing.add(segment);
  return [...missing];
};

const scriptPatterns: readonly (readonly [NameScript, RegExp, string])[] = [
  ['latin', /\p{Script=Latin}/u, 'Latn'],
  ['greek', /\p{Script=Greek}/u, 'Grek'],
  ['cyrillic', /\p{Script=Cyrillic}/u, 'Cyrl'],
  ['armenian', /\p{Script=Armenian}/u, 'Armn'],
  ['hebrew', /\p{Script=Hebrew}/u, 'Hebr'],
  ['arabic', /\p{Script=Arabic}/u, 'Arab'],
  ['ethiopic', /\p{Script=Ethiopic}/u, 'Ethi'],
  ['georgian', /\p{Script=Georgian}/u, 'Geor'],
  ['thai', /\p{Script=Thai}/u, 'Thai'],
  ['devanagari', /\p{Script=Devanagari}/u, 'Deva'],
];

/** The writing a name is in. `mixed` for more than one, `other` for none that we know. */
export const nameScript = (name: string): NameScript => {
  const used = scriptPatterns.filter(([, pattern]) => pattern.test(name));
  if (used.length > 1) return 'mixed';
  return used[0]?.[0] ?? 'other';
};

/**
 * The language tag for a name: the one given, else one that only tells the writing (`und-Cyrl`), else none, which
 * leaves a Latin name to the document's Swedish.
 */
export const nameLanguageTag = (name: string, given: string | null): string | undefined => {
  if (given !== null && given !== '') return given;
  const script = nameScript(name);
  const entry = scriptPatterns.find(([known]) => known === script);
  return entry === undefined || script === 'latin' ? undefined : `und-${entry[2]}`;
};
