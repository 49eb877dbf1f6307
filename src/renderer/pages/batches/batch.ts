/** The batch that the page is about, as the call gives it. Not here: reading it (batch-page.tsx). */
import type { OutputOf } from '#contract/index.ts';
export type BatchView = OutputOf<'batch.get'>;
export type BatchItem = BatchView['items'][number];
