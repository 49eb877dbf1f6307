/** The validation that the page is about, as the call gives it. Not here: reading it (assessment-page.tsx). */
import type { OutputOf } from '#contract/index.ts';

export type Validation = OutputOf<'validation.get'>;
export type Criterion = Validation['outcomes'][number]['criteria'][number];
export type ViewName = 'judging' | 'selfAssessment' | 'plan' | 'evidence' | 'words';
