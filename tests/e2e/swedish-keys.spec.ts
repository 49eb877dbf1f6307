/**
 * Real keys on a Swedish keyboard, as the display sends them, on a display of its own: what Playwright's keys do not
 * tell apart. Not here: every key (tests/main/zoom-keys.test.ts, tests/renderer/ui/keys.test.ts).
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startDisplay } from '../../scripts/display.ts';
import { launch } from '../../scripts/launch.ts';
import { enterPractice, expect, goTo, test } from './fixtures.ts';

test('a Swedish keyboard zooms, writes and goes where it should', async ({ practiceFolder }) => {
  test.setTimeout(150_000);
  const display = await startDisplay('1366x768x24');
  const env = { ...process.env, DISPLAY: display.name };
  const data = mkdtempSync(path.join(tmpdir(), 'intyga-tangenter-'));
  cpSync(practiceFolder, data, { recursive: true });
  execFileSync('setxkbmap', ['se'], { env });
  const { app, page } = await launch({ args: ['--data', data], display: display.name });
  const tool = (...words: readonly string[]): string =>
    execFileSync('xdotool', [...words], { env, encoding: 'utf8' });
  const press = (...keys: readonly string[]): string => tool('key', '--clearmodifiers', ...keys);
  const zoom = (): Promise<number> =>
    app.evaluate(({ BrowserWindow }) =>
      Math.round((BrowserWindow.getAllWindows()[0]?.webContents.getZoomFactor() ?? 0) * 100),
    );
  const at = (): Promise<string> => page.evaluate(() => location.hash);

  await enterPractice(page, 'Erik Sandberg');
  // No window manager gives the focus.
  const [id] = tool('search', '--onlyvisible', '--class', 'intyga|electron').trim().split('\n');
  tool('windowfocus', '--sync', id ?? '');

  for (const [keys, percent] of [
    ['ctrl+plus', 110],
    ['ctrl+KP_Add', 120],
    ['ctrl+shift+plus', 130],
    ['ctrl+shift+KP_Add', 140],
    ['ctrl+minus', 130],
    ['ctrl+KP_Subtract', 120],
    ['ctrl+shift+KP_Subtract', 110],
    ['ctrl+KP_0', 100],
    ['ctrl+plus', 110],
    ['ctrl+0', 100],
  ] as const) {
    press(keys);
    await expect.poll(zoom, { message: keys }).toBe(percent);
  }

  // Alt codes write, in a field and elsewhere; Alt and a digit goes.
  await goTo(page, '/deltagare/ny');
  const name = page.getByLabel('Förnamn');
  await name.focus();
  tool('type', 'Andr');
  await expect(name).toHaveValue('Andr');
  press('alt+KP_0', 'alt+KP_2', 'alt+KP_3', 'alt+KP_3');
  press('ISO_Level3_Shift+2');
  await expect(name).toHaveValue('Andr@');
  expect(await at()).toBe('#/deltagare/ny');
  await page.getByRole('heading', { level: 1 }).click();
  press('alt+KP_2', 'alt+KP_3');
  press('alt+2');
  await expect.poll(at).toBe('#/deltagare');

  // Single keys with Caps Lock.
  await goTo(page, '/');
  await expect(page.getByRole('heading', { level: 1, name: /^Hej/ })).toBeVisible();
  press('Caps_Lock');
  press('n');
  await expect.poll(at).toBe('#/deltagare/ny');
  press('Caps_Lock');

  await app.close();
  display.stop();
  rmSync(data, { recursive: true, force: true });
});
