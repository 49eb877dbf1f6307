/** What control looks at: all criteria that are not left out, of one handing in. */
import type { OutputOf } from '#contract/index.ts';

export type Validation = OutputOf<'validation.get'>;

/** What a decision is about: the validation as it is on the screen. */
export const readOf = ({ id, submissionId }: Validation) => ({
  validationId: id,
  ...(submissionId === null ? {} : { submissionId }),
});

export const countedCriteria = (validation: Validation) =>
  validation.outcomes
    .flatMap((outcome) => outcome.criteria)
    .filter((criterion) => criterion.leftOutReason === null);
