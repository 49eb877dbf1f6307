/**
 * Participants (deltagare): code lists and the rules on what may be recorded about a person.
 * There is deliberately no field for health, diagnosis, ethnicity or faith (GDPR art. 9). Target groups and exit
 * reasons are the evaluation report's. Not here: personnummer arithmetic (engine, by a library).
 */
import { daysBetween, type PlainDate } from './dates.ts';
import { personKey, type InOrder } from './people-order.ts';
import { accept, refuse, type Decision } from './refusal.ts';
import { searchable, searchWords } from './swedish.ts';
import { looksOf } from '#domain/invisible-characters.ts';

export const genders = ['woman', 'man', 'otherOrUnknown'] as const;
export type Gender = (typeof genders)[number];

/** The report's målgrupper. */
export const targetGroups = [
  'youth', // Unga 18-24
  'longTermUnemployed', // Långtidsarbetslösa
  'newlyArrived', // Nyanlända
  'reducedWorkCapacity', // Funktionsnedsättning enligt rapportens grupp, utan uppgift om vilken
  'sickLeave', // Sjukskrivna
  'other',
] as const;
export type TargetGroup = (typeof targetGroups)[number];

export const exitReasons = ['completed', 'leftForWork', 'leftForStudies', 'moved', 'leftOther'] as const;
export type ExitReason = (typeof exitReasons)[number];

export const personalNumberKinds = ['personnummer', 'samordningsnummer'] as const;
export type PersonalNumberKind = (typeof personalNumberKinds)[number];

const youngestAge = 13;

/** A birth year that is not refused but asked about once more. */
export const isUnlikelyBirthYear = (year: number, today: PlainDate): boolean => {
  const age = Number(today.slice(0, 4)) - year;
  return age < youngestAge || age > 90;
};

/** A date after today is asked about where the thing has already happened. */
export const isInFuture = (date: PlainDate, today: PlainDate): boolean => daysBetween(today, date) > 0;

/** Nobody enrolled is older. */
const oldestAge = 120;

type Dated = {
  readonly birthDate: PlainDate | null;
  readonly birthYear: number | null;
  readonly enrolledOn: PlainDate;
};

/**
 * Dates that cannot be, whatever is meant: born after today or more than 120 years ago, enrolled before birth. Not here:
 * those that are only unlikely, and asked about.
 */
export const datesCanBe = ({ birthDate, birthYear, enrolledOn }: Dated, today: PlainDate): Decision<void> => {
  const thisYear = Number(today.slice(0, 4));
  if (birthDate !== null && isInFuture(birthDate, today))
    return refuse({ kind: 'invalidInput', problems: [{ path: 'birthDate', message: 'inFuture' }] });
  if (birthDate !== null && Number(birthDate.slice(0, 4)) < thisYear - oldestAge)
    return refuse({ kind: 'invalidInput', problems: [{ path: 'birthDate', message: 'tooOld' }] });
  if (birthDate !== null && daysBetween(birthDate, enrolledOn) < 0)
    return refuse({ kind: 'invalidInput', problems: [{ path: 'enrolledOn', message: 'beforeBirth' }] });
  if (birthDate !== null || birthYear === null) return accept(undefined);
  if (birthYear > thisYear)
    return refuse({ kind: 'invalidInput', problems: [{ path: 'birthYear', message: 'inFuture' }] });
  if (birthYear < thisYear - oldestAge)
    return refuse({ kind: 'invalidInput', problems: [{ path: 'birthYear', message: 'tooOld' }] });
  return birthYear > Number(enrolledOn.slice(0, 4))
    ? refuse({ kind: 'invalidInput', problems: [{ path: 'enrolledOn', message: 'beforeBirth' }] })
    : accept(undefined);
};

/** `850314-2391` → `850314-••••`: lists and log never show the last four. */
export const maskPersonalNumber = (number: string): string => number.replace(/[-+]?(\d{4})$/, '-••••');

/**
 * How a person is called on the screen and in lists. With protected identity only the alias is used, and when no
 * alias is set a neutral word, never the name.
 */
export const displayName = (person: {
  readonly givenName: string;
  readonly familyName: string;
  readonly alias: string | null;
  readonly hasProtectedIdentity: boolean;
}): string =>
  person.hasProtectedIdentity
    ? (person.alias ?? 'Skyddad deltagare')
    : `${person.givenName} ${person.familyName}`.trim();

type Named = { readonly givenName: string; readonly familyName: string };

const wordsOf = ({ givenName, familyName }: Named): readonly string[] =>
  searchWords(`${givenName} ${familyName}`);

/** The letters of a name in order, as they look: equal however its words stand, and joined or apart. */
const nameKey = (person: Named): string =>
  Array.from(looksOf(wordsOf(person).join('')))
    .toSorted()
    .join('');

const without = (words: readonly string[], at: number): readonly string[] => words.toSpliced(at, 1);

/** Whether the words of both make the same row of letters in some order; `over` has to come next of `words`. */
const tile = (words: readonly string[], others: readonly string[], over: string): boolean =>
  over === ''
    ? others.length === 0
      ? words.length === 0
      : others.some((word, at) => tile(words, without(others, at), word))
    : words.some((word, at) =>
        over.startsWith(word)
          ? tile(without(words, at), others, over.slice(word.length))
          : word.startsWith(over) && tile(others, without(words, at), word.slice(over.length)),
      );

/** More than anybody has; so many could be put in too many orders. */
const mostWords = 8;

const isSameName = (a: Named, b: Named): boolean => {
  if (nameKey(a) !== nameKey(b)) return false;
  const [words, others] = [wordsOf(a).map(looksOf), wordsOf(b).map(looksOf)];
  return words.length > mostWords || others.length > mostWords || tile(words, others, '');
};

/** Two people who may be one: the same name however it is written, and birth that does not contradict. */
export const looksLikeSame = (
  a: Named & { readonly birthYear: number | null },
  b: Named & { readonly birthYear: number | null },
): boolean =>
  isSameName(a, b) && (a.birthYear === null || b.birthYear === null || a.birthYear === b.birthYear);

/** Raised when a key would come out otherwise than before: registers then make theirs anew (store/base/search-keys.ts). */
export const keysVersion = 2;

/** What lists sort by, what search looks in, and what two people who may be one have in common. */
export type ParticipantKeys = { readonly sort: string; readonly search: string; readonly name: string };

type Keyed = Named & {
  readonly alias: string | null;
  readonly birthYear: number | null;
  readonly hasProtectedIdentity: boolean;
};

/** What a person is sorted by: nothing of somebody whose identity is protected but the alias. */
export const orderOf = (person: Keyed): InOrder => ({
  name: displayName(person),
  birthYear: person.hasProtectedIdentity ? null : person.birthYear,
});

/**
 * A protected identity sorts by and is found by its alias only, and is never compared with others: an answer to "is
 * there somebody of this name" would tell too much.
 */
export const participantKeys = (person: Keyed): ParticipantKeys => {
  const sort = personKey(orderOf(person));
  if (person.hasProtectedIdentity) return { sort, search: searchable(person.alias ?? ''), name: '' };
  const { givenName, familyName, alias } = person;
  return {
    sort,
    search: searchable(`${givenName} ${familyName}`, alias ?? ''),
    name: nameKey(person),
  };
};
