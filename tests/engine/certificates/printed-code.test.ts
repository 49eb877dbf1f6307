/**
 * The codes on the demo's certificates, read from pictures of the pages and checked from outside with `verify` and the
 * exported control page. Not here: the same in a browser (tests/e2e/printed-code.spec.ts).
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { run } from '../../../src/engine/cli/run.ts';
import { playDemo } from '../../../src/engine/demo/demo.ts';
import { controlPageName, type DemoFile } from '../../../src/engine/demo/files.ts';
import { resources } from '../../support/engine.ts';
import { readPrintedCode, withDigitChanged } from '../../support/printed-code.ts';

const parent = mkdtempSync(join(tmpdir(), 'intyga-printed-'));
const folder = join(parent, 'demo');
let files: readonly DemoFile[] = [];

beforeAll(async () => {
  ({ files } = await playDemo({ folder, resources, tell: () => undefined }));
}, 180_000);
afterAll(() => {
  rmSync(parent, { recursive: true, force: true });
});

/** Exit status, and the answer from the last line. */
const verify = async (text: string): Promise<readonly [number, unknown]> => {
  const said: string[] = [];
  const args = ['verify', text, '--control', join(folder, controlPageName), '--json'];
  const status = await run(
    args,
    (line) => said.push(line),
    (line) => said.push(line),
  );
  return [status, (JSON.parse(said.at(-1) ?? '') as { answer: unknown }).answer];
};

test('every certificate of the demo has a code that reads from paper and answers what it should', async () => {
  const answers: Record<string, number> = {};
  for (const { name, answer } of files) {
    if (answer === null) continue;
    const { text, width } = await readPrintedCode(readFileSync(join(folder, name)));
    expect(text, name).toMatch(/^intyga:v#\d+$/);
    // 33 mm with the white frame of four squares around it.
    expect(width, name).toBeGreaterThan(29);
    // All of the demo are examples, which certify nothing.
    expect(await verify(text), name).toEqual([1, answer.expected]);
    answers[answer.expected] = (answers[answer.expected] ?? 0) + 1;
  }
  expect(answers['valid']).toBeGreaterThanOrEqual(7);
  expect(answers).toMatchObject({ replaced: 1, revoked: 1 });
}, 120_000);

test('one changed digit is found out, wherever it is', async () => {
  const { text } = await readPrintedCode(readFileSync(join(folder, 'kompetensintyg-asa-oberg.pdf')));
  for (const fromEnd of [1, 100, 300, 500])
    expect(await verify(withDigitChanged(text, fromEnd)), String(fromEnd)).toEqual([1, 'changed']);
}, 60_000);
