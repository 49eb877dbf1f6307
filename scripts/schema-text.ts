/**
 * What the register's tables, indexes and triggers look like after all migrations, as one SQL text, and the hashes
 * that freeze released migrations. Not here: writing the files (schema.ts).
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'kysely';
import { openStore } from '../src/engine/store/base/open.ts';
import { root } from './run.ts';

const migrationsFolder = path.join(root, 'src', 'engine', 'store', 'migrations');

/** Where the schema lies for people to read. */
export const schemaFile = path.join(root, 'docs', 'schema.sql');
/** Of each released version, the file names of the migrations it brought, with the SHA-256 of their text. */
export const releasedFile = path.join(migrationsFolder, 'released.json');

type SchemaRow = {
  readonly sql: string;
};

/** All that the migrations make, in the order they make it, without SQLite's own and the search index's own tables. */
export async function schemaText(): Promise<string> {
  const opened = await openStore(':memory:', new Uint8Array(32));
  if (!opened.ok) throw new Error(opened.refusal.kind);
  const { rows } = await sql<SchemaRow>`
    SELECT sql FROM sqlite_schema
    WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite!_%' ESCAPE '!' AND name NOT LIKE 'participant!_search!_%' ESCAPE '!'
    ORDER BY rowid`.execute(opened.value.store);
  await opened.value.close();
  const head = '-- The register after all migrations. Made by scripts/schema.ts; do not change by hand.';
  return `${[head, ...rows.map((row) => `${row.sql};`)].join('\n\n')}\n`;
}

export type Released = Readonly<Record<string, Readonly<Record<string, string>>>>;

export const readReleased = (): Released => JSON.parse(readFileSync(releasedFile, 'utf8')) as Released; // our own file

/** The released versions that CHANGELOG.md tells of, oldest first. */
export const versionsTold = (): readonly string[] =>
  Array.from(
    readFileSync(path.join(root, 'CHANGELOG.md'), 'utf8').matchAll(/^## (\d+\.\d+\.\d+)$/gm),
    ([, version = '']) => version,
  ).toReversed();

/** What is released when `version` is: all that no version before it brought. */
export const withRelease = (released: Released, version: string, present = migrationHashes()): Released => {
  const known = new Set(Object.values(released).flatMap((files) => Object.keys(files)));
  const brought = Object.entries(present).filter(([name]) => !known.has(name));
  return { ...released, [version]: Object.fromEntries(brought) };
};

/** Every migration file with the hash of its text; line ends do not count, because Git may change them. */
export function migrationHashes(): Readonly<Record<string, string>> {
  const files = readdirSync(migrationsFolder)
    .filter((name) => name.endsWith('.ts'))
    .sort();
  return Object.fromEntries(
    files.map((name) => {
      const text = readFileSync(path.join(migrationsFolder, name), 'utf8').replaceAll('\r\n', '\n');
      return [name, createHash('sha256').update(text).digest('hex')];
    }),
  );
}
