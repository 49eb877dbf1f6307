/** How a participant's row is named on the screen: the columns to select and the name they give. */
import { displayName } from '#domain/participant.ts';
import type { Tables } from './tables.ts';

export const nameColumns = [
  'participant.given_name',
  'participant.family_name',
  'participant.alias',
  'participant.birth_year',
  'participant.has_protected_identity',
] as const;

type NameRow = Pick<Tables['participant'], 'given_name' | 'family_name' | 'alias' | 'has_protected_identity'>;

/** The name, or the alias of somebody whose identity is protected. */
export const rowToDisplayName = (row: NameRow): string =>
  displayName({
    givenName: row.given_name,
    familyName: row.family_name,
    alias: row.alias,
    hasProtectedIdentity: row.has_protected_identity === 1,
  });

/** Of a row whose person the reader may know: whether the identity is protected. */
export const rowToIsProtected = (row: Pick<Tables['participant'], 'has_protected_identity'>): boolean =>
  row.has_protected_identity === 1;

/** What tells two of one name apart; nothing of somebody whose identity is protected. */
export const rowToBirthYear = (
  row: Pick<Tables['participant'], 'birth_year' | 'has_protected_identity'>,
): number | null => (row.has_protected_identity === 1 ? null : row.birth_year);
