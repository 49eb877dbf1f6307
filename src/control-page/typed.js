// The certificate's number and the check code beside the QR code, as people type them: the same as src/domain/asked.ts,
// with lines of its own; a test holds the two together. Lives here: telling them apart. Not here: the answer (answer.js).
// Without looking behind in patterns, which the browsers of older phones cannot read at all.
import { plainSigns } from './signs.js';

/** @param {string} text letters that are taken for digits @returns {string} */
const asDigits = (text) => text.replaceAll('O', '0').replace(/[IL]/g, '1');

const numberParts =
  /(?:^|[^\p{L}\p{N}])([A-ZÅÄÖ0-9]{2,8})(?:[-. ](20\d\d)[-. ](\d{1,9})|[-. ]?(20\d\d)[-. ]?(\d{4,9}))(?![\p{L}\p{N}])/u;

/** @param {string} typed in capitals with plain signs @returns {string | undefined} `EXK-2026-0001` */
function readNumber(typed) {
  const plain = typed
    .replace(
      /([A-ZÅÄÖ0-9]{2} ?[-. ] ?)([2Z][0O][\dOIL]{2})( ?[-. ] ?)([\dOIL]{1,9})(?![\p{L}\p{N}])/gu,
      (_, before, year, line, running) =>
        `${before}${asDigits(year.replace('Z', '2'))}${line}${asDigits(running)}`,
    )
    .replace(/ ?([-.]) ?/g, '$1');
  const [, prefix, year, running, joinedYear, joinedRunning] = numberParts.exec(plain) ?? [];
  return prefix === undefined
    ? undefined
    : `${prefix}-${year ?? joinedYear}-${String(Number(running ?? joinedRunning)).padStart(4, '0')}`;
}

/** @param {string} typed in capitals with plain signs @returns {string | undefined} `7K2M-9QXD-4RTB` */
function readCode(typed) {
  if (/(?:\d ?){20}/.test(typed)) return undefined;
  const line = typed.replace(/ ?- ?/g, '-');
  const label = Math.max(line.lastIndexOf(':'), line.lastIndexOf('='), line.lastIndexOf('#'));
  const parts = [line, line.slice(label + 1), ...line.split(' ').reverse()].map((part) =>
    part.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''),
  );
  const groups = parts.flatMap((part) =>
    [
      ...part.matchAll(/(?:^|[^\p{L}\p{N}])([\dA-Z]{4}(?:-[\dA-Z]{4}){2})(?![\p{L}\p{N}])/gu),
      ...part.matchAll(/(?:^|[^\p{L}\p{N}])([\dA-Z]{4}(?: [\dA-Z]{4}){2})$/gu),
    ].map(([, group]) => group),
  );
  return [...parts, ...groups]
    .map((part) => asDigits(part.replace(/[\s.,/_-]/g, '')))
    .find((plain) => /^[0-9A-HJKMNP-TV-Z]{12}$/.test(plain))
    ?.replace(/(.{4})(?=.)/g, '$1-');
}

const almost = /^(?=.*\d)(?=.*[A-Z])[\dA-Z]{3,6}([- ]?[\dA-Z]{3,6}){1,3}$/;

/**
 * @typedef {{ kind: 'number', number: string, isOwn: boolean | null }
 *   | { kind: 'checkCode', code: string } | { kind: 'almostCode', count: number } | { kind: 'other' }} Asked
 * @param {string} typed
 * @param {readonly string[]} prefixes that the issuer's numbers begin with; none where they are not known
 * @returns {Asked}
 */
export function readAsked(typed, prefixes) {
  const plain = plainSigns(typed).toUpperCase();
  const read = readNumber(plain);
  if (read !== undefined) {
    const prefix = read.slice(0, read.indexOf('-'));
    const known =
      prefixes.find((one) => one === prefix) ?? prefixes.find((one) => asDigits(one) === asDigits(prefix));
    const isOwn = prefixes.length === 0 ? null : known !== undefined;
    return { kind: 'number', number: `${known ?? prefix}${read.slice(prefix.length)}`, isOwn };
  }
  const code = readCode(plain);
  // Twelve digits alone are a personal number sooner than a code: one in a million has no letter.
  if (code !== undefined) return /[A-Z]/.test(code) ? { kind: 'checkCode', code } : { kind: 'other' };
  const line = plain.replace(/^.*[:=#] ?/, '').replace(/ ?- ?/g, '-');
  const count = line.replace(/[- ]/g, '').length;
  return almost.test(line) && Math.abs(count - 12) <= 4 ? { kind: 'almostCode', count } : { kind: 'other' };
}
