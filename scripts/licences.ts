/**
 * npm run licences: writes resources/licences.json, the packages and fonts that ship with their licences, from the
 * lock file and what is installed. Refuses what may not ship. Not here: showing them ("Om Intyga").
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './run.ts';

export type Licence = {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
};

type LockedPackage = {
  readonly version?: string;
  readonly license?: string;
  readonly name?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly devOptional?: boolean;
};

/** Where the list lies. */
export const licencesFile = path.join(root, 'resources', 'licences.json');

/** Fonts lie in resources/fonts with their licence texts beside them, each named after its family. */
export const fonts: readonly Licence[] = [
  'Noto Sans',
  'Noto Sans Arabic',
  'Noto Sans Armenian',
  'Noto Sans Ethiopic',
  'Noto Sans Georgian',
  'Noto Sans Hebrew',
  'Noto Sans Thai',
  'Source Sans 3',
  'Source Serif 4',
].map((name) => ({ name, version: '', licence: 'OFL-1.1' }));

/** Packages whose manifest names no licence: read in the licence text inside the package. */
const readInText: Readonly<Record<string, string>> = { 'png-js': 'MIT' };

/**
 * Licences that must not be in what ships: GPL, AGPL and none at all. LGPL, as of the image library, may. Where a
 * package lets one choose (OR), one choice that may ship is enough.
 */
export const isForbidden = (licence: string): boolean =>
  licence.split(/\s+OR\s+/).every((choice) => choice.trim() === '' || /(^|[^L])GPL/i.test(choice));

/** Packages of the lock file that ship, in order of name, then version. */
export function licencesOf(packages: Readonly<Record<string, LockedPackage>>): readonly Licence[] {
  const shipped = Object.entries(packages)
    .filter(([folder, { dev, devOptional }]) => folder !== '' && dev !== true && devOptional !== true)
    .map(([folder, { name, version = '', license }]) => {
      const known = name ?? folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length);
      return { name: known, version, licence: license ?? readInText[known] ?? '' };
    });
  const unique = new Map(shipped.map((one) => [`${one.name} ${one.version}`, one]));
  return [...unique.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

/** All that ships, whatever the platform. */
export function listLicences(): readonly Licence[] {
  const lock = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, LockedPackage>;
  };
  return [...licencesOf(lock.packages), ...fonts];
}

if (process.argv[1] === import.meta.filename) {
  const all = listLicences();
  const forbidden = all.filter(({ licence }) => isForbidden(licence));
  for (const { name, version, licence } of forbidden)
    console.error(`${name} ${version} may not ship: ${licence === '' ? 'it names no licence' : licence}.`);
  if (forbidden.length > 0) process.exit(1);
  writeFileSync(licencesFile, `${JSON.stringify(all, null, 2)}\n`);
  console.log(`${String(all.length)} packages and fonts, none of them under GPL or AGPL.`);
}
