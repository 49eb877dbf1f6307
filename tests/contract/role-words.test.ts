/** The screen's texts call the roles what the organisation calls them: no text of ours names them itself. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { roles } from '#domain/role.ts';

const folder = path.join(import.meta.dirname, '../../resources/locales/sv');

/** The names that roles have until the organisation gives them others. */
const allowed: ReadonlySet<string> = new Set(roles.map((role) => `common.role.${role}`));

const textsIn = (node: unknown, key: string): (readonly [string, string])[] =>
  typeof node === 'string'
    ? [[key, node]]
    : Object.entries(node as Readonly<Record<string, unknown>>).flatMap(([part, inner]) =>
        textsIn(inner, `${key}.${part}`),
      );

const files = readdirSync(folder).map((file) => path.basename(file, '.json'));
const textsOf = (file: string): (readonly [string, string])[] =>
  textsIn(JSON.parse(readFileSync(path.join(folder, `${file}.json`), 'utf8')), file);

const anyRole = `\\{\\{(?:${roles.join('|')})(?:Upper)?\\}\\}`;

describe.each(files)('%s', (file) => {
  it('names no role in words of its own', () => {
    const own = textsOf(file).filter(
      ([key, text]) => /handledar|kontrollant|samordnar|administratör/i.test(text) && !allowed.has(key),
    );
    expect(own).toEqual([]);
  });

  it('bends no name of a role, and puts no en or ett before it', () => {
    const bent = new RegExp(`${anyRole}\\p{L}|\\b(?:en|ett|ingen|inget|annan|annat)\\s+${anyRole}`, 'iu');
    expect(textsOf(file).filter(([, text]) => bent.test(text))).toEqual([]);
  });
});

it('finds the texts that say a role', () => {
  const said = files.flatMap(textsOf).filter(([, text]) => new RegExp(anyRole).test(text));
  expect(said.length).toBeGreaterThan(15);
});

// The menu's own i18next knows no organisation, and papers read common.json as it stands (sv-words.ts).
it.each(['shell', 'common'])('%s waits for no name of a role', (file) => {
  expect(textsOf(file).filter(([, text]) => new RegExp(anyRole).test(text))).toEqual([]);
});
