/**
 * A certificate's life by keyboard alone: read together, issued, printed, checked by the code on the paper, replaced,
 * revoked. The printer is the only thing that is not there: what it would get is kept. Not here: batches (batch.spec.ts).
 */
import type { ElectronApplication, Page } from '@playwright/test';
import { readPrintedCode } from '../support/printed-code.ts';
import { axeFaults, expect, picture, test } from './fixtures.ts';
import { enter, press, tabTo } from './keys.ts';

type Printed = { bytes?: string };

/** Puts a printer in place that keeps the paper, and says that it printed. */
const catchPaper = (app: ElectronApplication): Promise<void> =>
  app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    if (!window) throw new Error('no window is open');
    const { webContents } = window;
    webContents.print = (_options, done) => {
      void webContents.printToPDF({ printBackground: true, preferCSSPageSize: true }).then((bytes) => {
        (globalThis as Printed).bytes = bytes.toString('base64');
        done?.(true, '');
      });
    };
  });

const paper = async (app: ElectronApplication): Promise<Uint8Array> =>
  Buffer.from(await app.evaluate(() => (globalThis as Printed).bytes ?? ''), 'base64');

/** Reads it together and issues it; gives its number. */
const readAndIssue = async (page: Page, name: string): Promise<string> => {
  await expect(page.getByRole('document', { name: 'Så blir intyget' })).toContainText(name, {
    timeout: 20_000,
  });
  await press(page, 'Läs tillsammans');
  const reading = page.getByRole('dialog', { name: 'Stämmer det här?' });
  await expect(reading).toContainText(name);
  expect(await axeFaults(page)).toEqual([]);
  await press(page, 'Ja, det stämmer');
  await expect(page.getByRole('alertdialog', { name: new RegExp(`för ${name}`) })).toBeVisible();
  await press(page, 'Utfärda intyget');
  const title = page.getByRole('heading', { level: 1, name: /^Kompetensintyg / });
  await expect(title).toBeVisible();
  return (await title.innerText()).replace('Kompetensintyg ', '');
};

/** Checks what somebody pastes; the answer has the focus, so that it is read aloud. */
const check = async (page: Page, pasted: string, answer: string): Promise<void> => {
  await page.keyboard.press('Alt+6');
  await expect(page.getByRole('heading', { level: 1, name: 'Intyg', exact: true })).toBeVisible();
  await press(page, 'Kontrollera ett intyg');
  await expect(page.getByRole('heading', { level: 1, name: 'Är intyget äkta?' })).toBeVisible();
  await tabTo(page, 'Kod, kontrollkod eller nummer');
  await page.keyboard.insertText(pasted);
  await press(page, 'Kontrollera');
  await expect(page.getByRole('heading', { level: 2, name: answer, exact: true })).toBeFocused();
};

test('issue, print, check, replace and revoke without a pointer', async ({ practice }) => {
  test.setTimeout(240_000);
  const { app, page } = practice;
  await catchPaper(app);
  await enter(page, 'Samira Haddad');

  await page.keyboard.press('Alt+6');
  await expect(page.getByRole('heading', { level: 1, name: 'Intyg', exact: true })).toBeVisible();
  await press(page, 'Gör intyg');
  await press(page, /^Gör intyg för Amina Warsame\u00a0/);
  const number = await readAndIssue(page, 'Amina Warsame');

  await press(page, 'Skriv ut');
  await expect(page.getByText('Intyget är skickat till skrivaren')).toBeVisible({ timeout: 30_000 });
  const code = await readPrintedCode(await paper(app));
  expect(code.width).toBeGreaterThan(29); // as in the PDF: nothing made the page smaller
  await expect(page.getByText('Utskrivet')).toBeVisible();

  await check(page, code.text, 'Giltigt');
  await expect(page.getByRole('region', { name: 'Giltigt' })).toContainText('Amina Warsame');
  await picture(page, '17-kontrollera');

  await press(page, 'Öppna intyget i registret');
  await press(page, 'Ersätt intyget');
  await expect(page.getByRole('heading', { level: 1, name: `Ersätt intyg ${number}` })).toBeVisible();
  await tabTo(page, 'Varför ersätts intyget?');
  await page.keyboard.type('Hon heter Nur i efternamn.');
  await tabTo(page, 'Namn på intyget');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('Amina Nur');
  const next = await readAndIssue(page, 'Amina Nur');
  await expect(page.getByText(`Intyget ersätter nummer ${number}`, { exact: true })).toBeVisible();
  await expect(page.getByRole('document', { name: next })).toContainText(`ersätter ${number}`, {
    timeout: 20_000,
  });
  await picture(page, '18-ersatt');

  await check(page, code.text, 'Ersatt');
  await expect(page.getByRole('region', { name: 'Ersatt' })).toContainText(next);

  await check(page, next, 'Giltigt');
  await press(page, 'Öppna intyget i registret');
  await press(page, 'Återkalla intyget');
  await expect(page.getByRole('alertdialog', { name: `Återkalla intyg ${next}?` })).toBeVisible();
  await tabTo(page, 'Varför återkallas det?');
  await page.keyboard.type('Fel person.');
  await press(page, 'Återkalla intyget');
  await expect(page.getByRole('alertdialog', { name: /^Återkalla intyg/ })).toBeHidden();
  await expect(page.getByText('Intyget är återkallat och gäller inte', { exact: true })).toBeVisible();
  await check(page, next, 'Återkallat');
});
