// The test runtime's stand-in for Electron's own app reads its command line as that one does. Run in Node,
// with a small `electron` in its place.
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { root, run } from '../../scripts/run.ts';

let folder: string;

function write(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  writeFileSync(path.join(folder, file), text);
}

beforeEach(() => {
  folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'intyga-starter-')));
  write('program/package.json', JSON.stringify({ productName: 'Prov', version: '1.2.3', main: 'start.cjs' }));
  write('program/start.cjs', 'said.push("started"); console.log(JSON.stringify(said));');
  write('first.cjs', 'globalThis.said = ["first"];');
  write(
    'electron.cjs',
    `const keep = (name) => (value) => globalThis.said?.push(name + " " + value);
     require("node:module")._load = ((load) => (request, ...rest) =>
       request === "electron"
         ? { app: { setName: keep("name"), setVersion: keep("version"), setAppPath: keep("path") } }
         : load(request, ...rest))(require("node:module")._load);
     globalThis.said = [];
     process.argv.splice(1, 1); // Electron's list has no script`,
  );
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

const start = (...args: readonly string[]) =>
  run(
    process.execPath,
    ['-r', path.join(folder, 'electron.cjs'), path.join(root, 'scripts/test-runtime-app/main.cjs'), ...args],
    { cwd: folder },
  );

test('starts the app in the folder, under its own name', async () => {
  const { code, output } = await start('--no-sandbox', 'program', '--data', 'elsewhere');
  expect(JSON.parse(output)).toEqual([
    'name Prov',
    'version 1.2.3',
    `path ${path.join(folder, 'program')}`,
    'started',
  ]);
  expect(code).toBe(0);
});

test('loads the named modules first', async () => {
  const { output } = await start('-r', path.join(folder, 'first.cjs'), '--no-sandbox', 'program');
  expect(JSON.parse(output)).toEqual(['first', 'started']);
});

test('says what is missing without a folder', async () => {
  const { code, output } = await start('--no-sandbox');
  expect(output).toContain('Name the folder');
  expect(code).toBe(1);
});
