/** The language a name is read aloud in. */
import { expect, it } from 'vitest';
import { spokenName } from '../../src/domain/name-language.ts';

it.each([
  ['محمد', 'arabiska', 'ar'],
  ['محمد', ' Arabiska ', 'ar'],
  ['نرگس', 'Persiska', 'fa'],
  ['نرگس', 'dari', 'prs'],
  ['پروین', 'urdu', 'ur'],
  ['ትግስት', 'tigrinja', 'ti'],
  ['Юлія', 'ukrainska', 'uk'],
  ['Łukasz', 'polska', 'pl'],
  ['Nguyễn', 'vietnamesiska', 'vi'],
  ['نرگس', 'Dari, lite svenska', 'prs'],
  ['محمد', 'arabiska (irakisk)', 'ar'],
  ['ڕێبین', 'kurdiska', 'ckb'],
  ['Rojîn', 'kurdiska', 'kmr'],
  ['Łukasz', 'svenska och polska', 'pl'],
  ['Юлія', 'kurdiska', null],
  // The language named first decides: the second may be anybody's.
  ['Mohammed', 'arabiska, engelska', null],
  // In other letters than the language is written in, a voice for it could not read them.
  ['Mohammed', 'arabiska', null],
  ['Åsa', '', null],
  ['Åsa', 'lättläst', null],
  ['Åsa', 'constructor', null],
])('%s, who prefers %s: %s', (name, preferred, tag) => {
  expect(spokenName(name, preferred)).toEqual({ name, nameLanguage: tag });
});
