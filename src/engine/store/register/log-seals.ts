/** Seals on the log: rows that are only ever added. Not here: what is sealed and when (application/register/log-seals.ts). */
import type { LogSeal } from '#domain/log-seal.ts';
import type { ReadStore, WriteStore } from '../base/store.ts';
import type { Tables } from '../base/tables.ts';

export type StoredSeal = LogSeal & { readonly signature: Uint8Array };

const rowToSeal = (row: Tables['audit_seal']): StoredSeal => ({
  number: row.number,
  position: row.position,
  hash: row.hash,
  at: row.at,
  keyId: row.key_id,
  signature: row.signature,
});

export const findLastSeal = async (store: ReadStore): Promise<StoredSeal | undefined> => {
  const row = await store
    .selectFrom('audit_seal')
    .selectAll()
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && rowToSeal(row);
};

/** In order of number. */
export const listSeals = async (store: ReadStore): Promise<readonly StoredSeal[]> =>
  (await store.selectFrom('audit_seal').selectAll().orderBy('number').execute()).map(rowToSeal);

export const insertSeal = async (store: WriteStore, seal: StoredSeal): Promise<void> => {
  await store
    .insertInto('audit_seal')
    .values({
      number: seal.number,
      position: seal.position,
      hash: seal.hash,
      at: seal.at,
      key_id: seal.keyId,
      signature: seal.signature,
    })
    .execute();
};
