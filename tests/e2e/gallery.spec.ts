/**
 * Every component in every state, from the gallery: accessible and shot in light, dark and forced colours, also where it
 * reads from right to left; and what is chosen differs in forced colours, which no picture is needed to see. The
 * pictures lie in test-results/gallery. Not here: the program's pages (pages.spec.ts).
 */
import { globSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test as base, type Page } from '@playwright/test';
import { build, preview } from 'vite';
import config from '../../electron.vite.config.ts';
import { launch } from '../../scripts/launch.ts';
import { root } from '../../scripts/run.ts';
import { axeFaults, expect } from './fixtures.ts';

const parts = globSync('src/renderer/**/*.gallery.tsx', { cwd: root })
  .map((file) => path.basename(file, '.gallery.tsx'))
  .toSorted();

const modes = {
  light: { colorScheme: 'light', forcedColors: 'none' },
  dark: { colorScheme: 'dark', forcedColors: 'none' },
  contrast: { colorScheme: 'dark', forcedColors: 'active' },
} as const;

type Media = (typeof modes)[keyof typeof modes];
type Gallery = { readonly page: Page; readonly address: string };

/** The gallery, built as the program's page is, in a window of its own. */
const test = base.extend<object, { gallery: Gallery }>({
  gallery: [
    async ({}, use) => {
      const folder = mkdtempSync(path.join(tmpdir(), 'intyga-gallery-'));
      const { renderer } = config({ command: 'build', mode: 'production' });
      const common = { root: path.join(root, 'src/renderer'), configFile: false, logLevel: 'error' } as const;
      const outDir = path.join(folder, 'built');
      const input = path.join(root, 'src/renderer/gallery/index.html');
      await build({
        ...common,
        plugins: renderer?.plugins ?? [],
        build: { ...renderer?.build, outDir, sourcemap: false, rolldownOptions: { input } },
      });
      const server = await preview({ ...common, build: { outDir }, preview: { host: '127.0.0.1', port: 0 } });
      writeFileSync(path.join(folder, 'package.json'), '{ "name": "window", "main": "main.cjs" }');
      writeFileSync(
        path.join(folder, 'main.cjs'),
        `const { app, BrowserWindow } = require('electron');
        app.whenReady().then(() => new BrowserWindow().loadURL('about:blank'));`,
      );
      const { app, page } = await launch({ folder });
      await page.setViewportSize({ width: 1280, height: 900 });
      await use({ page, address: `${server.resolvedUrls?.local[0] ?? ''}gallery/index.html` });
      await app.close();
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

const show = async ({ page, address }: Gallery, part: string, media: Media, locale = 'sv'): Promise<void> => {
  await page.goto(`${address}?${new URLSearchParams({ show: part, locale }).toString()}`);
  // Anew for each page: forced colours are half lost when a page is left.
  await page.emulateMedia({ colorScheme: null, forcedColors: null, reducedMotion: 'reduce' });
  await page.emulateMedia(media);
  await expect(page.locator('main').first()).toBeVisible();
  if (media.forcedColors === 'active')
    // The system's colour, not the page's.
    expect(await page.evaluate(() => getComputedStyle(document.body).color)).toBe('rgb(255, 255, 255)');
  await page.evaluate(() => document.fonts.ready);
};

const shoot = async (page: Page, name: string): Promise<void> => {
  const folder = path.join(root, 'test-results', 'gallery');
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true });
};

for (const [mode, media] of Object.entries(modes))
  test(`every component is accessible: ${mode}`, async ({ gallery }) => {
    test.setTimeout(180_000);
    const { page } = gallery;
    const faults: string[] = [];
    for (const part of parts) {
      await show(gallery, part, media);
      await shoot(page, `${part}-${mode}`);
      faults.push(
        ...(await axeFaults(page, mode === 'light' ? 'all' : 'colours')).map((fault) => `${part}: ${fault}`),
      );
    }
    expect(faults).toEqual([]);
  });

test('every component can be read from right to left', async ({ gallery }) => {
  test.setTimeout(180_000);
  const { page } = gallery;
  const faults: string[] = [];
  for (const part of parts) {
    await show(gallery, part, modes.light, 'ar');
    await shoot(page, `${part}-rtl`);
    const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
    if (scrollWidth > clientWidth) faults.push(`${part} scrolls sideways`);
  }
  expect(faults).toEqual([]);
});

/** What is chosen among its like, and what it must differ from. */
const chosen = {
  'judgement-control': ['.segment[data-selected]', '.segment:not([data-selected], [data-disabled])'],
  choice: ['.tick-box:where([data-selected] *)', '.tick-box:where(:not([data-selected] *))'],
  structure: ['.tab[data-selected]', '.tab:not([data-selected])'],
  button: [
    '.button[data-variant="primary"]:not([data-disabled])',
    '.button[data-variant="secondary"]:not([data-disabled])',
  ],
} as const;

test('what is chosen differs in forced colours', async ({ gallery }) => {
  const { page } = gallery;
  for (const [part, [one, other]] of Object.entries(chosen)) {
    await show(gallery, part, modes.contrast);
    const look = (selector: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((element) => {
          const { backgroundColor, borderBlockEndColor } = getComputedStyle(element);
          return `${backgroundColor} ${borderBlockEndColor}`;
        });
    expect(await look(one), part).not.toBe(await look(other));
  }
});
