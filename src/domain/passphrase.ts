/**
 * Passphrases as they are chosen: at least twelve characters, none of those that are tried first, and an honest guess at
 * how hard one is to guess. No rule of "one digit": length and several words are what helps. Not here: how they are
 * kept (engine/vault).
 */
import { commonPassphrases } from './common-passphrases.ts';
import { accept, refuse, type Decision } from './refusal.ts';
import { bareLetters } from './swedish.ts';
import type { PassphraseFault } from './passphrase-fault.ts';

export const shortestPassphrase = 12;

const rows = [
  'qwertyuiopa',
  'asdfghjkloa',
  'zxcvbnm',
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qazwsxedcrfvtgb',
];
const walks = rows.flatMap((row) => [row, Array.from(row).reverse().join('')]);
/** Keys in a row count as a pattern from this many. */
const shortestWalk = 4;

const leet: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '@': 'a',
  $: 's',
};

/** Letters and digits only, small and without accents. */
const plain = (text: string): string => bareLetters(text).replace(/[^a-z0-9@$]/g, '');
const lettersOf = (text: string): string => text.replace(/[^a-z]/g, '');
const unleet = (text: string): string => Array.from(text, (sign) => leet[sign] ?? sign).join('');

/** The shortest piece that a text repeats, or the text itself. */
const repeated = (text: string): string => {
  for (let length = 1; length * 2 <= text.length; length += 1) {
    const piece = text.slice(0, length);
    if (piece.repeat(Math.ceil(text.length / length)).startsWith(text)) return piece;
  }
  return text;
};

/** What is left when all keys in a row are taken away. */
const withoutWalks = (text: string): string => {
  let left = '';
  for (let at = 0; at < text.length;) {
    let length = 0;
    for (let end = at + shortestWalk; end <= text.length; end += 1)
      if (walks.some((walk) => walk.includes(text.slice(at, end)))) length = end - at;
    if (length === 0) left += text.charAt(at);
    at += Math.max(1, length);
  }
  return left;
};

/** Signs beside a name that make it another word: more of them than a year and a mark. */
const enoughBeside = 7;

/** Why a passphrase is among the first that are tried; `names` are the organisation's and the person's own. */
export const passphraseFault = (
  passphrase: string,
  names: readonly string[] = [],
): PassphraseFault | undefined => {
  const text = plain(passphrase);
  if (new Set(passphrase.toLowerCase()).size < 5 || repeated(text).length < shortestWalk) return 'pattern';
  if (withoutWalks(text).length < 4 || withoutWalks(repeated(text)).length < 3) return 'pattern';
  const own = names.flatMap((name) => [name, ...name.split(/[\s-]+/)]).map((name) => lettersOf(plain(name)));
  if (
    own.some(
      (name) => name.length >= 4 && text.includes(name) && text.replace(name, '').length < enoughBeside,
    )
  )
    return 'name';
  const readings = [lettersOf(text), lettersOf(unleet(text.replace(/\d+$/, '')))];
  return readings.some(
    (reading) => commonPassphrases.has(reading) || commonPassphrases.has(repeated(reading)),
  )
    ? 'common'
    : undefined;
};

/** Refuses `passphraseTooShort` and `passphraseGuessable`. */
export const checkPassphrase = (passphrase: string, names: readonly string[]): Decision<void> => {
  if (passphrase.length < shortestPassphrase)
    return refuse({ kind: 'passphraseTooShort', atLeast: shortestPassphrase });
  const fault = passphraseFault(passphrase, names);
  return fault ? refuse({ kind: 'passphraseGuessable', why: fault }) : accept(undefined);
};

/** As if a word were one of some two thousand, which those are that people think of. */
const bitsOfWord = 11;

/** On the safe side: words count as words and not as letters, digits in a row or twice the same for next to nothing. */
const bitsOf = (passphrase: string): number => {
  const seen = new Set<string>();
  return (bareLetters(passphrase).match(/[a-z]+|\d+|[^a-z\d\s]+/g) ?? []).reduce((bits, part) => {
    if (seen.has(part)) return bits + 1;
    seen.add(part);
    if (withoutWalks(part) === '') return bits + 3;
    if (!/[a-z]/.test(part)) return bits + Math.min(part.length * 3.3, 10);
    return bits + Math.min(bitsOfWord, part.length * 4) + Math.max(0, part.length - 8);
  }, 0);
};

export const passphraseStrengths = ['short', 'guessable', 'weak', 'good', 'strong'] as const;
export type PassphraseStrength = (typeof passphraseStrengths)[number];

/**
 * At 30 bits, tried on one computer against our slow key, it takes years; at 40 thousands of them.
 */
export const passphraseStrength = (passphrase: string, names: readonly string[] = []): PassphraseStrength => {
  if (passphrase.length < shortestPassphrase) return 'short';
  if (passphraseFault(passphrase, names)) return 'guessable';
  const bits = bitsOf(passphrase);
  if (bits < 30) return 'weak';
  return bits < 40 ? 'good' : 'strong';
};
