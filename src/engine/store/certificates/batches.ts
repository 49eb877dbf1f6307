/**
 * Batches of certificates and what has become of each row. What was chosen and what is issued never change (triggers).
 * Not here: whether a row has been read (proof-readings.ts) and the certificates themselves (certificates.ts).
 */
import { sql } from 'kysely';
import type { Instant, PlainDate } from '#domain/dates.ts';
import type { BatchId, CertificateId, ParticipantId, UserId } from '#domain/ids.ts';
import type { ReadMatter } from '#domain/proof-reading.ts';
import type { Refusal } from '#domain/refusal.ts';
import { nameColumns, rowToDisplayName } from '../base/participant-name.ts';
import { seesPerson, type Viewer } from '../base/reach.ts';
import type { ReadStore, WriteStore } from '../base/store.ts';

export type Batch = {
  readonly id: BatchId;
  readonly madeAt: Instant;
  readonly madeByName: string;
  readonly endedAt: Instant | null;
};

export type BatchItem = {
  /** From 1, in the order chosen. */
  readonly position: number;
  readonly participantId: ParticipantId;
  readonly choice: ReadMatter;
};

export type BatchRow = BatchItem & {
  readonly participantName: string;
  readonly hasProtectedIdentity: boolean;
  readonly birthDate: PlainDate | null;
  readonly birthYear: number | null;
  readonly certificate: { readonly id: CertificateId; readonly number: string } | null;
  readonly refusal: Refusal | null;
};

export const insertBatch = async (
  store: WriteStore,
  batch: {
    readonly id: BatchId;
    readonly at: Instant;
    readonly by: UserId;
    readonly items: readonly BatchItem[];
  },
): Promise<void> => {
  const { id } = batch;
  await store.insertInto('batch').values({ id, made_at: batch.at, made_by: batch.by }).execute();
  await store
    .insertInto('batch_item')
    .values(
      batch.items.map(({ position, participantId, choice }) => ({
        batch_id: id,
        position,
        participant_id: participantId,
        choice: JSON.stringify(choice),
      })),
    )
    .execute();
};

const selectBatches = (store: ReadStore) =>
  store
    .selectFrom('batch')
    .innerJoin('user', 'user.id', 'batch.made_by')
    .select(['batch.id', 'batch.made_at as madeAt', 'batch.ended_at as endedAt', 'user.name as madeByName']);

export const findBatch = (store: ReadStore, id: BatchId): Promise<Batch | undefined> =>
  selectBatches(store).where('batch.id', '=', id).executeTakeFirst();

export type BatchCounts = { readonly issued: number; readonly refused: number; readonly total: number };

/** Open ones first, then the newest. */
export const listBatches = (store: ReadStore, limit: number): Promise<readonly (Batch & BatchCounts)[]> =>
  selectBatches(store)
    .innerJoin('batch_item', 'batch_item.batch_id', 'batch.id')
    .select(({ fn }) => [
      fn.count<number>('batch_item.certificate_id').as('issued'),
      fn.count<number>('batch_item.refusal').as('refused'),
      fn.countAll<number>().as('total'),
    ])
    .groupBy('batch.id')
    .orderBy(sql`batch.ended_at IS NOT NULL`)
    .orderBy('batch.id', 'desc')
    .limit(limit)
    .execute();

// Both texts are written in this file.
const readChoice = (text: string): ReadMatter => JSON.parse(text) as ReadMatter;
const readRefusal = (text: string): Refusal => JSON.parse(text) as Refusal;

/** Those of a batch that the user sees. */
export const listBatchRows = async (
  store: ReadStore,
  viewer: Viewer,
  id: BatchId,
): Promise<readonly BatchRow[]> => {
  const rows = await store
    .selectFrom('batch_item')
    .innerJoin('participant', 'participant.id', 'batch_item.participant_id')
    .leftJoin('certificate', 'certificate.id', 'batch_item.certificate_id')
    .select(['position', 'batch_item.participant_id', 'choice', 'refusal', 'certificate_id'])
    .select([...nameColumns, 'participant.birth_date', 'participant.birth_year', 'certificate.number'])
    .where('batch_id', '=', id)
    .where(seesPerson(viewer))
    .orderBy('position')
    .execute();
  return rows.map((row) => ({
    position: row.position,
    participantId: row.participant_id,
    choice: readChoice(row.choice),
    participantName: rowToDisplayName(row),
    hasProtectedIdentity: row.has_protected_identity === 1,
    birthDate: row.birth_date,
    birthYear: row.birth_year,
    certificate:
      row.certificate_id === null || row.number === null
        ? null
        : { id: row.certificate_id, number: row.number },
    refusal: row.refusal === null ? null : readRefusal(row.refusal),
  }));
};

/** Neither issued nor refused, in order. */
export const listWaitingItems = async (store: ReadStore, id: BatchId): Promise<readonly BatchItem[]> =>
  (
    await store
      .selectFrom('batch_item')
      .select(['position', 'participant_id', 'choice'])
      .where('batch_id', '=', id)
      .where('certificate_id', 'is', null)
      .where('refusal', 'is', null)
      .orderBy('position')
      .execute()
  ).map((row) => ({
    position: row.position,
    participantId: row.participant_id,
    choice: readChoice(row.choice),
  }));

export const settleItem = async (
  store: WriteStore,
  id: BatchId,
  position: number,
  outcome: { readonly certificateId: CertificateId } | { readonly refusal: Refusal },
): Promise<void> => {
  await store
    .updateTable('batch_item')
    .set(
      'refusal' in outcome
        ? { refusal: JSON.stringify(outcome.refusal) }
        : { certificate_id: outcome.certificateId },
    )
    .where('batch_id', '=', id)
    .where('position', '=', position)
    .execute();
};

export const endBatch = async (store: WriteStore, id: BatchId, at: Instant): Promise<void> => {
  await store.updateTable('batch').set({ ended_at: at }).where('id', '=', id).execute();
};
