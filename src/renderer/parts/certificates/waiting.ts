/** Whoever waits for a certificate, as the call gives it. Not here: reading them (issue-page.tsx). */
import type { OutputOf } from '#contract/index.ts';

export type Waiting = OutputOf<'certificate.waiting'>[number];
