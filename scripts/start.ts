/**
 * npm start: everything from a fresh installation to the open window. Arguments after `--` go to the
 * program, e.g. `npm start -- --data <folder>`. On a machine without a display it plays the demo instead.
 */
import path from 'node:path';
import { buildIfChanged } from './build-stamp.ts';
import { hasDisplay } from './display.ts';
import { ensureDebian } from './ensure-debian.ts';
import { ensureElectron } from './ensure-electron.ts';
import { root, show } from './run.ts';

async function openWindow(args: readonly string[]): Promise<number> {
  const electron = await ensureElectron();
  await ensureDebian('npm start', ['window']);
  const built = await buildIfChanged();
  if (built.code !== 0) {
    console.error(built.output);
    return built.code;
  }
  if (electron.notice !== undefined) console.error(electron.notice);
  if (electron.args.includes('--no-sandbox')) {
    console.error(
      'OBS: körs som root, därför utan Chromiums sandlåda. / NOTE: runs as root, hence unsandboxed.',
    );
  }
  return await show(electron.executable, [...electron.args, ...args], {
    env: { ELECTRON_RUN_AS_NODE: undefined },
  });
}

async function playDemo(): Promise<number> {
  console.error(
    'Det finns ingen skärm här, så Intyga spelar upp exemplet i stället för att öppna ett fönster.\n' +
      'There is no display here, so Intyga plays the demo instead of opening a window.\n',
  );
  return await show(process.execPath, [path.join(root, 'scripts/intyga.ts'), 'demo']);
}

try {
  process.exitCode = hasDisplay() ? await openWindow(process.argv.slice(2)) : await playDemo();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
