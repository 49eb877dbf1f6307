/** A verkstad, as the call gives it. Not here: the list of them (workshops-card.tsx). */
import type { OutputOf } from '#contract/index.ts';

export type Workshop = OutputOf<'workshop.list'>[number];
