// What `npm run check` may remember between runs, and that `npm test` remembers nothing. Not here: how tests are counted
// (test-counts.test.ts).
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { run, tool } from '../../scripts/run.ts';
import { allSteps, remembering, staticSteps, type Step } from '../../scripts/test-steps.ts';

const nothing = { counts: { passed: 1, failed: 0 }, output: '' };

/** The arguments that the tool of a step gets from `npm run check -- <name> <args>`. */
async function argsOf(name: string, ...args: readonly string[]): Promise<readonly string[]> {
  const given: string[] = [];
  const step: Step = {
    name,
    title: name,
    run: (all) => {
      given.push(...all);
      return Promise.resolve(nothing);
    },
  };
  await remembering([step])[0]!.run(args);
  return given;
}

it.each([
  ['types', []],
  ['lint', ['--cache', '--cache-strategy', 'content', '--cache-location', '.cache/eslint/']],
  ['format', ['--cache', '--cache-strategy', 'content', '--cache-location', '.cache/prettier']],
  ['imports', []],
  ['dead-code', []],
])('check lets %s remember by %j', async (name, args) => {
  expect(await argsOf(name)).toEqual(args);
  expect(await argsOf(name, 'src/domain')).toEqual([...args, 'src/domain']);
});

it('leaves the steps of npm test as they are', () => {
  expect(allSteps.slice(0, staticSteps.length)).toEqual(staticSteps);
  for (const step of remembering(staticSteps)) expect(allSteps).not.toContain(step);
});

it.each([
  ['format', 'prettier', ['--check']],
  ['lint', 'eslint', ['--no-config-lookup']],
] as const)(
  '%s keeps what it remembers where the project keeps what can be made again',
  async (name, word, own) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'intyga-steps-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    writeFileSync(path.join(folder, 'one.js'), 'export const one = 1;\n');
    const args = [tool(word), ...own, ...(await argsOf(name)), 'one.js'];
    const ended = await run(process.execPath, args, { cwd: folder });
    expect(ended).toMatchObject({ code: 0 });
    expect(existsSync(path.join(folder, '.cache', word))).toBe(true);
  },
);
