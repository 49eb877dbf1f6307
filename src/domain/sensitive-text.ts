/**
 * Does a free text hold what should rather not stand there: a personnummer, or words about health? A hint for whoever
 * writes, never a hindrance; looked for on this computer only. Wrong now and then both ways: an order number may look like
 * a personnummer, and health can be told in any words. Source: shared rules on free text (SKR, KLASSA) and GDPR art. 9.
 */
import { plainSigns } from './typed-signs.ts';

export const sensitiveKinds = ['personalNumber', 'health'] as const;
export type SensitiveKind = (typeof sensitiveKinds)[number];

/** With or without century and divider; a samordningsnummer's day is 60 to 91, and its month may be unknown. */
const likePersonalNumber =
  /(?<!\d)(?:19|20)?(\d{2}(?:(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]|[678]\d|9[01])|00(?:[678]\d|9[01])))[-+ ]?(\d{4})(?!\d)/g;

/** The check digit of ten digits (Luhn). */
export const hasCheckDigit = (digits: string): boolean => {
  const sum = Array.from(digits, Number).reduce((total, digit, index) => {
    const product = digit * (index % 2 === 0 ? 2 : 1);
    return total + (product > 9 ? product - 9 : product);
  }, 0);
  return sum % 10 === 0;
};

/** Beginnings of words. Work with food knows allergens; `allergisk` is said of a person. */
const healthWords = `
  adhd alkoholis allergisk asperger astma autism autist bipolär cancer demens depression deprimer diabet diagnos dyslexi
  epilep funktionshind funktionsnedsätt funktionsvaria försäkringskass gravid handikapp hiv-positiv hjärtinfarkt
  kemoterapi kronisk läkarbesök läkarintyg läkemed medicin migrän missbruk operera panikattack psykiatr psykisk psykolog
  psykos ptsd reumat ryggont ryggskott sjukdom sjukersätt sjukpenning sjukskriv självmord självskad smärtstillande
  stroke tvångstank utbränd utmattning ångest ätstör överviktig
`
  .trim()
  .split(/\s+/);

const healthWord = new RegExp(`(?<![\\p{L}])(?:${healthWords.join('|')})`, 'iu');

export const sensitiveIn = (text: string): readonly SensitiveKind[] => {
  const isNumber = [...plainSigns(text).matchAll(likePersonalNumber)].some(([, date = '', last = '']) =>
    hasCheckDigit(date + last),
  );
  const found: Readonly<Record<SensitiveKind, boolean>> = {
    personalNumber: isNumber,
    health: healthWord.test(text),
  };
  return sensitiveKinds.filter((kind) => found[kind]);
};
