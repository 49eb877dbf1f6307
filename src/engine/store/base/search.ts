/**
 * Forgiving search for people by parts of names: what is kept in the full-text index, and how it is asked. Every word
 * must be found somewhere in the folded name. Not here: folding (domain/swedish.ts) and order (participant-list.ts).
 */
import { sql, type Expression, type RawBuilder, type SqlBool } from 'kysely';
import type { WorkshopId } from '#domain/ids.ts';
import { searchWords } from '#domain/swedish.ts';

export type Standing = 'current' | 'exited' | 'all';

/** No word has a middle dot in it, so no search can ask for a mark. */
const standingMark = (isExited: boolean): string => (isExited ? '·x' : '·c');
const workshopMark = (id: WorkshopId): string => `·w${id.replaceAll('-', '')}`;

/**
 * What the index holds of a person: every end of every word, because a part of a word is the beginning of one of its
 * ends, and beginnings are what the index finds at once; and marks to filter by.
 */
export const searchTerms = (person: {
  readonly searchKey: string;
  readonly workshopId: WorkshopId;
  readonly isExited: boolean;
}): string => {
  const ends = searchWords(person.searchKey).flatMap((word) => {
    const letters = Array.from(word);
    return letters.map((_, index) => letters.slice(index).join(''));
  });
  return [...new Set(ends), workshopMark(person.workshopId), standingMark(person.isExited)].join(' ');
};

/** The question to the index, or undefined when everybody is asked for. */
export const searchQuestion = (filter: {
  readonly search: string;
  readonly workshopId: WorkshopId | null;
  readonly standing: Standing;
}): string | undefined => {
  const parts = searchWords(filter.search).map((word) => `"${word}" *`);
  if (filter.workshopId !== null) parts.push(`"${workshopMark(filter.workshopId)}"`);
  if (filter.standing !== 'all') parts.push(`"${standingMark(filter.standing === 'exited')}"`);
  return parts.length === 0 ? undefined : parts.join(' AND ');
};

/** The same asked of a row's own `search_key`: for walking a list in its order. */
export const hasWords = (searchKey: RawBuilder<unknown>, search: string): readonly Expression<SqlBool>[] =>
  searchWords(search).map((word) => sql<SqlBool>`instr(${searchKey}, ${word}) > 0`);
