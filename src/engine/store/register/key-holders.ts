/** By which public key each person and the recovery sheet open the register: rows that are only ever added. */
import type { Instant } from '#domain/dates.ts';
import type { KeyHolder } from '#domain/key-holders.ts';
import type { ReadStore, WriteStore } from '../base/store.ts';

/** Null where the holder has none from then on. Base64. */
export type HolderChange = { readonly holder: KeyHolder; readonly publicKey: string | null };

/** A register from before it knew any has no row at all. */
export const hasKeyHolders = async (store: ReadStore): Promise<boolean> =>
  (await store.selectFrom('key_holder').select('number').limit(1).executeTakeFirst()) !== undefined;

/** The key of each holder who has one now. Base64. */
export const listKeyHolders = async (store: ReadStore): Promise<ReadonlyMap<KeyHolder, string>> => {
  const rows = await store
    .selectFrom('key_holder')
    .select(['holder', 'public_key'])
    .orderBy('number')
    .execute();
  const latest = new Map(rows.map((row) => [row.holder, row.public_key]));
  return new Map(
    [...latest].flatMap(([holder, key]) =>
      key ? [[holder, Buffer.from(key).toString('base64')] as const] : [],
    ),
  );
};

/** `logPosition` is the place of the row that tells of it. */
export const insertKeyHolders = async (
  store: WriteStore,
  changes: readonly HolderChange[],
  { since, logPosition }: { readonly since: Instant; readonly logPosition: number },
): Promise<void> => {
  if (changes.length === 0) return;
  await store
    .insertInto('key_holder')
    .values(
      changes.map(({ holder, publicKey }) => ({
        holder,
        public_key: publicKey === null ? null : Buffer.from(publicKey, 'base64'),
        since,
        log_position: logPosition,
      })),
    )
    .execute();
};
