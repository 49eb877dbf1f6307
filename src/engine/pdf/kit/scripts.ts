/**
 * The scripts that names come in: how a letter's is told, and what it is called in standards. Not here: which fonts have
 * them (coverage.ts) and which way they are written (lines.ts).
 */

export const scripts = {
  latin: { letters: /\p{Script=Latin}/u, code: 'Latn' },
  greek: { letters: /\p{Script=Greek}/u, code: 'Grek' },
  cyrillic: { letters: /\p{Script=Cyrillic}/u, code: 'Cyrl' },
  armenian: { letters: /\p{Script=Armenian}/u, code: 'Armn' },
  hebrew: { letters: /\p{Script=Hebrew}/u, code: 'Hebr' },
  arabic: { letters: /\p{Script=Arabic}/u, code: 'Arab' },
  ethiopic: { letters: /\p{Script=Ethiopic}/u, code: 'Ethi' },
  georgian: { letters: /\p{Script=Georgian}/u, code: 'Geor' },
  thai: { letters: /\p{Script=Thai}/u, code: 'Thai' },
  devanagari: { letters: /\p{Script=Devanagari}/u, code: 'Deva' },
} as const;

export type KnownScript = keyof typeof scripts;

const scriptsIn = (text: string): KnownScript[] =>
  (Object.keys(scripts) as KnownScript[]).filter((script) => scripts[script].letters.test(text));

/** ISO 15924 of the first script found; undefined for signs that go with any. */
export const scriptCode = (text: string): string | undefined => {
  const [first] = scriptsIn(text);
  return first && scripts[first].code;
};

/** The tag of a language that is not known but for its writing; none for Latin letters, which are the document's. */
export const tagOfScript = (code: string): string | undefined =>
  code === 'Latn' ? undefined : `und-${code}`;

export const isRightToLeft = (code: string | undefined): boolean => code === 'Arab' || code === 'Hebr';
