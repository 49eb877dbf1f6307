/**
 * What a folder really is, asked of the system: may a register lie in it, and does it lie on another disk. The rules are
 * the domain's (domain/place.ts).
 */
import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import {
  networkMount,
  syncedPlace,
  unsafePlace,
  type SeenFolder,
  type SyncRoot,
  type UnsafePlace,
} from '#domain/place.ts';
import { accept, refuse, type Decision } from '#domain/refusal.ts';
import { codeOf } from './disk-errors.ts';

/** The deepest folder on the way that is there: a register's is made when it is needed. */
const nearest = (folder: string): string => {
  let there = folder;
  while (!existsSync(there) && dirname(there) !== there) there = dirname(there);
  return there;
};

/** Links and, on Windows, drive letters of network drives followed to what they stand for. */
const real = (folder: string): string => {
  const there = nearest(folder);
  return realpathSync.native(there) + folder.slice(there.length);
};

/** What cannot be read shows nothing. */
const read = <T>(work: () => T, otherwise: T): T => {
  try {
    return work();
  } catch (error) {
    if (codeOf(error) === undefined && !(error instanceof SyntaxError)) throw error;
    return otherwise;
  }
};

const textOf = (path: string): string =>
  read(() => {
    const bytes = readFileSync(path);
    // Windows writes such files in either.
    return bytes[0] === 0xff && bytes[1] === 0xfe ? bytes.toString('utf16le') : bytes.toString('latin1');
  }, '');

const seen = (path: string): SeenFolder => {
  const entries = read(
    () =>
      readdirSync(path, { withFileTypes: true }).map((one) =>
        one.isDirectory() ? `${one.name}/` : one.name,
      ),
    [],
  );
  const ini = entries.find((name) => name.toLowerCase() === 'desktop.ini');
  return { path, entries, desktopIni: ini === undefined ? '' : textOf(join(path, ini)) };
};

const withAllAbove = (path: string): readonly string[] => {
  const above = dirname(path);
  return above === path ? [path] : [path, ...withAllAbove(above)];
};

/** `localPath=/home/maria/Moln` in the settings of Nextcloud and ownCloud. */
const localPaths = (text: string): readonly string[] =>
  [...text.matchAll(/localPath=(.+)/g)].map(([, path = '']) => path.trim());

const dropboxPaths = (text: string): readonly string[] =>
  read(
    () =>
      Object.values((JSON.parse(text) ?? {}) as Readonly<Record<string, { readonly path?: unknown } | null>>),
    [],
  ).flatMap((account) => (typeof account?.path === 'string' ? [account.path] : []));

/** Folders that sync programs say that they sync, in the environment and in their own settings. */
const syncRoots = (): readonly SyncRoot[] => {
  const { env } = process;
  const settings = [env.APPDATA, env.LOCALAPPDATA, env.XDG_CONFIG_HOME, join(homedir(), '.config')].filter(
    (folder): folder is string => folder !== undefined && folder !== '',
  );
  const preferences = join(homedir(), 'Library', 'Preferences');
  const of = (name: string, paths: readonly string[]): readonly SyncRoot[] =>
    paths.map((path) => ({ path, name }));
  const inSettings = (...parts: readonly string[]): string =>
    settings.map((folder) => textOf(join(folder, ...parts))).join('\n');
  return [
    ...of(
      'OneDrive',
      [env.OneDrive, env.OneDriveCommercial, env.OneDriveConsumer].filter((one) => one !== undefined),
    ),
    ...[...settings.map((folder) => join(folder, 'Dropbox')), join(homedir(), '.dropbox')].flatMap((folder) =>
      of('Dropbox', dropboxPaths(textOf(join(folder, 'info.json')))),
    ),
    ...of('Nextcloud', [
      ...localPaths(inSettings('Nextcloud', 'nextcloud.cfg')),
      ...localPaths(textOf(join(preferences, 'Nextcloud', 'nextcloud.cfg'))),
    ]),
    ...of('ownCloud', [
      ...localPaths(inSettings('ownCloud', 'owncloud.cfg')),
      ...localPaths(textOf(join(preferences, 'ownCloud', 'owncloud.cfg'))),
    ]),
  ];
};

const mountsFile = '/proc/self/mounts';

/** What is wrong with a place for a live register; null when nothing is. */
const troubleOf = (folder: string): UnsafePlace | null => {
  const place = real(folder);
  const mounts = read(() => (existsSync(mountsFile) ? readFileSync(mountsFile, 'utf8') : ''), '');
  const named = unsafePlace(folder) ?? unsafePlace(place) ?? networkMount(mounts, place);
  if (named) return named;
  const roots = syncRoots();
  const folders = [...new Set([...withAllAbove(folder), ...withAllAbove(place)])].map(seen);
  return syncedPlace(folder, folders, roots) ?? syncedPlace(place, [], roots);
};

/** Refuses: `placeNotAllowed`. */
export const mayLieIn = (folder: string): Decision<void> => {
  const trouble = troubleOf(folder);
  return trouble ? refuse({ kind: 'placeNotAllowed', folder, ...trouble }) : accept(undefined);
};

/** Whether a folder is the register's own or lies in it, whatever way leads there. */
export const liesIn = (folder: string, register: string): boolean => {
  const way = relative(real(register), real(folder));
  return way === '' || !(way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way));
};

/**
 * Whether a folder is lost together with the register's: in its folder, or on the same disk, as far as the system tells them apart, and not
 * copied to another place by being synced. A folder that is not there is on the disk of the one above it.
 */
export const sharesFate = (folder: string, register: string): boolean =>
  liesIn(folder, register) ||
  (statSync(nearest(folder), { bigint: true }).dev === statSync(nearest(register), { bigint: true }).dev &&
    troubleOf(folder) === null);
