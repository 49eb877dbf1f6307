/**
 * Where the files that ship beside the code are, both when the sources run as they are and when they are bundled.
 * Not here: what is read from there.
 */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

const findUpwards = (from: string): string | undefined => {
  const candidate = join(from, 'resources');
  if (existsSync(join(candidate, 'fonts'))) return candidate;
  const parent = dirname(from);
  return parent === from ? undefined : findUpwards(parent);
};

const packagedFolder = (): string | undefined =>
  // Electron adds resourcesPath to process; Node's own types do not know it.
  (process as { resourcesPath?: string }).resourcesPath;

let found: string | undefined;

/** A path under `resources/`: beside the sources, or inside the packaged program. */
export const resourcePath = (...parts: readonly string[]): string => {
  found ??= findUpwards(import.meta.dirname) ?? findUpwards(packagedFolder() ?? process.cwd());
  if (found === undefined) throw new Error('The resources folder is missing beside the program');
  return join(found, ...parts);
};
