/**
 * What a Linux machine must have besides npm packages, by what is about to run: the libraries Electron is linked to, a
 * virtual display, its keyboard, a PDF reader. Installs it as root on Debian and Ubuntu, names it otherwise. Does
 * nothing on Windows and macOS, where none of it is missing. Not here: who needs what (test-steps.ts, each command).
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ensureElectron } from './ensure-electron.ts';
import { isOnPath, run } from './run.ts';

/** `window`: Electron and its libraries. */
export type Need = 'window' | 'display' | 'keys' | 'pdf' | 'processes';

/** To look at the program, or drive it, without a display of the machine's own. */
export const unseenWindow: readonly Need[] = ['window', 'display', 'processes'];

const libraryPackages = ['libnss3', 'libatk-bridge2.0-0', 'libgtk-3-0', 'libgbm1', 'libasound2'];

/** Commands, and the package that brings each. Not here: what every Debian has, the smallest too. */
const commandsOf: Readonly<Record<Exclude<Need, 'window'>, Readonly<Record<string, string>>>> = {
  display: { Xvfb: 'xvfb' },
  // Real keys, on a Swedish keyboard.
  keys: { xdotool: 'xdotool', setxkbmap: 'x11-xkb-utils' },
  pdf: Object.fromEntries(
    ['pdfinfo', 'pdfsig', 'pdftoppm', 'pdftotext'].map((command) => [command, 'poppler-utils']),
  ),
  processes: { ps: 'procps' },
};

/** The commands that come with `needs`, each with its package. */
export function commandsFor(needs: readonly Need[]): Readonly<Record<string, string>> {
  const found = needs.flatMap((need) => (need === 'window' ? [] : Object.entries(commandsOf[need])));
  return Object.fromEntries(found);
}

export type Missing = {
  /** Shared libraries that Electron's executable asks for in vain. */
  readonly libraries: readonly string[];
  readonly commands: readonly string[];
};

/** The libraries that `ldd` did not find. */
export function missingLibraries(ldd: string): readonly string[] {
  return ldd.split('\n').flatMap((line) => /^\s*(\S+) => not found/.exec(line)?.[1] ?? []);
}

/** The packages that bring what is missing, named as Debian 12 names them. */
export function packagesFor(missing: Missing): readonly string[] {
  const packages = commandsFor(['display', 'keys', 'pdf', 'processes']);
  return [
    ...new Set([
      ...(missing.libraries.length > 0 ? libraryPackages : []),
      ...missing.commands.flatMap((command) => packages[command] ?? []),
    ]),
  ];
}

/** Debian, Ubuntu or something built on them, by the text of /etc/os-release. */
export function isDebianLike(osRelease: string): boolean {
  return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(osRelease);
}

/**
 * Makes sure of all that `who` (a step's or a command's name) needs, or throws an Error that names what is missing and
 * the command that brings it.
 */
export async function ensureDebian(who: string, needs: readonly Need[]): Promise<void> {
  const executable = needs.includes('window') ? (await ensureElectron()).executable : undefined;
  if (process.platform !== 'linux') return;
  const before = await findMissing(needs, executable);
  const packages = packagesFor(before);
  if (packages.length === 0) return;
  if (process.getuid?.() === 0 && isDebianLike(osRelease())) {
    console.error(`Installing with apt-get, for ${who}: ${packages.join(' ')}`);
    await install(packages);
    const after = await findMissing(needs, executable);
    if (packagesFor(after).length === 0) return;
    throw new Error(`Still missing after the installation, for ${who}: ${namesOf(after)}.`);
  }
  throw new Error(whatToDo(who, before, packages));
}

async function findMissing(needs: readonly Need[], executable: string | undefined): Promise<Missing> {
  return {
    libraries: executable === undefined ? [] : await librariesMissing(executable),
    commands: Object.keys(commandsFor(needs)).filter((command) => !isOnPath(command)),
  };
}

async function librariesMissing(executable: string): Promise<readonly string[]> {
  // Electron brings some libraries of its own, which it finds beside itself.
  const ldd = await run('ldd', [executable], { env: { LD_LIBRARY_PATH: path.dirname(executable) } });
  return missingLibraries(ldd.output);
}

async function install(packages: readonly string[]): Promise<void> {
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

function namesOf(missing: Missing): string {
  return [...missing.libraries, ...missing.commands].join(', ');
}

function whatToDo(who: string, missing: Missing, packages: readonly string[]): string {
  return [
    `Det här saknas på datorn / missing on this machine, for ${who}: ${namesOf(missing)}.`,
    `Debian, Ubuntu: sudo apt-get install ${packages.join(' ')}`,
  ].join('\n');
}
