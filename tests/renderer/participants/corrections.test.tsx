// A person's page: what has been corrected in words, and the extract for those who may hand it over.
import { screen, within } from '@testing-library/react';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../../support/engine.ts';
import { personInput, seededRegister } from '../../support/story.ts';
import { showPage } from '../render-page.tsx';

it('shows what was corrected, from what to what and by whom', async () => {
  const register = await seededRegister();
  const { participantId: id } = register;
  const typed = personInput(register, {
    gender: 'otherOrUnknown',
    phone: '070-123 45 67',
    needsInterpreter: true,
  });
  await register.ask('maria', 'participant.save', { id, ...typed });
  const { user } = await showPage(register, 'maria', `/deltagare/${id}`);
  await user.click(await screen.findByRole('button', { name: 'Visa 1 rättelse' }));
  const list = within(await screen.findByRole('list', { name: 'Rättelser' }));
  const [row] = list.getAllByRole('listitem');
  expect(row).toHaveTextContent('Kön: Kvinna ändrades till Annat eller okänt');
  expect(row).toHaveTextContent('Telefon: inget ändrades till 070-123 45 67');
  expect(row).toHaveTextContent('Behöver tolk: Nej ändrades till Ja');
  expect(row).toHaveTextContent('Maria Lindqvist');
  expect(screen.queryByRole('button', { name: 'Registerutdrag' })).not.toBeInTheDocument();
});

it('says nothing of corrections where there are none, and saves the extract at one press', async () => {
  const register = await seededRegister();
  const path = join(temporaryFolder(), 'utdrag.zip');
  const { user, bridge } = await showPage(register, 'samira', `/deltagare/${register.participantId}`);
  bridge.choose(path);
  await user.click(await screen.findByRole('button', { name: 'Registerutdrag' }));
  expect(await screen.findByText(/Läs igenom det innan du lämnar ut det/)).toBeVisible();
  expect(existsSync(path)).toBe(true);
  expect(screen.queryByText('Rättelser')).not.toBeInTheDocument();
});
