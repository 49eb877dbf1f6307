/** The fields of a piece of evidence in a form. */
import { z } from 'zod';
import { isPlainDate } from '#domain/dates.ts';
import { evidenceTypes } from '#domain/evidence.ts';
import type { CriterionId } from '#domain/ids.ts';

export const evidenceSchema = z.object({
  type: z.enum(evidenceTypes),
  on: z.string().refine(isPlainDate, 'notADate'),
  place: z.string().trim().max(120),
  text: z.string().trim().max(1000),
  criterionIds: z.array(z.string()),
});

export type EvidenceChecked = z.output<typeof evidenceSchema>;

/** The boxes hold ids of criteria, as text. */
export const toCriterionIds = (ticked: readonly string[]): CriterionId[] => ticked as CriterionId[]; // boxes of criteria
