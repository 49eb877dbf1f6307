/**
 * Dates, times and counts in words as Swedish readers expect them. Pure: no clock, no language switch.
 * What is typed into a date field is read by date-text.ts.
 */

const months = ['jan', 'feb', 'mar', 'apr', 'maj', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec'] as const;
const isoDateShape = /^(\d{4})-(\d{2})-(\d{2})/;
const dayMs = 86_400_000;
const zone = 'Europe/Stockholm';

/** '2026-11-24' → '24 nov 2026'. Anything that is not a date comes back as it is. */
export const formatDate = (isoDate: string): string => {
  const parts = isoDateShape.exec(isoDate);
  const month = months[Number(parts?.[2]) - 1];
  if (!parts?.[1] || !month) return isoDate;
  return `${String(Number(parts[3]))}\u00a0${month}\u00a0${parts[1]}`;
};

/** '2026-11-24' → '24 nov', for lists where the year is plain from the surroundings. */
export const formatDay = (isoDate: string): string => formatDate(isoDate).replace(/\u00a0\d{4}$/, '');

const clock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: zone,
  dateStyle: 'short',
  timeStyle: 'short',
});

/** '2026-11-24T13:05:00Z' → '24 nov 2026 kl. 14:05', in Swedish time. */
export const formatDateTime = (instant: string): string => {
  const [date = '', time = ''] = clock.format(new Date(instant)).split(' ');
  return `${formatDate(date)}\u00a0kl.\u00a0${time}`;
};

/** 'i dag 14:05', 'i går 14:05', then '24 nov 2026 14:05', in Swedish time. */
export const formatMoment = (instant: string, today: string): string => {
  const [date = '', time = ''] = clock.format(new Date(instant)).split(' ');
  const days = daysBetween(date, today);
  return `${days === 0 || days === 1 ? daysAgo(date, today) : formatDate(date)}\u00a0${time}`;
};

/** The same with a second, where two moments share a minute: 'i dag 14:05:32'. */
export const formatSecond = (instant: string, today: string): string =>
  `${formatMoment(instant, today)}:${new Date(instant).toISOString().slice(17, 19)}`;

/** The day alone: 'i dag', 'i går', 'för 3 dagar sedan', and after a month '24 nov 2026'; in Swedish time. */
export const formatMomentDay = (instant: string, today: string): string => {
  const [date = ''] = clock.format(new Date(instant)).split(' ');
  const days = daysBetween(date, today);
  return days >= 0 && days <= 31 ? daysAgo(date, today) : formatDate(date);
};

const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to.slice(0, 10)) - Date.parse(from.slice(0, 10))) / dayMs);

const relative = new Intl.RelativeTimeFormat('sv', { numeric: 'auto' });

/** How far a date lies from today: 'i dag', 'i går', 'för 3 dagar sedan', 'om 2 dagar'. */
export const daysAgo = (isoDate: string, today: string): string =>
  relative.format(daysBetween(today, isoDate), 'day');

/** 4 of 9 → '4 av 9'. Kept together in one direction wherever it stands. */
export const countOf = (done: number, total: number): string =>
  `${formatNumber(done)}\u00a0av\u00a0${formatNumber(total)}`;

const numbers = new Intl.NumberFormat('sv-SE');

/** 1234.5 → '1 234,5' (with a space that does not break). */
export const formatNumber = (value: number): string => numbers.format(value);

/** 0.6 → '60 %'. */
export const formatPercent = (share: number): string => `${formatNumber(Math.round(share * 100))}\u00a0%`;

const sizes = ['byte', 'kB', 'MB', 'GB'] as const;

const either = new Intl.ListFormat('sv', { type: 'disjunction' });
const together = new Intl.ListFormat('sv', { type: 'conjunction' });

/** ['Anna', 'Bo', 'Cia'] → 'Anna, Bo eller Cia'. */
export const eitherOf = (names: readonly string[]): string => either.format(names);

/** ['Anna', 'Bo', 'Cia'] → 'Anna, Bo och Cia'. */
export const allOf = (names: readonly string[]): string => together.format(names);

/** 2 500 000 → '2,5 MB'. */
export const formatBytes = (bytes: number): string => {
  const step = Math.min(sizes.length - 1, bytes < 1000 ? 0 : Math.floor(Math.log10(bytes) / 3));
  const rounded = Math.round((bytes / 1000 ** step) * 10) / 10;
  return `${formatNumber(rounded)}\u00a0${sizes[step] ?? ''}`;
};
