// What holds for every file of the component layer: style sheets are loaded, texts exist, nothing is styled inline
// by injected elements.
import { readFileSync, readdirSync } from 'node:fs';
import { expect, it } from 'vitest';

const renderer = 'src/renderer';
const read = (path: string) => readFileSync(`${renderer}/${path}`, 'utf8');
const files = readdirSync(`${renderer}/ui`, { recursive: true, encoding: 'utf8' });
const sheets = files.filter((file) => file.endsWith('.css'));
const sources = files.filter((file) => /\.tsx?$/.test(file) && !file.includes('.gallery.'));

it('loads the style sheet of every component', () => {
  const loaded = [...read('styles/index.css').matchAll(/@import '\.\.\/ui\/(.+)'/g)].map(([, file]) => file);
  expect(loaded.sort()).toEqual(sheets.sort());
});

it('keeps every rule in a known layer, and high contrast in the last', () => {
  const order = /@layer (.+);/.exec(read('styles/layers.css'))?.[1]?.split(', ') ?? [];
  expect(order.at(-1)).toBe('forced-colors');
  for (const sheet of sheets) {
    const css = read(`ui/${sheet}`).replace(/\/\*[\s\S]*?\*\//g, '');
    const outside = css.split('\n').filter((line) => /^[^\s@}]/.test(line));
    expect(outside, sheet).toEqual([]);
    for (const [, layer] of css.matchAll(/@layer ([a-z-]+)/g)) expect(order, sheet).toContain(layer);
    const adjusted = css.slice(0, Math.max(css.indexOf('@layer forced-colors'), 0));
    expect(adjusted, sheet).not.toContain('forced-color-adjust');
  }
});

it('has Swedish words for every text it asks for, and asks for every word it has', () => {
  const words = Object.keys(flat(JSON.parse(readFileSync('resources/locales/sv/ui.json', 'utf8')) as object));
  const known = new Set(words.map((key) => key.replace(/_(one|other)$/, '')));
  const asked = new Set(
    sources
      .filter((file) => !read(`ui/${file}`).includes("useTranslation('common')"))
      .flatMap((file) => [...read(`ui/${file}`).matchAll(/\bt\('([\w.]+)'/g)].map(([, key]) => key ?? '')),
  );
  for (const key of asked) expect(known, key).toContain(key);
  const groups = sources.flatMap((file) =>
    [...read(`ui/${file}`).matchAll(/\bt\(`([\w.]+\.)\$\{/g)].map(([, group]) => group ?? ''),
  );
  const isAsked = (key: string) => asked.has(key) || groups.some((group) => key.startsWith(group));
  const unasked = [...known].filter((key) => !key.startsWith('validation.') && !isAsked(key));
  expect(unasked).toEqual([]);
});

function flat(node: object, path = ''): Record<string, string> {
  return Object.fromEntries(
    Object.entries(node).flatMap(([key, value]: [string, unknown]) =>
      typeof value === 'object' && value !== null
        ? Object.entries(flat(value, `${path}${key}.`))
        : [[`${path}${key}`, String(value)] as const],
    ),
  );
}
