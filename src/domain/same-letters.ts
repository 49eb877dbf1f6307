/**
 * Letters that people write for one another: other keyboards' signs for the same letter, letters with and without
 * marks, capitals, joined forms and two letters for one. Lives here: making them one, for finding and comparing. Not
 * here: words (swedish.ts), letters of other alphabets that only look alike (invisible-characters.ts). Never shown.
 */
import { plainDigits } from './typed-signs.ts';

/** Signs that stand in names without parting them, of any keyboard; and those that are not seen. */
const apostrophes =
  /['`´‘’‛′‵＇ʹʺʻʼʽʾʿˈˊˋ˴ˮʹ՚՛׳״ߴߵ᾽᾿῾ꞌꞋ"“”„«»]|[\p{Cf}\p{Default_Ignorable_Code_Point}]|\u0640/gu;

/** Each row: a letter, and what is written for it. All without marks, which are taken away first. */
const rows: readonly (readonly [letter: string, written: string])[] = [
  // Arabic, and the keyboards of Persian, Kurdish, Urdu, Pashto and Uighur
  ['ي', 'یىېۍےۓێۑ'],
  ['ك', 'کڪګڬﮎ'],
  ['ه', 'ةەہۂۃھۀ'],
  ['ا', 'ٱٲٳٵ'],
  ['و', 'ۆۇۈۋۅ'],
  ['ر', 'ڕڑ'],
  ['ل', 'ڵ'],
  ['', 'ءٴۥۦ'],
  // Hebrew: the forms at the end of a word
  ['כ', 'ך'],
  ['מ', 'ם'],
  ['נ', 'ן'],
  ['פ', 'ף'],
  ['צ', 'ץ'],
  // Greek
  ['σ', 'ςϲ'],
  ['β', 'ϐ'],
  ['θ', 'ϑ'],
  // Cyrillic: Russian, Ukrainian, Belarusian, Serbian, Kazakh, Kyrgyz, Tajik
  ['г', 'ґғ'],
  ['е', 'єэ'],
  ['і', 'иыјӏ'],
  ['к', 'қҡ'],
  ['н', 'ңҥ'],
  ['о', 'өӨ'],
  ['у', 'үұ'],
  ['а', 'ә'],
  ['х', 'ҳһ'],
  ['ч', 'ҷҹ'],
  ['з', 'ҙ'],
  ['с', 'ҫ'],
  ['', 'ьъ'],
  // Latin: Nordic, Icelandic, Polish, Croatian, Turkish, Azeri, Maltese, Sami, Hausa, Ewe
  ['a', 'æəɑ'],
  ['b', 'ɓ'],
  ['d', 'đðɖɗ'],
  ['e', 'ɛǝ'],
  ['f', 'ƒ'],
  ['g', 'ǥɣ'],
  ['h', 'ħ'],
  ['i', 'ıɩ'],
  ['k', 'ƙĸ'],
  ['l', 'łƚ'],
  ['n', 'ŋɲ'],
  ['o', 'øœɔ'],
  ['t', 'ŧƭ'],
  ['u', 'ʉʊ'],
  ['y', 'ƴ'],
  ['z', 'ƶ'],
  ['ss', 'ß'],
  ['th', 'þ'],
];

const sameAs: ReadonlyMap<string, string> = new Map(
  rows.flatMap(([letter, written]) => Array.from(written, (sign) => [sign, letter] as const)),
);

/** Two letters where a keyboard lacks the one: `Aase` for Åse, `Soerensen` for Sørensen, `Mueller` for Müller. */
const twoForOne: readonly (readonly [RegExp, string])[] = [
  [/a[ae]+/g, 'a'],
  [/oe+/g, 'o'],
  [/ue+/g, 'u'],
];

const foldSign = (sign: string): string => {
  const plain = plainDigits(
    sign
      .replace(apostrophes, '')
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
      .toLowerCase(),
  );
  return Array.from(plain, (letter) => sameAs.get(letter) ?? letter).join('');
};

/** What each sign has come out as: lists fold the same few hundred letters over and over. */
const folded = new Map<string, string>();

const foldedSign = (sign: string): string => {
  const known = folded.get(sign);
  if (known !== undefined) return known;
  const made = foldSign(sign);
  folded.set(sign, made);
  return made;
};

/** One letter for all that are written for it; spaces, hyphens and other signs stay where they are. */
export const sameLetters = (text: string): string => {
  let plain = '';
  for (const sign of text) plain += foldedSign(sign);
  return twoForOne.reduce((letters, [two, one]) => letters.replace(two, one), plain);
};
