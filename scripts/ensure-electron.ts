/**
 * Makes sure that there is an Electron to run, and says how to start an app with it. Order: the one that
 * INTYGA_ELECTRON names, the official one, the official download, the test runtime. Not here: the
 * system's libraries (ensure-debian.ts) and how the test runtime is made (electron-test-runtime.ts).
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isTestRuntimePossible, testRuntime, testRuntimeVersion } from './electron-test-runtime.ts';
import { root, run } from './run.ts';

export type Electron = {
  readonly executable: string;
  /** Come first on the command line, before the app's own arguments. */
  readonly args: readonly string[];
  /** To be shown to whoever started it. */
  readonly notice?: string;
};

const electronFolder = path.join(root, 'node_modules', 'electron');
const marker = path.join(root, '.cache', 'electron-download-failed.json');

/**
 * To stand before an Electron's `args` when Playwright launches it with `executablePath`: the program then
 * waits with its first window until Playwright listens. Without, a window that loads while Playwright
 * attaches to it hangs now and then, one launch in six on a busy machine.
 */
export const heldForPlaywright: readonly string[] = [
  '-r',
  path.join(root, 'node_modules', 'playwright-core', 'lib', 'server', 'electron', 'loader.js'),
];

const minute = 60_000;
/** A download that failed is tried again after a day, or at once for another version. */
const retryAfter = 24 * 60 * minute;

/**
 * An Electron that starts the app in `appFolder` (the project itself unless told otherwise).
 * Throws an Error that says what to do when there is none to be had.
 */
export async function ensureElectron(appFolder: string = root): Promise<Electron> {
  const args = [...sandbox(), appFolder];
  const override = process.env['INTYGA_ELECTRON'];
  if (override !== undefined && override !== '') {
    if (!existsSync(override))
      throw new Error(`INTYGA_ELECTRON names ${override}, and there is no such file.`);
    return { executable: override, args };
  }
  const official = findOfficial() ?? (await download());
  if (official !== undefined) return { executable: official, args };
  if (!isTestRuntimePossible()) throw new Error(whatToDo());
  return {
    executable: await testRuntime(),
    args: [...withoutGraphicsCard, ...args],
    notice: testRuntimeNotice(),
  };
}

/**
 * Where there is no graphics card Electron 33 looks for one, gives up, and in one start of five never shows a page again.
 * An empty app is done before that; ours is not.
 */
const withoutGraphicsCard: readonly string[] = ['--disable-gpu'];

/** Chromium's sandbox refuses to run as root, which is what containers and build machines usually are. */
function sandbox(): readonly string[] {
  return process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}

/** Set by electron's own installer once its binary is complete. */
function findOfficial(): string | undefined {
  const note = path.join(electronFolder, 'path.txt');
  if (!existsSync(note)) return undefined;
  const executable = path.join(electronFolder, 'dist', readFileSync(note, 'utf8').trim());
  return existsSync(executable) ? executable : undefined;
}

async function download(): Promise<string | undefined> {
  if (failedLately(readMarker(), electronVersion(), new Date())) return undefined;
  console.error(`Electron ${electronVersion()} hämtas. / Downloading Electron ${electronVersion()}.`);
  const ended = await run(process.execPath, [path.join(electronFolder, 'install.js')], {
    timeLimit: (isTestRuntimePossible() ? 5 : 15) * minute,
  });
  const executable = findOfficial();
  if (executable !== undefined) {
    rmSync(marker, { force: true });
    return executable;
  }
  const reason = ended.timedOut ? 'it took too long' : (ended.output.trim().split('\n')[0] ?? '');
  const failed: FailedDownload = { at: new Date().toISOString(), version: electronVersion(), reason };
  mkdirSync(path.dirname(marker), { recursive: true });
  writeFileSync(marker, `${JSON.stringify(failed, null, 2)}\n`);
  return undefined;
}

export type FailedDownload = {
  readonly at: string;
  readonly version: string;
  readonly reason: string;
};

/** Whether a try is pointless for now: the same version failed within the last day. */
export function failedLately(failed: FailedDownload | undefined, version: string, now: Date): boolean {
  if (failed?.version !== version) return false;
  const age = now.getTime() - Date.parse(failed.at);
  return age >= 0 && age < retryAfter;
}

function readMarker(): FailedDownload | undefined {
  try {
    return JSON.parse(readFileSync(marker, 'utf8')) as FailedDownload;
  } catch {
    // None there, or not readable: then it is as if nothing had failed.
    return undefined;
  }
}

function electronVersion(): string {
  const { version } = JSON.parse(readFileSync(path.join(electronFolder, 'package.json'), 'utf8')) as {
    version: string;
  };
  return version;
}

function testRuntimeNotice(): string {
  const version = electronVersion();
  return [
    `OBS: Electron ${version} gick inte att hämta. Intyga körs på en äldre testmiljö, Electron ${testRuntimeVersion},`,
    `     som bara är till för att prova och testa. Färdiga installationer har Electron ${version}.`,
    `NOTE: Electron ${version} could not be downloaded. Intyga runs on an older test runtime, Electron ${testRuntimeVersion},`,
    `      meant for trying out and testing only. Packaged builds carry Electron ${version}.`,
  ].join('\n');
}

function whatToDo(): string {
  const version = electronVersion();
  return [
    `Electron ${version} gick inte att hämta (${readMarker()?.reason ?? 'okänt fel'}).`,
    `Kontrollera nätet och försök igen, eller hämta Electron ${version} på annat sätt och ange sökvägen i INTYGA_ELECTRON.`,
    `Electron ${version} could not be downloaded. Check the network, delete ${path.relative(root, marker)} and try again,`,
    `or get Electron ${version} some other way and name its executable in INTYGA_ELECTRON.`,
  ].join('\n');
}
