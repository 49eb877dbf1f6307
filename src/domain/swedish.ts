/**
 * Swedish order and forgiving search as plain text keys, so that a database without Swedish collation sorts and
 * finds the Swedish way. Lives here: the two foldings. Not here: collation on screen (Intl.Collator does that).
 */

/** Å, ä and ö become the three ASCII characters after `z`; the others stand where Swedish collation puts them. */
const places: Readonly<Record<string, string>> = {
  ...{ å: '{', ä: '|', æ: '|', ę: '|', ö: '}', ø: '}', œ: '}', ő: '}', ô: '}' },
  ...{ ü: 'y', ű: 'y' },
};
const withoutMark: Readonly<Record<string, string>> = { ł: 'l', đ: 'd', ð: 'd', þ: 'th', ß: 'ss', ı: 'i' };

const stripMarks = (text: string): string => text.normalize('NFD').replace(/\p{M}+/gu, '');

const ownPlace = (letter: string): string | undefined => places[letter] ?? withoutMark[letter];

/**
 * A key whose code-point order is Swedish order: å ä ö last, other accents ignored, upper and lower case alike,
 * digits before letters.
 */
export const sortKey = (text: string): string =>
  Array.from(text.normalize('NFC').toLowerCase())
    .map(
      (letter) => ownPlace(letter) ?? stripMarks(letter).replace(/[^a-z]/g, (bare) => ownPlace(bare) ?? bare),
    )
    .join('')
    .replace(/\s+/g, ' ')
    .trim();

/** A key for searching: å and a, ö and o, é and e, ł and l are the same letter. */
export const searchKey = (text: string): string =>
  stripMarks(text.toLowerCase())
    .replace(/[æœøłđðþßı]/g, (letter) => searchLetters[letter] ?? letter)
    .replace(/\s+/g, ' ')
    .trim();

/** The words of a search or a name, folded; hyphens and other signs part words. */
export const searchWords = (text: string): readonly string[] =>
  [...new Set(searchKey(text).split(/[^\p{L}\p{N}]+/u))].filter((word) => word !== '');

const searchLetters: Readonly<Record<string, string>> = { ...withoutMark, æ: 'a', œ: 'o', ø: 'o' };
