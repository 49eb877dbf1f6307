// What the shell must never reach for, read from its own source: no rule of the linter sees all of these.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const folders = ['main', 'engine', 'renderer'].map((room) => join(import.meta.dirname, '../../src', room));
const sources = folders.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => ({ name: join(folder, name), text: readFileSync(join(folder, name), 'utf8') })),
);

test.each([
  ['opens addresses or files in other programs', /\bopenExternal\b|\bopenPath\s*\(/],
  ['starts crash reports', /\bcrashReporter\b/],
  ['turns web security off', /webSecurity: false|allowRunningInsecureContent: true|enableBlinkFeatures/],
  [
    'lets markup in as text',
    /dangerouslySetInnerHTML|\.innerHTML\b|\.outerHTML\b|insertAdjacentHTML|document\.write\b/,
  ],
  ['runs text as program', /\beval\(|new Function\(/],
  ['loads a page of its own choosing', /\.loadFile\(|\.loadURL\((?!`\$\{origin\}\/`\))/],
  ['runs a shell', /\bexecSync\(|\bexec\(\s*['"`]|shell: true/],
])('no source %s', (_what, pattern) => {
  expect(sources.length).toBeGreaterThan(200);
  expect(sources.filter(({ text }) => pattern.test(text)).map(({ name }) => name)).toEqual([]);
});
