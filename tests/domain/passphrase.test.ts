// Passphrases: what is refused because it is tried first, what is not, and what is said of the rest.
import { describe, expect, test } from 'vitest';
import { checkPassphrase, passphraseFault, passphraseStrength } from '#domain/passphrase.ts';

const names = ['Nybro kommun', 'Maria Lindqvist', 'maria'];

describe('refused', () => {
  test.each<[string, string]>([
    ['sommar2026!!', 'common'],
    ['Sommar Sommar', 'common'],
    ['Lösenord1234', 'common'],
    ['l0s3n0rd2026', 'common'],
    ['P@ssw0rd2026', 'common'],
    ['hejhejhejhej', 'pattern'],
    ['välkommen 123', 'common'],
    ['Stockholm2026', 'common'],
    ['qwertyuiopå1', 'pattern'],
    ['123456789012', 'pattern'],
    ['abcdefghijkl', 'pattern'],
    ['asdfghjkl123', 'pattern'],
    ['qwerty qwerty', 'pattern'],
    ['aaaaaaaaaaaa', 'pattern'],
    ['ab ab ab ab ab', 'pattern'],
    ['2026 2026 2026', 'pattern'],
    ['Lindqvist 1987', 'name'],
    ['nybrokommun26', 'name'],
    ['marialindqvist', 'name'],
  ])('%s: %s', (passphrase, why) => {
    expect(checkPassphrase(passphrase, names)).toEqual({
      ok: false,
      refusal: { kind: 'passphraseGuessable', why },
    });
  });

  test('what is shorter than twelve, however odd', () => {
    expect(checkPassphrase('kX9#qLm2!vB', [])).toEqual({
      ok: false,
      refusal: { kind: 'passphraseTooShort', atLeast: 12 },
    });
  });
});

test.each([
  'tre små röda hus',
  'ett långt lösenord',
  'provets långa lösenfras',
  'marias katt sover på taket',
  'nybro regn båt lampa',
  'kX9#qLm2!vB7',
  'sommaren vi åkte båt',
])('%s is taken, without a digit or with', (passphrase) => {
  expect(passphraseFault(passphrase, names)).toBeUndefined();
});

test.each<[string, string]>([
  ['tre små', 'short'],
  ['sommar2026!!', 'guessable'],
  ['cykelställ12', 'weak'],
  ['regn regn regn båt', 'weak'],
  ['regn båt lampa', 'good'],
  ['tre små röda hus', 'strong'],
  ['kX9#qLm2!vB7', 'strong'],
])('%s is called %s', (passphrase, strength) => {
  expect(passphraseStrength(passphrase)).toBe(strength);
});
