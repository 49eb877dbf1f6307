/**
 * Dates and instants as text. A `PlainDate` is `2026-11-24`; an `Instant` is UTC ISO with milliseconds.
 * Lives here: arithmetic and checks. Not here: the clock (it is passed in) and wording for people (renderer).
 */
import type { Brand } from './ids.ts';

export type PlainDate = Brand<string, 'PlainDate'>;
export type Instant = Brand<string, 'Instant'>;

const datePattern = /^(\d{4})-(\d{2})-(\d{2})$/;
const dayInMilliseconds = 86_400_000;

/** The day that begins at a midnight in UTC, for arithmetic with days. The day of an instant is `swedishDay`. */
const dayAt = (midnight: number): PlainDate => new Date(midnight).toISOString().slice(0, 10) as PlainDate;

/** True for an existing calendar day written `YYYY-MM-DD`. */
export const isPlainDate = (text: string): text is PlainDate => {
  const match = datePattern.exec(text);
  if (!match) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && dayAt(time) === text;
};

/** Whole days from one date to another; negative when `to` lies before `from`. */
export const daysBetween = (from: PlainDate, to: PlainDate): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayInMilliseconds);

/** The date `days` later (or earlier, when negative). */
export const addDays = (date: PlainDate, days: number): PlainDate =>
  dayAt(Date.parse(`${date}T00:00:00Z`) + days * dayInMilliseconds);

/** The same day so many months later; a day that the month does not have becomes the first of the next. */
export const monthsLater = (on: PlainDate, months: number): PlainDate => {
  const [year = 0, month = 1, day = 1] = on.split('-').map(Number);
  const inMonths = (dayOfMonth: number, more = 0) => Date.UTC(year, month - 1 + months + more, dayOfMonth);
  return dayAt(Math.min(inMonths(day), inMonths(1, 1)));
};

/** The day an instant falls on in Sweden, where all users sit. */
export const swedishDay = (at: Instant): PlainDate => swedishDayFormat.format(Date.parse(at)) as PlainDate;

/**
 * How long ago something was, in milliseconds. Undefined for a time to come: a clock was or is wrong, and nobody knows.
 * What is asked about the past asks this, so that a date from a wrong clock never counts as fresh, nor for ever.
 */
export const ageOf = (at: Instant, now: Instant): number | undefined => {
  const age = Date.parse(now) - Date.parse(at);
  return age < 0 ? undefined : age;
};

/** The same in whole days in Sweden; undefined for a day to come. */
export const daysSince = (on: PlainDate, today: PlainDate): number | undefined => {
  const days = daysBetween(on, today);
  return days < 0 ? undefined : days;
};

/** When a day begins in Sweden. No instant of that day lies before it, which midnight in UTC cannot say. */
export const startOfSwedishDay = (on: PlainDate): Instant => {
  const midnight = Date.parse(`${on}T00:00:00Z`);
  const hours = [2, 1].find(
    (ahead) => swedishDay(new Date(midnight - ahead * 3_600_000).toISOString() as Instant) === on,
  );
  return new Date(midnight - (hours ?? 1) * 3_600_000).toISOString() as Instant;
};

const swedishDayFormat = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Stockholm',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});
