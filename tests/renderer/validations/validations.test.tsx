// The list of validations, and starting one.
import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { enrol, plannedValidation, readyValidation, seededRegister } from '../../support/story.ts';
import { inDialog, showPage } from '../render-page.tsx';

const people = async () =>
  (await screen.findAllByRole('row')).slice(1).map((row) => row.querySelector('a')?.textContent);

it('finds people whatever the accents, and by where they stand', async () => {
  const register = await seededRegister();
  const lukasz = await enrol(register, { givenName: 'Łukasz', familyName: 'Żółciński', birthDate: null });
  await plannedValidation(register, { participantId: lukasz });
  await readyValidation(register);
  const { user } = await showPage(register, 'maria', '/valideringar');
  await waitFor(async () => expect(await people()).toHaveLength(2));
  await user.type(screen.getByRole('searchbox', { name: 'Sök på namn' }), 'zolc');
  await waitFor(async () => expect(await people()).toEqual(['Łukasz Żółciński\u00a01987']));
  await user.clear(screen.getByRole('searchbox', { name: 'Sök på namn' }));
  await user.click(screen.getByRole('button', { name: /Läge/ }));
  await user.click(await screen.findByRole('option', { name: 'Pågår' }));
  await waitFor(async () => expect(await people()).toEqual(['Åsa Öberg\u00a01987']));
  expect(screen.getByRole('row', { name: /Åsa Öberg/ })).toHaveTextContent(/16 av 16/);
});

it('says what to do when nothing passes the filters, and when nothing is there', async () => {
  const register = await seededRegister();
  const { user } = await showPage(register, 'maria', '/valideringar');
  await screen.findByText('Ingen modul är startad än');
  await user.type(screen.getByRole('searchbox', { name: 'Sök på namn' }), 'finns inte');
  await screen.findByText('Ingen validering passar filtren');
});

it('starts a module for a participant and goes there', async () => {
  const register = await seededRegister();
  const { user, path } = await showPage(register, 'maria', '/valideringar');
  await user.click((await screen.findAllByRole('button', { name: 'Starta en modul' }))[0]!);
  const dialog = await inDialog('Starta en modul');
  await user.type(dialog.getByRole('combobox', { name: 'Deltagare' }), 'oberg');
  await user.click(await screen.findByRole('option', { name: /Åsa Öberg/ }));
  await user.click(dialog.getByRole('button', { name: /Modul/ }));
  await user.click(await screen.findByRole('option', { name: /Disk\/kafé/ }));
  expect(dialog.getByRole('checkbox', { name: 'Maria Lindqvist' })).toBeChecked();
  await user.click(dialog.getByRole('button', { name: 'Starta modulen' }));
  await screen.findByRole('heading', { level: 1, name: 'Åsa Öberg' });
  const { rows } = await register.ask('maria', 'validation.list', {
    search: '',
    workshopId: null,
    moduleVersionId: null,
    states: [],
    assessorId: null,
    after: null,
    limit: 10,
  });
  expect(rows).toMatchObject([{ participantName: 'Åsa Öberg', moduleCode: 'EX-DISK', state: 'planned' }]);
  expect(path()).toBe(`/valideringar/${rows[0]!.id}`);
  expect(within(screen.getByRole('main')).getByText('Planerad')).toBeInTheDocument();
});
