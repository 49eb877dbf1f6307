/** The issuer's key of this register: made once, at the first start or at the first issue of an older register. */
import type { Instant, PlainDate } from '#domain/dates.ts';
import { lastDayOf, type IssuerKey } from '#domain/seal.ts';
import {
  findCurrentKey,
  insertIssuerKey,
  listLastIssued,
  listIssuerKeys,
  type StoredIssuerKey,
} from '../../store/certificates/issuer-keys.ts';
import { getOrganisation } from '../../store/register/organisation.ts';
import type { ReadStore, WriteStore } from '../../store/base/store.ts';
import { issuerKeyFrom } from '../../vault/seal.ts';

type Making = { readonly now: Instant; readonly today: PlainDate; readonly newSeed: () => Uint8Array };

/** A key that is in use as soon as it is stored. `newSeed` gives 32 random bytes. */
export const newIssuerKey = (context: Pick<Making, 'today' | 'newSeed'>): StoredIssuerKey => ({
  ...issuerKeyFrom(context.newSeed()),
  validFrom: context.today,
  validUntil: null,
});

/** Makes the next key and puts it to use. */
export const makeIssuerKey = async (store: WriteStore, context: Making): Promise<StoredIssuerKey> => {
  const key = newIssuerKey(context);
  await insertIssuerKey(store, key, context.now);
  return key;
};

export const currentIssuerKey = async (store: WriteStore, context: Making): Promise<StoredIssuerKey> =>
  (await findCurrentKey(store)) ?? (await makeIssuerKey(store, context));

/** The public parts of all keys, as others may have them. */
export const publicKeys = async (
  store: ReadStore,
  { today }: { readonly today: PlainDate },
): Promise<readonly IssuerKey[]> => {
  const { name } = await getOrganisation(store);
  const lastIssued = await listLastIssued(store);
  return (await listIssuerKeys(store)).map(({ keyId, publicKey, validFrom, validUntil }) => ({
    keyId,
    name,
    validFrom,
    publicKey: Buffer.from(publicKey).toString('base64'),
    validUntil: lastDayOf({ validFrom, validUntil }, lastIssued.get(keyId) ?? null, today),
  }));
};
