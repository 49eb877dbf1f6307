/** Proof-readings with the participant. Rows are only ever added; the latest counts. */
import type { HolderBirth } from '#domain/certificate-facts.ts';
import type { Instant } from '#domain/dates.ts';
import type { ParticipantId, ProofReadingId, UserId, ValidationId } from '#domain/ids.ts';
import { placeInLog } from '../base/order.ts';
import type { ReadStore, WriteStore } from '../base/store.ts';
import type { Tables } from '../base/tables.ts';

export type ProofReading = {
  readonly nameOnCertificate: string;
  readonly birth: HolderBirth['kind'];
  readonly validationIds: readonly ValidationId[];
  readonly at: Instant;
  readonly byName: string;
  /** A certificate of this person has been issued since. */
  readonly isUsed: boolean;
};

const selectReadings = (store: ReadStore) =>
  store
    .selectFrom('proof_reading')
    .innerJoin('user', 'user.id', 'proof_reading.by')
    .select(['name_on_certificate', 'birth', 'validation_ids', 'at', 'user.name'])
    .select((build) =>
      build
        .exists(
          build
            .selectFrom('certificate_event as event')
            .innerJoin('certificate', 'certificate.id', 'event.certificate_id')
            .select('event.id')
            .where('event.what', '=', 'issued')
            .whereRef('certificate.participant_id', '=', 'proof_reading.participant_id')
            .whereRef('event.log_position', '>', 'proof_reading.log_position'),
        )
        .as('is_used'),
    );

const rowToReading = (
  row: Pick<Tables['proof_reading'], 'name_on_certificate' | 'birth' | 'validation_ids' | 'at'> & {
    name: string;
    is_used: unknown;
  },
): ProofReading => ({
  nameOnCertificate: row.name_on_certificate,
  birth: row.birth,
  // Written by insertReading below.
  validationIds: JSON.parse(row.validation_ids) as ValidationId[],
  at: row.at,
  byName: row.name,
  isUsed: Boolean(row.is_used),
});

export const findLatestReading = async (
  store: ReadStore,
  participantId: ParticipantId,
): Promise<ProofReading | undefined> => {
  const row = await selectReadings(store)
    .where('participant_id', '=', participantId)
    .orderBy('log_position', 'desc')
    .orderBy('proof_reading.id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && rowToReading(row);
};

/** The latest of each of these people. */
export const listLatestReadings = async (
  store: ReadStore,
  participantIds: readonly ParticipantId[],
): Promise<ReadonlyMap<ParticipantId, ProofReading>> => {
  const rows = await selectReadings(store)
    .select('participant_id')
    .where('participant_id', 'in', participantIds)
    .orderBy('log_position')
    .orderBy('proof_reading.id')
    .execute();
  return new Map(rows.map((row) => [row.participant_id, rowToReading(row)])); // the last one stays
};

type NewReading = Omit<ProofReading, 'byName' | 'isUsed'> & {
  readonly id: ProofReadingId;
  readonly participantId: ParticipantId;
  readonly by: UserId;
};

export const insertReadings = async (store: WriteStore, readings: readonly NewReading[]): Promise<void> => {
  if (readings.length === 0) return;
  await store
    .insertInto('proof_reading')
    .values(
      readings.map((reading) => ({
        id: reading.id,
        participant_id: reading.participantId,
        name_on_certificate: reading.nameOnCertificate,
        birth: reading.birth,
        validation_ids: JSON.stringify(reading.validationIds),
        at: reading.at,
        by: reading.by,
        log_position: placeInLog,
      })),
    )
    .execute();
};
