/** "Underlag för erkännande": what may stand on one, the real PDF beforehand, making it, and the external answer. */
import { z } from 'zod';
import type { ModuleVersionId, ParticipantId, RecommendationId, ValidationId } from '#domain/ids.ts';
import { largestRecommendation } from '#domain/recommendation.ts';
import { command, nothing, query } from './call.ts';
import { id, instant, plainDate, requiredLine } from './fields.ts';
import { heldDocument } from './certificates.ts';

const makers = ['internalVerifier', 'coordinator', 'administrator'] as const;

const period = { from: plainDate, to: plainDate };

const choice = {
  /** The batch's own name: `Våren 2026`. */
  reference: requiredLine,
  ...period,
  validationIds: z.array(id<ValidationId>()).min(1, 'required').max(largestRecommendation),
};

export const recommendationContract = {
  /** What was approved from the first day to the last, by name; protected people by alias. */
  'recommendation.candidates': query({
    roles: makers,
    input: z.strictObject(period),
    output: z.array(
      z.object({
        validationId: id<ValidationId>(),
        participantId: id<ParticipantId>(),
        participantName: z.string(),
        moduleVersionId: id<ModuleVersionId>(),
        moduleCode: z.string(),
        moduleTitle: z.string(),
        approvedOn: plainDate,
        isPartial: z.boolean(),
        /** On an underlag that an external quality assurer has answered. */
        isReviewed: z.boolean(),
      }),
    ),
  }),
  /** The real PDF as it would be made; nothing is kept. */
  'recommendation.preview': query({
    roles: makers,
    input: z.strictObject(choice),
    output: heldDocument,
  }),
  /** Keeps it as it is, and holds it to be printed and saved. */
  'recommendation.make': command({
    roles: makers,
    input: z.strictObject(choice),
    output: heldDocument.extend({ id: id<RecommendationId>() }),
  }),
  /** Those that have been made, newest first. */
  'recommendation.list': query({
    roles: makers,
    input: nothing,
    output: z.array(
      z.object({
        id: id<RecommendationId>(),
        reference: z.string(),
        ...period,
        participants: z.int(),
        modules: z.int(),
        madeAt: instant,
        madeByName: z.string(),
        review: z.object({ on: plainDate, reviewer: z.string() }).nullable(),
      }),
    ),
  }),
  /** The stored bytes, held to be shown, printed and saved. */
  'recommendation.open': query({
    roles: makers,
    input: z.strictObject({ id: id<RecommendationId>() }),
    output: heldDocument,
  }),
  /** The external quality assurer has gone through it. */
  'recommendation.review': command({
    roles: makers,
    input: z.strictObject({ id: id<RecommendationId>(), on: plainDate, reviewer: requiredLine }),
    output: nothing,
  }),
};
