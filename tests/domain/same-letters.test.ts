// A person is found, and asked about, however the name is written.
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { looksLikeSame, participantKeys } from '#domain/participant.ts';
import { isFound, searchKey } from '#domain/swedish.ts';

const named = (name: string) => {
  const [givenName = '', familyName = ''] = name.split('|');
  return { givenName, familyName, birthYear: null };
};
const isFoundIn = (name: string, search: string): boolean => {
  const [givenName = '', familyName = ''] = name.split('|');
  const { search: kept } = participantKeys({
    givenName,
    familyName,
    birthYear: null,
    alias: null,
    hasProtectedIdentity: false,
  });
  return isFound(kept, search);
};

/** Each row: ways to write one name, given name and family name parted by a line. */
const oneName: readonly (readonly [kind: string, ...ways: string[]])[] = [
  [
    'joined and apart',
    'Fatima|al-Hassan',
    'Fatima|Al Hassan',
    'Fatima|Alhassan',
    'Fatima al|Hassan',
    'Alhassan|Fatima',
  ],
  ['given name in two', 'Abdul Rahman|Ali', 'Abdulrahman|Ali', 'Abdul-Rahman|Ali', 'Abdul|Rahman Ali'],
  ['many small words', 'Anna-Lena|von der Ley', 'Annalena|Vonderley', 'Anna Lena|Von Derley'],
  [
    'apostrophes',
    "Sean|O'Brien",
    'Sean|O’Brien',
    'Sean|OʼBrien',
    'Sean|Oʻbrien',
    'Sean|O`Brien',
    'Sean|O´Brien',
    'Sean|O′Brien',
    'Sean|Oʹbrien',
    'Sean|OBrien',
    'Sean|O Brien',
    'Sean|O‘Brien',
    'Sean|O＇Brien',
  ],
  [
    'Ukrainian apostrophe',
    "Мар'яна|Ткач",
    'Марʼяна|Ткач',
    'Мар’яна|Ткач',
    'Маряна|Ткач',
    'Марьяна|Ткач',
    'Маръяна|Ткач',
  ],
  [
    'Persian and Arabic ی and ک',
    'علی|کریمی',
    'علي|كريمي',
    'على|كريمى',
    'عَلِی|کَریمی',
    'علـی|کریـمی',
    'ﻋﻠﻲ|ﻛﺮﻳﻤﻲ',
  ],
  ['ة and ه', 'فاطمة|احمد', 'فاطمه|احمد', 'فاطمة|أحمد', 'فاطمە|احمد'],
  ['ئ and ی', 'رضا|رضائی', 'رضا|رضایی', 'رضا|رضايي', 'رضا|رضاىى'],
  ['hamza and madda', 'آرش|مؤمن', 'ارش|مومن', 'أرش|مومن', 'ٱرش|مؤمن'],
  ['joiner, space or nothing', 'محمد‌رضا|احمدی', 'محمدرضا|احمدی', 'محمد رضا|احمدی'],
  ['vowel marks', 'مُحَمَّد|علي', 'محمد|علی', 'مُحمّد|على'],
  ['Hebrew points', 'שָׁלוֹם|כֹּהֵן', 'שלום|כהן', 'שלומ|כהנ'],
  ['Turkish i', 'İpek|Yıldız', 'ipek|yildiz', 'IPEK|YILDIZ', 'Ipek|Yildiz', 'ıpek|yıldız'],
  ['æ, ä and ae', 'Mette|Kjær', 'Mette|Kjär', 'Mette|Kjaer', 'Mette|Kjar'],
  ['ø, ö and oe', 'Jørgen|Sørensen', 'Jörgen|Sörensen', 'Joergen|Soerensen', 'Jorgen|Sorensen'],
  ['å and aa', 'Åse|Gård', 'Aase|Gaard', 'Åse|Gaard', 'ase|gard'],
  ['ü and ue', 'Jürgen|Müller', 'Juergen|Mueller', 'Jurgen|Muller'],
  ['ß and ss', 'Jan|Weiß', 'Jan|Weiss', 'JAN|WEISS', 'Jan|WEIẞ'],
  ['đ, ł, þ and ð', 'Đorđe|Łukaš', 'Dorde|Lukas'],
  ['Icelandic', 'Þór|Guðmundsson', 'Thor|Gudmundsson'],
  ['Azeri and Sami', 'Ŋilla|Əliyev', 'Nilla|Aliyev'],
  ['ё and е', 'Пётр|Королёв', 'Петр|Королев'],
  ['ґ and г', 'Ґанна|Ґудзь', 'Ганна|Гудзь'],
  ['Kazakh', 'Қанат|Үсенов', 'Канат|Усенов'],
  ['Greek end of word', 'Γιώργος|Παππάς', 'ΓΙΩΡΓΟΣ|ΠΑΠΠΑΣ', 'Γιωργοσ|Παππασ'],
  ['Vietnamese', 'Nguyễn|Thị Hương', 'Nguyen|Thi Huong', 'NGUYEN|THI HUONG'],
  ['full width and ligatures', 'Ｓｏｆｉａ|Ｅｋ', 'Soﬁa|Ek', 'Sofia|Ek'],
  ['marks on their own', 'A\u030Asa|O\u0308berg', 'Åsa|Öberg', 'Asa|Oberg'],
  ['unseen marks', 'Å\u200Bsa|\u200EÖberg\u200F', 'Åsa|Ö\u00ADberg'],
  ['digits of a script', 'Grupp ۳|Kök', 'Grupp 3|Kok', 'Grupp ３|Kök'],
];

describe.each(oneName)('%s', (_kind, ...ways) => {
  it('is one name to a search', () => {
    for (const name of ways)
      for (const search of ways)
        expect(isFoundIn(name, search.replace('|', ' ')), `${search} in ${name}`).toBe(true);
  });

  it('is one name to the question whether it is the same person', () => {
    for (const one of ways)
      for (const other of ways)
        expect(looksLikeSame(named(one), named(other)), `${one}, ${other}`).toBe(true);
  });
});

test.each([
  ['alhassan', 'Fatima|al-Hassan'],
  ['abdulrahman', 'Abdul|Rahman'],
  ['obrien', 'Sean|O’Brien'],
  ['محمدرضا', 'محمد رضا|احمدی'],
  ['vonder', 'Anna|von der Ley'],
  ['hassan', 'Fatima|Alhassan'],
  ['al hassan', 'Fatima|Alhassan'],
  ['soeren', 'Søren|Ek'],
  ['nguyen', 'Nguyễn|Thị'],
  ['öberg åsa', 'Åsa|Öberg'],
])('%s finds %s', (search, name) => {
  expect(isFoundIn(name, search)).toBe(true);
});

test.each([
  ['Anna|Ek', 'Hanna|Ek'],
  ['Maria|Lind', 'Marina|Lid'],
  ['Mia|Ran', 'Mina|Ra'],
  ['Ali|Reza', 'Ali|Rezai'],
  ['علی|کریمی', 'علی|کرمی'],
  ['Anna|Nilsson', 'Anna|Olsson'],
  ['Amir|Ali', 'Mira|Lia'],
  ['Юлія|Ткач', 'Юрій|Ткач'],
])('%s is not %s', (one, other) => {
  expect(looksLikeSame(named(one), named(other))).toBe(false);
});

const letters = fc.constantFrom(...Array.from('abcåäöéüøæłßiıİعليیکكةهئىأفاةёґс’ς'));
const word = fc.array(letters, { minLength: 2, maxLength: 6 }).map((signs) => signs.join(''));
const parts = fc.array(word, { minLength: 2, maxLength: 5 });

test('the order of words and what stands between them never matters', () => {
  const between = fc.constantFrom(' ', '-', '\u2011', '\u00a0', '–');
  fc.assert(
    fc.property(parts, between, fc.nat(4), (words, sign, cut) => {
      const one = named(`${words.join(' ')}|`);
      const other = named(`${words.slice(cut).join(sign)}|${words.slice(0, cut).join(sign)}`);
      expect(looksLikeSame(one, other)).toBe(true);
    }),
  );
});

test('a search for any part of a name finds it, in capitals, without marks and with other apostrophes', () => {
  fc.assert(
    fc.property(parts, fc.nat(4), (words, at) => {
      const name = `${words.join(' ')}|`;
      const part = words[at % words.length] ?? '';
      expect(isFoundIn(name, part)).toBe(true);
      expect(isFoundIn(name, part.toUpperCase())).toBe(true);
      expect(isFoundIn(name, part.normalize('NFD'))).toBe(true);
    }),
  );
});

test('a key is its own key', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (text) => {
      expect(searchKey(searchKey(text))).toBe(searchKey(text));
    }),
  );
});
