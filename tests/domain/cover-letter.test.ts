// What a person says of themselves, said to them in the letter.
import { expect, test } from 'vitest';
import { saidTo } from '#domain/cover-letter.ts';

test.each([
  ['Jag kan starta och stänga diskmaskinen.', 'Du kan starta och stänga diskmaskinen.'],
  ['Jag vet vem jag kan prata med om något känns fel.', 'Du vet vem du kan prata med om något känns fel.'],
  ['Jag vet vem som ansvarar för min arbetsmiljö.', 'Du vet vem som ansvarar för din arbetsmiljö.'],
  ['Mina verktyg tar jag hand om själv.', 'Dina verktyg tar du hand om själv.'],
  ['Deltagaren kan ta emot gäster.', 'Du kan ta emot gäster.'],
  // Whole words only.
  ['Minst tre jagade minuter i hammig miljö.', 'Minst tre jagade minuter i hammig miljö.'],
  ['', ''],
])('%s', (own, said) => {
  expect(saidTo(own)).toBe(said);
});
