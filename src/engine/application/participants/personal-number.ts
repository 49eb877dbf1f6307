/**
 * Personnummer and samordningsnummer: read as people write them, checked, normalised; and other numbers that people are
 * known by, told by name. Not here: the signs themselves (domain/typed-signs.ts), hiding the last four (participant.ts).
 */
import { isPlainDate, type PlainDate } from '#domain/dates.ts';
import type { PersonalNumberKind } from '#domain/participant.ts';
import { accept, refuse, type Decision, type OtherNumber } from '#domain/refusal.ts';
import { hasCheckDigit } from '#domain/sensitive-text.ts';
import { plainSigns } from '#domain/typed-signs.ts';

/** What a number tells of the birth: of a samordningsnummer month and day may be unknown, and are not made up. */
export type NumberBirth = {
  readonly year: number;
  readonly month: number | null;
  readonly day: number | null;
};

export type CheckedNumber = {
  /** With century and hyphen, `19850314-2391`. */
  readonly number: string;
  readonly kind: PersonalNumberKind;
  readonly birth: NumberBirth;
  /** Null where the number does not tell the whole date. */
  readonly birthDate: PlainDate | null;
};

/** A samordningsnummer has 60 added to its day; an unknown day is 60, an unknown month 00 (Skatteverket). */
const coordinationDay = 60;

const pattern = /^(\d{2})?(\d{2})(\d{2})(\d{2})([-+]?)(\d{4})$/;

const two = (part: number): string => String(part).padStart(2, '0');
const dateText = ({ year, month, day }: NumberBirth): string =>
  `${String(year)}-${two(month ?? 0)}-${two(day ?? 0)}`;

/** The latest year with these two digits whose day has come; a plus sign says at least a hundred years old. */
const yearOf = (twoDigits: string, birth: NumberBirth, isOverHundred: boolean, today: PlainDate): number => {
  const thisYear = Number(today.slice(0, 4));
  const year = thisYear - ((thisYear - Number(twoDigits)) % 100);
  const hasCome = dateText({ ...birth, year }) <= today;
  return year - (hasCome ? 0 : 100) - (isOverHundred ? 100 : 0);
};

/** Any year has this day: it is asked of a day whose month is unknown too. */
const exists = ({ year, month, day }: NumberBirth): boolean =>
  (day === null || (day >= 1 && day <= 31)) &&
  (month === null || (month >= 1 && month <= 12)) &&
  (day === null || month === null || isPlainDate(dateText({ year, month, day })));

type Shape = readonly [shape: RegExp, is: OtherNumber];

/** As in a birth date; of an organisation's number what stands there is 20 or more. */
const month = '(?:0[1-9]|1[0-2])';
const dayOfMonth = '(?:0[1-9]|[12]\\d|3[01])';
const birth = `(?:\\d{2})?\\d{2}${month}\\d{2}`;

/** What other numbers look like, lines and spaces taken away. The first that fits. */
const otherShapes: readonly Shape[] = [
  // ÅÅMMDD-TFnn, -Tnnn: given by schools and authorities until there is another.
  [new RegExp(`^${birth}T(?:F\\d{2}|[A-Z0-9]{3})$`), 'temporary'],
  [/^TF?\d{6,12}$/, 'temporary'],
  // Regions' reservnummer and the interim numbers of schools and universities: letters among the last four.
  [new RegExp(`^${birth}(?:[A-Z][A-Z0-9]{3}|(?=.*[A-Z].*[A-Z])[A-Z0-9]{4})$`), 'reserve'],
  // Those in digits only begin with a century that nobody is born in.
  [/^(?:[2-9][1-9]|[3-9]0)\d{10}$/, 'reserve'],
  // Of the LMA card and Migrationsverket's dossier, with or without what it is called.
  [/^(?:LMA|DOSSIER|BETECKNING|KORTN)[A-Z]*\d{6,9}$/, 'lma'],
  [new RegExp(`^(?:19|20)?\\d{2}${month}${dayOfMonth}$`), 'birthDate'],
  [/^\d{8}$/, 'lma'],
  [/^(?:16)?[1-9]\d[2-9]\d{7}$/, 'organisation'],
  // Day, month and year, as in Denmark, Iceland and Finland; never what could be a Swedish birth date.
  [new RegExp(`^${dayOfMonth}${month}(?:3[2-9]|[45]\\d|9[2-9])\\d{4}$`), 'foreign'],
  [new RegExp(`^${dayOfMonth}${month}\\d{2}(?:[A-FU-Y]\\d{3}[0-9A-Y]|\\d{3}[A-Y])$`), 'foreign'],
  // Eleven digits as in Norway, Poland and the Baltic, but not a Swedish number with one left out; and longer ones.
  [new RegExp(`^(?!(?:19|20)\\d{2}${month})\\d{11}$|^\\d{13,20}$`), 'foreign'],
  // A passport's.
  [/^[A-Z]{1,3}\d{6,9}$/, 'foreign'],
];

/** What a number is called where it was copied from. */
const label = /^(?:PERS(?:ON)?|P|SAMORDNINGS)-?(?:NUMMER|NR)[.:]* ?/;

/**
 * Refuses `personalNumberOther` for a number of another kind, by its name; `personalNumberInvalid` for what has the
 * shape and a wrong check digit, a day that is not, or a birth after today.
 */
export const checkPersonalNumber = (typed: string, today: PlainDate): Decision<CheckedNumber> => {
  const plain = plainSigns(typed)
    .toUpperCase()
    .replace(label, '')
    .replace(/[.,;]$/, '');
  const joined = plain.replace(/[\s.:/_-]/g, '');
  const wrong = refuse({ kind: 'personalNumberInvalid' });
  const match = pattern.exec(plain.replace(/[\s.]/g, ''));
  const other = otherShapes.find(([shape]) => shape.test(joined));
  const otherwise = () => (other ? refuse({ kind: 'personalNumberOther', is: other[1] }) : wrong);
  if (!match) return otherwise();
  const [, century, twoDigits = '', monthDigits = '', dayDigits = '', sign, last = ''] = match;
  const isCoordination = Number(dayDigits) >= coordinationDay;
  const calendarDay = Number(dayDigits) - (isCoordination ? coordinationDay : 0);
  const unknown = (part: number): number | null => (isCoordination && part === 0 ? null : part);
  const partly: NumberBirth = { year: 0, month: unknown(Number(monthDigits)), day: unknown(calendarDay) };
  const year = century ? Number(`${century}${twoDigits}`) : yearOf(twoDigits, partly, sign === '+', today);
  const birth: NumberBirth = { ...partly, year };
  if (!exists(birth)) return otherwise();
  const date = dateText(birth);
  if (date > today || year < oldest) return otherwise();
  if (!hasCheckDigit(`${twoDigits}${monthDigits}${dayDigits}${last}`)) return wrong;
  return accept({
    number: `${String(year)}${monthDigits}${dayDigits}-${last}`,
    kind: isCoordination ? 'samordningsnummer' : 'personnummer',
    birth,
    birthDate: isPlainDate(date) ? date : null,
  });
};

/** Nobody is older; a century before this one belongs to another kind of number. */
const oldest = 1850;

/** Whether a birth date, or a year where no date is known, can be the one that the number tells of. */
export const isBornAs = (
  { year, month, day }: NumberBirth,
  birthDate: PlainDate | null,
  birthYear: number | null,
): boolean => {
  if (birthDate === null) return birthYear === null || birthYear === year;
  const [typedYear, typedMonth, typedDay] = birthDate.split('-').map(Number);
  return typedYear === year && (month === null || typedMonth === month) && (day === null || typedDay === day);
};
