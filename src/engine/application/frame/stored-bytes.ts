/**
 * Papers that the record keeps whole, with the sum that was sealed when they were made. Not here: what they are, and
 * damage that the database itself tells of (dispatch.ts).
 */
import { accept, refuse, type Decision } from '#domain/refusal.ts';
import { databaseIn } from '../../files/places.ts';
import { sha256 } from '../../sha256.ts';
import type { QueryContext } from './handler.ts';

/** Refuses `registerDamaged` when the bytes are not what they were. */
export const readWhole = <T extends { readonly pdf: Uint8Array; readonly sha256: string }>(
  { user }: Pick<QueryContext, 'user'>,
  stored: T,
): Decision<T> =>
  sha256(stored.pdf) === stored.sha256
    ? accept(stored)
    : refuse({ kind: 'registerDamaged', file: databaseIn(user.folder) });
