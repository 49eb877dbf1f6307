/**
 * Copies that know of the log what the register does not: something was cut off its end, or another or older file was
 * laid in its place outside the program. Once found it stays told, also when those copies have been thinned out, until an
 * administrator has answered. Not here: where a copy stands (copy-standing.ts), and how it is shown (health.ts).
 */
import type { Instant } from '#domain/dates.ts';
import { copiesAtRestore } from '../../store/register/audit.ts';
import { readSetting, writeSetting } from '../../store/base/settings.ts';
import { inTransaction, type ReadStore, type WriteStore } from '../../store/base/store.ts';
import type { CopySurvey } from '../frame/copies.ts';
import { linesOf, type Held } from './copy-standing.ts';

const leftBehindKey = 'leftBehind';

type Kept = {
  /** The newest that was found, and nobody has answered. */
  readonly found: { readonly name: string; readonly at: Instant } | null;
  /** Names of copies that an administrator has answered for. */
  readonly answered: readonly string[];
};

const keptIn = async (store: ReadStore): Promise<Kept> =>
  ((await readSetting(store, leftBehindKey)) as Kept | undefined) ?? { found: null, answered: [] }; // as written below

type Seen = Pick<CopySurvey, 'copies' | 'registerId'>;

/**
 * The newest first. Bringing a copy back is on the log, and copies there were then do not count; nor do those that were
 * answered for.
 */
const listLeft = async (store: ReadStore, seen: Seen, isHeld: Held, { answered }: Kept) => {
  const lineOf = linesOf(seen, isHeld);
  const left = seen.copies
    .filter(({ place }) => place === 'local' || place === 'chosen')
    .filter((copy) => lineOf(copy) === 'left' && !answered.includes(copy.name));
  if (left.length === 0) return left;
  const { known, newestAt } = await copiesAtRestore(store);
  return left.filter(({ name, at }) => !known.includes(name) && !(newestAt !== null && at <= newestAt));
};

/** When the copy was taken that is told of; null when all is as it should be. */
export const leftBehind = async (store: ReadStore, seen: Seen, isHeld: Held): Promise<Instant | null> => {
  const kept = await keptIn(store);
  const [newest] = await listLeft(store, seen, isHeld, kept);
  return newest?.at ?? kept.found?.at ?? null;
};

/** Writes down what was found, before a new copy can push the one that tells of it out. */
export const keepLeftBehind = async (store: ReadStore, seen: Seen, isHeld: Held): Promise<void> => {
  const kept = await keptIn(store);
  const [newest] = await listLeft(store, seen, isHeld, kept);
  if (!newest || newest.name === kept.found?.name) return;
  const { name, at } = newest;
  await inTransaction(store, (write) =>
    writeSetting(write, leftBehindKey, { ...kept, found: { name, at } } satisfies Kept),
  );
};

/** Answers for all that is told of now. Returns the names of the copies. */
export const answerLeftBehind = async (
  store: WriteStore,
  seen: Seen,
  isHeld: Held,
): Promise<readonly string[]> => {
  const kept = await keptIn(store);
  const left = await listLeft(store, seen, isHeld, kept);
  const names = [...new Set([...left.map(({ name }) => name), ...(kept.found ? [kept.found.name] : [])])];
  const answered = [...new Set([...kept.answered, ...names])];
  await writeSetting(store, leftBehindKey, { found: null, answered } satisfies Kept);
  return names;
};
