/**
 * Certificates as web pages that Chromium prints in the real Electron: what the program would do if it did not draw its
 * own. The same kind of words on two pages, the same fonts and a code as dense; no seal, no credential, no archive
 * format, no register.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import QRCode from 'qrcode';
import { launch } from '../launch.ts';
import { root } from '../run.ts';
import type { Size } from './figures.ts';
import { processorTime } from './processor-time.ts';
import { emptyApp } from './start.ts';

export type Printer = {
  /** Milliseconds of each of the next `some`, from loading the page to its bytes. */
  readonly print: (some: number) => Promise<readonly number[]>;
  /** Milliseconds of processor time so far, of all its processes. */
  readonly busy: () => Promise<number>;
  readonly close: () => Promise<Size>;
};

const fontUrl = (name: string): string =>
  pathToFileURL(path.join(root, 'resources', 'fonts', `${name}.ttf`)).href;

const fontFace = (family: string, weight: number, file: string): string =>
  `@font-face { font-family: ${family}; font-weight: ${String(weight)}; src: url('${fontUrl(file)}'); }`;

const style = `
  ${fontFace('Sans', 400, 'SourceSans3_400Regular')}
  ${fontFace('Sans', 600, 'SourceSans3_600SemiBold')}
  ${fontFace('Serif', 600, 'SourceSerif4_600SemiBold')}
  @page { size: A4; margin: 18mm; }
  body { margin: 0; font: 10pt Sans; }
  h1, h2 { font-family: Serif; color: #0f4c5c; }
  h1 { font-size: 34pt; } h2 { font-size: 26pt; }
  table { inline-size: 100%; border-collapse: collapse; }
  th, td { text-align: start; border-block-end: 1px solid #ccd; padding: 2mm; }
  section + section { break-before: page; }
  svg { inline-size: 33mm; }`;

const outcomes = [
  'sköta diskmaskinen',
  'hålla rent',
  'brygga och fylla på',
  'möta gäster',
  'öppna och stänga',
];
const criteria = ['kontrollerar före start', 'sorterar rätt', 'säger till när något är fel'];

const detailsOf = (outcome: string): string =>
  `<h3>Deltagaren kan ${outcome}</h3><ul>${criteria.map((text) => `<li>Personen ${text}.</li>`).join('')}</ul>`;

/** About as many digits as a sealed certificate of one module has. */
const sealDigits = 560;

const pageOf = async (index: number): Promise<string> => {
  const number = `EXK-2026-${String(index + 1).padStart(4, '0')}`;
  const digits = String(index)
    .padStart(4, '0')
    .repeat(sealDigits / 4);
  const code = await QRCode.toString(`https://exempelkommun.se/v#${digits}`, { type: 'svg' });
  return `<!doctype html><html lang="sv"><head><title>Kompetensintyg ${number}</title><style>${style}</style></head><body>
    <section><h1>Kompetensintyg</h1><p>Exempelkommunen intygar att</p><h2>Åsa Öberg-${String(index)}</h2><p>född 1987</p>
    <table><tr><th>Modul</th><th>Nivå</th><th>Poäng</th><th>Godkänd</th></tr>
    <tr><td>Disk/kafé</td><td>2</td><td>5</td><td>2 mars 2026</td></tr></table>
    <p>Maria Lindqvist, handledare</p><p>Petra Holm, intern kontrollant</p>${code}<p>${number}</p></section>
    <section><h2>Disk/kafé</h2>${outcomes.map(detailsOf).join('')}<p>${number}</p></section></body></html>`;
};

/** A fresh Electron with a window that is not shown. */
export async function openPrinter(display: string | undefined): Promise<Printer> {
  const pages = mkdtempSync(path.join(tmpdir(), 'intyga-pages-'));
  const folder = emptyApp();
  const { app } = await launch({ folder, display });
  let [printed, each, peak] = [0, 0, 0];
  return {
    print: async (some) => {
      const files: string[] = [];
      for (let index = printed; index < printed + some; index += 1) {
        const file = path.join(pages, `${String(index)}.html`);
        writeFileSync(file, await pageOf(index));
        files.push(file);
      }
      printed += some;
      const told = await app.evaluate(async ({ app: electron, BrowserWindow }, all) => {
        const hidden = BrowserWindow.getAllWindows().find((one) => !one.isVisible());
        const window = hidden ?? new BrowserWindow({ show: false });
        const times: number[] = [];
        let [length, held] = [0, 0];
        for (const file of all) {
          const begun = performance.now();
          await window.loadFile(file);
          const pdf = await window.webContents.printToPDF({
            preferCSSPageSize: true,
            printBackground: true,
            generateTaggedPDF: true,
          });
          times.push(performance.now() - begun);
          length = pdf.length;
          const now = electron.getAppMetrics().reduce((sum, { memory }) => sum + memory.workingSetSize, 0);
          held = Math.max(held, now * 1024);
        }
        return { times, length, held };
      }, files);
      [each, peak] = [told.length, Math.max(peak, told.held)];
      return told.times;
    },
    busy: async () =>
      processorTime(
        await app.evaluate(({ app: electron }) => electron.getAppMetrics().map(({ pid }) => pid)),
      ),
    close: async () => {
      await app.close();
      rmSync(pages, { recursive: true, force: true });
      rmSync(folder, { recursive: true, force: true });
      return { each, peak };
    },
  };
}
