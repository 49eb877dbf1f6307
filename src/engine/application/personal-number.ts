/** Personnummer and samordningsnummer: read as people write them, checked by the `personnummer` package, normalised. */
import personnummer from 'personnummer';
import { daysBetween, isPlainDate, type PlainDate } from '#domain/dates.ts';
import type { PersonalNumberKind } from '#domain/participant.ts';
import { accept, refuse, type Decision } from '#domain/refusal.ts';

// The package's types promise `.default`, but what Node gives is the class itself.
const { valid } = personnummer as unknown as { readonly valid: (number: string) => boolean };

export type CheckedNumber = {
  /** With century and hyphen, `19850314-2391`. */
  readonly number: string;
  readonly kind: PersonalNumberKind;
  readonly birthDate: PlainDate;
};

/** A samordningsnummer has 60 added to its day. */
const coordinationDay = 60;

const pattern = /^(\d{2})?(\d{2})(\d{2})(\d{2})([-+]?)(\d{4})$/;

type Birth = { readonly month: string; readonly day: string };

const birthIn = (year: number, { month, day }: Birth): string => {
  const calendarDay = Number(day) > coordinationDay ? Number(day) - coordinationDay : Number(day);
  return `${String(year)}-${month}-${String(calendarDay).padStart(2, '0')}`;
};

/** The latest year with these two digits whose day has come; a plus sign says at least a hundred years old. */
const yearOf = (twoDigits: string, birth: Birth, isOverHundred: boolean, today: PlainDate): number => {
  const thisYear = Number(today.slice(0, 4));
  const year = thisYear - ((thisYear - Number(twoDigits)) % 100);
  const hasCome = birthIn(year, birth) <= today;
  return year - (hasCome ? 0 : 100) - (isOverHundred ? 100 : 0);
};

/** Refuses `personalNumberInvalid`: not such a number, a wrong check digit, or born after today. */
export const checkPersonalNumber = (typed: string, today: PlainDate): Decision<CheckedNumber> => {
  const wrong = refuse({ kind: 'personalNumberInvalid' });
  const match = pattern.exec(typed.replace(/\s/g, '').replace(/[‐‑–−]/g, '-'));
  if (!match) return wrong;
  const [, century, twoDigits = '', month = '', day = '', sign, last = ''] = match;
  const birth = { month, day };
  const year = century ? Number(`${century}${twoDigits}`) : yearOf(twoDigits, birth, sign === '+', today);
  const birthDate = birthIn(year, birth);
  if (!isPlainDate(birthDate) || daysBetween(birthDate, today) < 0) return wrong;
  // With the century written out the package needs no clock of its own.
  if (!valid(`${String(year)}${month}${day}${last}`)) return wrong;
  return accept({
    number: `${String(year)}${month}${day}-${last}`,
    kind: Number(day) > coordinationDay ? 'samordningsnummer' : 'personnummer',
    birthDate,
  });
};
