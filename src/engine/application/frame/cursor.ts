/**
 * Where a page of a list goes on: the sort values of the last row, as opaque text for whoever asks. Not here: the
 * queries that use them (store).
 */
import { accept, refuse, type Decision } from '#domain/refusal.ts';

const writeCursor = (values: readonly string[]): string =>
  Buffer.from(JSON.stringify(values)).toString('base64url');

/**
 * A page of `rows`, which were asked for one more than the `limit` of a page: at most `limit` of them, and where the
 * next one goes on by what `placeOf` says of the last; null where there are no more.
 */
export const pageOf = <Row>(
  rows: readonly Row[],
  limit: number,
  placeOf: (last: Row) => readonly string[],
): { readonly rows: readonly Row[]; readonly next: string | null } => {
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return { rows: shown, next: last === undefined ? null : writeCursor(placeOf(last)) };
};

/** The values again; null for the first page. Refuses what was not written by `pageOf` with as many values. */
export const readCursor = (cursor: string | null, length: number): Decision<readonly string[] | null> => {
  if (cursor === null) return accept(null);
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(values) && values.length === length) {
      const texts = values.filter((value) => typeof value === 'string');
      if (texts.length === length) return accept(texts);
    }
  } catch {
    // Not JSON: refused below with everything else that is no cursor.
  }
  return refuse({ kind: 'invalidInput', problems: [{ path: 'after', message: 'cursor' }] });
};
