/** May a register lie in a folder? Asks the system what the folder really is; the rules are the domain's. */
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { dirname } from 'node:path';
import { networkMount, unsafePlace } from '#domain/place.ts';
import { accept, refuse, type Decision } from '#domain/refusal.ts';

/** Links and, on Windows, drive letters of network drives followed to what they stand for. */
const real = (folder: string): string => {
  let there = folder;
  while (!existsSync(there) && dirname(there) !== there) there = dirname(there);
  return realpathSync.native(there) + folder.slice(there.length);
};

const mountsFile = '/proc/self/mounts';

/** Refuses: `placeNotAllowed`. */
export const mayLieIn = (folder: string): Decision<void> => {
  const place = real(folder);
  const mounts = existsSync(mountsFile) ? readFileSync(mountsFile, 'utf8') : '';
  const trouble = unsafePlace(folder) ?? unsafePlace(place) ?? networkMount(mounts, place);
  return trouble ? refuse({ kind: 'placeNotAllowed', folder, ...trouble }) : accept(undefined);
};
