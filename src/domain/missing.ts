/** What a validation lacks before it can be handed in. Not here: finding it (assessment.ts). */
import type { CriterionId } from './ids.ts';

export type Missing =
  | { readonly kind: 'criterionNotShown'; readonly criterionId: CriterionId }
  | { readonly kind: 'criterionWithoutEvidence'; readonly criterionId: CriterionId }
  | { readonly kind: 'nothingShown' }
  | { readonly kind: 'rationaleMissing' };
