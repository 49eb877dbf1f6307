/**
 * The build and its stamp: a fingerprint of everything the build was made from, so that a start without
 * changes need not build again. Not here: the commands (build.ts, start.ts, test.ts).
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildControlPage } from './control-page.ts';
import { fingerprint } from './fingerprint.ts';
import { root, run, tool, type Ended } from './run.ts';

const stamp = path.join(root, 'out', 'build-stamp.txt');

/** All that the bundles come from; the last one changes with every installed package. */
const sources = [
  'src',
  'resources',
  'electron.vite.config.ts',
  'tsconfig.base.json',
  'package.json',
  'node_modules/.package-lock.json',
];

/** What must be there for a build to count as one. */
const results = [
  'out/main/index.cjs',
  'out/main/engine.cjs',
  'out/preload/index.cjs',
  'out/renderer/index.html',
];

/** Builds, and stamps the result with what it was made from. */
export async function buildAlways(): Promise<Ended> {
  rmSync(stamp, { force: true });
  await buildControlPage();
  // Taken before the build: a file that changes meanwhile makes the next start build again.
  const before = await fingerprint(root, sources);
  const ended = await run(process.execPath, [tool('electron-vite'), 'build'], {
    env: { NODE_ENV: 'production' },
    timeLimit: 10 * 60_000,
  });
  const absent = results.filter((file) => !existsSync(path.join(root, file)));
  if (ended.code === 0 && absent.length === 0) {
    mkdirSync(path.dirname(stamp), { recursive: true });
    writeFileSync(stamp, before);
    return ended;
  }
  if (ended.code !== 0) return ended;
  return {
    ...ended,
    code: 1,
    output: `${ended.output}\nThe build ended well but made no ${absent.join(', ')}.`,
  };
}

/** Builds unless the last build was made from exactly the same files. */
export async function buildIfChanged(): Promise<Ended> {
  await buildControlPage();
  const isComplete = [stamp, ...results.map((file) => path.join(root, file))].every((file) =>
    existsSync(file),
  );
  if (isComplete && readFileSync(stamp, 'utf8') === (await fingerprint(root, sources))) {
    return { code: 0, output: '', timedOut: false };
  }
  return await buildAlways();
}
