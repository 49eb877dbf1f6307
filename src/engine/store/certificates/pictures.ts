/** Pictures on certificates: logos and drawn signatures. They are only added; which one counts is said elsewhere. */
import type { Instant } from '#domain/dates.ts';
import type { PictureId, UserId } from '#domain/ids.ts';
import type { ReadStore, WriteStore } from '../base/store.ts';

export type Picture = {
  readonly id: PictureId;
  readonly purpose: 'logo' | 'signature';
  readonly mediaType: string;
  readonly content: Uint8Array;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  /** Hex, of the content. */
  readonly sha256: string;
};

export const insertPicture = async (
  store: WriteStore,
  { mediaType, ...picture }: Picture,
  doing: { readonly at: Instant; readonly by: UserId },
): Promise<void> => {
  await store
    .insertInto('picture')
    .values({ ...picture, media_type: mediaType, added_at: doing.at, added_by: doing.by })
    .execute();
};

export const findPicture = async (
  store: ReadStore,
  id: PictureId,
): Promise<(Picture & { readonly addedBy: UserId }) | undefined> => {
  const row = await store.selectFrom('picture').selectAll().where('id', '=', id).executeTakeFirst();
  return (
    row && {
      id: row.id,
      purpose: row.purpose,
      mediaType: row.media_type,
      content: row.content,
      width: row.width,
      height: row.height,
      sha256: row.sha256,
      addedBy: row.added_by,
    }
  );
};

/** Which picture is the user's signature; null for none. */
export const findSignatureId = async (store: ReadStore, userId: UserId): Promise<PictureId | null> => {
  const row = await store
    .selectFrom('user')
    .select('signature_picture_id')
    .where('id', '=', userId)
    .executeTakeFirst();
  return row?.signature_picture_id ?? null;
};

export const setSignature = async (
  store: WriteStore,
  userId: UserId,
  pictureId: PictureId | null,
): Promise<void> => {
  await store.updateTable('user').set({ signature_picture_id: pictureId }).where('id', '=', userId).execute();
};

/**
 * The drawn signatures of those who work here and bear one of the names. A name that several users have, or have
 * had, gives none: a certificate keeps names, and must never bear the wrong person's signature.
 */
export const listSignatures = async (
  store: ReadStore,
  names: readonly string[],
): Promise<readonly { readonly name: string; readonly content: Uint8Array }[]> => {
  if (names.length === 0) return [];
  const rows = await store
    .selectFrom('user')
    .leftJoin('picture', 'picture.id', 'user.signature_picture_id')
    .select(['user.name', 'user.is_active', 'picture.content'])
    .where('user.name', 'in', names)
    .execute();
  return rows.flatMap(({ name, is_active, content }) =>
    is_active === 1 && content !== null && rows.filter((row) => row.name === name).length === 1
      ? [{ name, content }]
      : [],
  );
};
