/**
 * Forgiving search for a person by parts of names. Every word must be found somewhere in the folded name; words of
 * three letters and more go through the trigram index first. Not here: folding (domain/swedish.ts).
 */
import { sql, type Expression, type RawBuilder, type SqlBool } from 'kysely';
import { searchKey } from '#domain/swedish.ts';

/** The shortest part of a word that the trigram index can find. */
const shortestIndexed = 3;

const wordsOf = (search: string): readonly string[] =>
  searchKey(search)
    .split(' ')
    .filter((word) => word !== '');

/** A LIKE pattern (escaped by `\`) for text that stands anywhere. */
const likeAnywhere = (word: string): string => `%${word.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;

/** A condition on the participant with the id in `column`, or undefined when nothing is searched for. */
export const participantMatches = (
  column: RawBuilder<unknown>,
  search: string,
): Expression<SqlBool> | undefined => {
  const words = wordsOf(search);
  if (words.length === 0) return undefined;
  const long = words.filter((word) => word.length >= shortestIndexed);
  const question = long.map((word) => `"${word.replaceAll('"', '""')}"`).join(' ');
  const likes = words.map((word) => sql`search_key LIKE ${likeAnywhere(word)} ESCAPE '\\'`);
  const indexed =
    long.length === 0
      ? sql`true`
      : sql`search_row IN (SELECT rowid FROM participant_search WHERE participant_search MATCH ${question})`;
  return sql<SqlBool>`${column} IN (SELECT id FROM participant WHERE ${indexed} AND ${sql.join(likes, sql` AND `)})`;
};
