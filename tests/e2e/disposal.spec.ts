/** Gallring in the window: limits by a decision, proposed by one, carried out by another, told where the photo was. */
import type { Role } from '#domain/role.ts';
import { axeFaults, bridgeCall, enterPractice, expect, goTo, picture, signOut, test } from './fixtures.ts';

test('photos past their limit go when two agree, and the page says so', async ({ practice }) => {
  test.setTimeout(120_000);
  const { page } = practice;

  await test.step('an administrator fills in the limit and the decision', async () => {
    await enterPractice(page, 'Samira Haddad');
    await goTo(page, '/arkiv');
    await expect(page.getByText('Inget gallras förrän')).toBeVisible();
    await page.getByRole('textbox', { name: 'Beslut' }).fill('KS 2026/12');
    await page.getByRole('textbox', { name: 'Foton och filer' }).fill('1');
    await page.getByRole('button', { name: 'Spara fristerna' }).click();
    await expect(page.getByRole('checkbox', { name: /^\d av 4 foton och filer/ })).toBeChecked();
    const { id, name } = (await bridgeCall(page, 'user.list', {})).find(
      (user) => user.name === 'Petra Holm',
    )!;
    const kept = { title: '', workshopIds: [], trainedOn: null, certifiedOn: null, isActive: true };
    const roles: Role[] = ['internalVerifier', 'coordinator'];
    await bridgeCall(page, 'user.save', { id, name, ...kept, roles, seesPersons: true });
    await signOut(page, 'Samira Haddad');
  });

  await test.step('one proposes, and cannot carry it out', async () => {
    await enterPractice(page, 'Petra Holm');
    await goTo(page, '/arkiv');
    await page.getByRole('button', { name: 'Föreslå gallring' }).click();
    await expect(page.getByText(/^Petra Holm föreslog den här gallringen/)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Ta tillbaka förslaget' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Genomför gallringen' })).toBeHidden();
    await signOut(page, 'Petra Holm');
  });

  await test.step('another carries it out and gets the protocol', async () => {
    await enterPractice(page, 'Samira Haddad');
    await goTo(page, '/arkiv');
    await expect(page.getByRole('button', { name: 'Genomför gallringen' })).toBeVisible();
    expect(await axeFaults(page)).toEqual([]);
    await picture(page, '26-gallring');
    await page.getByRole('button', { name: 'Genomför gallringen' }).click();
    const dialog = page.getByRole('alertdialog', { name: 'Ta bort det som står i listan?' });
    await dialog.getByRole('button', { name: 'Genomför gallringen' }).click();
    await expect(page.getByRole('heading', { name: 'Genomförda gallringar' })).toBeVisible();
    await expect(page.getByText('Inget ska gallras nu')).toBeVisible();
  });

  await test.step('where the photo was it says when it went and by which decision', async () => {
    const { rows } = await bridgeCall(page, 'validation.list', {
      search: '',
      after: null,
      limit: 100,
      workshopId: null,
      moduleVersionId: null,
      assessorId: null,
      states: ['approved', 'certified'],
    });
    let found = '';
    for (const { id } of rows) {
      const whole = await bridgeCall(page, 'validation.get', { id });
      if (JSON.stringify(whole).includes('"reference":"KS 2026/12"')) found = id;
    }
    await goTo(page, `/valideringar/${found}`);
    await page.getByRole('button', { name: /^Foto/ }).first().click();
    const gone = page.getByText(/^Filen är gallrad .* enligt KS 2026\/12/);
    await expect(gone).toBeVisible();
    expect(await axeFaults(page)).toEqual([]);
  });
});
