/** Fifty certificates in one go in the real program: stopped, gone on with, the engine killed, and gone on with again. */
import type { Page } from '@playwright/test';
import { staffPassphrase } from '../../scripts/bench/approved.ts';
import {
  axeFaults,
  bridgeCall,
  enginePids,
  expect,
  goTo,
  picture,
  signByPin,
  signIn,
  test,
} from './fixtures.ts';

const listCertificates = async (page: Page): Promise<readonly string[]> => {
  const all = { search: '', year: null, after: null, limit: 100 };
  const { rows } = await bridgeCall(page, 'certificate.list', all);
  return rows.map(({ number }) => number);
};

/** How far the bar has come; 0 before it is there. */
const issuedSoFar = async (page: Page): Promise<number> =>
  Number((/^\d+/.exec((await page.locator('.progress-value').allInnerTexts()).join('')) ?? ['0'])[0]);

test('fifty are read, issued, stopped, gone on with after a kill, and none is missing or twice', async ({
  approved,
}) => {
  test.setTimeout(180_000);
  const { app, page } = approved;
  await signIn(page, 'maria', staffPassphrase);

  await test.step('everybody who waits is put on one list', async () => {
    await page.getByRole('link', { name: 'Intyg', exact: true }).click();
    await page.getByRole('link', { name: 'Utfärda många' }).click();
    await page.getByRole('button', { name: 'Gör lista med 50 intyg' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Lista med 50 intyg' })).toBeVisible();
    expect(await axeFaults(page)).toEqual([]);
    await picture(page, '10-laslista');
  });

  await test.step('the list can be read on paper, and is ticked when it has been', async () => {
    await page.getByRole('button', { name: 'Visa och skriv ut listan' }).click();
    const list = page.getByRole('document', { name: 'Läslista' });
    await expect(list).toContainText('Nguyễn', { timeout: 20_000 });
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Alla stämmer' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Ja, alla stämmer' }).click();
    await expect(page.getByText('Alla 50 rader är lästa och rätt')).toBeVisible();
  });

  let stoppedAt = 0;
  await test.step('issuing is stopped between two', async () => {
    await page.getByRole('button', { name: 'Utfärda 50 intyg' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Utfärda' }).click();
    await signByPin(page);
    await expect.poll(() => issuedSoFar(page), { intervals: [20] }).toBeGreaterThan(0);
    await page.getByRole('button', { name: 'Avbryt' }).click();
    await expect(page.getByText(/^Stannat: \d+ av 50 intyg är utfärdade/)).toBeVisible();
    stoppedAt = (await listCertificates(page)).length;
    expect(stoppedAt).toBeGreaterThan(0);
    expect(stoppedAt).toBeLessThan(50);
    await expect(page.getByText(`Stannat: ${String(stoppedAt)} av 50 intyg är utfärdade`)).toBeVisible();
    expect(await axeFaults(page)).toEqual([]);
  });

  await test.step('it goes on until the engine is killed in the middle', async () => {
    await page.getByRole('button', { name: 'Fortsätt utfärda' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Utfärda' }).click();
    await signByPin(page);
    await expect.poll(() => issuedSoFar(page), { intervals: [20] }).toBeGreaterThan(stoppedAt);
    const [pid] = enginePids(app);
    process.kill(pid!, 'SIGKILL');
    const again = page.getByRole('dialog', { name: 'Logga in igen' });
    await again.getByRole('textbox', { name: 'Lösenfras' }).fill(staffPassphrase);
    await again.getByRole('button', { name: 'Fortsätt' }).click();
    await expect(again).toBeHidden();
    const issued = (await listCertificates(page)).length;
    expect(issued).toBeGreaterThan(stoppedAt);
    expect(issued).toBeLessThan(50);
    await expect(page.getByText(`Stannat: ${String(issued)} av 50 intyg är utfärdade`)).toBeVisible();
  });

  await test.step('it is found again from the start page and made ready', async () => {
    await goTo(page, '/');
    await page.getByRole('link', { name: 'Öppna listan' }).click();
    await page.getByRole('button', { name: 'Fortsätt utfärda' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Utfärda' }).click();
    await signByPin(page);
    await expect(page.getByText('Klart: 50 intyg är utfärdade')).toBeVisible({ timeout: 30_000 });
    await expect(page.getByRole('button', { name: 'Skriv ut alla 50' })).toBeVisible();
    expect(await axeFaults(page)).toEqual([]);
  });

  const numbers = (await listCertificates(page)).toSorted();
  expect(numbers.map((number) => number.replace(/^EXK-\d{4}-/, ''))).toEqual(
    Array.from({ length: 50 }, (_, index) => String(index + 1).padStart(4, '0')),
  );
});
