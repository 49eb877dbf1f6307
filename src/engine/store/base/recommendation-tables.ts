/** The tables of "underlag för erkännande" as Kysely sees them; the other tables are in tables.ts. */
import type { Instant, PlainDate } from '#domain/dates.ts';
import type { RecommendationId, UserId, ValidationId } from '#domain/ids.ts';

export type RecommendationTables = {
  recommendation: {
    id: RecommendationId;
    reference: string;
    from_on: PlainDate;
    to_on: PlainDate;
    pdf: Uint8Array;
    pdf_sha256: string;
    made_at: Instant;
    made_by: UserId;
  };
  recommendation_validation: {
    recommendation_id: RecommendationId;
    validation_id: ValidationId;
    /** The person stood there by alias when it was made. */
    by_alias: 0 | 1;
  };
  external_review: {
    recommendation_id: RecommendationId;
    reviewed_on: PlainDate;
    reviewer: string;
    at: Instant;
    by: UserId;
  };
};
