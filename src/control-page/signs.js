// Digits, lines, dots and spaces as people type and paste them, made plain: the same as src/domain/typed-signs.ts, with
// lines of its own so that what ships is what is read; a test holds the two together.

/** @param {string} digit @returns {string} `۸` → `8`: ten digits stand in a row in Unicode, beginning with nought */
const digitValue = (digit) => {
  const at = /** @type {number} */ (digit.codePointAt(0));
  let before = 0;
  while (/^\p{Nd}$/u.test(String.fromCodePoint(at - before - 1))) before += 1;
  return String(before % 10);
};

/** @type {readonly (readonly [RegExp, string])[]} */
const alike = [
  [/[\p{Pd}\u2212\u02D7\u207B\u208B\u2043\u2796\u0640\u30FC\u2500\u2501\u00AF\u05BE]/gu, '-'],
  [/[\u2795\uFE62\u207A]/gu, '+'],
  [/[\u2044\u2215\u29F8\u060D]/gu, '/'],
  [/[\u2024\u00B7\u2027\u3002\u06D4\u066B]/gu, '.'],
  [/[\s\p{Z}\u0085\u2800]+/gu, ' '],
];
const notSeen = /(?![\s\u0085])\p{Cc}|[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

/** @param {string} text @returns {string} as an ordinary keyboard writes it, at most one space in a row */
export const plainSigns = (text) =>
  alike
    .reduce(
      (plain, [signs, sign]) => plain.replace(signs, sign),
      text
        .replace(notSeen, '')
        .normalize('NFKC')
        .replace(/(?![0-9])\p{Nd}/gu, digitValue),
    )
    .trim();
