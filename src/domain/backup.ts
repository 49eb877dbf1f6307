/**
 * Copies of the register: which are kept, when the next is due, and how safe a person may feel. A copy counts only when
 * it has been opened again and found whole. Not here: making and proving copies (engine).
 */
import { addDays, ageOf, swedishDay, type Instant, type PlainDate } from './dates.ts';

/** Why a copy was made. */
export const copyReasons = [
  'interval',
  'closing',
  'manual',
  'beforeMigration',
  'beforeImport',
  'beforeRekey',
  'beforeRestore',
] as const;
export type CopyReason = (typeof copyReasons)[number];

/** How much a copy holds, counted in the copy itself. */
export type CopyCounts = {
  readonly participants: number;
  readonly validations: number;
  readonly certificates: number;
  readonly attachments: number;
  readonly auditRows: number;
};

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** While the register is in use and changed, a copy at least this often. */
const copyEvery = 30 * minute;

/** All copies of two days, then the last of each of 12 days, 10 weeks and 9 months. */
const tiers = { wholeDays: 2, days: 12, weeks: 10, months: 9 } as const;

/** The Monday of its week, as a name for the week. */
const weekOf = (on: PlainDate): string => {
  const sinceMonday = (new Date(`${on}T00:00:00Z`).getUTCDay() + 6) % 7;
  return addDays(on, -sinceMonday);
};

/** The newest of each group, for the first so many groups. */
const newestOfEach = <T extends { readonly at: Instant }>(
  newestFirst: readonly T[],
  nameOf: (copy: T) => string,
  most: number,
): readonly T[] => {
  const groups = new Map<string, T>();
  for (const copy of newestFirst) if (!groups.has(nameOf(copy))) groups.set(nameOf(copy), copy);
  return [...groups.values()].slice(0, most);
};

/** Newest first; those of a time to come last, because nobody knows when they were made. */
export const inOrderOfAge = <T extends { readonly at: Instant }>(
  copies: readonly T[],
  now: Instant,
): readonly T[] => {
  const newestFirst = [...copies].sort((a, b) => (a.at < b.at ? 1 : -1));
  const isKnown = ({ at }: T): boolean => ageOf(at, now) !== undefined;
  return [...newestFirst.filter(isKnown), ...newestFirst.filter((copy) => !isKnown(copy))];
};

const keptOf = <T extends { readonly at: Instant }>(
  newestFirst: readonly T[],
  now: Instant,
): readonly T[] => {
  const days = new Map(newestFirst.map((copy) => [copy, swedishDay(copy.at)]));
  const dayOf = (copy: T): PlainDate => days.get(copy) ?? swedishDay(copy.at);
  return [
    ...newestFirst.slice(0, 1),
    ...newestFirst.filter(({ at }) => (ageOf(at, now) ?? 0) <= tiers.wholeDays * day),
    ...newestOfEach(newestFirst, dayOf, tiers.days),
    ...newestOfEach(newestFirst, (copy) => weekOf(dayOf(copy)), tiers.weeks),
    ...newestOfEach(newestFirst, (copy) => dayOf(copy).slice(0, 7), tiers.months),
  ];
};

/**
 * The copies that may go. Never the newest, whatever its age. Those made before something large was done to the
 * register are kept like others: they are the first of their day only by chance. Those of a time to come are thinned
 * among themselves, as from the last of them: they take no other's place, and are not kept in heaps until that day.
 */
export const copiesToRemove = <T extends { readonly at: Instant }>(
  copies: readonly T[],
  now: Instant,
): readonly T[] => {
  const ordered = inOrderOfAge(copies, now);
  const known = ordered.filter(({ at }) => ageOf(at, now) !== undefined);
  const ahead = ordered.slice(known.length);
  const kept = new Set([...keptOf(known, now), ...keptOf(ahead, ahead[0]?.at ?? now)]);
  return ordered.filter((copy) => !kept.has(copy));
};

/**
 * What the newest copy in one place tells, but for those of a time to come. `auditRows` says how far the register had
 * come.
 */
type Newest = { readonly at: Instant; readonly auditRows: number } | null;

/**
 * Is a copy due, when the register has come to `auditRows` and is in use? One that has not changed is copied once a week
 * all the same: making and proving a copy reads every page, and so finds a disk that has begun to fail.
 */
export const isCopyDue = (newest: Newest, auditRows: number, now: Instant): boolean => {
  const age = newest === null ? undefined : ageOf(newest.at, now);
  if (newest === null || age === undefined) return true;
  return auditRows !== newest.auditRows ? age >= copyEvery : age >= 7 * day;
};

/** Whether a place was tried so lately that it waits; a try of a time to come tells nothing. */
export const wasJustTried = (triedAt: Instant | null, now: Instant): boolean =>
  triedAt !== null && (ageOf(triedAt, now) ?? Infinity) < copyEvery;

/**
 * How far a register has come, as a copy's account tells it: the number of its log's rows and the hash of the last,
 * which older accounts lack.
 */
export type CopyReach = { readonly rows: number; readonly lastHash: string | undefined };

/**
 * Does the register hold all that the copy does? By the log itself, never by a clock: the copy's last row must be in
 * it. `rows` and `hashAt` are the register's.
 */
export const holdsAllOf = (
  copy: CopyReach,
  rows: number,
  hashAt: (position: number) => string | undefined,
): boolean =>
  copy.rows <= rows &&
  (copy.lastHash === undefined || copy.rows === 0 || hashAt(copy.rows) === copy.lastHash);

/**
 * Why it went wrong last time. `gone`: the folder is not there, such as a USB stick that has been taken out. `tooLarge`:
 * for the kind of disk, such as FAT. `failing`: the disk answers with errors.
 */
export const copyTroubles = [
  ...(['full', 'notWritable', 'gone', 'notWhole'] as const),
  ...(['busy', 'tooLarge', 'failing'] as const),
] as const;
export type CopyTrouble = (typeof copyTroubles)[number];

export type CopyPlace = {
  readonly newest: Newest;
  readonly trouble: CopyTrouble | null;
  /** Lost together with the register: on the same disk. */
  readonly sharesFate?: boolean;
};

/** The lamp: `good` within a day, `old` within a week, `bad` after it. */
export type SafetyLevel = 'good' | 'old' | 'bad';
export type Safety = {
  readonly level: SafetyLevel;
  /** When all that the lamp vouches for was last copied and proved. */
  readonly at: Instant | null;
  /** `oneDisk`: only on the disk where the register lies. */
  readonly reason: 'upToDate' | 'none' | 'aged' | 'oneDisk' | CopyTrouble;
};

const levelOf = (newest: Newest, now: Instant): SafetyLevel => {
  const age = (newest === null ? undefined : ageOf(newest.at, now)) ?? Infinity;
  return age <= day ? 'good' : age <= 7 * day ? 'old' : 'bad';
};

const worstFirst: readonly SafetyLevel[] = ['bad', 'old', 'good'];

/** The lamp shines for the place that is worse off. `chosen` is null while no second place has been chosen. */
export const safetyOf = (local: CopyPlace, chosen: CopyPlace | null, now: Instant): Safety => {
  const [worst] = [local, ...(chosen ? [chosen] : [])]
    .map((place) => ({ ...place, level: levelOf(place.newest, now) }))
    .sort((a, b) => worstFirst.indexOf(a.level) - worstFirst.indexOf(b.level));
  if (!worst) throw new TypeError('There is always the local place');
  const at = worst.newest?.at ?? null;
  if (worst.level === 'good')
    return chosen && chosen.sharesFate !== true
      ? { level: 'good', at, reason: 'upToDate' }
      : { level: 'old', at, reason: 'oneDisk' };
  return { level: worst.level, at, reason: worst.trouble ?? (worst.newest === null ? 'none' : 'aged') };
};
