/** The issuer's keys: the one in use and those of before. Not here: making and using them (vault/seal.ts). */
import type { Instant, PlainDate } from '#domain/dates.ts';
import type { ReadStore, WriteStore } from '../base/store.ts';
import type { Tables } from '../base/tables.ts';

export type StoredIssuerKey = {
  readonly keyId: string;
  /** 32 raw bytes. */
  readonly publicKey: Uint8Array;
  /** PKCS#8, DER. */
  readonly privateKey: Uint8Array;
  readonly validFrom: PlainDate;
  /** The last day it signed; null while it is in use. */
  readonly validUntil: PlainDate | null;
};

const rowToKey = (row: Tables['issuer_key']): StoredIssuerKey => ({
  keyId: row.id,
  publicKey: row.public_key,
  privateKey: row.private_key,
  validFrom: row.valid_from,
  validUntil: row.valid_until,
});

/** Oldest first. */
export const listIssuerKeys = async (store: ReadStore): Promise<readonly StoredIssuerKey[]> =>
  (await store.selectFrom('issuer_key').selectAll().orderBy('made_at').orderBy('id').execute()).map(rowToKey);

/** The last day on which a key signed a certificate that the register holds. */
export const listLastIssued = async (store: ReadStore): Promise<ReadonlyMap<string, PlainDate>> => {
  const rows = await store
    .selectFrom('certificate')
    .select(({ fn }) => ['key_id', fn.max('issued_on').as('on')])
    .where('key_id', 'is not', null)
    .groupBy('key_id')
    .$narrowType<{ key_id: string }>()
    .execute();
  return new Map(rows.map((row) => [row.key_id, row.on]));
};

/** The key in use; undefined before the first. */
export const findCurrentKey = async (store: ReadStore): Promise<StoredIssuerKey | undefined> => {
  const row = await store
    .selectFrom('issuer_key')
    .selectAll()
    .where('valid_until', 'is', null)
    .orderBy('made_at', 'desc')
    .executeTakeFirst();
  return row && rowToKey(row);
};

export const insertIssuerKey = async (
  store: WriteStore,
  key: StoredIssuerKey,
  madeAt: Instant,
): Promise<void> => {
  await store
    .insertInto('issuer_key')
    .values({
      id: key.keyId,
      public_key: key.publicKey,
      private_key: key.privateKey,
      valid_from: key.validFrom,
      valid_until: key.validUntil,
      made_at: madeAt,
    })
    .execute();
};

/** From the day after `on` it signs no more; what it has signed stays valid. */
export const retireIssuerKey = async (store: WriteStore, keyId: string, on: PlainDate): Promise<void> => {
  await store.updateTable('issuer_key').set({ valid_until: on }).where('id', '=', keyId).execute();
};
