/** The fields of a piece of evidence in a form. */
import { z } from 'zod';
import { line, note } from '#contract/fields.ts';
import { evidenceTypes } from '#domain/evidence.ts';
import type { CriterionId } from '#domain/ids.ts';
import { writtenDay } from '../../writing/written-day.ts';

export const evidenceSchema = z.object({
  type: z.enum(evidenceTypes),
  on: writtenDay('happened'),
  place: line,
  text: note,
  criterionIds: z.array(z.string()),
});

export type EvidenceChecked = z.output<typeof evidenceSchema>;

/** The boxes hold ids of criteria, as text. */
export const toCriterionIds = (ticked: readonly string[]): CriterionId[] => ticked as CriterionId[]; // boxes of criteria
