// Locking and the PIN as they are met: nothing of a person is left in the window, the same person comes back to the same
// page, another to their own start, and a decision is signed with the PIN or not made at all.
import { configure, screen, waitFor, within } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { goTo } from '../../../src/renderer/app/navigation.ts';
import { listenToKeys } from '../../../src/renderer/app/shortcuts.ts';
import { testEngine, valueOf } from '../../support/engine.ts';
import { readyValidation, seededRegister, testPassphrase } from '../../support/story.ts';
import { inDialog, inQuestion } from '../render-page.tsx';
import { showOpening } from './show-opening.tsx';

listenToKeys();
configure({ asyncUtilTimeout: 15_000 });
vi.setConfig({ testTimeout: 60_000 });

const pin = '739184';

const setup = async () => {
  const register = await seededRegister(testEngine(undefined, undefined, { asksForPin: true }));
  const shown = showOpening(register.engine);
  const { user } = shown;
  return { register, user, path: () => window.location.hash.slice(1) };
};

it('leaves no name in the window, and brings the same person back to the same page by PIN', async () => {
  const { register, user, path } = await setup();
  valueOf(await register.as.maria.call('pin.choose', { pin, passphrase: null }));
  await user.click(await screen.findByRole('button', { name: 'Logga in som någon annan' }));
  await user.type(await screen.findByRole('textbox', { name: 'Inloggningsnamn' }), 'maria');
  await user.type(await screen.findByLabelText('Lösenfras'), testPassphrase);
  await user.click(screen.getByRole('button', { name: 'Logga in' }));
  await screen.findByRole('heading', { level: 1, name: /^Hej/ });
  const where = `/deltagare/${register.participantId}`;
  goTo(where);
  await screen.findByRole('heading', { level: 1, name: 'Åsa Öberg' });

  await user.keyboard('{Control>}l{/Control}');
  await screen.findByRole('heading', { level: 1, name: 'Låst' });
  await waitFor(() => expect(document.documentElement.outerHTML).not.toMatch(/Åsa|Öberg|1987/));
  expect(document.title).not.toMatch(/Åsa|Öberg/);

  await user.click(screen.getByRole('button', { name: 'Fortsätt som Maria Lindqvist' }));
  await user.type(await screen.findByLabelText('PIN-kod, sex siffror'), '264870');
  await user.click(screen.getByRole('button', { name: 'Fortsätt' }));
  await screen.findByText(/^Inget har ändrats\. Du har 4 försök kvar/);
  await user.type(await screen.findByLabelText('PIN-kod, sex siffror'), pin);
  await user.click(screen.getByRole('button', { name: 'Fortsätt' }));
  await screen.findByRole('heading', { level: 1, name: 'Åsa Öberg' });
  expect(path()).toBe(where);

  await user.keyboard('{Control>}l{/Control}');
  await user.click(await screen.findByRole('button', { name: 'Fortsätt som Petra Holm' }));
  await user.type(await screen.findByLabelText('Lösenfras'), testPassphrase);
  await user.click(screen.getByRole('button', { name: 'Fortsätt' }));
  await screen.findByRole('heading', { level: 1, name: /^Hej Petra/ });
  expect(path()).toBe('/');
});

it('signs a decision with the PIN that is chosen for it, and makes none when one changes one’s mind', async () => {
  const { register, user } = await setup();
  const id = await readyValidation(register);
  const stateOf = async () => (await register.ask('samira', 'validation.get', { id })).state;
  await user.click(await screen.findByRole('button', { name: 'Logga in som någon annan' }));
  await user.type(await screen.findByRole('textbox', { name: 'Inloggningsnamn' }), 'maria');
  await user.type(await screen.findByLabelText('Lösenfras'), testPassphrase);
  await user.click(screen.getByRole('button', { name: 'Logga in' }));
  await screen.findByRole('heading', { level: 1, name: /^Hej/ });
  goTo(`/valideringar/${id}`);
  const handIn = async () => {
    await user.click(await screen.findByRole('button', { name: 'Lämna till kontroll' }));
    const question = await inQuestion(/./);
    await user.click(question.getByRole('button', { name: 'Lämna till kontroll' }));
  };
  await handIn();
  const first = await inDialog('Välj en PIN-kod');
  await user.click(first.getByRole('button', { name: 'Stäng' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  expect(await stateOf()).toBe('ongoing');

  const question = screen.queryByRole('alertdialog');
  if (question) await user.click(within(question).getByRole('button', { name: 'Lämna till kontroll' }));
  else await handIn();
  const choosing = await inDialog('Välj en PIN-kod');
  await user.type(choosing.getByLabelText('Ny PIN-kod'), pin);
  await user.type(choosing.getByLabelText('Samma PIN-kod en gång till'), pin);
  await user.click(choosing.getByRole('button', { name: 'Välj PIN-kod' }));
  await waitFor(async () => expect(await stateOf()).toBe('submitted'));
});

it('lets whoever has forgotten their PIN choose a new one with the passphrase, at the screen and at a decision', async () => {
  const { register, user } = await setup();
  const id = await readyValidation(register);
  valueOf(await register.as.maria.call('pin.choose', { pin, passphrase: null }));
  await user.click(await screen.findByRole('button', { name: 'Fortsätt som Maria Lindqvist' }));
  await user.click(await screen.findByRole('button', { name: 'Glömt PIN-koden?' }));
  await user.type(await screen.findByLabelText('Lösenfras'), testPassphrase);
  await user.click(screen.getByRole('button', { name: 'Fortsätt' }));
  await screen.findByRole('heading', { level: 1, name: /^Hej/ });
  goTo(`/valideringar/${id}`);
  await user.click(await screen.findByRole('button', { name: 'Lämna till kontroll' }));
  await user.click((await inQuestion(/./)).getByRole('button', { name: 'Lämna till kontroll' }));
  const asked = await inDialog('Skriv din PIN-kod för att signera');
  await user.click(asked.getByRole('button', { name: 'Glömt PIN-koden?' }));
  const choosing = await inDialog('Välj en ny PIN-kod');
  await user.type(choosing.getByLabelText('Lösenfras'), testPassphrase);
  await user.type(choosing.getByLabelText('Ny PIN-kod'), '264870');
  await user.type(choosing.getByLabelText('Samma PIN-kod en gång till'), '264870');
  await user.click(choosing.getByRole('button', { name: 'Välj PIN-kod' }));
  await waitFor(async () =>
    expect((await register.ask('petra', 'validation.get', { id })).state).toBe('submitted'),
  );
});
