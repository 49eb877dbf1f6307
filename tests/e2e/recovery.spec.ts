/** The recovery sheet in the real window: part of the first start, and the way in when the passphrase is forgotten. */
import { readFileSync, truncateSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import {
  axeFaults,
  elsewhere,
  expect,
  makeRegister,
  picture,
  signIn,
  signOut,
  startProgram,
  test,
} from './fixtures.ts';

const passphrase = 'tre små röda hus';
const own = 'fyra nya gröna båtar';

/** The register is damaged, and nobody remembers a passphrase: a copy and the sheet. */
const bringBackWithSheet = async (page: Page, code: string): Promise<void> => {
  await page.getByLabel('Inloggningsnamn').fill('maria');
  await page.getByRole('textbox', { name: 'Lösenfras' }).fill(own);
  await page.getByRole('button', { name: 'Logga in' }).click();
  await page.getByRole('button', { name: 'Ta tillbaka en säkerhetskopia' }).click();
  await page.getByRole('table', { name: 'Kopior' }).getByRole('button').nth(1).click();
  await page.getByRole('button', { name: 'Med återställningsbladet' }).click();
  await page.getByLabel('Koden på återställningsbladet').fill(code);
  expect(await axeFaults(page)).toEqual([]);
  await picture(page, '25-kopia-med-bladet');
  await page.getByRole('button', { name: 'Ta tillbaka den här kopian' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Ta tillbaka den här kopian' }).click();
  await expect(page.getByText('Registret är återställt')).toBeVisible();
  await expect(page.getByLabel('Koden på bladet')).toHaveValue(code);
  await page.getByRole('button', { name: 'Fortsätt' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Koden stämmer' })).toBeVisible();
};

test('the sheet is saved, its code opens the register again, and all is as it was', async ({ fresh }) => {
  test.setTimeout(180_000);
  const { app, page, data } = fresh;
  await makeRegister(page, passphrase);

  // Closed in the middle: the step is there again.
  await expect(page.getByRole('heading', { level: 1, name: 'Återställningsbladet' })).toBeVisible();
  expect(await axeFaults(page)).toEqual([]);
  await picture(page, '20-aterstallningsbladet');
  await page.getByRole('button', { name: 'Logga ut' }).click();
  await page.getByRole('textbox', { name: 'Lösenfras' }).fill(passphrase);
  await page.getByRole('button', { name: 'Logga in' }).click();

  const file = path.join(elsewhere(), 'blad.pdf');
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, file);
  await page.getByLabel('Vem förvarar det första exemplaret?').fill('Åsa Ek');
  await page.getByLabel('Vem förvarar det andra?').fill('Bo Alm');
  await page.getByRole('button', { name: 'Gör bladet' }).click();
  await page.getByRole('button', { name: 'Spara som PDF' }).click();
  await expect(page.getByText('Filen är sparad. Skriv ut den')).toBeVisible();
  expect(readFileSync(file).subarray(0, 5).toString()).toBe('%PDF-');
  await page.getByRole('button', { name: 'Ingen skrivare? Skriv av koden för hand' }).click();
  const code = (await page.locator('.recovery-groups li').allTextContents()).join('-');
  await page.getByLabel('Skriv in koden från papperet').fill(code.slice(0, 17));
  expect(await axeFaults(page)).toEqual([]);
  await picture(page, '21-koden-tillbaka');
  await page.getByLabel('Skriv in koden från papperet').fill(code);
  await page.getByRole('button', { name: 'Bladet är klart' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Hej Maria!' })).toBeVisible();
  await signOut(page, 'Maria Lindqvist');

  await page.getByRole('button', { name: 'Glömt lösenfrasen?' }).click();
  expect(await axeFaults(page)).toEqual([]);
  await picture(page, '22-glomt-losenfrasen');
  await page.getByRole('button', { name: 'Använd återställningsbladet' }).click();
  await page.getByLabel('Koden på bladet').fill(code.replaceAll('-', ' ').toLowerCase());
  await page.getByRole('button', { name: 'Fortsätt' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Koden stämmer' })).toBeVisible();
  expect(await axeFaults(page)).toEqual([]);
  await picture(page, '23-ny-losenfras');
  await page.getByRole('textbox', { name: 'Ny lösenfras' }).fill(own);
  await page.getByRole('textbox', { name: 'Lösenfrasen en gång till' }).fill(own);
  await page.getByRole('button', { name: 'Byt och logga in' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Hej Maria!' })).toBeVisible();
  await page.getByRole('link', { name: 'Personal och verkstäder' }).click();
  await expect(page.getByText('Kaféet').first()).toBeVisible();
  await signOut(page, 'Maria Lindqvist');
  await signIn(page, 'maria', own);

  await page.getByRole('link', { name: 'Inställningar' }).click();
  await page.getByRole('button', { name: 'Byt registrets nyckel …' }).click();
  await page.getByRole('dialog').getByLabel('Din lösenfras').fill(own);
  expect(await axeFaults(page)).toEqual([]);
  await picture(page, '24-byt-nyckel');
  await page.getByRole('dialog').getByRole('button', { name: 'Byt nyckel' }).click();
  await expect(page.getByText('Nyckeln är bytt')).toBeVisible();
  expect(await axeFaults(page)).toEqual([]);
  await picture(page, '24-bladet-efter-bytet');
  await page.getByRole('dialog').getByRole('button', { name: 'Behåll bladet' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Inställningar' })).toBeVisible();
  await app.close();

  truncateSync(path.join(data, 'register.db'), 20_000);
  const next = await startProgram(data);
  await bringBackWithSheet(next.page, code);
  await next.app.close();
});
