// Letters and underlag in the real program: on paper as they lie; an underlag is answered from outside.
import type { ElectronApplication, Locator } from '@playwright/test';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { axeFaults, enterPractice, expect, goTo, picture, test } from './fixtures.ts';

/** The system's dialog cannot be used here: the paper goes into a file instead, as the page asks for it. */
const printToFile = (app: ElectronApplication): Promise<void> =>
  app.evaluate(({ webContents }) => {
    const held = globalThis as unknown as { printed: string };
    for (const contents of webContents.getAllWebContents())
      contents.print = (_, done) => {
        void contents.printToPDF({ preferCSSPageSize: true, printBackground: true }).then((bytes) => {
          held.printed = bytes.toString('base64');
          done?.(true, '');
        });
      };
  });

/** Prints what the dialog shows; the sizes of the sheets, in points. */
const printedSizes = async (
  app: ElectronApplication,
  dialog: Locator,
): Promise<readonly (readonly number[])[]> => {
  const take = () =>
    app.evaluate(() => {
      const held = globalThis as unknown as { printed?: string };
      return held.printed ?? '';
    });
  await app.evaluate(() => {
    delete (globalThis as unknown as { printed?: string }).printed;
  });
  await dialog.getByRole('button', { name: 'Skriv ut' }).click();
  await expect.poll(async () => (await take()).length, { timeout: 60_000 }).toBeGreaterThan(0);
  const data = new Uint8Array(Buffer.from(await take(), 'base64'));
  const pdf = await getDocument({ data }).promise;
  const pages = await Promise.all(Array.from({ length: pdf.numPages }, (_, at) => pdf.getPage(at + 1)));
  const sizes = pages.map(({ view: [, , width = 0, height = 0] }) => [Math.round(width), Math.round(height)]);
  await pdf.loadingTask.destroy();
  return sizes;
};

test('a letter is printed on one sheet', async ({ practice }) => {
  const { app, page } = practice;
  await enterPractice(page, 'Samira Haddad');
  await printToFile(app);
  await goTo(page, '/intyg');
  await page.getByRole('link', { name: 'EXK-2026-0001' }).click();
  await page.getByRole('button', { name: 'Brev till deltagaren' }).click();
  const letter = page.getByRole('dialog', { name: 'Brev till deltagaren' });
  await expect(letter.locator('.pdf-page[data-drawn]')).toBeVisible();
  expect(await printedSizes(app, letter)).toEqual([[595, 842]]);
});

test('an underlag is made, printed on its long side and answered', async ({ practice }) => {
  const { app, page } = practice;
  await enterPractice(page, 'Samira Haddad');
  await printToFile(app);
  await goTo(page, '/intyg');
  await page.getByRole('link', { name: 'Underlag för erkännande' }).click();
  await page.getByLabel('Underlagets namn').fill('Våren');
  await expect(page.locator('.pdf-page[data-drawn]').first()).toBeVisible();
  await picture(page, '11-underlag');
  await page.getByRole('button', { name: 'Gör underlaget' }).click();
  const shown = page.getByRole('dialog', { name: 'Underlag för erkännande' });
  await expect(shown.locator('.pdf-page[data-drawn]').first()).toBeVisible();
  expect(await axeFaults(page)).toEqual([]);

  const count = await shown.locator('.pdf-page').count();
  expect(await printedSizes(app, shown)).toEqual(Array.from({ length: count }, () => [842, 595]));
  await shown.getByRole('button', { name: 'Stäng' }).click();

  const earlier = page.getByRole('region', { name: 'Tidigare underlag' });
  await earlier.getByRole('button', { name: 'Skriv in granskningen' }).click();
  const review = page.getByRole('dialog', { name: 'Extern granskning av Våren' });
  await review.getByLabel('Av vem').fill('Eva Ek');
  await review.getByRole('button', { name: 'Spara granskningen' }).click();
  await expect(earlier.getByText(/^Granskat .* av Eva Ek$/)).toBeVisible();
  await expect(page.getByText('Allt i perioden är externt kvalitetssäkrat')).toBeVisible();
});
