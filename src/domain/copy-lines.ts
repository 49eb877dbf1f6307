/**
 * Which copies are the same, and which lead to the register as it is now: by what they hold, never by where they were
 * found or what the clock said. Not here: which are kept, and how safe a person may feel (backup.ts).
 */
import type { CopyCounts } from './backup.ts';
import type { Instant } from './dates.ts';

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
 * Where a copy stands beside the register as it is now. `ours`: the register holds all that it does. `left`: it knows
 * what the register does not, from before an older copy was brought back or from another computer. `other`: of another
 * register.
 */
export const copyLines = ['ours', 'left', 'other'] as const;
export type CopyLine = (typeof copyLines)[number];

/** By what it is of: one copy lies in several places, and one place is reached by several ways. */
type CopyAlike = {
  readonly registerId: string;
  readonly at: Instant;
  readonly counts: CopyCounts;
  readonly lastHash?: string | undefined;
  readonly bytes: number;
};

const sameness = ({ registerId, at, counts, lastHash = '', bytes }: CopyAlike): string =>
  JSON.stringify([registerId, at, counts.auditRows, lastHash, bytes]);

/** The same copy in several places is one, in the order they came in. */
export const asOneList = <T extends CopyAlike>(copies: readonly T[]): readonly (readonly [T, ...T[]])[] => {
  const groups = new Map<string, [T, ...T[]]>();
  for (const copy of copies) {
    const group = groups.get(sameness(copy));
    if (group) group.push(copy);
    else groups.set(sameness(copy), [copy]);
  }
  return [...groups.values()];
};

type CopyAccounted = {
  readonly name: string;
  readonly at: Instant;
  readonly registerId: string;
  /** `setAside`: the register that a copy took the place of. */
  readonly place: string;
  /** Names of copies that knew what the register did not when this one was made. */
  readonly left?: readonly string[] | undefined;
};

/**
 * The lines of copies when the register itself cannot be asked, because it is locked, damaged or on another computer: the
 * newest of each register tells which of the others were left. `copies` come in order of age; `registerId` is of the
 * register that lies there, if any.
 */
export const linesByAccounts = <T extends CopyAccounted>(
  copies: readonly T[],
  registerId: string | undefined,
): ((copy: T) => CopyLine) => {
  const newestOf = (id: string): T | undefined =>
    copies.find((copy) => copy.registerId === id && copy.place !== 'setAside');
  return (copy) => {
    if (registerId !== undefined && copy.registerId !== registerId) return 'other';
    const newest = newestOf(copy.registerId);
    if (!newest) return 'ours';
    const isLeft = newest.left?.includes(copy.name) ?? false;
    return isLeft || (copy.place === 'setAside' && copy.at > newest.at) ? 'left' : 'ours';
  };
};

/** Those of the register as it is now first, and never one of a state that was left. */
export const oursFirst = <T extends { readonly line: CopyLine }>(copies: readonly T[]): readonly T[] =>
  copyLines.flatMap((line) => copies.filter((copy) => copy.line === line));
