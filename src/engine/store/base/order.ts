/**
 * The one order of events: the log's. Each event says at which place in the log it was written, and within one command
 * ids tell what came first. What stands now (triggers) and what history says (readers) both go by it, never by a clock.
 * Not here: the log itself (audit.ts), and ids (domain/id-order.ts).
 */
import { sql, type RawBuilder } from 'kysely';
import type { ReadStore } from './store.ts';

/** The place of the log's row that the command under way will end with; triggers refuse any other. */
export const placeInLog: RawBuilder<number> = sql<number>`(SELECT coalesce(max(position), 0) + 1 FROM audit)`;

/** Where an event lies. */
export type Place = { readonly id: string; readonly log_position: number };

/** Events up to this place, itself included; and those that came later. */
export const upTo = ({ id, log_position }: Place): RawBuilder<boolean> =>
  sql<boolean>`(log_position, id) <= (${log_position}, ${id})`;
export const after = ({ id, log_position }: Place): RawBuilder<boolean> =>
  sql<boolean>`(log_position, id) > (${log_position}, ${id})`;

/**
 * A page of a list that runs from the latest: what is dated ahead of now comes last, since nobody knows when it was.
 * `read` gives at most `limit` rows on one side of now, after the place the page goes on from where that is asked for.
 */
export const knownFirst = async <Row>(
  /** Whether the page goes on among what is dated ahead. */
  isAhead: boolean,
  limit: number,
  read: (side: RawBuilder<unknown>, goesOn: boolean, limit: number) => Promise<readonly Row[]>,
): Promise<readonly Row[]> => {
  const known = isAhead ? [] : await read(sql`<=`, true, limit);
  const left = limit - known.length;
  return left === 0 ? known : [...known, ...(await read(sql`>`, isAhead, left))];
};

/** The greatest id in the register: every command ends with its row in the log, whose id is the last that it makes. */
export const greatestId = async (store: ReadStore): Promise<string | undefined> =>
  (await store.selectFrom('audit').select('id').orderBy('id', 'desc').limit(1).executeTakeFirst())?.id;
