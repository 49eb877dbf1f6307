/**
 * The language that a person's name is read aloud in: the one they prefer, as somebody wrote it in Swedish. Not here: names
 * whose language nobody wrote down, which go by their letters (engine/pdf/kit/lines.ts).
 */

/** BCP 47, and the script that the language is usually written in. */
const languages: Readonly<Record<string, readonly [tag: string, script: RegExp]>> = {
  arabiska: ['ar', /\p{Script=Arabic}/u],
  persiska: ['fa', /\p{Script=Arabic}/u],
  farsi: ['fa', /\p{Script=Arabic}/u],
  dari: ['prs', /\p{Script=Arabic}/u],
  pashto: ['ps', /\p{Script=Arabic}/u],
  urdu: ['ur', /\p{Script=Arabic}/u],
  sorani: ['ckb', /\p{Script=Arabic}/u],
  uiguriska: ['ug', /\p{Script=Arabic}/u],
  hebreiska: ['he', /\p{Script=Hebrew}/u],
  tigrinja: ['ti', /\p{Script=Ethiopic}/u],
  tigrinska: ['ti', /\p{Script=Ethiopic}/u],
  amhariska: ['am', /\p{Script=Ethiopic}/u],
  thailändska: ['th', /\p{Script=Thai}/u],
  thai: ['th', /\p{Script=Thai}/u],
  armeniska: ['hy', /\p{Script=Armenian}/u],
  georgiska: ['ka', /\p{Script=Georgian}/u],
  grekiska: ['el', /\p{Script=Greek}/u],
  ukrainska: ['uk', /\p{Script=Cyrillic}/u],
  ryska: ['ru', /\p{Script=Cyrillic}/u],
  bulgariska: ['bg', /\p{Script=Cyrillic}/u],
  hindi: ['hi', /\p{Script=Devanagari}/u],
  kurmanji: ['kmr', /\p{Script=Latin}/u],
  somaliska: ['so', /\p{Script=Latin}/u],
  vietnamesiska: ['vi', /\p{Script=Latin}/u],
  polska: ['pl', /\p{Script=Latin}/u],
  turkiska: ['tr', /\p{Script=Latin}/u],
  rumänska: ['ro', /\p{Script=Latin}/u],
  albanska: ['sq', /\p{Script=Latin}/u],
  bosniska: ['bs', /\p{Script=Latin}/u],
  yoruba: ['yo', /\p{Script=Latin}/u],
  spanska: ['es', /\p{Script=Latin}/u],
  franska: ['fr', /\p{Script=Latin}/u],
  engelska: ['en', /\p{Script=Latin}/u],
  finska: ['fi', /\p{Script=Latin}/u],
  tyska: ['de', /\p{Script=Latin}/u],
};

/** Words that name a writing rather than one language: which one the letters tell. */
const byLetters: Readonly<Record<string, readonly string[]>> = {
  kurdiska: ['sorani', 'kurmanji'],
};

/** A name as it is printed and read aloud. */
export type SpokenName = {
  readonly name: string;
  /** BCP 47 language of the name, for screen readers: `ar`, `ti`, `uk`. Null: Swedish, or told by the letters. */
  readonly nameLanguage: string | null;
};

/**
 * The tag for a name; null when the language is not known, or the name is in other letters than it is written in. Of
 * several languages (`dari, lite svenska`) the first that is known counts.
 */
const nameLanguage = (name: string, preferred: string): string | null => {
  const words = preferred.toLowerCase().split(/[^\p{L}]+/u);
  const first = words.find((word) => Object.hasOwn(languages, word) || Object.hasOwn(byLetters, word));
  if (first === undefined) return null;
  const candidates = Object.hasOwn(byLetters, first) ? byLetters[first] : [first];
  for (const candidate of candidates ?? []) {
    const [tag, script] = languages[candidate] ?? [];
    if (tag !== undefined && script?.test(name) === true) return tag;
  }
  return null;
};

/** The name of somebody who prefers a language, as somebody wrote it in Swedish. */
export const spokenName = (name: string, preferred: string): SpokenName => ({
  name,
  nameLanguage: nameLanguage(name, preferred),
});
