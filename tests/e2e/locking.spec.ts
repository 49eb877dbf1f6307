/** Choosing a PIN, approving with it, locking, and two people by turns at the same open register, in the real program. */
import type { Page } from '@playwright/test';
import { staffPassphrase, staffPin } from '../../scripts/bench/approved.ts';
import {
  axeFaults,
  bridgeCall,
  bridgeReply,
  expect,
  goTo,
  picture,
  signByPin,
  signIn,
  test,
} from './fixtures.ts';

/** A list of the first so many who wait for their certificates. */
const makeList = async (page: Page, count: number): Promise<string> => {
  const { people } = await bridgeCall(page, 'batch.candidates', {});
  const items = people.slice(0, count).map(({ participantId, validationIds, nameOnCertificate, birth }) => ({
    participantId,
    validationIds,
    nameOnCertificate,
    birth,
  }));
  return (await bridgeCall(page, 'batch.make', { items })).id;
};

test('the screen is locked, tells nothing, and is taken over by PIN', async ({ approved }) => {
  test.setTimeout(120_000);
  const { app, page } = approved;
  await signIn(page, 'maria', staffPassphrase);
  await goTo(page, '/deltagare');
  await expect(page.getByText('Anna Lind', { exact: true }).first()).toBeVisible();

  await test.step('Ctrl+L leaves no name of a participant in the page', async () => {
    await page.keyboard.press('Control+l');
    await expect(page.getByRole('heading', { level: 1, name: 'Låst' })).toBeVisible();
    expect(await page.content()).not.toMatch(/Anna|Östberg|Nguyễn/);
    expect(await bridgeReply(page, 'todo.list', {})).toEqual({ ok: false, refusal: { kind: 'notSignedIn' } });
    expect(await axeFaults(page)).toEqual([]);
    await picture(page, '18-last');
  });

  await test.step('the same person comes back to the same page', async () => {
    await page.getByRole('button', { name: 'Fortsätt som Maria Lindqvist' }).click();
    expect(await axeFaults(page)).toEqual([]);
    await page.getByRole('textbox', { name: 'PIN-kod, sex siffror' }).fill(staffPin);
    await page.getByRole('button', { name: 'Fortsätt' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Deltagare' })).toBeVisible();
  });

  await test.step('somebody else signs in, and from then on both change places by PIN', async () => {
    await page.keyboard.press('Control+l');
    await page.getByRole('button', { name: 'Logga in som någon annan' }).click();
    await signIn(page, 'petra', staffPassphrase);
    await page.keyboard.press('Control+l');
    await expect(page.getByRole('button', { name: /^Fortsätt som/ })).toHaveCount(2);
    await page.getByRole('button', { name: 'Fortsätt som Maria Lindqvist' }).click();
    await page.getByRole('textbox', { name: 'PIN-kod, sex siffror' }).fill(staffPin);
    await page.getByRole('button', { name: 'Fortsätt' }).click();
    await expect(page.getByRole('heading', { level: 1, name: /^Hej Maria/ })).toBeVisible();
  });

  await test.step('certificates are issued to the last behind the locked screen', async () => {
    await goTo(page, `/intyg/manga/${await makeList(page, 12)}`);
    await page.getByRole('button', { name: 'Alla stämmer' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Ja, alla stämmer' }).click();
    await page.getByRole('button', { name: 'Utfärda 12 intyg' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Utfärda' }).click();
    await signByPin(page);
    await app.evaluate(({ powerMonitor }) => {
      powerMonitor.emit('lock-screen');
    });
    await expect(page.getByText(/^Intygen utfärdas vidare\. \d+ av 12 är klara\.$/)).toBeVisible();
    await expect(page.getByText(/^Intygen utfärdas vidare/)).toBeHidden({ timeout: 30_000 });
    await page.getByRole('button', { name: 'Fortsätt som Maria Lindqvist' }).click();
    await page.getByRole('textbox', { name: 'PIN-kod, sex siffror' }).fill(staffPin);
    await page.getByRole('button', { name: 'Fortsätt' }).click();
    await expect(page.getByText('Klart: 12 intyg är utfärdade')).toBeVisible();
  });

  await test.step('after the computer has slept the program is locked, also when the page had no time for it', async () => {
    await app.evaluate(({ powerMonitor }) => {
      powerMonitor.emit('resume');
    });
    await expect(page.getByRole('heading', { level: 1, name: 'Låst' })).toBeVisible();
    expect(await page.content()).not.toMatch(/Östberg|Nguyễn/);
  });
});
