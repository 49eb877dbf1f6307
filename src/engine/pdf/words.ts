/**
 * Swedish wording that several documents share: dates, lists of names, counts.
 * Not here: the sentences of one document (they stand beside its layout).
 */
import type { NamedRole } from '#domain/certificate-facts.ts';

const months = [
  'januari',
  'februari',
  'mars',
  'april',
  'maj',
  'juni',
  'juli',
  'augusti',
  'september',
  'oktober',
  'november',
  'december',
];

const parts = (date: string): { year: string; month: number; day: number } => ({
  year: date.slice(0, 4),
  month: Number(date.slice(5, 7)),
  day: Number(date.slice(8, 10)),
});

/** `12 juni 2026` */
export const longDate = (date: string): string => {
  const { year, month, day } = parts(date);
  return `${String(day)} ${months[month - 1] ?? ''} ${year}`;
};

/** `12 jun 2026` */
export const shortDate = (date: string): string => {
  const { year, month, day } = parts(date);
  return `${String(day)} ${(months[month - 1] ?? '').slice(0, 3)} ${year}`;
};

/** `28 maj – 11 juni 2026`, `28 maj 2026`, or both in full where the years differ. No line breaks within a date. */
export const daySpan = (from: string, to: string): string => {
  const whole = (words: string): string => words.replaceAll(' ', '\u00a0');
  if (from === to) return whole(longDate(to));
  const { year } = parts(from);
  const start = year === parts(to).year ? longDate(from).replace(` ${year}`, '') : longDate(from);
  return `${whole(start)}\u00a0– ${whole(longDate(to))}`;
};

/** `mars–juni 2026`, `juni 2026` or `nov 2025–feb 2026`. */
export const monthSpan = (from: string, to: string): string => {
  const start = parts(from);
  const end = parts(to);
  const name = (month: number): string => months[month - 1] ?? '';
  if (start.year !== end.year)
    return `${name(start.month).slice(0, 3)} ${start.year}–${name(end.month).slice(0, 3)} ${end.year}`;
  if (start.month === end.month) return `${name(start.month)} ${end.year}`;
  const long = `${name(start.month)}–${name(end.month)} ${end.year}`;
  return long.length <= 18
    ? long
    : `${name(start.month).slice(0, 3)}–${name(end.month).slice(0, 3)} ${end.year}`;
};

/** `a, b och c` */
export const join = (items: readonly string[]): string =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} och ${items.at(-1) ?? ''}`;

const small = ['noll', 'en', 'två', 'tre', 'fyra', 'fem', 'sex', 'sju', 'åtta', 'nio', 'tio', 'elva', 'tolv'];

/** Counts up to twelve in words. For words with "en". */
export const countWord = (count: number): string => small[count] ?? String(count);

/** `Maria Lindqvist (handledare)` */
export const withRole = (person: NamedRole): string =>
  `${person.name} (${person.role.toLocaleLowerCase('sv')})`;

/** `9 poäng`, `4,5 poäng` */
export const amount = (value: number, unit: string): string => `${String(value).replace('.', ',')} ${unit}`;
