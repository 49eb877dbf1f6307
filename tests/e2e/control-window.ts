/**
 * A control page opened in Chromium from a file with the network off, in a window of its own. Not here: what it is asked
 * (control-page.spec.ts, printed-code.spec.ts).
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test as base, type Page } from '@playwright/test';
import { launch } from '../../scripts/launch.ts';
import { root } from '../../scripts/run.ts';

/** An app of one window that shows what it is told to, offline, with Ed25519 in the browser also where it is new. */
const windowApp = `
const { app, BrowserWindow, session } = require('electron');
app.whenReady().then(() => {
  session.defaultSession.enableNetworkEmulation({ offline: true });
  new BrowserWindow({ webPreferences: { experimentalFeatures: true } }).loadURL('about:blank');
});
`;

type Shown = {
  readonly page: Page;
  /** Opens the page as a link with these digits does, in a browser that differs from the real one as told. */
  readonly open: (digits?: string, browser?: Browser) => Promise<void>;
};

export type Browser = {
  readonly cryptography?: 'withoutEd25519' | 'none';
  readonly language?: string;
};

/** Runs in the window before the page's own script; what to change stands in the address, which the page ignores. */
const changeBrowser = (): void => {
  const told = new URLSearchParams(location.search);
  const [cryptography, language] = [told.get('cryptography'), told.get('language')];
  if (language !== null) Object.defineProperty(navigator, 'language', { value: language });
  if (cryptography === 'none') Object.defineProperty(crypto, 'subtle', { value: undefined });
  else if (location.protocol === 'file:') {
    const { subtle } = crypto;
    const verify = subtle.verify.bind(subtle);
    let verified = 0;
    subtle.verify = (...given) => {
      verified += 1;
      document.documentElement.dataset['verified'] = String(verified);
      return verify(...given);
    };
    if (cryptography === 'withoutEd25519')
      subtle.importKey = () => Promise.reject(new DOMException('Unrecognized name.', 'NotSupportedError'));
  }
};

/** Tests in such a window; the page is made once, when the window opens. Each fails on a request or a fault. */
export const controlPageTest = (makePage: () => string | Promise<string>) =>
  base.extend<{ shown: Shown }, { opened: { readonly page: Page; readonly folder: string } }>({
    opened: [
      async ({}, use) => {
        const folder = mkdtempSync(path.join(tmpdir(), 'intyga-control-page-'));
        writeFileSync(path.join(folder, 'package.json'), '{ "name": "window", "main": "main.cjs" }');
        writeFileSync(path.join(folder, 'main.cjs'), windowApp);
        writeFileSync(path.join(folder, 'kontroll.html'), await makePage());
        const { app, page } = await launch({ folder });
        await page.addInitScript(changeBrowser);
        await page.clock.setFixedTime('2026-11-25T10:00:00Z');
        await use({ page, folder });
        await app.close();
        rmSync(folder, { recursive: true, force: true });
      },
      { scope: 'worker', timeout: 120_000 },
    ],
    shown: async ({ opened: { page, folder } }, use) => {
      const breaches: string[] = [];
      const tell = (what: string) => void breaches.push(what);
      const onConsole = (message: { type(): string; text(): string }) => {
        if (message.type() === 'error') tell(message.text());
      };
      const onRequest = (request: { url(): string }) => {
        if (!/^(file|about):/.test(request.url())) tell(request.url());
      };
      const onError = (error: Error) => tell(error.message);
      page.on('console', onConsole).on('request', onRequest).on('pageerror', onError);
      await page.setViewportSize({ width: 1280, height: 1000 });
      await page.emulateMedia({ media: 'screen', colorScheme: 'light', forcedColors: 'none' });
      const address = pathToFileURL(path.join(folder, 'kontroll.html')).href;
      await use({
        page,
        open: async (digits = '', browser = {}) => {
          await page.goto('about:blank');
          await page.goto(`${address}?${new URLSearchParams(browser).toString()}#${digits}`);
        },
      });
      page.off('console', onConsole).off('request', onRequest).off('pageerror', onError);
      expect(breaches).toEqual([]);
    },
  });

export const verdict = (page: Page) => page.getByRole('status').first().getByRole('heading');
export const shoot = async (page: Page, name: string): Promise<void> => {
  const folder = path.join(root, 'test-results', 'control-page');
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true });
};
