/** What a command of the command line is. Not here: the commands (one file each) and choosing one (run.ts). */
import { join } from 'node:path';

export type Outcome = {
  /** Exit status 0 only when true. */
  readonly isWell: boolean;
  /** The figures, for `--json`: one object on the last line. */
  readonly report: Readonly<Record<string, unknown>>;
};

export type Command = (args: readonly string[], say: (text: string) => void) => Promise<Outcome>;

/** Wrong use, told in one sentence without a stack; exit status 2. */
export class WrongUse extends Error {}

export const resources = join(import.meta.dirname, '../../../resources');
