/**
 * Going back leads to where one was: the same place of the same list, as many rows, the same filters; everywhere else a
 * page begins at its top. In a wide window, where the middle scrolls, and at 200 %, where the window does.
 */
import type { Page } from '@playwright/test';
import type { PlainDate } from '#domain/dates.ts';
import { blankParticipant } from '../../src/engine/demo/blank-participant.ts';
import { bridgeCall, enterPractice, expect, goTo, test } from './fixtures.ts';

const sizes = [
  { width: 1366, height: 768 },
  { width: 683, height: 384 },
];

/** More than one page of the list. */
const enrolMany = async (page: Page): Promise<void> => {
  const [workshop] = await bridgeCall(page, 'workshop.list', {});
  if (!workshop) throw new Error('no verkstad to enrol in');
  const place = { workshopId: workshop.id, enrolledOn: '2026-03-02' as PlainDate };
  for (let count = 0; count < 130; count += 1) {
    const givenName = `Person${String(count).padStart(3, '0')}`;
    await bridgeCall(
      page,
      'participant.enrol',
      blankParticipant({ ...place, givenName, familyName: 'Många', birthYear: 1980 }),
    );
  }
};

/** Two commands that the list is about. */
const endAndBeginAgain = async (page: Page): Promise<void> => {
  const end = page.getByRole('button', { name: 'Avsluta inskrivningen' });
  await end.click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: /Orsak/ }).click();
  await page.getByRole('option', { name: 'Fullföljt' }).click();
  await dialog.getByRole('button', { name: 'Avsluta inskrivningen' }).click();
  await page.getByRole('button', { name: 'Skriv in igen' }).click();
  await expect(end).toBeVisible();
};

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });
const topOf = (page: Page): Promise<number> =>
  page.evaluate(() =>
    Math.max(...['html', 'main'].map((one) => document.querySelector(one)?.scrollTop ?? 0)),
  );

for (const size of sizes)
  test(`a list is found where it was left, ${String(size.width)} wide`, async ({ practice }) => {
    test.setTimeout(120_000);
    const { page } = practice;
    await enterPractice(page, 'Samira Haddad');
    await enrolMany(page);
    await page.setViewportSize(size);
    await goTo(page, '/deltagare');
    await page.getByRole('searchbox').fill('många');
    await expect(page.getByText('Visar 100 av 130')).toBeAttached();
    await page.getByRole('button', { name: 'Visa fler' }).click();
    await expect(page.getByText('Visar 130 av 130')).toBeAttached();
    const link = page.getByRole('link', { name: 'Person121 Många' });
    const placeOf = async (): Promise<number> => Math.round((await link.boundingBox())?.y ?? -1);
    await link.scrollIntoViewIfNeeded();
    const place = await placeOf();
    expect(await topOf(page)).toBeGreaterThan(3000);

    const back: Readonly<Record<string, () => Promise<unknown>>> = {
      'by the key or button that goes back': () => page.evaluate(() => history.back()),
      'by the link above the title': () =>
        page.getByRole('main').getByRole('link', { name: 'Deltagare' }).click(),
    };
    for (const [how, goBack] of Object.entries(back)) {
      await link.click();
      await expect(heading(page, 'Person121 Många')).toBeVisible();
      expect(await topOf(page), 'a new page begins at its top').toBe(0);
      await endAndBeginAgain(page); // so that the list is read anew, all of it
      await goBack();
      await expect(heading(page, 'Deltagare')).toBeAttached();
      await expect(link).toBeFocused();
      expect(Math.abs((await placeOf()) - place), how).toBeLessThan(3);
      await expect(page.getByRole('searchbox')).toHaveValue('många');
      await page.screenshot({
        path: `test-results/scroll/${String(size.width)}-${how.replaceAll(' ', '-')}.png`,
      });
    }

    await page.keyboard.press('Alt+7');
    await expect(heading(page, 'Moduler')).toBeVisible();
    expect(await topOf(page)).toBe(0);
    await page.keyboard.press('Alt+2');
    await expect(heading(page, 'Deltagare')).toBeVisible();
    expect(await topOf(page), 'a list one goes to begins at its top').toBe(0);
  });
