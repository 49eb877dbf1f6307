/**
 * Builds what the control page carries: its script out of src/control-page, and its style, each as one file in
 * resources/control-page, where the engine finds them. Our names stay as they are, so that whoever looks into the
 * page can read it. Not here: putting the page together (src/engine/vault/control-page.ts).
 */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { minifySync, Plugin } from 'vite';
import { fingerprint } from './fingerprint.ts';
import { root } from './run.ts';

/** All that the page is made from; the last one changes with every installed package. */
const sources = ['src/control-page', 'scripts/control-page.ts', 'node_modules/.package-lock.json'];

const stamp = path.join(root, 'out', 'control-page-stamp.txt');
const target = path.join(root, 'resources', 'control-page');
const fileNames = { script: 'script.js', style: 'style.css' } as const;
type Parts = Readonly<Record<keyof typeof fileNames, string>>;

/** Phones are kept for long: nothing in the page asks for a browser from after 2021. */
const oldest = { script: 'es2022', style: ['chrome89', 'firefox89', 'safari15'] };

/** Of a library stands in the page what it does; its names would be a tenth of the page. */
const shortenPackages = (minify: typeof minifySync): Plugin => ({
  name: 'shorten-packages',
  transform: {
    filter: { id: /node_modules/ },
    handler: (code, id) => minify(id, code, { module: true, codegen: { legalComments: 'inline' } }).code,
  },
});

/** The page's script and style as they stand in it: whole, without comments and indentation. */
export async function bundleControlPage(): Promise<Parts> {
  // Vite is read only where there is something to build: every command comes through here.
  const { build, minifySync } = await import('vite');
  const made = await build({
    configFile: false,
    root,
    logLevel: 'warn',
    envDir: false,
    publicDir: false,
    plugins: [shortenPackages(minifySync)],
    build: {
      write: false,
      target: oldest.script,
      cssTarget: oldest.style,
      cssMinify: 'lightningcss',
      minify: false,
      modulePreload: false,
      rolldownOptions: {
        input: ['src/control-page/page.js', 'src/control-page/page.css'],
        output: {
          format: 'es',
          comments: { legal: true, annotation: false, jsdoc: false },
          minify: { compress: true, mangle: false, codegen: { removeWhitespace: true } },
        },
      },
    },
  });
  if (!('output' in made)) throw new TypeError('The control page was built as more than one thing');
  const [script] = made.output;
  const styles = made.output.flatMap((one) => (one.type === 'asset' ? [String(one.source)] : []));
  const [style] = styles;
  if (style === undefined || made.output.length !== 2)
    throw new TypeError('The control page became more than a script and a style');
  return { script: script.code.trim(), style: style.trim() };
}

/** Whole or not at all, and not touched where nothing changed: the program's build goes by its times. */
function put(name: string, text: string): void {
  const file = path.join(target, name);
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return;
  const beside = `${file}.${String(process.pid)}`;
  writeFileSync(beside, text);
  renameSync(beside, file);
}

/** Builds the page's parts unless the last ones were made from exactly the same files. */
export async function buildControlPage(): Promise<void> {
  const now = await fingerprint(root, sources);
  const isThere = Object.values(fileNames).every((name) => existsSync(path.join(target, name)));
  if (isThere && existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return;
  const parts = await bundleControlPage();
  put(fileNames.script, parts.script);
  put(fileNames.style, parts.style);
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, now);
}
