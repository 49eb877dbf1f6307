// npm run look -- <page>: a picture of any page from the practice register, for eyes. Not here: tests.
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildIfChanged } from './build-stamp.ts';
import { hasDisplay, startDisplay } from './display.ts';
import { ensureDebian } from './ensure-debian.ts';
import { ensureElectron } from './ensure-electron.ts';
import { launch } from './launch.ts';
import { root } from './run.ts';
import { makePractice } from '../src/engine/demo/practice.ts';

/** Names for pages, and who should look at them. A path such as `/intyg` works as well. */
const pages: Readonly<Record<string, { readonly path: string; readonly as: string; readonly first?: true }>> =
  {
    'att-gora': { path: '/', as: 'Maria Lindqvist' },
    deltagare: { path: '/deltagare', as: 'Maria Lindqvist' },
    deltagaren: { path: '/deltagare', as: 'Maria Lindqvist', first: true },
    'ny-deltagare': { path: '/deltagare/ny', as: 'Maria Lindqvist' },
    valideringar: { path: '/valideringar', as: 'Maria Lindqvist' },
    bedomning: { path: '/valideringar', as: 'Maria Lindqvist', first: true },
    snabbregistrera: { path: '/snabbregistrera', as: 'Maria Lindqvist' },
    granskning: { path: '/granskning', as: 'Petra Holm' },
    granska: { path: '/granskning', as: 'Petra Holm', first: true },
    intyg: { path: '/intyg', as: 'Samira Haddad' },
    intyget: { path: '/intyg', as: 'Samira Haddad', first: true },
    'gor-intyg': { path: '/intyg/nytt', as: 'Samira Haddad' },
    moduler: { path: '/moduler', as: 'Samira Haddad' },
    modulen: { path: '/moduler', as: 'Samira Haddad', first: true },
    personal: { path: '/personal', as: 'Samira Haddad' },
    installningar: { path: '/installningar', as: 'Samira Haddad' },
  };

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    dark: { type: 'boolean', default: false },
    contrast: { type: 'boolean', default: false },
    width: { type: 'string', default: '1280' },
    height: { type: 'string', default: '900' },
    out: { type: 'string' },
  },
});
const [name] = positionals;
if (name === undefined) {
  console.log(`npm run look -- <page> [--dark] [--contrast] [--width 640] [--height 900] [--out file.png]`);
  console.log(`Pages: ${Object.keys(pages).join(', ')}, or a path such as /intyg`);
  process.exit(2);
}
const place = pages[name] ?? { path: name, as: 'Samira Haddad' };
const out = path.resolve(values.out ?? path.join(root, 'out', 'look', `${name.replaceAll('/', '-')}.png`));

const electron = await ensureElectron();
await ensureDebian(electron.executable, 'tests');
const built = await buildIfChanged();
if (built.code !== 0) throw new Error(built.output);
const display = hasDisplay() ? undefined : await startDisplay();
const data = mkdtempSync(path.join(tmpdir(), 'intyga-look-'));
try {
  await makePractice({
    folder: path.join(data, 'ovning'),
    resources: path.join(root, 'resources'),
    progress: () => undefined,
  });
  const { app, page } = await launch({ args: ['--data', data], display: display?.name });
  await page.setViewportSize({ width: Number(values.width), height: Number(values.height) });
  await page.emulateMedia({
    colorScheme: values.dark ? 'dark' : 'light',
    forcedColors: values.contrast ? 'active' : 'none',
  });
  await page.getByRole('button', { name: 'Öppna övningsregistret' }).click();
  await page.getByRole('button', { name: `Logga in som ${place.as}` }).click();
  await page.getByRole('heading', { level: 1, name: /^Hej/ }).waitFor();
  await page.evaluate((to) => {
    (globalThis as unknown as { location: { hash: string } }).location.hash = to; // in the page
  }, place.path);
  if (place.first) await page.locator('tbody a').first().click();
  await page.waitForTimeout(2500); // pictures and PDF pages are drawn; nobody but an eye waits for this
  mkdirSync(path.dirname(out), { recursive: true });
  await page.screenshot({ path: out });
  await app.close();
  console.log(out);
} finally {
  display?.stop();
  if (existsSync(data)) rmSync(data, { recursive: true, force: true });
}
