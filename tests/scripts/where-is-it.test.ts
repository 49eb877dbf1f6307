// The table "Where is it" of docs/architecture.md: every path is there, every page and every place of the menu has its
// row. Not here: files that are named elsewhere (named-files.test.ts).
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import words from '../../resources/locales/sv/common.json';
import { root } from '../../scripts/run.ts';

const rooms = ['src/renderer/pages', 'src/contract', 'src/engine/application', 'src/engine/store'] as const;

type Row = { readonly word: string; readonly paths: readonly string[] };

/** The rows of the table, with the paths that each names. */
function rowsOf(text: string): readonly Row[] {
  const [, table = ''] = /^## Where is it\n([\s\S]*?)^## /m.exec(text) ?? [];
  return [...table.matchAll(/^\| (.*) \|$/gm)].slice(1).map(([, row = '']) => {
    const [word = '', ...cells] = row.split(' | ');
    const paths = cells.flatMap((cell, at) =>
      [...cell.matchAll(/`([\w-]+(?:\/[\w-]*)*(?:\.ts|\/))`/g)].map(
        ([, name = '']) => `${rooms[at]!}/${name}`,
      ),
    );
    return { word, paths };
  });
}

const rows = rowsOf(readFileSync(path.join(root, 'docs', 'architecture.md'), 'utf8'));

it('names only what is there', () => {
  expect(rows.flatMap(({ paths }) => paths).filter((name) => !existsSync(path.join(root, name)))).toEqual([]);
});

it('names a page, a contract, a use case and a store in every row', () => {
  const lacking = rows.filter(
    ({ word, paths }) =>
      !rooms.every((room) => paths.some((name) => name.startsWith(room)) || word.startsWith('loggen')),
  );
  expect(lacking.map(({ word }) => word)).toEqual([]);
});

it('has every place of the menu, by its word', () => {
  const { work: _work, register: _register, ...places } = words.nav;
  expect(rows.map(({ word }) => word)).toEqual(expect.arrayContaining(Object.values(places)));
});

it('has every page', () => {
  const pages = readdirSync(path.join(root, rooms[0])).map((name) => `${rooms[0]}/${name}/`);
  expect(rows.flatMap(({ paths }) => paths)).toEqual(expect.arrayContaining(pages));
});

it('reads the paths of a table', () => {
  const table =
    '| a | b | c | d | e |\n|---|---|---|---|---|\n| Intyg | `x/` | `y.ts` (`z.z`) | `p/q.ts`, `r.ts` | |\n';
  expect(rowsOf(`## Where is it\n\n${table}\n## Words\n`)).toEqual([
    {
      word: 'Intyg',
      paths: [
        'src/renderer/pages/x/',
        'src/contract/y.ts',
        'src/engine/application/p/q.ts',
        'src/engine/application/r.ts',
      ],
    },
  ]);
});
