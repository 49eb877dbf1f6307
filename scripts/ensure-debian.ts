// What a Linux machine must have besides npm packages: the libraries Electron is linked to and, for the
// tests, a virtual display, its keyboard and a PDF reader. Installs them as root on Debian and Ubuntu, names them
// otherwise. Does nothing on Windows and macOS, where none of it is missing.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { isOnPath, run } from './run.ts';

export type Purpose = 'window' | 'tests';

const libraryPackages = ['libnss3', 'libatk-bridge2.0-0', 'libgtk-3-0', 'libgbm1', 'libasound2'];

/** Commands of the tests, and the package that brings each. */
const testCommands: Readonly<Record<string, string>> = {
  Xvfb: 'xvfb',
  pdftotext: 'poppler-utils',
  // Real keys, on a Swedish keyboard.
  xdotool: 'xdotool',
  setxkbmap: 'x11-xkb-utils',
};

export interface Missing {
  /** Shared libraries that Electron's executable asks for in vain. */
  readonly libraries: readonly string[];
  readonly commands: readonly string[];
}

/** The libraries that `ldd` did not find. */
export function missingLibraries(ldd: string): readonly string[] {
  return ldd.split('\n').flatMap((line) => /^\s*(\S+) => not found/.exec(line)?.[1] ?? []);
}

/** The packages that bring what is missing, named as Debian 12 names them. */
export function packagesFor(missing: Missing): readonly string[] {
  return [
    ...(missing.libraries.length > 0 ? libraryPackages : []),
    ...missing.commands.flatMap((command) => testCommands[command] ?? []),
  ];
}

/** Debian, Ubuntu or something built on them, by the text of /etc/os-release. */
export function isDebianLike(osRelease: string): boolean {
  return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(osRelease);
}

/** Makes sure of it all, or throws an Error that names what is missing and the command that brings it. */
export async function ensureDebian(executable: string, purpose: Purpose): Promise<void> {
  if (process.platform !== 'linux') return;
  const before = await findMissing(executable, purpose);
  const packages = packagesFor(before);
  if (packages.length === 0) return;
  if (process.getuid?.() === 0 && isDebianLike(osRelease())) {
    await install(packages);
    const after = await findMissing(executable, purpose);
    if (packagesFor(after).length === 0) return;
    throw new Error(
      `Still missing after the installation: ${[...after.libraries, ...after.commands].join(', ')}.`,
    );
  }
  throw new Error(whatToDo(before, packages));
}

async function findMissing(executable: string, purpose: Purpose): Promise<Missing> {
  // Electron brings some libraries of its own, which it finds beside itself.
  const ldd = await run('ldd', [executable], { env: { LD_LIBRARY_PATH: path.dirname(executable) } });
  const commands = purpose === 'tests' ? Object.keys(testCommands) : [];
  return {
    libraries: missingLibraries(ldd.output),
    commands: commands.filter((command) => !isOnPath(command)),
  };
}

async function install(packages: readonly string[]): Promise<void> {
  console.error(`Installing with apt-get: ${packages.join(' ')}`);
  await apt(['update', '-q']);
  const names = await Promise.all(packages.map(nameHere));
  await apt(['install', '-y', '-q', '--no-install-recommends', ...names]);
}

async function apt(args: readonly string[]): Promise<void> {
  const ended = await run('apt-get', ['-o', 'DPkg::Lock::Timeout=300', ...args], {
    env: { DEBIAN_FRONTEND: 'noninteractive' },
    timeLimit: 15 * 60_000,
  });
  if (ended.code !== 0) throw new Error(`apt-get ${args.join(' ')} failed:\n${ended.output.trim()}`);
}

/** Debian 13 and Ubuntu 24.04 renamed some libraries with `t64` at the end; the old name then has no candidate. */
async function nameHere(name: string): Promise<string> {
  const policy = await run('apt-cache', ['policy', name], { env: { LC_ALL: 'C' } });
  return hasCandidate(policy.output) ? name : `${name}t64`;
}

/** Whether `apt-cache policy` knows a version that could be installed. */
export function hasCandidate(policy: string): boolean {
  const candidate = /^\s*Candidate:\s*(\S+)/m.exec(policy)?.[1];
  return candidate !== undefined && candidate !== '(none)';
}

function osRelease(): string {
  try {
    return readFileSync('/etc/os-release', 'utf8');
  } catch {
    // Not there on some small systems: then it is no Debian.
    return '';
  }
}

function whatToDo(missing: Missing, packages: readonly string[]): string {
  const names = [...missing.libraries, ...missing.commands].join(', ');
  return [
    `Det här saknas på datorn / missing on this machine: ${names}.`,
    `Debian, Ubuntu: sudo apt-get install ${packages.join(' ')}`,
  ].join('\n');
}
