// Start and calls in the real window, against an empty Electron app and a bare message in the same runtime.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import type { Page } from '@playwright/test';
import { hasDisplay, startDisplay } from '../display.ts';
import { ensureDebian } from '../ensure-debian.ts';
import { ensureElectron } from '../ensure-electron.ts';
import { launch, type LaunchOptions } from '../launch.ts';
import { figure, type Figure } from './figures.ts';

const starts = 5;
const calls = 200;

/** The least an Electron app can be. */
function emptyApp(): string {
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

/** From starting the process to the first button that can be pressed. */
async function timeStart(options: LaunchOptions): Promise<number> {
  const begun = performance.now();
  const { app, page } = await launch(options);
  await page.getByRole('button').first().waitFor();
  const time = performance.now() - begun;
  await app.close();
  return time;
}

/** Times calls inside the page, so that only the program's own hops are counted. */
const timeCalls = (page: Page, name: string, input: unknown): Promise<number[]> =>
  page.evaluate(
    async ([call, given, rounds]) => {
      const { bridge } = globalThis as unknown as {
        bridge: { call: (name: string, input: unknown) => Promise<unknown> };
      };
      const times: number[] = [];
      for (let round = 0; round < rounds + 5; round += 1) {
        const begun = performance.now();
        await bridge.call(call, given);
        times.push(performance.now() - begun);
      }
      return times.slice(5);
    },
    [name, input, calls] as const,
  );

export async function benchWindow(): Promise<readonly Figure[]> {
  await ensureDebian((await ensureElectron()).executable, 'tests');
  const server = hasDisplay() ? undefined : await startDisplay();
  const display = server?.name;
  const empty = emptyApp();
  const data = mkdtempSync(path.join(tmpdir(), 'intyga-bench-'));
  try {
    const [own, bare]: [number[], number[]] = [[], []];
    // Alternating, so that both see the same machine.
    for (let round = -1; round < starts; round += 1) {
      const times = [
        await timeStart({ folder: empty, display }),
        await timeStart({ args: ['--data', data], display }),
      ];
      if (round < 0) continue;
      bare.push(times[0] ?? 0);
      own.push(times[1] ?? 0);
    }
    const { app, page } = await launch({ args: ['--data', data], display });
    await page.getByRole('button').first().waitFor();
    await page.evaluate(() =>
      (
        globalThis as unknown as { bridge: { call: (name: string, input: unknown) => Promise<unknown> } }
      ).bridge.call('register.create', {
        organisationName: 'Mätning',
        place: 'Här',
        workshops: ['En'],
        userName: 'Mätare',
        signInName: 'm',
        passphrase: 'lång nog för att mäta',
        withExampleModules: true,
      }),
    );
    const hop = await timeCalls(page, 'shell.zoom', { percent: null });
    const read = await timeCalls(page, 'workshop.list', {});
    await app.close();
    return [
      figure('start to the first button, against an empty app', own, bare, {
        words: 'at most 1.5×',
        holds: ({ ratio }) => ratio <= 1.5,
      }),
      figure('window → engine → SQLite → back, against a bare message', read, hop),
    ];
  } finally {
    server?.stop();
    rmSync(empty, { recursive: true, force: true });
    rmSync(data, { recursive: true, force: true });
  }
}
