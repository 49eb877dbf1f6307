/**
 * Copies of the register: which are kept, when the next is due, and how safe a person may feel. A copy counts only when
 * it has been opened again and found whole. Not here: making and proving copies (engine), and which of them lead to the
 * register as it is now (copy-lines.ts).
 */
import { copyTroubles, type CopyTrouble } from './copy-trouble.ts';
import { addDays, ageOf, swedishDay, type Instant, type PlainDate } from './dates.ts';
import type { Role } from './role.ts';
import { isPermitted } from './roles.ts';

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
  const newestFirst = [...copies].sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
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
export type Newest = { readonly at: Instant; readonly auditRows: number } | null;

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

export type CopyPlace = {
  readonly newest: Newest;
  /** There are whole copies of a time to come: nobody knows how old they are. */
  readonly hasAhead?: boolean;
  readonly trouble: CopyTrouble | null;
  /** One is under way, or about to be: none has been tried since the program began. */
  readonly isAwaited?: boolean;
  /** Lost together with the register: on the same disk. */
  readonly sharesFate?: boolean;
};

/** The lamp. `good`: copied within a day, or the first is awaited. `old`: somebody should look. `bad`: no copy of this week anywhere. */
export type SafetyLevel = 'good' | 'old' | 'bad';

/**
 * `out`: the second place is not connected, and need not be yet. `ahead`: there are only copies of a time to come.
 * `oneDisk`: only on the disk where the register lies.
 */
export const safetyReasons = [
  'upToDate',
  'out',
  'none',
  'aged',
  'ahead',
  'oneDisk',
  ...copyTroubles,
] as const;

export type Safety = {
  readonly level: SafetyLevel;
  readonly reason: (typeof safetyReasons)[number];
  /** Which place the reason is about. */
  readonly of: 'local' | 'chosen';
  /** When the newest copy in each was made. */
  readonly localAt: Instant | null;
  readonly chosenAt: Instant | null;
};

const ageOfNewest = (newest: Newest, now: Instant): number =>
  (newest === null ? undefined : ageOf(newest.at, now)) ?? Infinity;

const levelOf = (newest: Newest, now: Instant): SafetyLevel => {
  const age = ageOfNewest(newest, now);
  return age <= day ? 'good' : age <= 7 * day ? 'old' : 'bad';
};

/**
 * How long the second place may be out before anybody is told to put it in. A stick that lies in a safe is as it should
 * be: NCSC (Small Business Guide, Backing up your data) asks for copies that are not always connected to the computer.
 * But if the computer burns, what was done since is gone, and a week can still be written again from paper and memory.
 */
const mayBeOutFor = 7 * day;

const reasonOf = ({ newest, trouble, hasAhead = false }: CopyPlace): Safety['reason'] =>
  trouble ?? (newest !== null ? 'aged' : hasAhead ? 'ahead' : 'none');

/** A register that was made a moment ago: nobody can have copied it yet, and nothing has gone wrong. */
const isFirstAwaited = ({ newest, trouble, hasAhead, isAwaited }: CopyPlace): boolean =>
  newest === null && trouble === null && hasAhead !== true && isAwaited === true;

/**
 * The lamp, by degrees: red only when no place has a copy of this week, yellow when one of them has not what it should.
 * `chosen` is null while no second place has been chosen.
 */
export const safetyOf = (local: CopyPlace, chosen: CopyPlace | null, now: Instant): Safety => {
  const ats = { localAt: local.newest?.at ?? null, chosenAt: chosen?.newest?.at ?? null };
  if (isFirstAwaited(local)) return { level: 'good', reason: 'none', of: 'local', ...ats };
  const here = levelOf(local.newest, now);
  const there = levelOf(chosen?.newest ?? null, now);
  // Copies whose age nobody knows are copies: not as if there were none.
  const isBad = here === 'bad' && there === 'bad' && local.hasAhead !== true;
  if (here !== 'good') return { level: isBad ? 'bad' : 'old', reason: reasonOf(local), of: 'local', ...ats };
  if (chosen === null || chosen.sharesFate === true)
    return { level: 'old', reason: 'oneDisk', of: 'local', ...ats };
  if (chosen.trouble === 'gone' && ageOfNewest(chosen.newest, now) <= mayBeOutFor)
    return { level: 'good', reason: 'out', of: 'chosen', ...ats };
  return there === 'good'
    ? { level: 'good', reason: 'upToDate', of: 'local', ...ats }
    : { level: 'old', reason: reasonOf(chosen), of: 'chosen', ...ats };
};

/** Who decides where copies are laid besides this computer. */
export const choosesPlace = ['administrator', 'coordinator'] as const satisfies readonly Role[];

/** As it is told to somebody: what only whoever chooses places can answer is no alarm to others. */
export const safetyFor = (safety: Safety, held: readonly Role[]): Safety =>
  (safety.reason === 'oneDisk' || safety.of === 'chosen') && !isPermitted(choosesPlace, held)
    ? { ...safety, level: 'good' }
    : safety;
