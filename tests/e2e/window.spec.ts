/**
 * The window on the screens that people have, and whatever its own small file says; each on a display of its own. Not
 * here: every file and every screen (tests/main/window-place.test.ts).
 */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { startDisplay } from '../../scripts/display.ts';
import { ensureElectron } from '../../scripts/ensure-electron.ts';
import { launch } from '../../scripts/launch.ts';
import { expect, test } from './fixtures.ts';

type Seen = {
  readonly isVisible: boolean;
  readonly isInside: boolean;
  readonly zoom: number;
  readonly size: string;
};

const seen = (app: ElectronApplication): Promise<Seen> =>
  app.evaluate(({ BrowserWindow, screen }) => {
    const [window] = BrowserWindow.getAllWindows();
    if (!window) throw new Error('no window');
    const { x, y, width, height } = window.getBounds();
    const { workArea: area } = screen.getPrimaryDisplay();
    return {
      isVisible: window.isVisible(),
      isInside:
        x >= area.x && y >= area.y && x + width <= area.x + area.width && y + height <= area.y + area.height,
      zoom: window.webContents.getZoomFactor(),
      // Chromium makes a window as large as the screen a pixel smaller, where no window manager tells it apart from a full screen.
      size: `${String(width + (width % 2))}x${String(height + (height % 2))}`,
    };
  });

/** Starts the program where the window's file says `text`, and closes it again. */
const start = async (
  display: string,
  text: string | null,
  use: (app: ElectronApplication, data: string) => Promise<void>,
): Promise<void> => {
  const data = mkdtempSync(path.join(tmpdir(), 'intyga-fonster-'));
  mkdirSync(path.join(data, 'fonster'));
  if (text !== null) writeFileSync(path.join(data, 'fonster', 'window.json'), text);
  const { app, page } = await launch({ args: ['--data', data], display });
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await use(app, data);
  await app.close();
  rmSync(data, { recursive: true, force: true });
};

test('opens whole on a small screen, whatever its file says', async () => {
  test.setTimeout(180_000);
  const display = await startDisplay('1024x600x24');
  for (const [text, expected] of [
    [null, { size: '1024x600', zoom: 1 }],
    ['null', { size: '1024x600', zoom: 1 }],
    ['{"bounds":{"x":"a","y":0,"width":800,"height":600},"zoom":0}', { size: '1024x600', zoom: 1 }],
    ['{"bounds":{"x":600,"y":300,"width":1700,"height":1100},"zoom":-1}', { size: '1024x600', zoom: 1 }],
    ['{"bounds":{"x":-9000,"y":40,"width":800,"height":500},"zoom":150}', { size: '800x500', zoom: 1.5 }],
  ] as const)
    await start(display.name, text, async (app) => {
      await expect.poll(() => seen(app)).toEqual({ isVisible: true, isInside: true, ...expected });
    });
  display.stop();
});

test('opens whole on a laptop the first time, and again for whoever starts another', async () => {
  test.setTimeout(120_000);
  const display = await startDisplay('1366x768x24');
  await start(display.name, null, async (app, data) => {
    expect(await seen(app)).toMatchObject({ isVisible: true, isInside: true, size: '1280x768' });
    await app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.hide();
    });
    const electron = await ensureElectron();
    const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
    const args = [...electron.args, '--data', data];
    const other = execFile(electron.executable, args, { env: { ...env, DISPLAY: display.name } });
    await new Promise((resolve) => other.once('exit', resolve));
    await expect.poll(async () => (await seen(app)).isVisible).toBe(true);
  });
  display.stop();
});
