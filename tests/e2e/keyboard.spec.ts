/** The main job by keyboard alone, with two users: judge, hand in, control, issue. No pointer is touched. */
import { expect, test } from './fixtures.ts';
import { enter, leave, press } from './keys.ts';

test('judge, hand in, control and issue without a pointer', async ({ practice }) => {
  test.setTimeout(240_000);
  const { page } = practice;

  await enter(page, 'Erik Sandberg');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('Suparat');
  await expect(page.getByRole('menuitem', { name: /Suparat/ })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Suparat' })).toBeVisible();
  await press(page, /^Disk\/kafé/);
  await expect(page.getByRole('button', { name: 'Lämna till kontroll' })).toBeVisible();

  // A judgement by its number, taken back by its number.
  const first = page.getByRole('radiogroup').first();
  await first.getByRole('radio', { name: 'Visat', exact: true }).focus();
  await page.keyboard.press('2');
  await expect(page.getByText('1.1: Delvis')).toBeVisible();
  await first.getByRole('radio', { name: 'Delvis', exact: true }).focus();
  await page.keyboard.press('3');
  await expect(first.getByRole('radio', { name: 'Visat', exact: true })).toBeChecked();

  await page.getByRole('tab', { name: 'Bedömning' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tab', { name: /^Underlag/ })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tab', { name: 'Motivering' })).toBeFocused();
  await page.keyboard.press('Enter');
  const rationale = page.getByLabel('Varför har personen nått läranderesultaten?');
  await expect(rationale).toBeVisible();
  await rationale.focus();
  if ((await rationale.inputValue()) === '') await page.keyboard.type('Arbetar på egen hand i alla moment.');
  await page.keyboard.press('Tab');
  await expect(page.getByText('Klar att lämna till kontroll')).toBeVisible();
  await press(page, 'Lämna till kontroll');
  await expect(page.getByRole('alertdialog', { name: /\?$/ })).toBeVisible();
  await press(page, 'Lämna till kontroll');
  await expect(page.getByText('Väntar på intern kontrollant')).toBeVisible();
  await leave(page, 'Erik Sandberg');

  await enter(page, 'Petra Holm');
  await page.keyboard.press('Alt+5');
  await expect(page.getByRole('heading', { level: 1, name: 'Granskning' })).toBeVisible();
  await press(page, /^Suparat\u00a01985$/);
  await expect(page.getByRole('heading', { level: 1, name: 'Suparat' })).toBeVisible();
  for (const code of ['LR1', 'LR2', 'LR3', 'LR4', 'LR5']) await press(page, `Håller med om alla i ${code}`);
  await expect(page.getByText('16 av 16')).toBeVisible();
  await press(page, 'Godkänn');
  await expect(page.getByRole('alertdialog', { name: /\?$/ })).toBeVisible();
  await press(page, 'Godkänn');
  await expect(page.getByRole('heading', { level: 1, name: 'Granskning' })).toBeVisible();
  await leave(page, 'Petra Holm');

  await enter(page, 'Erik Sandberg');
  await page.keyboard.press('Alt+6');
  await expect(page.getByRole('heading', { level: 1, name: 'Intyg' })).toBeVisible();
  await press(page, 'Gör intyg');
  await press(page, /^Gör intyg för Suparat\u00a01985$/);
  await expect(page.getByRole('document', { name: 'Så blir intyget' })).toContainText('Suparat', {
    timeout: 20_000,
  });
  await press(page, 'Läs tillsammans');
  await press(page, 'Ja, det stämmer');
  await expect(page.getByRole('alertdialog', { name: /\?$/ })).toBeVisible();
  await press(page, 'Utfärda intyget');
  await expect(page.getByRole('heading', { level: 1, name: /^Kompetensintyg / })).toBeVisible();
});
