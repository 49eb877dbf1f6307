// Which names are one person's where two people are required. Not here: the places in the register where they are
// (engine/register/two-people.test.ts).
import { expect, test } from 'vitest';
import type { UserId } from '#domain/ids.ts';
import { areTwo, isSameName } from '#domain/two-people.ts';

test.each([
  ['the same', 'Åsa Öberg', 'Åsa Öberg'],
  ['spaces', 'Åsa Öberg', '  Åsa   Öberg '],
  ['a space that does not break', 'Åsa Öberg', 'Åsa\u00a0Öberg'],
  ['capitals', 'Åsa Öberg', 'åsa ÖBERG'],
  ['marks', 'André Ek', 'Andre Ek'],
  ['marks set apart', 'Åsa Öberg', 'A\u030asa O\u0308berg'],
  ['a keyboard without å', 'Åsa Öberg', 'Aasa Oeberg'],
  ['apostrophes', "Siobhán O'Brien", 'Siobhan O’Brien'],
  ['no apostrophe', "Siobhán O'Brien", 'Siobhán OBrien'],
  ['a hyphen', 'Anna-Karin Ek', 'Anna Karin Ek'],
  ['joined', 'Anna-Karin Ek', 'Annakarin Ek'],
  ['the family name first', 'Åsa Öberg', 'Öberg Åsa'],
  ['the family name first, with a comma', 'Åsa Öberg', 'Öberg, Åsa'],
  ['a letter of another alphabet', 'Åsa Ek', 'Åsа Ek'],
  ['what is not seen', 'Åsa Ek', 'Åsa\u200b Ek'],
])('%s: one person', (_what, name, other) => {
  expect(isSameName(name, other)).toBe(true);
  expect(areTwo('sheet', { name }, { name: other })).toEqual({
    ok: false,
    refusal: { kind: 'onePersonTwice', place: 'sheet', name, other },
  });
});

test.each([
  ['Åsa Öberg', 'Åsa Berg'],
  ['Åsa Öberg', 'Asta Öberg'],
  ['Anna Ek', 'Anna Eker'],
  ['Anna Andersson', 'Anna B Andersson'],
  ['Bo Alm', 'Åsa Ek'],
])('%s and %s are two', (name, other) => {
  expect(areTwo('sheet', { name }, { name: other }).ok).toBe(true);
});

test('a user whose name was changed in between is one', () => {
  const userId = 'u1' as UserId;
  expect(areTwo('disposal', { name: 'Åsa Ek', userId }, { name: 'Åsa Öberg', userId }).ok).toBe(false);
});
