/** A piece of evidence, as the validation has it. Not here: how its file is shown (evidence-file.tsx). */
import type { OutputOf } from '#contract/index.ts';

export type Piece = OutputOf<'validation.get'>['evidence'][number];
