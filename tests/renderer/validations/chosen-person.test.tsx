// Whom a module is started for: chosen by a search, with the year of birth beside the name, and chosen anew.
import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { enrol, seededRegister } from '../../support/story.ts';
import { inDialog, showPage } from '../render-page.tsx';

it('stays chosen, can be taken away by keys, and another can be chosen', async () => {
  const register = await seededRegister();
  await enrol(register, { givenName: 'Bo', birthDate: null });
  const { user } = await showPage(register, 'maria', '/valideringar');
  await user.click((await screen.findAllByRole('button', { name: 'Starta en modul' }))[0]!);
  const dialog = await inDialog('Starta en modul');
  const field = dialog.getByRole('combobox', { name: 'Deltagare' });
  await user.type(field, 'oberg');
  await user.click(await screen.findByRole('option', { name: /Bo Öberg/ }));
  await waitFor(() => expect(field).toHaveValue('Bo Öberg\u00a01987'));
  await user.type(field, '{Backspace}');
  await user.clear(field);
  await user.type(field, 'asa');
  await user.click(await screen.findByRole('option', { name: /Åsa Öberg/ }));
  await waitFor(() => expect((field as HTMLInputElement).value).toMatch(/^Åsa Öberg/));
});
