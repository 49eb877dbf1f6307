// npm run licences: writes resources/licences.json, the packages that ship with their licences, from the
// lock file and what is installed. Not here: showing them ("Om Intyga").
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './run.ts';

export interface Licence {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
}

interface LockedPackage {
  readonly version?: string;
  readonly license?: string;
  readonly name?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly devOptional?: boolean;
}

/** Fonts lie in resources/fonts with their licence texts beside them. */
const fonts: readonly Licence[] = [
  { name: 'Source Sans 3', version: '', licence: 'OFL-1.1' },
  { name: 'Source Serif 4', version: '', licence: 'OFL-1.1' },
  { name: 'Noto Sans', version: '', licence: 'OFL-1.1' },
];

/** Licences that must not be in what ships. LGPL, as of the image library, may. */
export const isForbidden = (licence: string): boolean => /(^|[^L])GPL/.test(licence);

const licenceOf = (folder: string, locked: LockedPackage): string => {
  if (locked.license !== undefined) return locked.license;
  try {
    const manifest = JSON.parse(readFileSync(path.join(root, folder, 'package.json'), 'utf8')) as {
      license?: string;
    };
    return manifest.license ?? '';
  } catch {
    return '';
  }
};

/** Packages that ship on every platform, in order of name. */
export function listLicences(): readonly Licence[] {
  const lock = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, LockedPackage>;
  };
  const packages = Object.entries(lock.packages)
    .filter(([folder, locked]) => folder !== '' && locked.dev !== true && locked.devOptional !== true)
    // Which of the optional ones are there depends on the platform; one stands for all.
    .filter(([folder, locked]) => locked.optional !== true || /sharp-(libvips-)?linux-x64$/.test(folder))
    .map(([folder, locked]) => ({
      name: locked.name ?? folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version: locked.version ?? '',
      licence: licenceOf(folder, locked),
    }));
  const unique = new Map([...packages, ...fonts].map((one) => [`${one.name} ${one.version}`, one]));
  return [...unique.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

if (process.argv[1] === import.meta.filename)
  writeFileSync(
    path.join(root, 'resources', 'licences.json'),
    `${JSON.stringify(listLicences(), null, 2)}\n`,
  );
