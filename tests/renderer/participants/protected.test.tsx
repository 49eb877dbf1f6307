// A protected person on the screen: the question before something goes to paper or into a file, and who is named.
import { screen, within } from '@testing-library/react';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../../support/engine.ts';
import { enrol, seededRegister } from '../../support/story.ts';
import { inDialog, inQuestion, showPage } from '../render-page.tsx';

const hidden = { alias: 'Solros', hasProtectedIdentity: true };

it('is saved only when the question has been answered with yes', async () => {
  const register = await seededRegister();
  const id = await enrol(register, hidden);
  const path = join(temporaryFolder(), 'utdrag.zip');
  const { user, bridge } = await showPage(register, 'samira', `/deltagare/${id}`);
  bridge.choose(path);
  const extract = await screen.findByRole('button', { name: 'Registerutdrag' });
  const question = 'Personen har skyddade personuppgifter';
  await user.click(extract);
  await user.click((await inQuestion(question)).getByRole('button', { name: 'Avbryt' }));
  expect(existsSync(path)).toBe(false);
  await user.click(extract);
  await user.click((await inQuestion(question)).getByRole('button', { name: 'Fortsätt ändå' }));
  expect(await screen.findByText(/Läs igenom det innan du lämnar ut det/)).toBeVisible();
  expect(existsSync(path)).toBe(true);
  // And it stands in Åtkomst.
  await user.click(
    await screen.findByRole('button', { name: 'Visa vem som har tittat, skrivit ut och sparat (1)' }),
  );
  const list = within(await screen.findByRole('list', { name: 'Åtkomst' }));
  expect(list.getByRole('listitem')).toHaveTextContent(/Registerutdrag sparat som fil.*Samira Haddad/);
});

it('is seen by those who are named, and a colleague is added to them', async () => {
  const register = await seededRegister();
  const id = await enrol(register, hidden, []);
  const { user } = await showPage(register, 'samira', `/deltagare/${id}`);
  await user.click(await screen.findByRole('button', { name: 'Ändra vem som ser Solros' }));
  const dialog = await inDialog('Vem som ser Solros');
  await user.click(dialog.getByRole('checkbox', { name: 'Johan Ekström' }));
  await user.click(dialog.getByRole('button', { name: 'Spara' }));
  expect(await screen.findByText('Johan Ekström, Samira Haddad')).toBeVisible();
  expect((await register.as.johan.call('participant.get', { id })).ok).toBe(true);
});
