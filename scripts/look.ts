/**
 * npm run look -- <page>: a picture of any page of the practice register, for eyes. Without a page it lists them.
 * Not here: tests, and the handbook's pictures, which the end-to-end tests take.
 */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from '@playwright/test';
import { buildIfChanged } from './build-stamp.ts';
import { fingerprint } from './fingerprint.ts';
import { hasDisplay, startDisplay } from './display.ts';
import { ensureDebian, unseenWindow } from './ensure-debian.ts';
import { launch } from './launch.ts';
import { help, placeOf, places } from './look/places.ts';
import { bridgeCall, bridgeReply } from './bridge-call.ts';
import { fillIn, standStill } from './look/page.ts';
import { root } from './run.ts';
import { swedishDay, type Instant } from '#domain/dates.ts';
import { makePractice } from '../src/engine/demo/practice.ts';

const themes = ['light', 'dark', 'contrast'] as const;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    theme: { type: 'string', default: 'light' },
    width: { type: 'string', default: '1280' },
    height: { type: 'string', default: '900' },
    zoom: { type: 'string', default: '100' },
    as: { type: 'string' },
    out: { type: 'string' },
  },
});

/** The practice register, made anew when its story, its rules or the day have changed. */
async function practiceFolder(): Promise<string> {
  const kept = path.join(root, '.cache', 'look');
  const stamp = path.join(kept, 'stamp.txt');
  const today = swedishDay(new Date().toISOString() as Instant);
  const made = `${today} ${await fingerprint(root, ['src/engine', 'src/domain', 'src/contract', 'resources'])}`;
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === made) return kept;
  console.log('Playing the story of the practice register …');
  rmSync(kept, { recursive: true, force: true });
  await makePractice({
    folder: path.join(kept, 'ovning'),
    resources: path.join(root, 'resources'),
    progress: () => undefined,
  });
  writeFileSync(stamp, made);
  return kept;
}

async function settle(page: Page, to: string, zoom: number): Promise<void> {
  await page.mouse.move(0, 0); // nothing is hovered over
  await page.evaluate(`location.hash = ${JSON.stringify(to)}`);
  if (zoom !== 100) await bridgeReply(page, 'shell.zoom', { percent: zoom }); // refused where nobody is signed in
  if (!(await standStill(page))) console.log('The page has not come to rest; this is how it looked last.');
}

async function take(name: string): Promise<string> {
  const place = placeOf(name);
  const theme = themes.find((one) => one === values.theme);
  const [width, height, zoom] = [values.width, values.height, values.zoom].map(Number);
  if (theme === undefined) throw new Error(`--theme is one of ${themes.join(', ')}.`);
  if (!width || !height || !zoom) throw new Error('--width, --height and --zoom are whole numbers.');
  const out = path.resolve(
    values.out ??
      path.join(root, 'out', 'look', `${name.replaceAll(/[^\p{L}\p{N}-]+/gu, '-') || 'todo'}.png`),
  );
  await ensureDebian('npm run look', unseenWindow);
  const built = await buildIfChanged();
  if (built.code !== 0) throw new Error(built.output);
  const data = mkdtempSync(path.join(tmpdir(), 'intyga-look-'));
  const display = hasDisplay() ? undefined : await startDisplay(`${String(width)}x${String(height)}x24`);
  try {
    // A copy: looking signs in, and the kept register should stay as the story left it.
    cpSync(await practiceFolder(), data, { recursive: true });
    const { app, page } = await launch({ args: ['--data', data], display: display?.name });
    try {
      await page.setViewportSize({ width, height });
      await page.emulateMedia({
        colorScheme: theme === 'dark' ? 'dark' : 'light',
        forcedColors: theme === 'contrast' ? 'active' : 'none',
        reducedMotion: 'reduce',
      });
      const signInName = values.as ?? place.as;
      if (signInName !== 'nobody') {
        await bridgeCall(page, 'practice.prepare', {});
        await bridgeCall(page, 'practice.enter', { signInName });
        await page.reload();
      }
      await settle(page, await fillIn(page, place.path), zoom);
      mkdirSync(path.dirname(out), { recursive: true });
      await page.screenshot({ path: out });
      return out;
    } finally {
      await app.close();
    }
  } finally {
    display?.stop();
    rmSync(data, { recursive: true, force: true });
  }
}

const [name] = positionals;
if (name === undefined) console.log(help(places));
else
  try {
    console.log(await take(name));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
