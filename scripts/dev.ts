/**
 * npm run dev: the program in its window, with the page reloading as its files change. Arguments after
 * `--` go to the program.
 */
import { hasDisplay } from './display.ts';
import { ensureDebian } from './ensure-debian.ts';
import { ensureElectron } from './ensure-electron.ts';
import { show, tool } from './run.ts';

if (!hasDisplay()) {
  console.error('npm run dev needs a display. Try `npm run demo`, or `xvfb-run -a npm run dev`.');
  process.exit(1);
}
const electron = await ensureElectron();
await ensureDebian('npm run dev', ['window']);
if (electron.notice !== undefined) console.error(electron.notice);
const sandbox = electron.args.includes('--no-sandbox') ? ['--noSandbox'] : [];
process.exitCode = await show(
  process.execPath,
  [tool('electron-vite'), 'dev', '--watch', ...sandbox, '--', ...process.argv.slice(2)],
  { env: { ELECTRON_EXEC_PATH: electron.executable, ELECTRON_RUN_AS_NODE: undefined } },
);
