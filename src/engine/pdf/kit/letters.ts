/**
 * Placed glyphs → what the document writes: each with the letters it stands for, so that what is copied, searched and read
 * aloud is the text. Most glyphs are one letter and a ligature is several; a letter may also be drawn in parts (the dots of
 * ب, the vowel above it, the tone and the ring of น้ำ), and those are written as one sign. Pure. Not here: placing glyphs
 * (shaper.ts) and how a document keeps signs (sheet.ts, stacked.ts).
 */
import type { PlacedGlyph, Voice } from './shaper.ts';

/** A glyph of the font within a sign; the sign's own left end and baseline are 0. */
export type Part = { readonly id: number; readonly x: number; readonly y: number };

/** What is written with one number. Measures in units of the font. */
export type Sign = {
  readonly parts: readonly Part[];
  readonly advance: number;
  readonly letters: readonly string[];
};

const isMark = (letter: string): boolean => /^\p{M}$/u.test(letter);

/** Signs as they stand on the line, left to right. */
export const signsOf = (
  text: string,
  glyphs: readonly PlacedGlyph[],
  direction: Voice['direction'],
): readonly Sign[] => {
  const isRightToLeft = direction === 'rtl';
  const readings = readingsOf(text, glyphs, isRightToLeft);
  const groups = groupsOf(glyphs, readings, isRightToLeft);
  const signs = groups.map((group): Sign => {
    let pen = 0;
    const parts = group.map((index): Part => {
      const { id = 0, xAdvance = 0, xOffset = 0, yOffset = 0 } = glyphs[index] ?? {};
      const part = { id, x: pen + xOffset, y: yOffset };
      pen += xAdvance;
      return part;
    });
    return { parts, advance: pen, letters: group.flatMap((index) => readings[index] ?? []) };
  });
  return isRightToLeft && isMark(signs[0]?.letters[0] ?? '') ? [rightToLeftMark, ...signs] : signs;
};

/**
 * Nothing to see. Readers that take a line for Swedish until its first letter from right to left would leave a vowel mark,
 * which stands first on the line where it is written last, on the wrong side of its word.
 */
const rightToLeftMark: Sign = { parts: [], advance: 0, letters: ['\u200f'] };

/** A sign begins, in the order of writing, with a glyph that takes room and has a reading; what follows goes with it. */
const groupsOf = (
  glyphs: readonly PlacedGlyph[],
  readings: readonly (readonly string[])[],
  isRightToLeft: boolean,
): readonly (readonly number[])[] => {
  const groups: number[][] = [];
  for (const index of inWriting(glyphs, isRightToLeft)) {
    const begins = (glyphs[index]?.xAdvance ?? 0) > 0 && (readings[index]?.length ?? 0) > 0;
    const last = groups.at(-1);
    if (begins || !last) groups.push([index]);
    else last.push(index);
  }
  if (!isRightToLeft) return groups;
  return groups.reverse().map((group) => group.reverse());
};

const inWriting = (glyphs: readonly PlacedGlyph[], isRightToLeft: boolean): number[] => {
  const indices = glyphs.map((_, index) => index);
  return isRightToLeft ? indices.reverse() : indices;
};

/**
 * Letters of each glyph; none for a part of a letter. They stand as on the line, left to right: whoever reads the text of
 * a PDF turns right-to-left lines round letter by letter, also within a sign.
 */
const readingsOf = (
  text: string,
  glyphs: readonly PlacedGlyph[],
  isRightToLeft: boolean,
): readonly (readonly string[])[] => {
  const readings: string[][] = glyphs.map(() => []);
  const order = inWriting(glyphs, isRightToLeft);
  const starts = [...new Set(glyphs.map(({ cluster }) => cluster))].sort((a, b) => a - b);
  starts.forEach((start, at) => {
    const letters = Array.from(text.slice(start, starts[at + 1] ?? text.length));
    const own = order.filter((index) => glyphs[index]?.cluster === start);
    share(letters, own, glyphs, readings);
  });
  return isRightToLeft ? readings.map((letters) => letters.reverse()) : readings;
};

/** Shares the letters of a cluster among its glyphs, both in the order of writing. */
const share = (
  letters: readonly string[],
  own: readonly number[],
  glyphs: readonly PlacedGlyph[],
  readings: string[][],
): void => {
  if (letters.length >= own.length) {
    letters.forEach((letter, at) => {
      readings[own[Math.min(at, own.length - 1)] ?? 0]?.push(letter);
    });
    return;
  }
  const free = [...own];
  for (const letter of letters) {
    const fits = free.findIndex((index) => (glyphs[index]?.xAdvance === 0) === isMark(letter));
    const [taken = 0] = free.splice(Math.max(0, fits), 1);
    readings[taken]?.push(letter);
  }
};
