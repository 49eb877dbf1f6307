/**
 * The one order of people, in every list, choice and search: by the name as it is shown, given name first, the Swedish
 * way; two of one name by year of birth, the elder first, unknown last. Not here: which names are shown
 * (participant.ts), how letters fold (swedish.ts), lists that are ordered by time.
 */
import { sortKey } from './swedish.ts';

export type InOrder = {
  /** As on the screen: the alias of somebody whose identity is protected. */
  readonly name: string;
  /** Null where it is not known or not shown. */
  readonly birthYear: number | null;
};

/** More figures than anybody's number; so that `Tranan 9` comes before `Tranan 10`. */
const figures = 9;

/** Comes before every sign of a key, so that a name never runs on into the year. */
const between = '\t';

/** After every year. */
const unknownYear = '~';

/** A text whose code-point order is the order of people. */
export const personKey = ({ name, birthYear }: InOrder): string =>
  sortKey(name).replace(/\d+/g, (number) => number.padStart(figures, '0')) +
  between +
  String(birthYear ?? unknownYear);

/** Rows in the order of the people in them; of one person in the order they come. */
export const inPeopleOrder = <T>(rows: readonly T[], personOf: (row: T) => InOrder): readonly T[] => {
  const keyed = rows.map((row) => ({ row, key: personKey(personOf(row)) }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key))).map(({ row }) => row);
};

export const comparePeople = (a: InOrder, b: InOrder): number => {
  const [one, other] = [personKey(a), personKey(b)];
  return one < other ? -1 : Number(one > other);
};
