/**
 * The control page: one HTML file with which anybody checks certificates offline. Lives here: putting it together
 * from resources/control-page with the issuer's keys and revocation list. Not here: what it does (src/control-page),
 * how its script and style are built (scripts/control-page.ts), and the signing (seal.ts). The policy in it allows its
 * own style and script and nothing else: no network, no other file.
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
  /** Base64 of the signed revocation list; empty for none. */
  readonly list: string;
  /** What the issuer's numbers begin with, of all times; none on pages from before this was told. */
  readonly prefixes: readonly string[];
};

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => escapes[sign] ?? '');

const allowed = (content: string): string =>
  `'sha256-${createHash('sha256').update(content).digest('base64')}'`;

/** `resources` is the folder of what ships. The same page gives the same bytes. */
export const makeControlPage = (resources: string, page: ControlPage): string => {
  // A browser reads every line end as one sign, and that is what the policy's digests are taken of.
  const read = (name: string): string =>
    readFileSync(join(resources, 'control-page', name), 'utf8').replaceAll('\r\n', '\n');
  const [style, script] = [read('style.css'), read('script.js')];
  const policy = [
    "default-src 'none'",
    `style-src ${allowed(style)}`,
    `script-src ${allowed(script)}`,
    "base-uri 'none'",
    "form-action 'none'",
    // What was read from a code can become text, never a part of the page.
    "require-trusted-types-for 'script'",
  ].join('; ');
  // Nothing in it can end the element that it stands in.
  const data = JSON.stringify(page).replaceAll('<', '\\u003c');
  const parts: Readonly<Record<string, string>> = {
    policy,
    issuer: escaped(page.issuer),
    style: `<style>${style}</style>`,
    data: `<script type="application/json" id="data">${data}</script>`,
    script: `<script type="module">${script}</script>`,
  };
  return read('page.html').replace(
    /\{\{(\w+)\}\}|<!-- (\w+) -->/g,
    (_, inText?: string, element?: string) => parts[inText ?? element ?? ''] ?? '',
  );
};

/** What a control page was made with; undefined when the file is none. */
export const readControlPage = (html: string): ControlPage | undefined => {
  const data = /<script type="application\/json" id="data">([^<]*)<\/script>/.exec(html)?.[1];
  try {
    const page = JSON.parse(data ?? '') as Partial<ControlPage>;
    return typeof page.issuer === 'string' && Array.isArray(page.keys) && typeof page.list === 'string'
      ? {
          issuer: page.issuer,
          contact: page.contact ?? '',
          keys: page.keys,
          list: page.list,
          prefixes: page.prefixes ?? [],
        }
      : undefined;
  } catch {
    return undefined;
  }
};
