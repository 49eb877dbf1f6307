/** Personal signatures and the public keys they are checked with: rows that are only ever added. */
import type { AuditWhat } from '#domain/audit-words.ts';
import type { Instant } from '#domain/dates.ts';
import type { UserId } from '#domain/ids.ts';
import type { SignedFacts, SignedSubject } from '#domain/signature.ts';
import type { ReadStore, WriteStore } from '../base/store.ts';
import type { Tables } from '../base/tables.ts';

export type SigningPublicKey = {
  readonly id: string;
  readonly userId: UserId;
  /** 32 raw bytes. */
  readonly publicKey: Uint8Array;
};

/** With when it was first seen. */
export type KnownSigningKey = SigningPublicKey & { readonly madeAt: Instant };

const rowToKey = (row: Tables['signing_key']): KnownSigningKey => ({
  id: row.id,
  userId: row.user_id,
  publicKey: row.public_key,
  madeAt: row.made_at,
});

export const findSigningKey = async (store: ReadStore, id: string): Promise<KnownSigningKey | undefined> => {
  const row = await store.selectFrom('signing_key').selectAll().where('id', '=', id).executeTakeFirst();
  return row && rowToKey(row);
};

export const listSigningKeys = async (store: ReadStore): Promise<readonly KnownSigningKey[]> =>
  (await store.selectFrom('signing_key').selectAll().execute()).map(rowToKey);

export const insertSigningKey = async (
  store: WriteStore,
  { id, userId, publicKey }: SigningPublicKey,
  madeAt: Instant,
): Promise<void> => {
  await store
    .insertInto('signing_key')
    .values({ id, user_id: userId, public_key: publicKey, made_at: madeAt })
    .execute();
};

export type StoredSignature = SignedFacts & {
  readonly id: string;
  readonly userId: UserId;
  readonly signature: Uint8Array;
};

const rowToSignature = (row: Tables['signature']): StoredSignature => ({
  id: row.id,
  userId: row.user_id,
  keyId: row.key_id,
  call: row.call,
  subject: { kind: row.subject_kind, id: row.subject_id },
  contentHash: row.content_hash,
  signedAt: row.signed_at,
  logPosition: row.log_position,
  logHash: row.log_hash,
  signature: row.signature,
});

export const insertSignature = async (store: WriteStore, signed: StoredSignature): Promise<void> => {
  await store
    .insertInto('signature')
    .values({
      id: signed.id,
      user_id: signed.userId,
      key_id: signed.keyId,
      call: signed.call,
      subject_kind: signed.subject.kind,
      subject_id: signed.subject.id,
      content_hash: signed.contentHash,
      signed_at: signed.signedAt,
      log_position: signed.logPosition,
      log_hash: signed.logHash,
      signature: signed.signature,
    })
    .execute();
};

/** Of one validation or certificate, oldest first, with who signed. */
export const listSignaturesOf = async (
  store: ReadStore,
  subject: SignedSubject,
): Promise<readonly (StoredSignature & { readonly byName: string })[]> =>
  (
    await store
      .selectFrom('signature')
      .innerJoin('user', 'user.id', 'signature.user_id')
      .selectAll('signature')
      .select('user.name')
      .where('subject_kind', '=', subject.kind)
      .where('subject_id', '=', subject.id)
      .orderBy('signature.log_position')
      .execute()
  ).map((row) => ({ ...rowToSignature(row), byName: row.name }));

/** Words of the log that a key is first seen with, and those that came with signatures. */
const keySeenWith: readonly AuditWhat[] = [
  'session.opened',
  'register.created',
  'register.recovered',
  'passphrase.changed',
];
const cameWithSignatures: readonly AuditWhat[] = ['pin.chosen', 'pin.wrong'];

/**
 * The place in the log from which decisions are signed: where the first key was seen, or the first signature where that
 * is earlier; infinite where there were none. Whoever takes signatures away does not move it.
 */
export const findSignaturesBegan = async (store: ReadStore): Promise<number> => {
  const { first } = await store
    .selectFrom('signature')
    .select((eb) => eb.fn.min('log_position').as('first'))
    .executeTakeFirstOrThrow();
  const seen = await store
    .selectFrom('signing_key')
    .innerJoin('audit', (join) =>
      join.onRef('audit.at', '=', 'signing_key.made_at').onRef('audit.user_id', '=', 'signing_key.user_id'),
    )
    .select('audit.position')
    .where('audit.what', 'in', keySeenWith)
    .orderBy('audit.position')
    .limit(1)
    .executeTakeFirst();
  const word = await store
    .selectFrom('audit')
    .select('position')
    .where('what', 'in', cameWithSignatures)
    .orderBy('position')
    .limit(1)
    .executeTakeFirst();
  return Math.min(...[first, seen?.position, word?.position].map((place) => place ?? Infinity));
};

/** All, in the order of the log. */
export const listSignatures = async (store: ReadStore): Promise<readonly StoredSignature[]> =>
  (await store.selectFrom('signature').selectAll().orderBy('log_position').execute()).map(rowToSignature);
