/** An underlag that was made, as the call gives it. Not here: the list of them (earlier-card.tsx). */
import type { OutputOf } from '#contract/index.ts';

export type Made = OutputOf<'recommendation.list'>[number];
