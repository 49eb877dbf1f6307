/**
 * "Underlag för erkännande": which validations may stand on one, and the external quality assurer's answer. Source: the
 * RAC form (recommendation for the award of credit) of English OCN regions, which a quality reviewer signs for a batch.
 * Not here: what the paper looks like (engine/pdf/recommendation.ts).
 */
import { accept, refuse, type Decision } from './refusal.ts';
import type { ValidationState } from './validation-state.ts';

/** Approved by an intern kontrollant, and not taken up again since. */
export const recommendableStates = ['approved', 'certified'] as const satisfies readonly ValidationState[];

/** At most so many at once: a school year of a large unit. */
export const largestRecommendation = 500;

/** Refuses: `notApproved` when one of the chosen is not among those that may be recommended. */
export const mayRecommend = <Id extends string>(
  chosen: readonly Id[],
  recommendable: ReadonlySet<Id>,
): Decision<void> =>
  chosen.length > 0 && chosen.every((id) => recommendable.has(id))
    ? accept(undefined)
    : refuse({ kind: 'notApproved' });

/** An underlag is answered once; what is wrong with it goes into a new one. Refuses: `alreadyReviewed`. */
export const mayReview = (review: { readonly reviewer: string } | null): Decision<void> =>
  review === null ? accept(undefined) : refuse({ kind: 'alreadyReviewed', by: review.reviewer });
