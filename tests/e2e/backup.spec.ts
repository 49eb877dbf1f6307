/** Copies in the real program: made, laid on a stick, looked into, and brought back here and on another computer. */
import { mkdtempSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { staffPassphrase } from '../../scripts/bench/approved.ts';
import { axeFaults, expect, picture, signIn, startProgram, test } from './fixtures.ts';

/** What the person chooses when the system asks for a folder. */
const willChoose = (app: ElectronApplication, folder: string): Promise<void> =>
  app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, folder);

const openNewest = async (page: Page): Promise<void> => {
  await page.getByRole('table', { name: 'Kopior' }).getByRole('button').nth(1).click();
  await page.getByRole('dialog').getByRole('textbox', { name: 'Namn' }).fill('samira');
  await page
    .getByRole('dialog')
    .getByRole('textbox', { name: /^Lösenfras/ })
    .fill(staffPassphrase);
};

const bringBack = async (page: Page): Promise<void> => {
  await openNewest(page);
  await page.getByRole('dialog').getByRole('button', { name: 'Ta tillbaka den här kopian' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Ta tillbaka den här kopian' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /^Hej/ })).toBeVisible();
};

test('a copy saves a damaged register, and moves it to another computer', async ({ approved }) => {
  test.setTimeout(180_000);
  const stick = mkdtempSync('/dev/shm/intyga-sticka-'); /* another disk than the register's */

  await test.step('the lamp leads to the copies, and a stick makes it shine', async () => {
    const { app, page } = approved;
    await signIn(page, 'samira', staffPassphrase);
    await page
      .getByRole('link', { name: /säkerhetskopia|[Kk]opia/ })
      .first()
      .click();
    await expect(page.getByRole('heading', { level: 1, name: 'Säkerhetskopior' })).toBeVisible();
    await willChoose(app, stick);
    await page.getByRole('button', { name: 'Välj mapp …' }).click();
    await expect(page.getByRole('link', { name: /^Kontrollerad kopia: i dag/ })).toBeVisible();
    await picture(page, '13-sakerhetskopior');
    expect(await axeFaults(page)).toEqual([]);
    await app.close();
  });

  await test.step('a damaged register is told when signing in, and a copy takes its place', async () => {
    truncateSync(path.join(approved.data, 'register.db'), 20_000);
    const { app, page } = await startProgram(approved.data);
    await page.getByLabel('Inloggningsnamn').fill('samira');
    await page.getByRole('textbox', { name: 'Lösenfras' }).fill(staffPassphrase);
    await page.getByRole('button', { name: 'Logga in' }).click();
    await page.getByRole('button', { name: 'Ta tillbaka en säkerhetskopia' }).click();
    await picture(page, '14-ta-tillbaka');
    expect(await axeFaults(page)).toEqual([]);
    await bringBack(page);
    await page.getByRole('link', { name: 'Deltagare', exact: true }).click();
    await expect(page.getByText(/50/).first()).toBeVisible();
    await app.close();
  });

  await test.step('another computer finds the copies on the stick, looks into one and takes it', async () => {
    const data = mkdtempSync(path.join(tmpdir(), 'intyga-e2e-'));
    const { app, page } = await startProgram(data);
    await willChoose(app, stick);
    await page.getByRole('button', { name: 'Hämta registret från en säkerhetskopia' }).click();
    await page.getByRole('button', { name: 'Leta i en annan mapp …' }).click();
    await openNewest(page);
    await page.getByRole('dialog').getByRole('button', { name: 'Titta i kopian' }).click();
    await expect(page.getByRole('region', { name: 'KOPIA' })).toBeVisible();
    await picture(page, '15-titta-i-kopian');
    expect(await axeFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Stäng kopian' }).click();
    await page.getByRole('button', { name: 'Hämta registret från en säkerhetskopia' }).click();
    await bringBack(page);
    await app.close();
    rmSync(data, { recursive: true, force: true });
  });
  rmSync(stick, { recursive: true, force: true });
});
