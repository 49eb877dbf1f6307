// What stands on paper for signs that no font has, in texts that can no longer be changed.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { printableText } from '#domain/paper-letters.ts';
import { missingGlyphs } from '../../src/engine/pdf/glyphs.ts';

const isPrinted = (sign: string) => missingGlyphs(sign).length === 0;
const onPaper = (text: string) => printableText(text, isPrinted).text;

test.each([
  ['Köket 🍳', 'Köket'],
  ['♻ Sorterar', 'Sorterar'],
  ['Klart ✅', 'Klart ✓'],
  ['❌ slarv', '× slarv'],
  ['Steg ➔ steg', 'Steg → steg'],
  ['⭐ Bäst', '• Bäst'],
  ['☎ 0491-123', 'tfn 0491-123'],
  ['📧 a@b.se', 'e-post a@b.se'],
  ['1️⃣ Först', '1 Först'],
  ['𝐅𝐞𝐭 text', 'Fet text'],
  ['Ⓐ', 'A'],
  ['👩‍🍳 Kocken lagar', 'Kocken lagar'],
  ['🇸🇪 Svenska', 'Svenska'],
  ['👍🏽, bra', ', bra'],
  ['a\u0000b', 'ab'],
  ['Wok 王', 'Wok ?'],
  ['Åsa – “bra” ≥ 5 °C', 'Åsa – “bra” ≥ 5 °C'],
])('%j stands as %j', (text, paper) => {
  expect(onPaper(text)).toBe(paper);
});

test('whatever the text, the paper’s can be printed, and what can be printed stays', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), (text) => {
      const made = printableText(text, isPrinted);
      expect(missingGlyphs(made.text)).toEqual([]);
      if (missingGlyphs(text).length === 0) expect(made).toEqual({ text, replaced: [] });
      else expect(made.replaced.length).toBeGreaterThan(0);
    }),
  );
});
