/**
 * Runs steps in order, two light ones at a time, and tells how each went: one line for a step that holds, everything the
 * tools said for one that does not. Not here: the steps themselves (test-steps.ts).
 */
import { ensureDebian } from './ensure-debian.ts';
import { sum, type Counts } from './test-counts.ts';
import type { Step, StepResult } from './test-steps.ts';

/** A step that throws has failed, with its message as the reason. */
async function attempt(step: Step, args: readonly string[]): Promise<StepResult> {
  try {
    await ensureDebian(step.title, step.needs ?? []);
    return await step.run(args);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { counts: { passed: 0, failed: 1 }, output: reason };
  }
}

/**
 * The steps that a command line asks for, and what is left of it for their tools: all of them, or the one it begins
 * with. A name that is none ends the program with 2 and a list of them.
 */
export function chooseSteps(
  steps: readonly Step[],
  [chosen, ...rest]: readonly string[],
): { readonly steps: readonly Step[]; readonly rest: readonly string[] } {
  if (chosen === undefined) return { steps, rest };
  const named = steps.filter((step) => step.name === chosen);
  if (named.length > 0) return { steps: named, rest };
  console.error(`There is no step "${chosen}". The steps: ${steps.map(({ name }) => name).join(', ')}.`);
  process.exit(2);
}

function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}

/** What the steps may take of the machine, whatever it has: so that one run is like the next. */
const processors = 2;

/** Runs all `steps`, also after one has failed, so that one run tells all there is to mend. */
export async function runSteps(steps: readonly Step[], args: readonly string[]): Promise<Counts> {
  const begun: { readonly step: Step; readonly ended: Promise<StepResult & { readonly took: string }> }[] =
    [];
  let busy = 0;
  /** In order, whatever there are processors for; what needs both waits until it is alone. */
  const beginNext = (): void => {
    const step = steps[begun.length];
    const needed = step?.isLight ? 1 : processors;
    if (!step || busy + needed > processors) return;
    busy += needed;
    const started = performance.now();
    const ended = attempt(step, args).then((result) => {
      const took = seconds(started);
      busy -= needed;
      beginNext();
      return { ...result, took };
    });
    begun.push({ step, ended });
    beginNext();
  };
  beginNext();
  const all: Counts[] = [];
  // The list grows meanwhile: by the time that all before it have ended, a step has begun.
  for (const { step, ended } of begun) {
    const { counts, output, took } = await ended;
    all.push(counts);
    const detail =
      counts.passed + counts.failed > 1
        ? `, ${String(counts.passed)} of ${String(counts.passed + counts.failed)}`
        : '';
    console.log(`${counts.failed === 0 ? '✓' : '✗'} ${step.title} (${took}${detail})`);
    if (counts.failed > 0) console.log(`${output.trim()}\n`);
  }
  return sum(all);
}
