/**
 * From starting the process to the first painted button, by marks inside the processes (marks.cjs), so that the program
 * is measured and no driver; beside an empty Electron app in the same runtime. Not here: what is timed in a running window.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { ensureElectron, type Electron } from '../ensure-electron.ts';
import { root } from '../run.ts';
import { figure, type Figure } from './figures.ts';

const starts = 12;
/** Milliseconds after which a start has come to a stop. */
const longest = 20_000;
const marks = path.join(root, 'scripts', 'bench', 'marks.cjs');

/** The least an Electron app can be. */
export function emptyApp(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'intyga-empty-'));
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ name: 'empty', main: 'main.cjs' }));
  writeFileSync(path.join(folder, 'index.html'), '<!doctype html><title>Empty</title><button>Go</button>');
  writeFileSync(
    path.join(folder, 'main.cjs'),
    `const { app, BrowserWindow } = require('electron');
     app.whenReady().then(() => new BrowserWindow().loadFile('index.html'));
     app.on('window-all-closed', () => app.quit());`,
  );
  return folder;
}

/** Milliseconds since 1970, as the window's own clock counts them. */
const now = (): number => performance.timeOrigin + performance.now();

/** Starts an app and lets it end by itself; undefined where it came to a stop. */
function tryStart(
  { executable, args }: Electron,
  given: readonly string[],
  display: string | undefined,
): Promise<number | undefined> {
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  return new Promise((resolve, reject) => {
    let painted: number | undefined;
    const begun = now();
    const started = spawn(executable, ['-r', marks, ...args, ...given], {
      env: { ...env, LANGUAGE: 'sv', ...(display === undefined ? {} : { DISPLAY: display }) },
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      timeout: longest,
    });
    started.on('message', (at) => {
      painted = Number(at) - begun;
    });
    started.once('error', reject);
    started.once('close', () => {
      resolve(painted);
    });
  });
}

/** Milliseconds until the app in `folder` has painted its first button. */
async function timeStart(
  folder: string,
  given: readonly string[],
  display: string | undefined,
): Promise<number> {
  const time = await tryStart(await ensureElectron(folder), given, display);
  if (time === undefined) throw new Error(`${folder} showed no button within ${String(longest)} ms`);
  return time;
}

/** The program starts on the register in `data`. */
export async function benchStart(data: string, display: string | undefined): Promise<Figure> {
  const empty = emptyApp();
  const [times, bare]: [number[], number[]] = [[], []];
  try {
    // Alternating, so that both see the same machine; the first round of each is not counted.
    for (let round = -1; round < starts; round += 1) {
      const bareTime = await timeStart(empty, [], display);
      const time = await timeStart(root, ['--data', data], display);
      if (round < 0) continue;
      bare.push(bareTime);
      times.push(time);
    }
  } finally {
    rmSync(empty, { recursive: true, force: true });
  }
  return figure('start to the first painted button, against an empty app', {
    times,
    bare,
    target: { words: 'at most 1.5×', holds: ({ ratio }) => ratio <= 1.5 },
  });
}
