// What the engine refuses in a form stands at its field, in words, with the focus there; nothing is saved.
import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { PlainDate } from '#domain/dates.ts';
import { enrol, seededRegister, submittedValidation } from '../support/story.ts';
import { inDialog, showPage } from './render-page.tsx';

it('a day that has been cannot be the last day to complete', async () => {
  const register = await seededRegister();
  const id = await submittedValidation(register);
  const { user } = await showPage(register, 'petra', `/granskning/${id}`);
  await user.click(await screen.findByRole('button', { name: 'Skicka tillbaka' }));
  const dialog = await inDialog('Skicka tillbaka modulen');
  await user.type(dialog.getByRole('textbox', { name: 'Vad saknas?' }), 'Ett samtal till.');
  const due = dialog.getByRole('textbox', { name: /^Klart senast/ });
  await user.clear(due);
  await user.type(due, '2026-02-27');
  await user.click(dialog.getByRole('button', { name: 'Skicka tillbaka' }));
  await waitFor(() => expect(due).toHaveAccessibleDescription(/Dagen har redan varit/));
  expect(due).toHaveFocus();
  expect(screen.queryByText('Något i formuläret är inte ifyllt som det ska')).not.toBeInTheDocument();
  expect((await register.ask('petra', 'validation.get', { id })).state).toBe('submitted');
});

it('nobody leaves before the day they came', async () => {
  const register = await seededRegister();
  const id = await enrol(register, { enrolledOn: '2026-02-02' as PlainDate });
  const { user } = await showPage(register, 'samira', `/deltagare/${id}`);
  await user.click(await screen.findByRole('button', { name: 'Avsluta inskrivningen' }));
  const dialog = await inDialog(/^Avsluta inskrivningen för/);
  const left = dialog.getByRole('textbox', { name: /^Avslutad/ });
  await user.clear(left);
  await user.type(left, '2026-01-30');
  await user.click(dialog.getByRole('button', { name: /Orsak/ }));
  await user.click(await screen.findByRole('option', { name: 'Fullföljt' }));
  await user.click(dialog.getByRole('button', { name: 'Avsluta inskrivningen' }));
  await waitFor(() => expect(left).toHaveAccessibleDescription(/Dagen är före inskrivningen/));
});

it('a module that is already under way is told at the choice of module', async () => {
  const register = await seededRegister();
  await submittedValidation(register);
  const { user } = await showPage(register, 'maria', '/valideringar');
  await user.click((await screen.findAllByRole('button', { name: 'Starta en modul' }))[0]!);
  const dialog = await inDialog('Starta en modul');
  await user.type(dialog.getByRole('combobox', { name: 'Deltagare' }), 'oberg');
  await user.click(await screen.findByRole('option', { name: /Åsa Öberg/ }));
  await user.click(dialog.getByRole('button', { name: /Modul/ }));
  await user.click(await screen.findByRole('option', { name: /Disk\/kafé/ }));
  await user.click(dialog.getByRole('button', { name: 'Starta modulen' }));
  await dialog.findByRole('button', { name: /^Modul: Deltagaren har redan den här modulen igång/ });
});
