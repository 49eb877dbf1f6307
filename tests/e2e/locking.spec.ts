/** Choosing a PIN, approving with it, locking, and two people by turns at the same open register, in the real program. */
import { staffPassphrase, staffPin } from '../../scripts/bench/approved.ts';
import { axeFaults, bridgeCall, expect, goTo, picture, signIn, test } from './fixtures.ts';

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
    expect(await bridgeCall(page, 'todo.list', {})).toEqual({ ok: false, refusal: { kind: 'notSignedIn' } });
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

  await test.step('locking the computer locks the program', async () => {
    await app.evaluate(({ powerMonitor }) => {
      powerMonitor.emit('lock-screen');
    });
    await expect(page.getByRole('heading', { level: 1, name: 'Låst' })).toBeVisible();
  });
});
