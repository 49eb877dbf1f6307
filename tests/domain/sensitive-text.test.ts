// What a free text hints at. Numbers here are the tax agency's own test numbers.
import { expect, test } from 'vitest';
import { sensitiveIn } from '#domain/sensitive-text.ts';

test.each([
  ['Ring 19121212-1212 om passet.', ['personalNumber']],
  ['121212-1212', ['personalNumber']],
  ['1212121212', ['personalNumber']],
  ['samordningsnummer 701063-2391', ['personalNumber']],
  ['Var sjukskriven i maj.', ['health']],
  ['Har ADHD och behöver lugn.', ['health']],
  ['Diagnosen är känd (121212-1212).', ['personalNumber', 'health']],
])('%s', (text, kinds) => {
  expect(sensitiveIn(text)).toEqual(kinds);
});

test.each([
  'Skötte disken själv under tre pass.',
  'Order 2026112700 packades.',
  'Faktura 121212-1213.',
  'Artikel 7310867500019, 12 kolli, 2026-11-27.',
  'Läste av allergener på tre rätter.',
  'Tog telefon 0491-12 34 56.',
  'Sorterade enligt schema och kontrollerade kylen +4 grader.',
])('%s hints at nothing', (text) => {
  expect(sensitiveIn(text)).toEqual([]);
});
