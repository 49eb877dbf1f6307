/**
 * Characters that are not seen but act: they turn the reading round, hide in names that look alike, or end a text
 * early. Lives here: taking them out of what is typed or pasted. Not here: drawing letters (engine/pdf), file names.
 */

/**
 * Control characters but tab and line ends; soft hyphen; zero width space and joiner of words; marks that turn the
 * direction. The joiners that Persian and Hindi are written with (U+200C, U+200D) and U+200E, U+200F stay.
 */
const unseen =
  /(?![\t\n\r])\p{Cc}|[\u00AD\u200B\u2028\u2029\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF\uFFF9-\uFFFB]/gu;

export const withoutUnseen = (text: string): string => text.replace(unseen, '');

/** Cyrillic, Armenian and Greek letters, small, each above the Latin one that it looks like. */
const foreign = 'авеёкмнорстухіїјѕԁһӏոαβεικνορτυχημ';
const looking = 'abeekmhopctyxiijsdhlnabeikvoptuxnm';
const lookalikes = new Map(Array.from(foreign, (letter, at) => [letter, looking[at] ?? letter]));

/** What a text looks like to the eye, for comparing names; never shown. */
export const looksOf = (text: string): string =>
  Array.from(
    withoutUnseen(text)
      .normalize('NFKC')
      .replace(/[\u200C-\u200F]/g, '')
      .toLowerCase(),
  )
    .map((letter) => lookalikes.get(letter) ?? letter)
    .join('');
