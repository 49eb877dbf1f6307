// Telling what a Linux machine lacks from what its own tools say.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import {
  commandsFor,
  hasCandidate,
  isDebianLike,
  missingLibraries,
  packagesFor,
} from '../../scripts/ensure-debian.ts';
import { root } from '../../scripts/run.ts';
import { allSteps } from '../../scripts/test-steps.ts';

const ldd = `
	linux-vdso.so.1 (0x00007ffd4c5f2000)
	libffmpeg.so => /opt/electron/libffmpeg.so (0x00007f3c1a000000)
	libnss3.so => not found
	libasound.so.2 => not found
	libc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f3c19000000)
`;

test('libraries that were not found', () => {
  expect(missingLibraries(ldd)).toEqual(['libnss3.so', 'libasound.so.2']);
  expect(missingLibraries('\tlibc.so.6 => /lib/libc.so.6 (0x1)\n')).toEqual([]);
  expect(missingLibraries('')).toEqual([]);
});

test('packages for what is missing', () => {
  expect(packagesFor({ libraries: [], commands: [] })).toEqual([]);
  expect(packagesFor({ libraries: [], commands: ['pdftotext'] })).toEqual(['poppler-utils']);
  expect(packagesFor({ libraries: [], commands: ['xdotool', 'setxkbmap'] })).toEqual([
    'xdotool',
    'x11-xkb-utils',
  ]);
  expect(packagesFor({ libraries: ['libnss3.so'], commands: ['Xvfb'] })).toEqual([
    'libnss3',
    'libatk-bridge2.0-0',
    'libgtk-3-0',
    'libgbm1',
    'libasound2',
    'xvfb',
  ]);
});

test.each([
  ['Debian', 'PRETTY_NAME="Debian GNU/Linux 12"\nID=debian\n', true],
  ['Ubuntu', 'ID=ubuntu\nID_LIKE=debian\n', true],
  ['Linux Mint', 'ID=linuxmint\nID_LIKE="ubuntu debian"\n', true],
  ['Fedora', 'ID=fedora\nVERSION_ID=42\n', false],
  ['nothing said', '', false],
])('%s', (_name, text, expected) => {
  expect(isDebianLike(text)).toBe(expected);
});

test.each([
  ['a version to install', 'xvfb:\n  Installed: (none)\n  Candidate: 2:21.1.7-3\n', true],
  ['only provided by another', 'libasound2:\n  Installed: (none)\n  Candidate: (none)\n', false],
  ['unknown', '', false],
])('a package with %s', (_name, policy, expected) => {
  expect(hasCandidate(policy)).toBe(expected);
});

/** What stands in every Debian, also the smallest: `debootstrap --variant=minbase`. */
const everywhere = ['mkfifo', 'mount', 'sh', 'umount'];

/** Commands that files under `folder` start by name. */
const startedIn = (folder: string, skip = /^$/): readonly string[] => [
  ...new Set(
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file) && !skip.test(file))
      .flatMap((file) =>
        [
          ...readFileSync(path.join(root, folder, file), 'utf8').matchAll(
            /\b(?:execFile|spawn)(?:Sync)?\(\s*'([^']+)'/g,
          ),
        ].map(([, command]) => command!),
      ),
  ),
];

test.each([
  ['unit', () => startedIn('tests', /^e2e/)],
  ['e2e', () => startedIn('tests/e2e')],
])('the step %s asks for every command that its tests start', (name, started) => {
  const { needs = [] } = allSteps.find((step) => step.name === name)!;
  expect(started().length).toBeGreaterThan(1);
  const brought = [...everywhere, ...Object.keys(commandsFor(needs))];
  expect(started().filter((command) => !brought.includes(command))).toEqual([]);
});
