/**
 * The two handles that every store function takes first: `ReadStore` to read, `WriteStore` (an open transaction) to
 * change. A ReadStore has no writing methods. There is no module-level database: using an outer handle inside an open
 * transaction would wait for ever.
 */
import type { Kysely, Transaction } from 'kysely';
import type { Tables } from './tables.ts';

declare const canWrite: unique symbol;

export type ReadStore = Pick<
  Kysely<Tables>,
  'selectFrom' | 'selectNoFrom' | 'with' | 'withRecursive' | 'fn' | 'case' | 'dynamic' | 'getExecutor'
>;

export type WriteStore = Transaction<Tables> & { readonly [canWrite]: true };

/** Runs `work` in one transaction; whatever it throws rolls everything back. */
export const inTransaction = <T>(store: ReadStore, work: (write: WriteStore) => Promise<T>): Promise<T> =>
  // Both handles are Kysely; the types only say what may be done with them.
  (store as Kysely<Tables>).transaction().execute((transaction) => work(transaction as WriteStore));
