/**
 * "Underlag för erkännande": what may stand on one, those that were made, and the external answers. Rows are only ever
 * added. Not here: what each validation has come to (achievements.ts).
 */
import { sql } from 'kysely';
import { swedishDay, type Instant, type PlainDate } from '#domain/dates.ts';
import type { ModuleVersionId, ParticipantId, RecommendationId, UserId, ValidationId } from '#domain/ids.ts';
import { recommendableStates } from '#domain/recommendation.ts';
import { nameColumns, rowToDisplayName } from '../base/participant-name.ts';
import { seesPerson, type Viewer } from '../base/reach.ts';
import type { ReadStore, WriteStore } from '../base/store.ts';

export type Recommendable = {
  readonly validationId: ValidationId;
  readonly participantId: ParticipantId;
  readonly participantName: string;
  readonly moduleVersionId: ModuleVersionId;
  readonly moduleCode: string;
  readonly moduleTitle: string;
  /** The day of the latest approval. */
  readonly approvedOn: PlainDate;
  readonly isPartial: boolean;
  readonly isReviewed: boolean;
};

/** All that the user sees, that is approved and not taken up again, by name, then by module. */
export const listRecommendable = async (
  store: ReadStore,
  viewer: Viewer,
): Promise<readonly Recommendable[]> => {
  const rows = await store
    .selectFrom('validation')
    .innerJoin('participant', 'participant.id', 'validation.participant_id')
    .innerJoin('module_version', 'module_version.id', 'validation.module_version_id')
    .innerJoin('module', 'module.id', 'module_version.module_id')
    .innerJoin('validation_event', (join) =>
      join
        .onRef('validation_event.validation_id', '=', 'validation.id')
        .on('validation_event.step', '=', 'approved'),
    )
    .select(['validation.id', 'validation.participant_id', 'validation.module_version_id'])
    .select(['module.code', 'module_version.title', ...nameColumns])
    .select((build) => [
      build.fn.max<Instant>('validation_event.at').as('approved_at'),
      build
        .exists(
          build
            .selectFrom('judgement_now')
            .select('judgement_now.criterion_id')
            .whereRef('judgement_now.validation_id', '=', 'validation.id')
            .where('judgement_now.left_out_reason', 'is not', null),
        )
        .as('is_partial'),
      build
        .exists(
          build
            .selectFrom('recommendation_validation')
            .innerJoin(
              'external_review',
              'external_review.recommendation_id',
              'recommendation_validation.recommendation_id',
            )
            .select('recommendation_validation.validation_id')
            .whereRef('recommendation_validation.validation_id', '=', 'validation.id'),
        )
        .as('is_reviewed'),
    ])
    .where(seesPerson(viewer))
    .where('validation.state', 'in', recommendableStates)
    .groupBy('validation.id')
    .orderBy('participant.sort_key')
    .orderBy('participant.id')
    .orderBy('module.code')
    .execute();
  return rows.map((row) => ({
    validationId: row.id,
    participantId: row.participant_id,
    participantName: rowToDisplayName(row),
    moduleVersionId: row.module_version_id,
    moduleCode: row.code,
    moduleTitle: row.title,
    approvedOn: swedishDay(row.approved_at),
    isPartial: Boolean(row.is_partial),
    isReviewed: Boolean(row.is_reviewed),
  }));
};

export type CountingCertificate = {
  readonly participantId: ParticipantId;
  readonly number: string;
  readonly nameOnCertificate: string;
};

/** Certificates that state any of these validations and still count, in the order they were issued. */
export const listCountingCertificates = async (
  store: ReadStore,
  validationIds: readonly ValidationId[],
): Promise<readonly CountingCertificate[]> => {
  const rows = await store
    .selectFrom('certificate')
    .select(['participant_id', 'number', 'name_on_certificate'])
    .where((build) =>
      build(
        'certificate.id',
        'in',
        build
          .selectFrom('certificate_validation')
          .select('certificate_id')
          .where('validation_id', 'in', validationIds),
      ),
    )
    .where((build) =>
      build.not(
        build.exists(
          build
            .selectFrom('certificate_event')
            .select('certificate_event.id')
            .whereRef('certificate_event.certificate_id', '=', 'certificate.id')
            .where('what', 'in', ['revoked', 'replaced']),
        ),
      ),
    )
    .orderBy('issued_at')
    .orderBy('certificate.id')
    .execute();
  return rows.map((row) => ({
    participantId: row.participant_id,
    number: row.number,
    nameOnCertificate: row.name_on_certificate,
  }));
};

export const insertRecommendation = async (
  store: WriteStore,
  made: {
    readonly id: RecommendationId;
    readonly reference: string;
    readonly from: PlainDate;
    readonly to: PlainDate;
    readonly validationIds: readonly ValidationId[];
    readonly pdf: Uint8Array;
    readonly sha256: string;
    readonly at: Instant;
    readonly by: UserId;
  },
): Promise<void> => {
  await store
    .insertInto('recommendation')
    .values({
      id: made.id,
      reference: made.reference,
      from_on: made.from,
      to_on: made.to,
      pdf: made.pdf,
      pdf_sha256: made.sha256,
      made_at: made.at,
      made_by: made.by,
    })
    .execute();
  await store
    .insertInto('recommendation_validation')
    .values(
      made.validationIds.map((validation_id) => ({
        recommendation_id: made.id,
        validation_id,
        by_alias: sql<0 | 1>`(SELECT has_protected_identity FROM participant
          JOIN validation ON validation.participant_id = participant.id WHERE validation.id = ${validation_id})`,
      })),
    )
    .execute();
};

export type Recommendation = {
  readonly id: RecommendationId;
  readonly reference: string;
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly participants: number;
  readonly modules: number;
  readonly madeAt: Instant;
  readonly madeByName: string;
  readonly review: { readonly on: PlainDate; readonly reviewer: string } | null;
};

/** Newest first. */
export const listRecommendations = async (store: ReadStore): Promise<readonly Recommendation[]> => {
  const rows = await store
    .selectFrom('recommendation')
    .innerJoin('user', 'user.id', 'recommendation.made_by')
    .innerJoin(
      'recommendation_validation',
      'recommendation_validation.recommendation_id',
      'recommendation.id',
    )
    .innerJoin('validation', 'validation.id', 'recommendation_validation.validation_id')
    .leftJoin('external_review', 'external_review.recommendation_id', 'recommendation.id')
    .select(['recommendation.id', 'reference', 'from_on', 'to_on', 'made_at', 'user.name'])
    .select(['reviewed_on', 'reviewer'])
    .select(({ fn }) => [
      fn.count<number>('validation.participant_id').distinct().as('participants'),
      fn.count<number>('validation.module_version_id').distinct().as('modules'),
    ])
    .groupBy('recommendation.id')
    // Ids never go back; the clock that wrote made_at may have.
    .orderBy('recommendation.id', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    reference: row.reference,
    from: row.from_on,
    to: row.to_on,
    participants: row.participants,
    modules: row.modules,
    madeAt: row.made_at,
    madeByName: row.name,
    review:
      row.reviewed_on === null || row.reviewer === null
        ? null
        : { on: row.reviewed_on, reviewer: row.reviewer },
  }));
};

export type StoredRecommendation = {
  readonly pdf: Uint8Array;
  readonly sha256: string;
  readonly madeAt: Instant;
  readonly participantIds: readonly ParticipantId[];
  readonly review: { readonly reviewer: string } | null;
};

export const findRecommendation = async (
  store: ReadStore,
  id: RecommendationId,
): Promise<StoredRecommendation | undefined> => {
  const row = await store
    .selectFrom('recommendation')
    .leftJoin('external_review', 'external_review.recommendation_id', 'recommendation.id')
    .select(['pdf', 'pdf_sha256', 'made_at', 'reviewer'])
    .where('recommendation.id', '=', id)
    .executeTakeFirst();
  if (!row) return undefined;
  const people = await store
    .selectFrom('recommendation_validation')
    .innerJoin('validation', 'validation.id', 'recommendation_validation.validation_id')
    .select('validation.participant_id')
    .distinct()
    .where('recommendation_id', '=', id)
    .execute();
  return {
    pdf: row.pdf,
    sha256: row.pdf_sha256,
    madeAt: row.made_at,
    participantIds: people.map((person) => person.participant_id),
    review: row.reviewer === null ? null : { reviewer: row.reviewer },
  };
};

export const insertReview = async (
  store: WriteStore,
  review: {
    readonly recommendationId: RecommendationId;
    readonly on: PlainDate;
    readonly reviewer: string;
    readonly at: Instant;
    readonly by: UserId;
  },
): Promise<void> => {
  await store
    .insertInto('external_review')
    .values({
      recommendation_id: review.recommendationId,
      reviewed_on: review.on,
      reviewer: review.reviewer,
      at: review.at,
      by: review.by,
    })
    .execute();
};
