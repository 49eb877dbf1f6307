/** The fields of a piece of evidence in a form. */
import { z } from 'zod';
import { evidenceTypes } from '#domain/evidence.ts';
import type { CriterionId } from '#domain/ids.ts';
import { writtenDay } from '../../writing/written-day.ts';

export const evidenceSchema = z.object({
  type: z.enum(evidenceTypes),
  on: writtenDay('happened'),
  place: z.string().trim().max(120),
  text: z.string().trim().max(1000),
  criterionIds: z.array(z.string()),
});

export type EvidenceChecked = z.output<typeof evidenceSchema>;

/** The boxes hold ids of criteria, as text. */
export const toCriterionIds = (ticked: readonly string[]): CriterionId[] => ticked as CriterionId[]; // boxes of criteria
