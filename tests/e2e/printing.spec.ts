/**
 * What becomes of a print in the real window: every answer of the printer is told, only what came out is counted, and
 * nothing of one print is left for the next. The answers are given in the place of Electron's own; the machine without
 * a printer is the one that the tests run on.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { enterPractice, expect, goTo, test } from './fixtures.ts';

type Answer = readonly [isPrinted: boolean, reason: string] | 'never' | 'throws';

/** Answers the next prints so. What the window would have put on paper then is kept on `printed`. */
const answerWith = (app: ElectronApplication, answer: Answer): Promise<void> =>
  app.evaluate(({ BrowserWindow }, given) => {
    const [window] = BrowserWindow.getAllWindows();
    if (!window) throw new Error('no window');
    window.webContents.print = (_options, callback) => {
      if (given === 'throws') throw new Error('Invalid printer settings');
      if (given !== 'never') callback?.(given[0], given[1]);
    };
  }, answer);

/** What would come on paper now: words of each page, and where the first of them stands. */
const onPaper = async (
  app: ElectronApplication,
): Promise<{ readonly pages: number; readonly left: number; readonly top: number }> => {
  const bytes = await app.evaluate(async ({ BrowserWindow }) => {
    const pdf = await BrowserWindow.getAllWindows()[0]?.webContents.printToPDF({});
    return pdf?.toString('base64') ?? '';
  });
  const folder = mkdtempSync(path.join(tmpdir(), 'intyga-papper-'));
  const file = path.join(folder, 'papper.pdf');
  writeFileSync(file, Buffer.from(bytes, 'base64'));
  const text = execFileSync('pdftotext', ['-bbox', file, '-'], { encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  const edges = (name: string): readonly number[] =>
    [
      ...text.matchAll(
        new RegExp(
          `<word ${name === 'left' ? '' : '[^>]*'}${name === 'left' ? 'xMin' : 'yMin'}="([\\d.]+)"`,
          'g',
        ),
      ),
    ].map(([, at]) => Number(at));
  return {
    pages: text.split('<page ').length - 1,
    left: Math.min(...edges('left')),
    top: Math.min(...edges('top')),
  };
};

/** As the menu does it: Playwright's keys do not reach its Ctrl+P. */
const printPage = (app: ElectronApplication): Promise<void> =>
  app.evaluate(({ BrowserWindow, Menu }) => {
    Menu.getApplicationMenu()
      ?.items.flatMap((item) => item.submenu?.items ?? [])
      .find((item) => item.label.startsWith('Skriv ut'))
      ?.click({}, BrowserWindow.getAllWindows()[0], undefined);
  });

const printCount = async (page: Page): Promise<string> =>
  (await page
    .locator('dt', { hasText: 'Antal utskrifter' })
    .locator('xpath=following-sibling::dd[1]')
    .textContent()) ?? '';

const noneIsLeft = async (page: Page): Promise<void> => {
  await expect(page.locator('.print-sheet')).toHaveCount(0);
  await expect(page.locator('html.is-printing-pdf')).toHaveCount(0);
};

const closeMessages = async (page: Page): Promise<void> => {
  const close = page.locator('.toast [slot=close]');
  while ((await close.count()) > 0) await close.first().click();
};

test('every answer of a printer is told, and only what came out is counted', async ({ practice }) => {
  test.setTimeout(180_000);
  const { app, page } = practice;
  await enterPractice(page, 'Erik Sandberg');
  await goTo(page, '/deltagare');
  await expect(page.getByRole('heading', { level: 1, name: 'Deltagare' })).toBeVisible();
  await expect(page.getByRole('main').getByRole('link', { name: /Suparat/ })).toBeVisible();
  const before = await onPaper(app);
  expect(before.left).toBeGreaterThan(40);

  // The machine of the tests has no printer: Electron's own answer.
  await printPage(app);
  await expect(page.getByText('Datorn hittar ingen skrivare')).toBeVisible();
  await closeMessages(page);

  await goTo(page, '/intyg');
  await page.getByRole('link', { name: /^EXK-/ }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: /^(Kompetens|Del)intyg / })).toBeVisible();
  const counted = Number(await printCount(page));
  const dialog = page.getByRole('dialog', { name: 'Skriver ut intyget' });
  const print = () => page.getByRole('main').getByRole('button', { name: 'Skriv ut' }).click();

  await print();
  await expect(page.getByText('Datorn hittar ingen skrivare')).toBeVisible({ timeout: 30_000 });
  await noneIsLeft(page);
  await closeMessages(page);

  const answers: readonly (readonly [Answer, string])[] = [
    [[false, 'Print job canceled'], 'Utskriften avbröts'],
    [[false, 'No valid printers available'], 'Datorn hittar ingen skrivare'],
    [[false, 'Print job failed'], 'Det blev ingen utskrift'],
    [[false, ''], 'Det blev ingen utskrift'],
    ['throws', 'Det blev ingen utskrift'],
  ];
  for (const [answer, words] of answers) {
    await answerWith(app, answer);
    await print();
    await expect(page.getByText(words)).toBeVisible({ timeout: 30_000 });
    await expect(dialog).toBeHidden();
    await noneIsLeft(page);
    await closeMessages(page);
  }
  expect(await printCount(page)).toBe(String(counted));

  // No answer ever: whoever gives up is asked what came out.
  await answerWith(app, 'never');
  for (const [said, words, more] of [
    ['Nej, inget kom ut', 'Utskriften räknas inte', 0],
    ['Ja, det kom ut', 'Intyget är skickat till skrivaren', 1],
  ] as const) {
    // The page is read anew after a print, and a press in the midst of that may be lost.
    await expect(async () => {
      await print();
      await expect(dialog).toBeVisible({ timeout: 3000 });
    }).toPass({ timeout: 20_000 });
    await dialog.getByRole('button', { name: 'Sluta vänta' }).click({ timeout: 30_000 });
    await page.getByRole('dialog', { name: 'Kom papperet ut?' }).getByRole('button', { name: said }).click();
    await expect(page.getByText(words)).toBeVisible();
    await noneIsLeft(page);
    await closeMessages(page);
    await expect.poll(() => printCount(page)).toBe(String(counted + more));
  }

  await answerWith(app, [true, '']);
  await print();
  await expect(page.getByText('Intyget är skickat till skrivaren')).toBeVisible({ timeout: 30_000 });
  await expect.poll(() => printCount(page)).toBe(String(counted + 2));
  await noneIsLeft(page);

  // What was left by any of them would be on this paper instead.
  await goTo(page, '/deltagare');
  await expect(page.getByRole('heading', { level: 1, name: 'Deltagare' })).toBeVisible();
  await expect(page.getByRole('main').getByRole('link', { name: /Suparat/ })).toBeVisible();
  await closeMessages(page);
  expect(await onPaper(app)).toEqual(before);
  await answerWith(app, [false, 'Print job canceled']);
  await printPage(app);
  await expect(page.getByText('Utskriften avbröts')).toBeVisible();
  await closeMessages(page);
  await answerWith(app, [true, '']);
  await printPage(app);
  await expect(page.getByText('Sidan är skickad till skrivaren')).toBeVisible();
});
