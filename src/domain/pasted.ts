/**
 * Text as it comes in, typed, pasted from Word, PowerPoint or Teams, or read from a file, made into what a field holds:
 * words stay apart, a line is one line, and signs of Office's own fonts become those they look like. Lives here: the
 * two doors and what counts as written. Not here: which field takes which (contract), numbers (typed-signs.ts).
 */
import { withoutUnseen } from '#domain/invisible-characters.ts';

/** Bullets, arrows and faces that Office writes as private signs of Symbol and Wingdings: no other font has them. */
const officeSigns: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    Array.from('\uF0B7\uF0A7\uF0D8\uF076\uF06E\uF071\uF075\uF0A8\uF09F', (sign) => [sign, '•']),
  ),
  '\uF02D': '–',
  '\uF0BE': '–',
  '\uF0FC': '✓',
  '\uF0FE': '✓',
  '\uF0FB': '×',
  '\uF020': ' ',
  '\uF0E0': '→',
  '\uF0AE': '→',
  '\uF0DF': '←',
  '\uF0AC': '←',
  '\uF04A': ':)',
  '\uF04C': ':(',
  '\uF0B0': '°',
  '\uF0B4': '×',
  '\uF0B1': '±',
  '\uF0A3': '≤',
  '\uF0B3': '≥',
};

/** Old data files part their records and fields with these. */
const separators: Readonly<Record<string, string>> = {
  '\u001C': '\n',
  '\u001D': '\n',
  '\u001E': '\n',
  '\u001F': ' ',
};

/** Line and page breaks of every kind: of Word (Shift+Enter, page), PowerPoint, old Macs, mainframes and the web. */
const breaks = /\r\n|[\r\n\v\f\u0085\u2028\u2029]/g;

const plain = (text: string): string =>
  text.replace(/[\uF020-\uF0FF]|\p{Cc}/gu, (sign) => officeSigns[sign] ?? separators[sign] ?? sign);

/** What does not show, at either end: marks of direction, joiners, fillers, and spaces that are letters by name. */
const emptyEnds =
  /^[\s\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]+|[\s\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]+$/gu;

/** One line: breaks and tabs are spaces, and nothing unseen stands at the ends. */
export const asLine = (text: string): string =>
  withoutUnseen(
    plain(text)
      .replace(breaks, '\n')
      .replace(/[ \u00a0]*[\n\t]\s*/g, ' '),
  ).replace(emptyEnds, '');

/** Several lines: every break is a line break, and nothing unseen stands alone. */
export const asText = (text: string): string => {
  const lines = withoutUnseen(plain(text).replace(breaks, '\n'));
  return isShown(lines) ? lines : '';
};

/** Whether anything in a text can be seen. */
const isShown = (text: string): boolean =>
  /[^\s\p{Cf}\p{Cc}\p{M}\u2800]/u.test(text.replace(/\p{Default_Ignorable_Code_Point}/gu, ''));

/** Whether a name has a letter or a digit that can be seen, and not only marks. */
export const hasLetter = (text: string): boolean =>
  /(?!\u0640)[\p{L}\p{N}]/u.test(text.replace(/\p{Default_Ignorable_Code_Point}/gu, ''));
