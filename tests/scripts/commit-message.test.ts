// The rule for commit messages as a table, and the hook that asks it. Without git, which a bare machine lacks.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { messageFaults } from '../../scripts/commit-message.mjs';
import { root } from '../../scripts/run.ts';

const why = 'A list that nobody could read again was kept.\n';
const long = 'The subject has 73 letters; at most 72.';
const prefix = 'The subject begins with what is done, without a prefix.';
const stop = 'The subject ends without a full stop.';
const empty = 'The line after the subject is empty.';
const body = 'The body says why: after an empty line, in whole sentences.';

it.each([
  [`Keep the list by name\n\n${why}`, []],
  [`${'å'.repeat(72)}\n\n${why}`, []],
  [`${'å'.repeat(73)}\n\n${why}`, [long]],
  [`\n\nKeep the list by name\n\n${why}`, []],
  [`Keep the list by name\r\n\r\n${why}`, []],
  [`feat: keep the list\n\n${why}`, [prefix]],
  [`fix(list)!: keep it\n\n${why}`, [prefix]],
  [`Say in the guide: keep the list\n\n${why}`, []],
  [`Keep the list by name.\n\n${why}`, [stop]],
  [`Keep the list by name\n${why}`, [empty]],
  ['Keep the list by name', [body]],
  ['Keep the list by name\n\n\n', [body]],
  ['Keep the list by name\n\n# Please enter the commit message.\n', [body]],
  ['Keep the list by name\n\nCo-authored-by: Ada <ada@example.org>\n', [body]],
  [`Keep the list by name\n\n${why}\nSigned-off-by: Ada <ada@example.org>\n`, []],
  [`Keep the list\n\n# ------------------------ >8 ------------------------\ndiff --git a/x b/x\n`, [body]],
  ['# Only what git wrote\n\n', ['The message is empty.']],
  ['', ['The message is empty.']],
  ["Merge branch 'main'", []],
  ["Merge branches 'one' and 'other'", []],
  ["Merge remote-tracking branch 'origin/main' into red", []],
  ['Revert "Keep the list by name"', []],
  ['fixup! Keep the list by name', []],
  ['squash! Keep the list by name', []],
  ['amend! Keep the list by name', []],
  ['Merge lists that are one', [body]],
])('of %j', (message, faults) => {
  expect(messageFaults(message)).toEqual(faults);
});

it('is asked by the hook as git calls it: with the file that the message lies in', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'intyga-commit-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = path.join(folder, 'COMMIT_EDITMSG');
  const commit = (message: string) => {
    writeFileSync(file, message);
    return spawnSync('sh', [path.join(root, '.githooks/commit-msg'), file], { encoding: 'utf8' });
  };
  expect(commit('Keep the list by name')).toMatchObject({ status: 1, stderr: `${body}\n` });
  expect(commit(`Keep the list by name\n\n${why}`).status).toBe(0);
});
