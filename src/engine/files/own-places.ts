/**
 * Is a place one of the register's own? By what the system says that it is, not by how its path is written: links, other
 * mounts, capitals and hard links lead to the same file. Not here: what a person may choose (application/frame/chosen-path.ts).
 */
import { readdirSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { codeOf } from './disk-errors.ts';
import { windowFiles } from './places.ts';

/** What a file or folder is on its disk; undefined where there is none, or where nobody can say. */
export const identityOf = (path: string): string | undefined => {
  try {
    const { dev, ino } = statSync(path, { bigint: true });
    return ino === 0n ? undefined : `${String(dev)}:${String(ino)}`;
  } catch (error) {
    if (codeOf(error) === undefined) throw error;
    return undefined;
  }
};

/** The path with what there is of it followed to what it stands for. */
const realOf = (path: string): string => {
  try {
    return realpathSync.native(path);
  } catch (error) {
    if (codeOf(error) === undefined) throw error;
    const above = dirname(path);
    return above === path ? path : join(realOf(above), path.slice(above.length));
  }
};

const withAllAbove = (path: string): readonly string[] => {
  const above = dirname(path);
  return above === path ? [path] : [path, ...withAllAbove(above)];
};

/** `kopior`, a copy in it, its files. */
const deepest = 3;

const holdsAny = (folder: string, identities: ReadonlySet<string>, depth = 1): boolean => {
  try {
    return readdirSync(folder, { withFileTypes: true }).some((entry) => {
      const path = join(folder, entry.name);
      if (identities.has(identityOf(path) ?? '')) return true;
      const isLookedInto = entry.isDirectory() && entry.name !== windowFiles && depth < deepest;
      return isLookedInto && holdsAny(path, identities, depth + 1);
    });
  } catch (error) {
    if (codeOf(error) === undefined) throw error;
    return false;
  }
};

/** Whether a path is one of the folders, lies in one, or is a file in one by another name. */
export const isIn = (folders: readonly string[], path: string): boolean => {
  const real = realOf(path);
  const identities = new Set(withAllAbove(real).flatMap((one) => identityOf(one) ?? []));
  return folders.some((folder) => {
    const root = realOf(folder);
    if (real === root || real.startsWith(`${root}${sep}`)) return true;
    return identities.has(identityOf(root) ?? '') || holdsAny(root, identities);
  });
};
