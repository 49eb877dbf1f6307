/** The criteria that control looks at: all that are not left out. */
import type { OutputOf } from '#contract/index.ts';

export type Validation = OutputOf<'validation.get'>;

export const countedCriteria = (validation: Validation) =>
  validation.outcomes
    .flatMap((outcome) => outcome.criteria)
    .filter((criterion) => criterion.leftOutReason === null);
