/**
 * The first morning of three colleagues, in the real window: who lacks a verkstad, who sees no names, and what an
 * administrator is told when nobody is left who controls.
 */
import type { Page } from '@playwright/test';
import type { Role } from '#domain/role.ts';
import { axeFaults, bridgeCall, expect, makeRegister, makeSheet, signOut, test } from './fixtures.ts';

const passphrase = 'tre små röda hus';
const own = 'fyra nya gröna båtar';

const blank = {
  title: '',
  workshopIds: [],
  seesPersons: false,
  trainedOn: null,
  certifiedOn: null,
  isActive: true,
};

/** Adds a colleague; gives the words they come in with the first time. */
const add = async (page: Page, signInName: string, name: string, role: Role): Promise<string> => {
  const added = await bridgeCall(page, 'user.add', { ...blank, signInName, name, roles: [role] });
  return added.passphrase!; // they are active
};

/** Comes in for the first time and chooses an own passphrase. */
const comeIn = async (page: Page, signInName: string, words: string): Promise<void> => {
  await page.getByLabel('Inloggningsnamn').fill(signInName);
  await page.getByRole('textbox', { name: 'Lösenfras' }).fill(words);
  await page.getByRole('button', { name: 'Logga in' }).click();
  await page.getByRole('textbox', { name: 'Lösenfrasen du fick' }).fill(words);
  await page.getByRole('textbox', { name: 'Lösenfras', exact: true }).fill(own);
  await page.getByRole('textbox', { name: 'Lösenfrasen en gång till' }).fill(own);
  await page.getByRole('button', { name: 'Byt lösenfras' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /^Hej/ })).toBeVisible();
};

test('a colleague is told what is lacking, and whom to ask, before anything is typed', async ({ fresh }) => {
  test.setTimeout(150_000);
  const { page } = fresh;
  await page.setViewportSize({ width: 1366, height: 768 });
  await makeRegister(page, passphrase);
  await makeSheet(page);
  await expect(page.getByRole('heading', { level: 1, name: 'Hej Maria!' })).toBeVisible();
  // With one verkstad alone everybody works in it.
  await bridgeCall(page, 'workshop.add', { name: 'Köket' });
  const monicas = await add(page, 'monica', 'Monica Berg', 'assessor');
  const samirs = await add(page, 'samir', 'Samir Nouri', 'coordinator');
  await page.reload();

  await test.step('the administrator reads on the first page that nobody can control', async () => {
    await expect(page.getByText(/^Ingen kan kontrollera/).first()).toBeVisible();
    expect(await axeFaults(page)).toEqual([]);
    await signOut(page, 'Maria Lindqvist');
  });

  await test.step('a handledare without verkstad reads that it is the verkstad', async () => {
    await comeIn(page, 'monica', monicas);
    await expect(page.getByText('Du är inte kopplad till någon verkstad än')).toBeVisible();
    await expect(page.getByText(/^Be Maria Lindqvist lägga till din verkstad/)).toBeVisible();
    await expect(page.getByRole('main').getByRole('link', { name: 'Ny deltagare' })).toHaveCount(0);
    expect(await axeFaults(page)).toEqual([]);
    await signOut(page, 'Monica Berg');
  });

  await test.step('a samordnare without names reads that there is more than is seen', async () => {
    await comeIn(page, 'samir', samirs);
    await page.getByRole('link', { name: 'Deltagare' }).click();
    await expect(page.getByText(/inga namn/).first()).toBeVisible();
    await expect(page.getByText('Här finns inga deltagare än')).toHaveCount(0);
    expect(await axeFaults(page)).toEqual([]);
  });
});
