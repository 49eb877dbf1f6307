/**
 * Where a page of a list goes on: the sort values of the last row, as opaque text for whoever asks. Not here: the
 * queries that use them (store).
 */
import { accept, refuse, type Decision } from '#domain/refusal.ts';

export const writeCursor = (values: readonly string[]): string =>
  Buffer.from(JSON.stringify(values)).toString('base64url');

/** The values again; null for the first page. Refuses what was not written by `writeCursor` with as many values. */
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
