/**
 * What somebody who asks about a certificate has typed besides the text of its code: its number, or the check code beside
 * it. Lives here: telling them apart. Not here: the code itself (seal-text.ts) and what is answered. The control page
 * tells in the same way with lines of its own (src/control-page/typed.js).
 */
import { readCertificateNumber } from './certificate.ts';
import { readCheckCode } from './seal.ts';
import { plainSigns } from './typed-signs.ts';

export type Asked =
  /** `isOwn`: it begins as the issuer's numbers do; null where that is not known. */
  | { readonly kind: 'number'; readonly number: string; readonly isOwn: boolean | null }
  | { readonly kind: 'checkCode'; readonly code: string }
  /** Signs in groups as in a check code, but not twelve, or such as no code has. */
  | { readonly kind: 'almostCode'; readonly count: number }
  | { readonly kind: 'other' };

/** Letters that are taken for digits, when a number is read from paper. */
const asDigits = (text: string): string => text.replaceAll('O', '0').replace(/[IL]/g, '1');

/** A number in which letters stand for the digits that they look like: `EXK-2O26-OOO1`. */
const withDigits = (typed: string): string =>
  plainSigns(typed)
    .toUpperCase()
    .replace(
      /([A-ZÅÄÖ0-9]{2} ?[-. ] ?)([2Z][0O][\dOIL]{2})( ?[-. ] ?)([\dOIL]{1,9})(?![\p{L}\p{N}])/gu,
      (_, before: string, year: string, line: string, running: string) =>
        `${before}${asDigits(year.replace('Z', '2'))}${line}${asDigits(running)}`,
    );

const prefixOf = (number: string): string => number.slice(0, number.indexOf('-'));

/** The prefix as the issuer writes it, where only such letters differ. */
const withKnownPrefix = (number: string, prefixes: readonly string[]): string => {
  const prefix = prefixOf(number);
  const known = prefixes.includes(prefix)
    ? prefix
    : (prefixes.find((one) => asDigits(one) === asDigits(prefix)) ?? prefix);
  return `${known}${number.slice(prefix.length)}`;
};

/** So many signs, with a digit among them, somebody has read from a paper. */
const almost = /^(?=.*\d)(?=.*[A-Z])[\dA-Z]{3,6}([- ]?[\dA-Z]{3,6}){1,3}$/;
const codeLength = 12;

/** `prefixes` are those that the issuer's numbers begin with; none where they are not known. */
export const readAsked = (typed: string, prefixes: readonly string[]): Asked => {
  const read = readCertificateNumber(withDigits(typed));
  if (read !== undefined) {
    const number = withKnownPrefix(read, prefixes);
    const isOwn = prefixes.length === 0 ? null : prefixes.includes(prefixOf(number));
    return { kind: 'number', number, isOwn };
  }
  const code = readCheckCode(typed);
  // Twelve digits alone are a personal number sooner than a code: one in a million has no letter.
  if (code !== undefined) return /[A-Z]/.test(code) ? { kind: 'checkCode', code } : { kind: 'other' };
  const plain = plainSigns(typed)
    .toUpperCase()
    .replace(/^.*[:=#] ?/, '')
    .replace(/ ?- ?/g, '-');
  const count = plain.replace(/[- ]/g, '').length;
  return almost.test(plain) && Math.abs(count - codeLength) <= 4
    ? { kind: 'almostCode', count }
    : { kind: 'other' };
};
