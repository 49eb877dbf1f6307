/**
 * Swedish order and forgiving search as plain text keys, so that a database without Swedish collation sorts and
 * finds the Swedish way. Lives here: the two foldings. Not here: letters that stand for one another
 * (same-letters.ts), collation on screen (Intl.Collator does that).
 */
import { sameLetters } from './same-letters.ts';

/** Å, ä and ö become the three ASCII characters after `z`; the others stand where Swedish collation puts them. */
const places: Readonly<Record<string, string>> = {
  å: '{',
  ä: '|',
  æ: '|',
  ę: '|',
  ö: '}',
  ø: '}',
  œ: '}',
  ő: '}',
  ô: '}',
  ü: 'y',
  ű: 'y',
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

/** Small letters without marks, each still its own: for counting signs, where `sameLetters` would make two into one. */
export const bareLetters = (text: string): string =>
  stripMarks(text.toLowerCase())
    .replace(/[æœøłđðþßı]/g, (letter) => bareLetter[letter] ?? letter)
    .replace(/\s+/g, ' ')
    .trim();

const bareLetter: Readonly<Record<string, string>> = { ...withoutMark, æ: 'a', œ: 'o', ø: 'o' };

/** A key for searching: å and a, ö and o, é and e, ی and ي are the same letter, and apostrophes are none. */
export const searchKey = (text: string): string => sameLetters(text).replace(/\s+/g, ' ').trim();

/** The words of a search or a name, folded; hyphens and other signs part words. */
export const searchWords = (text: string): readonly string[] =>
  [...new Set(searchKey(text).split(/[^\p{L}\p{N}]+/u))].filter((word) => word !== '');

/** Folded again, because two letters that become one may meet where words do. */
const asOne = (text: string): string => searchKey(searchKey(text).replace(/[^\p{L}\p{N}]+/gu, ''));

/**
 * What is kept of a text to find it by: its words, and all of them as one, because `al-Hassan`, `Al Hassan` and
 * `Alhassan` are one name. A search finds it when each of its words is a part of one of these.
 */
export const searchable = (...texts: readonly string[]): string => {
  const words = texts.map(searchWords);
  const joined = texts.filter((_, at) => (words[at]?.length ?? 0) > 1).map(asOne);
  return [...new Set([...words.flat(), ...joined])].join(' ');
};

/** Whether every word of a search is found somewhere in a text, however the two are written. */
export const isFound = (text: string, search: string): boolean => {
  const kept = searchable(text).split(' ');
  return searchWords(search).every((word) => kept.some((part) => part.includes(word)));
};
