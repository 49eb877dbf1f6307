/** Short messages and dialogs on small screens and at 200 %: a message never lies over a dialog's title or its buttons. */
import type { Locator, Page } from '@playwright/test';
import { bridgeCall, enterPractice, expect, goTo, test } from './fixtures.ts';

const sizes = [
  { width: 1366, height: 680 },
  { width: 1024, height: 512 },
  { width: 683, height: 340 }, // 1366 wide at 200 %
];

const ongoing = async (page: Page): Promise<string> => {
  const all = {
    search: '',
    workshopId: null,
    moduleVersionId: null,
    assessorId: null,
    after: null,
    limit: 1,
  };
  const { rows } = await bridgeCall(page, 'validation.list', { ...all, states: ['ongoing'] });
  return rows[0]?.id ?? '';
};

const overlap = async (one: Locator, other: Locator): Promise<boolean> => {
  const [a, b] = [await one.boundingBox(), await other.boundingBox()];
  if (!a || !b) throw new Error('nothing to see');
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
};

test('a message beside or above a dialog', async ({ practice }) => {
  const { page } = practice;
  await enterPractice(page, 'Maria Lindqvist');
  await page.setViewportSize({ width: 1366, height: 680 });
  await goTo(page, `/valideringar/${await ongoing(page)}`);
  const group = page.getByRole('radiogroup', { name: /1\.1/ }).first();
  await group.getByText('Delvis').click();
  await group.getByText('Ej visat').click();
  const message = page.locator('.toast');
  await expect(message).toBeVisible();
  const open: Readonly<Record<string, () => Promise<void>>> = {
    'Nytt underlag': () => page.getByRole('button', { name: 'Lägg till underlag för 1.1' }).click(),
    'Några saker återstår': () => page.getByRole('button', { name: 'Lämna till kontroll' }).click(),
  };
  for (const [title, opens] of Object.entries(open)) {
    await page.setViewportSize({ width: 1366, height: 680 });
    await opens();
    const dialog = page.getByRole('dialog', { name: title });
    await expect(dialog).toBeVisible();
    for (const size of sizes) {
      await page.setViewportSize(size);
      await message.hover(); // time stands still
      await page.screenshot({ path: `test-results/messages/${String(size.width)}-${title}.png` });
      await expect(message).toBeVisible();
      const parts = [
        dialog.getByRole('heading', { name: title }),
        dialog.getByRole('button', { name: 'Stäng' }),
      ];
      const foot = dialog.locator('.dialog-actions');
      if ((await foot.count()) > 0) parts.push(foot);
      for (const part of parts)
        expect(await overlap(message, part), `${title} at ${String(size.width)}`).toBe(false);
      const sheet = await page.locator('.dialog-sheet').boundingBox();
      expect((sheet?.y ?? 0) + (sheet?.height ?? 0)).toBeLessThanOrEqual(size.height);
    }
    await page.keyboard.press('Escape');
  }
});
