/**
 * Breaking text into lines: nothing lost, nothing too wide, right-to-left writing in its place.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shape } from '../../../src/engine/pdf/kit/fonts.ts';
import {
  breakLines,
  shrinkToFit,
  UnprintableText,
  type Line,
  type Style,
} from '../../../src/engine/pdf/kit/lines.ts';
import { loadShaper } from '../../../src/engine/pdf/kit/shaper.ts';

await loadShaper();

const style: Style = { face: 'sans', size: 10, color: '#000000' };
const wide = Number.MAX_SAFE_INTEGER;

const read = (line: Line): string =>
  line.runs
    .flatMap((run) =>
      run.shaped.glyphs.flatMap((glyph) => glyph.letters.map((code) => String.fromCodePoint(code))),
    )
    .join('');

describe('breakLines', () => {
  it('keeps every word in order and within the room', () => {
    const word = fc.stringMatching(/^[a-zåäö]{1,12}$/);
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 80, max: 400 }),
        (words, room) => {
          const { lines } = breakLines([{ text: words.join(' '), style }], room);
          expect(lines.map(read).join('')).toBe(words.join(' '));
          for (const line of lines) expect(line.width).toBeLessThanOrEqual(room);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('cuts a word that is wider than the line, after a hyphen where there is one', () => {
    const { lines } = breakLines([{ text: 'von Schwerin-Gyllenkrokfredriksdotter', style }], 120);
    expect(lines.map(read)).toContain('Schwerin-');
    expect(lines.map(read).join('')).toBe('von Schwerin-Gyllenkrokfredriksdotter');
  });

  it('keeps a date, and the days from and to, on one line', () => {
    const text =
      'Visat genom: samtal · När: 2 mars – 29 maj 2026 · utfärdat 12 juni 2026. I maj 2026 var 12 med.';
    for (let room = 120; room < 400; room += 3) {
      const lines = breakLines([{ text, style }], room).lines.map((line) => read(line).trim());
      expect(lines.join(' ')).toBe(text);
      for (const date of ['2 mars – 29 maj 2026', '12 juni 2026.'])
        expect(
          lines.some((line) => line.includes(date)),
          `${date} in ${lines.join(' | ')}`,
        ).toBe(true);
    }
  });

  it('breaks where the text says so', () => {
    expect(breakLines([{ text: 'a\nb\n\nc', style }], 100).lines).toHaveLength(4);
  });

  it('is one empty line for no text', () => {
    const { lines, height } = breakLines([{ text: '', style }], 100);
    expect(lines).toHaveLength(1);
    expect(height).toBeCloseTo(13);
  });

  it('draws Arabic from right to left, and keeps a Swedish line Swedish', () => {
    const [alone] = breakLines([{ text: 'محمد العربي', style }], wide).lines;
    expect(alone && read(alone).startsWith('ي')).toBe(true);
    const [line] = breakLines([{ text: 'محمد VVK-2026', style }], wide).lines;
    expect(line && read(line).endsWith('VVK-2026')).toBe(true);
  });

  it('mirrors brackets inside right-to-left text', () => {
    const [line] = breakLines([{ text: 'שלום (כהן)', style }], wide).lines;
    const [closing] = line?.runs[0]?.shaped.glyphs ?? [];
    const [opening] = shape(line?.runs[0]?.shaped.file ?? '', '(').glyphs;
    // Drawn as it opens to the eye, and read as it was written.
    expect(closing?.parts).toEqual(opening?.parts);
    expect(line && read(line).startsWith(')')).toBe(true);
  });

  it('refuses or replaces letters without a glyph', () => {
    expect(() => breakLines([{ text: 'Hej 王', style }], wide, 'refuse')).toThrow(UnprintableText);
    const [line] = breakLines([{ text: 'Hej 王', style }], wide, 'replace').lines;
    expect(line && read(line)).toMatch(/^Hej [□?]$/);
  });
});

describe('shrinkToFit', () => {
  it('leaves what fits alone and never goes below the smallest', () => {
    expect(shrinkToFit('Bo', style, 100, 6)).toBe(style);
    expect(shrinkToFit('M'.repeat(60), style, 200, 6).size).toBe(6);
    const shrunk = shrinkToFit('Margareta Fredriksdotter', style, 100, 6);
    expect(breakLines([{ text: 'Margareta Fredriksdotter', style: shrunk }], wide).width).toBeLessThanOrEqual(
      100,
    );
  });
});
