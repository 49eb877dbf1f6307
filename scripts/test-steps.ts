/**
 * The table of steps behind `npm run check` and `npm test`: what each starts and how its tests are counted.
 * Not here: the order of a run, printing and the closing line (test.ts, check.ts).
 */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { buildAlways, buildIfChanged } from './build-stamp.ts';
import { startDisplays } from './display.ts';
import type { Need } from './ensure-debian.ts';
import { ensureElectron } from './ensure-electron.ts';
import { root, run, tool, type Ended } from './run.ts';
import { countPlaywright, countVitest, trueCounts, type Counts } from './test-counts.ts';
import type { PlaywrightReport, VitestReport } from './test-counts.ts';

export type StepResult = {
  readonly counts: Counts;
  /** All that the tools said. */
  readonly output: string;
};

export type Step = {
  /** The word that chooses it: `npm test -- <name>`. */
  readonly name: string;
  readonly title: string;
  /** Needs one processor only: it may run beside another such. */
  readonly isLight?: boolean;
  /** What must be on the machine before it begins; is seen to, or the step fails and says what is missing. */
  readonly needs?: readonly Need[];
  readonly run: (args: readonly string[]) => Promise<StepResult>;
};

const minute = 60_000;

/** A tool that either holds or does not counts as one test. */
function asOneTest(ended: Ended, limit: number): StepResult {
  const late = ended.timedOut ? `\nEnded after ${String(limit / minute)} minutes without an answer.` : '';
  return {
    counts: trueCounts({ passed: ended.code === 0 ? 1 : 0, failed: 0 }, ended.code),
    output: ended.output + late,
  };
}

function verdict(name: string, title: string, command: () => readonly string[]): Step {
  const limit = 10 * minute;
  return {
    name,
    title,
    isLight: true,
    run: async (args) =>
      asOneTest(await run(process.execPath, [...command(), ...args], { timeLimit: limit }), limit),
  };
}

export const staticSteps: readonly Step[] = [
  verdict('types', 'Types', () => [tool('typescript', 'tsc'), '-b']),
  verdict('lint', 'Lint', () => [tool('eslint'), '.', '--max-warnings', '0']),
  verdict('format', 'Formatting', () => [tool('prettier'), '--check', '.', '--log-level', 'warn']),
  verdict('imports', 'Import rules', () => [
    tool('dependency-cruiser', 'depcruise'),
    '--config',
    '.dependency-cruiser.cjs',
    'src',
    'scripts',
    'tests',
  ]),
  verdict('dead-code', 'Dead code', () => [tool('knip')]),
];

/** What lint and formatting remember of files that are as they were: by what is in them, so that a rebase costs nothing. */
const remembered: Readonly<Record<string, readonly string[]>> = {
  lint: ['--cache', '--cache-strategy', 'content', '--cache-location', '.cache/eslint/'],
  format: ['--cache', '--cache-strategy', 'content', '--cache-location', '.cache/prettier'],
};

/**
 * The steps of `npm run check`, which begin where the last run ended. `npm test` begins afresh: a rule that asks for types
 * looks across files, and what it said of a file can be old though the file is not.
 */
export const remembering = (steps: readonly Step[]): readonly Step[] =>
  steps.map((step) => ({ ...step, run: (args) => step.run([...(remembered[step.name] ?? []), ...args]) }));

/** The counts in a runner's report, or none where it broke down before it wrote one. */
function countsIn(file: string, count: (report: unknown) => Counts): Counts | undefined {
  return existsSync(file) ? count(JSON.parse(readFileSync(file, 'utf8'))) : undefined;
}

async function runReporting(
  args: readonly string[],
  report: { readonly file: string; readonly count: (report: unknown) => Counts },
  options: { readonly env?: Record<string, string | undefined>; readonly limit: number },
): Promise<StepResult> {
  rmSync(report.file, { force: true });
  const ended = await run(process.execPath, args, { timeLimit: options.limit, env: { ...options.env } });
  const { output } = asOneTest(ended, options.limit);
  return { counts: trueCounts(countsIn(report.file, report.count), ended.code), output };
}

const unit: Step = {
  name: 'unit',
  title: 'Unit, engine and renderer tests',
  needs: ['pdf'],
  run: (args) => {
    const file = path.join(root, 'test-results', 'vitest.json');
    return runReporting(
      [tool('vitest'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`, ...args],
      { file, count: (report) => countVitest(report as VitestReport) },
      { limit: 20 * minute },
    );
  },
};

const build: Step = {
  name: 'build',
  title: 'Build',
  isLight: true,
  run: async () => asOneTest(await buildAlways(), 10 * minute),
};

/** Programs that the tests in Electron drive at a time: two with a window, and one that is killed (playwright.config.ts). */
const atOnce = 3;

const e2e: Step = {
  name: 'e2e',
  title: 'End to end in Electron',
  needs: ['window', 'display', 'keys', 'pdf', 'processes'],
  run: async (args) => {
    const electron = await ensureElectron();
    const built = await buildIfChanged();
    if (built.code !== 0) return asOneTest(built, 10 * minute);
    const displays = process.platform === 'linux' ? await startDisplays(atOnce) : [];
    const file = path.join(root, 'test-results', 'playwright.json');
    try {
      const result = await runReporting(
        [tool('@playwright/test', 'playwright'), 'test', '--reporter=list,json', ...args],
        { file, count: (report) => countPlaywright(report as PlaywrightReport) },
        {
          env: {
            PLAYWRIGHT_JSON_OUTPUT_FILE: file,
            INTYGA_DISPLAYS: displays.map(({ name }) => name).join(' '),
          },
          limit: 40 * minute,
        },
      );
      return { ...result, output: [electron.notice, result.output].filter(Boolean).join('\n') };
    } finally {
      for (const display of displays) display.stop();
    }
  },
};

export const allSteps: readonly Step[] = [...staticSteps, build, unit, e2e];
