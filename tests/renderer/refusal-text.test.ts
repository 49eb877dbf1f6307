// What is not there is named, so that whoever asked knows which of the things on the page it was.
import { expect, test } from 'vitest';
import { thingsNotFound } from '#domain/refusal.ts';
import { Refused } from '../../src/renderer/calls/bridge.ts';
import { refusalText } from '../../src/renderer/calls/refusal-text.ts';
import { initialiseTexts } from '../../src/renderer/i18n.ts';

await initialiseTexts();

const titleOf = (what: (typeof thingsNotFound)[number]): string =>
  refusalText(new Refused({ kind: 'notFound', what })).title;

test('everything that may not be there is named in words of its own', () => {
  const titles = thingsNotFound.map(titleOf);
  for (const title of titles) expect(title).toMatch(/^[A-ZÅÄÖ][a-zåäö ]+ går inte att hitta$/);
  expect(new Set(titles).size).toBe(thingsNotFound.length);
  expect(titleOf('participant')).toBe('Deltagaren går inte att hitta');
});
