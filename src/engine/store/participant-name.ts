/** How a participant's row is named on the screen: the columns to select and the name they give. */
import { displayName } from '#domain/participant.ts';
import type { Tables } from './tables.ts';

export const nameColumns = [
  'participant.given_name',
  'participant.family_name',
  'participant.alias',
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
