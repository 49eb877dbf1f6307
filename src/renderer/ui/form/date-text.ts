/** Reads a date the way people write it by hand. Pure: today is given. Showing dates is format.ts. */

import { addDays, isPlainDate, type PlainDate } from '#domain/dates.ts';
import { plainSigns } from '#domain/typed-signs.ts';

export type DateTextContext = {
  /** Today as '2026-11-24'. */
  readonly today: string;
  readonly min?: string | undefined;
  readonly max?: string | undefined;
};

const months: readonly string[] = 'jan feb mar apr maj jun jul aug sep okt nov dec'.split(' ');

/** Words that mean a day counted from today. */
const dayWords = new Map([
  ['idag', 0],
  ['igår', -1],
  ['imorgon', 1],
  ['imorn', 1],
]);

/**
 * Returns '2026-12-01' for 2026-12-01, 20261201, 261201, 1/12, 1/12 2026, 1.12.26, "1 dec", "idag", "i går" and
 * "imorgon"; undefined for everything else, also for days that do not exist.
 * Where the year or the century is left out, the one nearest today that lies between min and max is meant.
 */
export const parseDateText = (text: string, context: DateTextContext): string | undefined => {
  const plain = plainSigns(text)
    .toLowerCase()
    .replace(/ ?- ?/g, '-')
    .replace(/(?<=\d)[.,;]$/, '');
  const offset = dayWords.get(plain.replace(/ /g, ''));
  if (offset !== undefined)
    return addDays(context.today as PlainDate, offset); /* a day, as its comment says */
  for (const [pattern, read] of shapes) {
    const parts = pattern.exec(plain);
    if (parts) return read(parts, context);
  }
  return undefined;
};

type Reader = (parts: RegExpExecArray, context: DateTextContext) => string | undefined;

const yearFirst: Reader = ([, year = '', month = '', day = ''], context) =>
  withYear(year, month, day, context);
const dayFirst: Reader = ([, day = '', month = '', year = ''], context) =>
  withYear(year, month, day, context);
const dayAndMonthName: Reader = ([, day = '', name = '', year = ''], context) => {
  const index = months.findIndex((month) => name.startsWith(month));
  return index < 0 ? undefined : withYear(year, String(index + 1), day, context);
};

const shapes: readonly (readonly [RegExp, Reader])[] = [
  [/^(\d{4})[-/. ]?(\d{2})[-/. ]?(\d{2})$/, yearFirst],
  [/^(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})$/, yearFirst],
  [/^(\d{2})-?(\d{2})-?(\d{2})$/, yearFirst],
  [/^(\d{1,2}) ?[/.] ?(\d{1,2})$/, dayFirst],
  [/^(\d{1,2}) ?[/.] ?(\d{1,2})[ /.-]+(\d{4}|\d{2})$/, dayFirst],
  [/^(?:den )?(\d{1,2})(?::?e)? ?(\p{L}{3,9})\.?$/u, dayAndMonthName],
  [/^(?:den )?(\d{1,2})(?::?e)? ?(\p{L}{3,9})\.? ?(\d{4}|\d{2})$/u, dayAndMonthName],
];

const withYear = (year: string, month: string, day: string, context: DateTextContext): string | undefined => {
  const end = `-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (year.length === 4) return existing(year + end);
  const thisYear = Number(context.today.slice(0, 4));
  const years = year === '' ? [-1, 0, 1].map((step) => thisYear + step) : centuries(thisYear, Number(year));
  const dates = years
    .map((candidate) => existing(String(candidate) + end))
    .filter((date) => date !== undefined);
  const inside = dates.filter((date) => isInside(date, context));
  return nearest(inside.length > 0 ? inside : dates, context.today);
};

/** How far ahead two digits may point: '75' is 1975 for a long time yet. */
const yearsAhead = 20;

const centuries = (thisYear: number, twoDigits: number): number[] => {
  const century = thisYear - (thisYear % 100);
  const years = [-100, 0, 100].map((step) => century + step + twoDigits);
  return years.filter((year) => year <= thisYear + yearsAhead);
};

const isInside = (date: string, { min, max }: DateTextContext): boolean =>
  (min === undefined || date >= min) && (max === undefined || date <= max);

const nearest = (dates: readonly string[], today: string): string | undefined => {
  const distance = (date: string) => Math.abs(Date.parse(date) - Date.parse(today));
  return [...dates].sort((a, b) => distance(a) - distance(b))[0];
};

/** The date itself if the calendar has such a day. */
const existing = (isoDate: string): string | undefined => (isPlainDate(isoDate) ? isoDate : undefined);
