// The borders between the rooms hold: the rules of lint and of dependency-cruiser are broken here on
// purpose and must say so. A rule that is quietly wrong would otherwise look like clean code.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root, run, tool } from '../../scripts/run.ts';

type Crossing = { readonly from: string; readonly to: string; readonly why: string };

const crossings = JSON.parse(
  readFileSync(path.join(root, '.dependency-crossings.json'), 'utf8'),
) as readonly Crossing[];

describe('lint', () => {
  // Without types, so that a file need not exist: none of the borders needs them.
  const eslint = new ESLint({
    cwd: root,
    overrideConfig: [
      { files: ['**/*.ts', '**/*.tsx'], ...tseslint.configs.disableTypeChecked },
      { languageOptions: { parserOptions: { projectService: false } } },
    ],
  });

  async function brokenRules(file: string, code: string): Promise<readonly (string | null)[]> {
    const [result] = await eslint.lintText(`${code}\n`, { filePath: path.join(root, file) });
    return result!.messages.map(({ ruleId }) => ruleId);
  }

  const clock = 'no-restricted-syntax';
  const imports = 'no-restricted-imports';
  const oneByOne =
    'export const x = async (ids: string[], ask: (id: string) => Promise<void>) => { for (const id of ids) await ask(id); };';
  const eachByItself =
    'export const x = (ids: string[], ask: (id: string) => Promise<void>) => Promise.all(ids.map((id) => ask(id)));';
  const submit = (around: string) =>
    `export const X = () => <${around}><Button type="submit">Spara</Button></${around}>;`;

  test.each([
    ['src/domain/x.ts', 'export const x = Date.now();', clock],
    ['src/engine/application/x.ts', oneByOne, 'no-await-in-loop'],
    ['src/engine/application/x.ts', eachByItself, clock],
    ['src/renderer/pages/x.tsx', submit('Row'), clock],
    ['src/domain/x.ts', 'export const x = new Date();', clock],
    ['src/domain/x.ts', 'export const x = Math.random();', clock],
    ['src/engine/application/x.ts', 'export const x = Date.now();', clock],
    ['src/main/window.ts', "import { ipcMain } from 'electron'; export const x = ipcMain;", imports],
    ['src/renderer/pages/x.ts', 'export const x = window.bridge;', clock],
    [
      'src/renderer/pages/x.tsx',
      "import { Button } from 'react-aria-components'; export const x = Button;",
      imports,
    ],
  ])('%s must not say: %s', async (file, code, rule) => {
    expect(await brokenRules(file, code)).toEqual([rule]);
  });

  test.each([
    ['src/domain/x.ts', "export const x = new Date('2026-01-01');"],
    ['src/engine/compose.ts', 'export const x = Date.now();'],
    ['src/engine/files/x.ts', oneByOne],
    ['src/renderer/pages/x.tsx', submit('Actions')],
    ['src/main/ipc.ts', "import { ipcMain } from 'electron'; export const x = ipcMain;"],
    ['src/renderer/calls/bridge.ts', 'export const x = window.bridge;'],
    ['src/renderer/ui/x.tsx', "import { Button } from 'react-aria-components'; export const x = Button;"],
  ])('%s may say: %s', async (file, code) => {
    expect(await brokenRules(file, code)).toEqual([]);
  });
});

describe('import rules', () => {
  let folder: string;
  let violations: readonly string[];

  const packages = ['zod', 'kysely', 'better-sqlite3', 'electron', 'react', 'pdfkit', '@noble/ed25519'];

  const importOf = (from: string, to: string): string =>
    `import '${path.posix.relative(path.posix.dirname(from), to)}';`;

  /** What the table lets cross takes what it says, and one thing more of another feature. */
  const crossing: Readonly<Record<string, string>> = Object.fromEntries([
    ...crossings.map(({ to }) => [to, 'export const leaf = 1;'] as const),
    ...crossings.map(({ from }) => {
      const told = crossings.filter((one) => one.from === from).map(({ to }) => importOf(from, to));
      const room = from.split('/').slice(0, 3).join('/');
      return [from, [...told, importOf(from, `${room}/elsewhere/leaf.ts`)].join(' ')] as const;
    }),
  ]);

  /** A small project: the first files keep to the rules, each of the others breaks one. */
  const files: Readonly<Record<string, string>> = {
    'src/domain/leaf.ts': 'export const leaf = 1;',
    'src/contract/leaf.ts': "export { leaf } from '#domain/leaf.ts';",
    'src/engine/store/leaf.ts': "import 'kysely'; import 'better-sqlite3'; export const leaf = 1;",
    'src/engine/application/fine.ts': "import '#contract/leaf.ts'; import '../store/leaf.ts'; import 'zod';",
    'src/main/fine.ts': "import 'electron'; import 'node:fs'; import '#contract/leaf.ts';",
    'src/renderer/fine.ts': "import 'react'; import '#domain/leaf.ts'; import '#contract/leaf.ts';",
    'src/renderer/pages/one/leaf.ts': "import '../../fine.ts';",
    'src/renderer/pages/one/fine.ts': "import './leaf.ts'; import '../../parts/fine.ts';",
    'src/renderer/app/routes.tsx': "import '../pages/one/fine.ts';",
    'src/renderer/parts/fine.ts': "import '../ui/form/fine.ts';",
    'src/renderer/ui/form/fine.ts': "import 'react';",
    'src/engine/application/frame/fine.ts': "import './leaf.ts'; import '../../store/elsewhere/leaf.ts';",
    'src/engine/application/frame/leaf.ts': 'export const leaf = 1;',
    'src/engine/application/elsewhere/leaf.ts': "import '../frame/fine.ts';",
    'src/engine/application/elsewhere/fine.ts': "import './leaf.ts'; import '../../store/elsewhere/leaf.ts';",
    'src/engine/store/base/leaf.ts': "import '../migrations/0002.ts'; import 'kysely';",
    'src/engine/store/migrations/0002.ts': "import 'kysely';",
    'src/engine/store/elsewhere/leaf.ts': "import '../base/leaf.ts';",
    'tests/fine.test.ts': "import '../src/main/fine.ts'; import '../src/engine/store/leaf.ts';",

    ...crossing,
    'src/engine/application/one/feature.ts': "import '../elsewhere/leaf.ts';",
    'src/engine/application/frame/feature.ts': "import '../elsewhere/leaf.ts';",
    'src/engine/store/one/feature.ts': "import '../elsewhere/leaf.ts';",
    'src/engine/store/one/migration.ts': "import '../migrations/0002.ts';",
    'src/engine/store/base/feature.ts': "import '../elsewhere/leaf.ts';",
    'src/domain/up.ts': "import '#contract/leaf.ts';",
    'src/domain/package.ts': "import 'zod';",
    'src/domain/node.ts': "import 'node:fs';",
    'src/domain/curve.ts': "import '@noble/ed25519';",
    'src/contract/engine.ts': "import '../engine/store/leaf.ts';",
    'src/contract/package.ts': "import 'react';",
    'src/engine/store/contract.ts': "import '#contract/leaf.ts';",
    'src/engine/store/package.ts': "import 'zod';",
    'src/engine/store/migrations/0001.ts': "import '../leaf.ts';",
    'src/engine/pdf/store.ts': "import '../store/leaf.ts';",
    'src/engine/vault/pdf.ts': "import '../pdf/store.ts';",
    'src/engine/application/sql.ts': "import 'kysely';",
    'src/engine/application/up.ts': "import '../compose.ts';",
    'src/engine/compose.ts': "import 'electron';",
    'src/main/engine.ts': "import '../engine/store/leaf.ts';",
    'src/main/domain.ts': "import '#domain/leaf.ts';",
    'src/renderer/node.ts': "import 'node:fs';",
    'src/renderer/main.ts': "import '../main/fine.ts';",
    'src/renderer/electron.ts': "import type { x } from 'electron'; export type X = x;",
    'src/main/script.ts': "import '../../scripts/build.ts';",
    'src/main/test.ts': "import '../../tests/fine.test.ts';",
    'scripts/build.ts': "import 'node:fs';",
    'src/main/round.ts': "import './trip.ts';",
    'src/main/trip.ts': "import './round.ts';",
    'src/renderer/pages/two/other.ts': "import '../one/leaf.ts';",
    'src/renderer/app/frame.ts': "import '../pages/one/leaf.ts';",
    'src/renderer/parts/page.ts': "import '../pages/one/leaf.ts';",
    'src/renderer/ui/form/part.ts': "import '../../parts/fine.ts';",
    'src/engine/files/vault.ts': "import '../vault/pdf.ts';",
    'src/engine/pictures/vault.ts': "import '../vault/pdf.ts';",
    'src/main/loop.ts': "import type { Turn } from './turn.ts'; export type Loop = Turn | 1;",
    'src/main/turn.ts': "import type { Loop } from './loop.ts'; export type Turn = Loop | 2;",
    'src/renderer/alone.ts': 'export const alone = 1;',
    'src/renderer/nowhere.ts': "import './not-there.ts';",
  };

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'intyga-borders-'));
    const write = (file: string, text: string): void => {
      mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      writeFileSync(path.join(folder, file), `${text}\n`);
    };
    for (const name of packages) {
      write(`node_modules/${name}/package.json`, JSON.stringify({ name, main: 'index.js' }));
      write(`node_modules/${name}/index.js`, '');
    }
    const imports = { '#domain/*': './src/domain/*', '#contract/*': './src/contract/*' };
    const dependencies = Object.fromEntries(packages.map((name) => [name, '1.0.0']));
    write('package.json', JSON.stringify({ type: 'module', imports, dependencies }));
    write('tests/tsconfig.json', JSON.stringify({ compilerOptions: { allowImportingTsExtensions: true } }));
    for (const [file, text] of Object.entries(files)) write(file, text);

    const config = path.join(root, '.dependency-cruiser.cjs');
    const cruised = await run(
      process.execPath,
      [
        tool('dependency-cruiser', 'depcruise'),
        '--config',
        config,
        '--output-type',
        'json',
        'src',
        'scripts',
        'tests',
      ],
      { cwd: folder },
    );
    const { summary } = JSON.parse(cruised.output) as {
      summary: { violations: readonly { from: string; rule: { name: string } }[] };
    };
    violations = summary.violations.map(({ from, rule }) => `${from}: ${rule.name}`);
  }, 60_000);

  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  test('every broken rule is named, and nothing else', () => {
    expect([...violations].sort()).toEqual(
      [
        'src/contract/engine.ts: contract-rooms',
        'src/contract/package.ts: contract-only-zod',
        'src/domain/curve.ts: domain-no-packages',
        'src/domain/node.ts: domain-no-packages',
        'src/domain/package.ts: domain-no-packages',
        'src/domain/up.ts: domain-alone',
        'src/engine/application/sql.ts: application-no-sql',
        'src/engine/application/up.ts: application-rooms',
        'src/engine/compose.ts: engine-no-window',
        'src/engine/pdf/store.ts: pdf-rooms',
        'src/engine/store/contract.ts: store-rooms',
        'src/engine/store/migrations/0001.ts: migrations-only-kysely',
        'src/engine/store/package.ts: store-packages',
        'src/engine/vault/pdf.ts: vault-rooms',
        ...new Set(crossings.map(({ from }) => `${from}: features-apart`)),
        'src/engine/application/one/feature.ts: features-apart',
        'src/engine/application/frame/feature.ts: frame-and-base-alone',
        'src/engine/store/one/feature.ts: features-apart',
        'src/engine/store/one/migration.ts: features-apart',
        'src/engine/store/base/feature.ts: frame-and-base-alone',
        'src/main/domain.ts: main-rooms',
        'src/main/engine.ts: main-rooms',
        'src/main/loop.ts: no-cycles',
        'src/main/round.ts: no-cycles',
        'src/main/script.ts: main-rooms',
        'src/main/test.ts: main-rooms',
        'src/engine/files/vault.ts: files-rooms',
        'src/engine/pictures/vault.ts: pictures-rooms',
        'src/renderer/alone.ts: no-orphans',
        'src/renderer/app/frame.ts: pages-by-routes',
        'src/renderer/pages/two/other.ts: pages-apart',
        'src/renderer/parts/page.ts: pages-by-routes',
        'src/renderer/ui/form/part.ts: ui-alone',
        'src/renderer/electron.ts: renderer-no-electron',
        'src/renderer/main.ts: renderer-rooms',
        'src/renderer/node.ts: renderer-no-node',
        'src/renderer/nowhere.ts: resolvable',
      ].sort(),
    );
  });

  test.each(crossings)('$from takes $to, and the table says why', ({ from, to, why }) => {
    const code = readFileSync(path.join(root, from), 'utf8');
    expect(code).toContain(`from '${path.posix.relative(path.posix.dirname(from), to)}'`);
    expect(why).toMatch(/^[A-Z].*[.]$/);
  });
});
