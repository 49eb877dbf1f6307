/**
 * Keys that stamp PDF files, and which of them is in use. They are only added: which counts is a setting. Not here:
 * reading, making and using them (vault/document-key.ts).
 */
import type { Instant } from '#domain/dates.ts';
import type { DocumentKeyId, UserId } from '#domain/ids.ts';
import { readSetting, writeSetting } from '../base/settings.ts';
import type { ReadStore, WriteStore } from '../base/store.ts';
import type { Tables } from '../base/tables.ts';

export type StoredDocumentKey = {
  readonly id: DocumentKeyId;
  readonly origin: 'imported' | 'made';
  /** PKCS#8, DER. */
  readonly privateKey: Uint8Array;
  /** Certificates in DER, the key's own first. */
  readonly chain: readonly [Uint8Array, ...Uint8Array[]];
  readonly subject: string;
  readonly notBefore: Instant;
  readonly notAfter: Instant;
};

const inUse = 'documentKey';

const bytesOf = (base64: string): Uint8Array => Buffer.from(base64, 'base64');

const chainOf = ([own, ...above]: readonly [string, ...string[]]): StoredDocumentKey['chain'] => [
  bytesOf(own),
  ...above.map(bytesOf),
];

const rowToKey = (row: Tables['document_key']): StoredDocumentKey => ({
  id: row.id,
  origin: row.origin,
  privateKey: row.private_key,
  chain: chainOf(JSON.parse(row.chain) as [string, ...string[]]), // as it was written below
  subject: row.subject,
  notBefore: row.not_before,
  notAfter: row.not_after,
});

export const insertDocumentKey = async (
  store: WriteStore,
  key: StoredDocumentKey,
  doing: { readonly at: Instant; readonly by: UserId },
): Promise<void> => {
  await store
    .insertInto('document_key')
    .values({
      id: key.id,
      origin: key.origin,
      subject: key.subject,
      not_before: key.notBefore,
      not_after: key.notAfter,
      private_key: key.privateKey,
      chain: JSON.stringify(key.chain.map((one) => Buffer.from(one).toString('base64'))),
      added_at: doing.at,
      added_by: doing.by,
    })
    .execute();
};

export const findDocumentKey = async (
  store: ReadStore,
  id: DocumentKeyId,
): Promise<StoredDocumentKey | undefined> => {
  const row = await store.selectFrom('document_key').selectAll().where('id', '=', id).executeTakeFirst();
  return row && rowToKey(row);
};

/** The key in use; undefined while files are not stamped. */
export const findKeyInUse = async (store: ReadStore): Promise<StoredDocumentKey | undefined> => {
  const id = (await readSetting(store, inUse)) as DocumentKeyId | null | undefined; // as it was written below
  return id ? findDocumentKey(store, id) : undefined;
};

/** Null: files are no longer stamped. */
export const putKeyToUse = (store: WriteStore, id: DocumentKeyId | null): Promise<void> =>
  writeSetting(store, inUse, id);
