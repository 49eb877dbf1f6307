/**
 * Numbers, codes and dates as people type and paste them, made plain: digits of every script, lines and spaces of
 * every kind, marks that are not seen, words in front and a full stop after. Lives here: the signs. Not here: what a
 * number, a code or a date means (their own files), names and running text (invisible-characters.ts, swedish.ts).
 */

/** Ten digits stand in a row in Unicode, beginning with nought; some such rows follow each other without a gap. */
const digitValue = (digit: string): string => {
  const at = digit.codePointAt(0) ?? 0;
  let before = 0;
  while (/^\p{Nd}$/u.test(String.fromCodePoint(at - before - 1))) before += 1;
  return String(before % 10);
};

/** `۸۵۰۳۱۴`, `８５０３１４`, `८५०३१४` → `850314`: whatever keyboard the digits come from. */
export const plainDigits = (text: string): string =>
  text.replace(/(?![0-9])\p{Nd}/gu, (digit) => digitValue(digit));

/** Signs that stand for a plain one besides those that Unicode itself counts as a dash or a space. */
const alike: readonly (readonly [RegExp, string])[] = [
  // Minus signs, a bullet, the tatweel of an Arabic keyboard, the long vowel of a Japanese, lines of tables.
  [/[\p{Pd}\u2212\u02D7\u207B\u208B\u2043\u2796\u0640\u30FC\u2500\u2501\u00AF\u05BE]/gu, '-'],
  [/[\u2795\uFE62\u207A]/gu, '+'],
  [/[\u2044\u2215\u29F8\u060D]/gu, '/'],
  [/[\u2024\u00B7\u2027\u3002\u06D4\u066B]/gu, '.'],
  // Empty in every font, though some are letters by name; and all that breaks a line.
  [/[\s\p{Z}\u0085\u2800]+/gu, ' '],
];

/** What is not seen: marks of direction, joiners, soft hyphens, fillers, variation selectors, control characters. */
const notSeen = /(?![\s\u0085])\p{Cc}|[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

/** Digits, lines, dots, slashes and spaces as an ordinary keyboard writes them, at most one space in a row. */
export const plainSigns = (text: string): string =>
  alike
    .reduce(
      (plain, [signs, sign]) => plain.replace(signs, sign),
      plainDigits(text.replace(notSeen, '').normalize('NFKC')),
    )
    .trim();

/** A code or number with the words that stood before it and the stop or bracket after: what may be the code itself. */
const between = (text: string): readonly string[] => {
  const bare = (part: string) => part.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
  const label = Math.max(text.lastIndexOf(':'), text.lastIndexOf('='), text.lastIndexOf('#'));
  const parts = [text, text.slice(label + 1), ...text.split(' ').toReversed()];
  return [...new Set(parts.map(bare))].filter((part) => part !== '');
};

/**
 * What in a pasted line may be a code or a number, likeliest first: all of it, what stands after a colon, each word;
 * in capitals, with plain signs and no space beside a line. `Intyg nr: EXK – 2026 – 0001.` gives `EXK-2026-0001`.
 */
export const codesIn = (text: string): readonly string[] =>
  between(plainSigns(text).toUpperCase().replace(/ ?- ?/g, '-'));
