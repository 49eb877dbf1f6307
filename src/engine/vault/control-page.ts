/**
 * The control page: one HTML file with which anybody checks certificates offline. Lives here: putting it together
 * from resources/control-page with the issuer's keys and revocation list. Not here: what it does (resources), and the
 * signing (vault). The policy in it allows its own style and script and nothing else: no network, no other file.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IssuerKey } from '#domain/seal.ts';

export type ControlPage = {
  readonly issuer: string;
  /** Whom to ask; empty for nobody. */
  readonly contact: string;
  readonly keys: readonly IssuerKey[];
  /** Base64 of the signed revocation list. */
  readonly list: string;
};

/** Comments and indentation are for whoever reads the source. */
const shortened = (source: string): string =>
  source
    .replace(/^\s*\/\*\*[\s\S]*?\*\/\n?/gm, '')
    .replace(/^\s*\/\/.*\n/gm, '')
    .replace(/^\s+/gm, '')
    .trim();

/** Two modules as one: what the first exports, the second has beside it. */
const joined = (...sources: readonly string[]): string =>
  sources.map((source) => source.replace(/^import .*\n/gm, '').replace(/^export /gm, '')).join('\n');

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => escapes[sign] ?? '');

const allowed = (content: string): string =>
  `'sha256-${createHash('sha256').update(content).digest('base64')}'`;

/** `resources` is the folder of what ships. The same page gives the same bytes. */
export const makeControlPage = (resources: string, page: ControlPage): string => {
  const read = (name: string): string => readFileSync(join(resources, 'control-page', name), 'utf8');
  const style = shortened(read('page.css').replace(/\/\*[\s\S]*?\*\//g, ''));
  const script = shortened(joined(read('check.js'), read('page.js')));
  const policy = `default-src 'none'; style-src ${allowed(style)}; script-src ${allowed(script)}; base-uri 'none'; form-action 'none'`;
  const parts: Readonly<Record<string, string>> = {
    policy,
    style,
    script,
    issuer: escaped(page.issuer),
    // Nothing in it can end the element that it stands in.
    data: JSON.stringify(page).replaceAll('<', '\\u003c'),
  };
  return read('page.html').replace(/\{\{(\w+)\}\}/g, (_, name: string) => parts[name] ?? '');
};

/** What a control page was made with; undefined when the file is none. */
export const readControlPage = (html: string): ControlPage | undefined => {
  const data = /<script type="application\/json" id="data">([^<]*)<\/script>/.exec(html)?.[1];
  try {
    const page = JSON.parse(data ?? '') as Partial<ControlPage>;
    return typeof page.issuer === 'string' && Array.isArray(page.keys) && typeof page.list === 'string'
      ? { issuer: page.issuer, contact: page.contact ?? '', keys: page.keys, list: page.list }
      : undefined;
  } catch {
    return undefined;
  }
};
