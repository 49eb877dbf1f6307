// Every file that a comment or a document names is there, so that whoever follows the name finds it. Not here: imports,
// which the compiler follows, and files that the program makes when it runs.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const rooms = ['src', 'tests', 'scripts', 'docs', 'resources'];
const files = [
  ...readdirSync('.').filter((name) => /\.\w+$/.test(name)),
  ...rooms.flatMap((room) =>
    readdirSync(room, { recursive: true, encoding: 'utf8' }).map((name) =>
      path.join(room, name).replaceAll(path.sep, '/'),
    ),
  ),
];
/** Every file by each end of its path. */
const ends = new Set(
  files.flatMap((file) => file.split('/').map((_, from, parts) => parts.slice(from).join('/'))),
);

const name = /(?<![\w./*-])(?:[\w.-]+\/)*[\w-]+(?:\.[\w-]+)*\.(?:tsx?|mjs|cjs|css|md|sql)(?![\w-])/g;

const commentsOf = (code: string): string =>
  [...code.matchAll(/\/\*[\s\S]*?\*\/|(?<![:'"`])\/\/.*$/gm)].map(([comment]) => comment).join('\n');

/** A path from the top, whatever it ends with: a folder, or a file of any kind. Not with a part left open, as `<page>`. */
const fromTop = new RegExp(
  `(?<![\\w./*-])(?:${rooms.join('|')})(?:/[\\w.-]*\\w)+/?(?![\\w/*<{$-]|\\.\\w)`,
  'g',
);
const there = new Set(files);

/** The files and folders that a text names and that are nowhere. */
const missingIn = (text: string): readonly string[] => {
  const named = [...text.matchAll(name)].map(([found]) => found.replace(/^(?:\.\.?\/)+/, ''));
  const whole = [...text.matchAll(fromTop)].map(([found]) => found.replace(/\/$/, ''));
  return [...new Set([...named.filter((one) => !ends.has(one)), ...whole.filter((one) => !there.has(one))])];
};

it('finds every file that a comment or a document names', () => {
  const missing = files
    .filter((file) => /\.(?:tsx?|[cm]?js|css|md)$/.test(file) && !file.endsWith('named-files.test.ts'))
    .flatMap((file) => {
      const text = readFileSync(file, 'utf8');
      return missingIn(file.endsWith('.md') ? text : commentsOf(text)).map((one) => `${file}: ${one}`);
    });
  expect(missing).toEqual([]);
});

/** The paths into a room that code puts together from the top. */
const joinedIn = (code: string): readonly string[] =>
  [...code.matchAll(/join\(\s*root,((?:\s*'[^'$]+',?)+)/g)]
    .map(([, parts = '']) => [...parts.matchAll(/'([^']+)'/g)].map(([, part = '']) => part).join('/'))
    .filter((one) => rooms.some((room) => one.startsWith(`${room}/`)));

it('finds every file that a script puts together the path of', () => {
  const joined = files
    .filter((file) => /\.(?:ts|mjs)$/.test(file))
    .flatMap((file) => joinedIn(readFileSync(file, 'utf8')).map((one) => ({ file, one })));
  expect(joined.length).toBeGreaterThan(10);
  expect(joined.filter(({ one }) => !there.has(one))).toEqual([]);
});

it.each([
  ['/** Not here: the rules (domain/no-such-rule.ts). */', ['domain/no-such-rule.ts']],
  ['// The words are in gone.tsx.', ['gone.tsx']],
  ['/* Read domain/rights.ts first. */', []],
  ['// Below tests/nowhere/ and in src/nowhere.', ['tests/nowhere', 'src/nowhere']],
  ['// In resources/locales/sv/nothing.json.', ['resources/locales/sv/nothing.json']],
  [
    '// In resources/locales/sv/common.json, src/domain. Each of src/control-page/*.js and src/renderer/pages/<page>/.',
    [],
  ],
  ["import { x } from './gone.ts';", []],
  ["const address = 'https://example.org/gone.ts';", []],
])('of %s', (comment, missing) => {
  expect(missingIn(commentsOf(comment))).toEqual(missing);
});
