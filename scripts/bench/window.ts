// Start, calls and the first page in the real window, against an empty Electron app, a bare message and a small
// register in the same runtime.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import type { Page } from '@playwright/test';
import { hasDisplay, startDisplay } from '../display.ts';
import { launch, type LaunchOptions } from '../launch.ts';
import { figure, type Figure } from './figures.ts';
import { passphrase, signInName, type BenchRegister } from './register.ts';

const starts = 8;
const calls = 200;
const visits = 10;

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

/** From starting the process to the first button that can be pressed. */
async function timeStart(options: LaunchOptions): Promise<number> {
  const begun = performance.now();
  const { app, page } = await launch(options);
  await page.getByRole('button').first().waitFor();
  const time = performance.now() - begun;
  await app.close();
  return time;
}

async function benchStart(data: string, display: string | undefined): Promise<Figure> {
  const empty = emptyApp();
  const [times, bare]: [number[], number[]] = [[], []];
  try {
    // Alternating, so that both see the same machine; the first round of each is not counted.
    for (let round = -1; round < starts; round += 1) {
      const bareTime = await timeStart({ folder: empty, display });
      const time = await timeStart({ args: ['--data', data], display });
      if (round < 0) continue;
      bare.push(bareTime);
      times.push(time);
    }
  } finally {
    rmSync(empty, { recursive: true, force: true });
  }
  return figure('start to the first button, against an empty app', {
    times,
    bare,
    target: { words: 'at most 1.5×', holds: ({ ratio }) => ratio <= 1.5 },
  });
}

interface InPage {
  readonly bridge: { call: (name: string, input: unknown) => Promise<{ readonly ok: boolean }> };
}

/** Times calls inside the page, so that only the program's own hops are counted. */
const timeCalls = (page: Page, name: string, input: unknown): Promise<number[]> =>
  page.evaluate(
    async ([call, given, counted]) => {
      const { bridge } = globalThis as unknown as InPage;
      const times: number[] = [];
      for (let round = 0; round < counted + 5; round += 1) {
        const begun = performance.now();
        const { ok } = await bridge.call(call, given);
        if (!ok) throw new Error(`${call} was refused`);
        times.push(performance.now() - begun);
      }
      return times.slice(5);
    },
    [name, input, calls] as const,
  );

/** Signs in past the form, whose words are no concern of a measurement. The next load of the page knows of it. */
const signIn = (page: Page): Promise<unknown> =>
  page.evaluate(
    async ([call, given]) => {
      const { ok } = await (globalThis as unknown as InPage).bridge.call(call, given);
      if (!ok) throw new Error(`${call} was refused`);
    },
    ['session.signIn', { signInName, passphrase }] as const,
  );

const goTo = (page: Page, place: string): Promise<unknown> =>
  page.evaluate(`location.hash = ${JSON.stringify(place)}`);

/** From choosing Deltagare to the first row. Each visit is the first after a reload: the page remembers nothing. */
async function timeFirstPage(page: Page): Promise<number> {
  await goTo(page, '/');
  await page.reload();
  await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
  const begun = performance.now();
  await goTo(page, '/deltagare');
  await page.locator('tbody a').first().waitFor();
  return performance.now() - begun;
}

async function benchInside(
  small: BenchRegister,
  large: BenchRegister,
  display: string | undefined,
): Promise<readonly Figure[]> {
  const few = await launch({ args: ['--data', small.folder], display });
  const many = await launch({ args: ['--data', large.folder], display });
  try {
    await signIn(few.page);
    await signIn(many.page);
    const bareCalls = await timeCalls(few.page, 'shell.zoom', { percent: null });
    const ownCalls = await timeCalls(few.page, 'workshop.list', {});
    const [times, bare]: [number[], number[]] = [[], []];
    for (let visit = -1; visit < visits; visit += 1) {
      const bareTime = await timeFirstPage(few.page);
      const time = await timeFirstPage(many.page);
      if (visit < 0) continue;
      bare.push(bareTime);
      times.push(time);
    }
    const [of, against] = [large, small].map(({ size }) => size.toLocaleString('en'));
    return [
      figure('window → engine → SQLite → back, against a bare message', { times: ownCalls, bare: bareCalls }),
      figure(`first page of ${String(of)} on screen, against ${String(against)}`, { times, bare }),
    ];
  } finally {
    await few.app.close();
    await many.app.close();
  }
}

/** The program starts on `small`; the first page is measured on both. */
export async function benchWindow(small: BenchRegister, large: BenchRegister): Promise<readonly Figure[]> {
  const server = hasDisplay() ? undefined : await startDisplay();
  try {
    const start = await benchStart(small.folder, server?.name);
    return [start, ...(await benchInside(small, large, server?.name))];
  } finally {
    server?.stop();
  }
}
