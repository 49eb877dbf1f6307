/** Numbers and bullets of lists, as a document counts them. Not here: where a document says how it counts. */

const roman: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

const romanOf = (value: number): string => {
  let left = value;
  return roman
    .map(([worth, sign]) => {
      const times = Math.floor(left / worth);
      left -= times * worth;
      return sign.repeat(times);
    })
    .join('');
};

/** 27 is `aa`. */
const letterOf = (value: number): string =>
  String.fromCharCode(97 + ((value - 1) % 26)).repeat(Math.floor((value - 1) / 26) + 1);

/** Beyond this a list counts in figures whatever it was told: the letters would fill the page. */
const mostInLetters = 400;

const ways: ReadonlyMap<string, (value: number) => string> = new Map(
  Object.entries({
    lowerLetter: letterOf,
    upperLetter: (value) => letterOf(value).toUpperCase(),
    lowerRoman: romanOf,
    upperRoman: (value) => romanOf(value).toUpperCase(),
    // As LibreOffice says the same.
    a: letterOf,
    A: (value) => letterOf(value).toUpperCase(),
    i: romanOf,
    I: (value) => romanOf(value).toUpperCase(),
  }),
);

export const bullet = '•';

/** How one level of a list counts; null for bullets. `text` has `%1` for the first level's number, and so on. */
export type Level = { readonly way: string; readonly text: string; readonly start: number } | null;

/** Counts the items of one list: an item of a level begins the levels within it anew. */
export const newCounter = () => {
  const counts: number[] = [];
  return (levels: readonly Level[], depth: number): string => {
    const level = levels[depth];
    if (!level) return bullet;
    counts.length = Math.min(counts.length, depth + 1);
    counts[depth] = (counts[depth] ?? level.start - 1) + 1;
    return level.text.replace(/%(\d)/g, (_all, place: string) => {
      const at = Number(place) - 1;
      const value = counts[at] ?? levels[at]?.start ?? 1;
      const write = value > 0 && value < mostInLetters ? ways.get(levels[at]?.way ?? '') : undefined;
      return write ? write(value) : String(value);
    });
  };
};
