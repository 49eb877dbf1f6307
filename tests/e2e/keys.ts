/** The program by keyboard alone, for tests that touch no pointer. */
import type { Page } from '@playwright/test';
import { expect } from './fixtures.ts';

/** Tabs on until the focus is on something named so; fails when it comes round without meeting it. */
export const tabTo = async (page: Page, name: RegExp | string, role?: string): Promise<void> => {
  const matches = (label: string): boolean => (typeof name === 'string' ? label === name : name.test(label));
  for (let step = 0; step < 250; step += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      if (!(element instanceof HTMLElement)) return { label: '', role: '' };
      const labelled = element.getAttribute('aria-labelledby')?.split(' ') ?? [];
      const label =
        element.getAttribute('aria-label') ??
        (labelled.length > 0
          ? labelled.map((id) => document.getElementById(id)?.textContent ?? '').join(' ')
          : (element as HTMLInputElement).labels?.[0]?.textContent) ??
        element.textContent;
      return { label: label.trim(), role: element.getAttribute('role') ?? element.tagName.toLowerCase() };
    });
    if (matches(focused.label) && (role === undefined || focused.role === role)) return;
  }
  throw new Error(`the keyboard never reached ${String(name)}`);
};

/** Goes there by keys and presses Enter. */
export const press = async (page: Page, name: RegExp | string): Promise<void> => {
  await tabTo(page, name);
  await page.keyboard.press('Enter');
};

/** Goes in as one of the practice register's people. */
export const enter = async (page: Page, name: string): Promise<void> => {
  await press(page, 'Öppna övningsregistret');
  await expect(page.getByRole('button', { name: `Logga in som ${name}` })).toBeVisible();
  await press(page, `Logga in som ${name}`);
  await expect(page.getByRole('heading', { level: 1, name: /^Hej/ })).toBeVisible();
};

/** Signs out. */
export const leave = async (page: Page, name: string): Promise<void> => {
  await press(page, name);
  await expect(page.getByRole('menuitem', { name: 'Logga ut' })).toBeVisible();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Öppna övningsregistret' })).toBeVisible();
};
