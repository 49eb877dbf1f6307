// The screen's typefaces against the printed ones: whatever letter a certificate can print, the screen can show.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { coverage, fallbacks } from '../../../src/engine/pdf/kit/coverage.ts';

const styles = path.join(import.meta.dirname, '../../../src/renderer/styles');
const read = (file: string): string => readFileSync(path.join(styles, file), 'utf8');

type Face = {
  readonly family: string;
  /** A file that certificates are printed with; undefined for the screen's own. */
  readonly printed: string | undefined;
  readonly has: (letter: number) => boolean;
};

const rangesOf = (rule: string): readonly (readonly [number, number])[] =>
  [...rule.matchAll(/U\+([0-9A-F]+)(?:-([0-9A-F]+))?/g)].map(([, from = '', to = from]) => [
    Number.parseInt(from, 16),
    Number.parseInt(to, 16),
  ]);

const faces = read('fonts.css')
  .split('@font-face')
  .slice(1)
  .map((rule): Face => {
    const ranges = rangesOf(rule);
    const printed = /resources\/fonts\/(\w+)\.ttf/.exec(rule)?.[1];
    return {
      family: /font-family: '([^']+)'/.exec(rule)?.[1] ?? '',
      printed,
      has: (letter) =>
        (ranges.length === 0 || ranges.some(([from, to]) => from <= letter && letter <= to)) &&
        (printed === undefined || coverage(printed).has(letter)),
    };
  });

const isLetter = (codePoint: number): boolean =>
  /^[\p{L}\p{M}\p{N}\p{P}]$/u.test(String.fromCodePoint(codePoint));

test('every letter that can be printed has a typeface on the screen', () => {
  const printable = new Set(fallbacks.sans.flatMap((file) => [...coverage(file)]).filter(isLetter));
  const missing = [...printable].filter((letter) => !faces.some(({ has }) => has(letter)));
  expect(printable.size).toBeGreaterThan(3_000);
  expect(missing.map((letter) => letter.toString(16))).toEqual([]);
});

test('letters outside Latin are shown with the very file they are printed with', () => {
  for (const [letter, family] of [
    ['ت', 'Noto Sans Arabic'],
    ['ት', 'Noto Sans Ethiopic'],
    ['ש', 'Noto Sans Hebrew'],
    ['Ա', 'Noto Sans Armenian'],
    ['გ', 'Noto Sans Georgian'],
    ['ส', 'Noto Sans Thai'],
    ['О', 'Source Sans 3'],
    ['अ', 'Noto Sans'],
  ] as const) {
    const having = faces.find(({ has }) => has(letter.codePointAt(0) ?? 0));
    expect([letter, having?.family]).toEqual([letter, family]);
    expect(fallbacks.sans).toContain(having?.printed);
  }
});

test('every typeface that is bundled stands in a family of the tokens', () => {
  const tokens = read('tokens.css');
  for (const { family } of faces) expect(tokens).toContain(`'${family}'`);
});
