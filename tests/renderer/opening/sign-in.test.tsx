// Signing in, what can stand in its way, the practice register, and going on after the engine was started again.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { engineWasRestarted } from '../../../src/renderer/app/engine-events.ts';
import { goTo } from '../../../src/renderer/app/navigation.ts';
import type { Engine } from '../../../src/engine/compose.ts';
import { putBridge } from '../../support/bridge.ts';
import { temporaryFolder, testEngine } from '../../support/engine.ts';
import { madeRegister, passphrase, withPractice } from '../../support/first-start.ts';
import { showOpening } from './show-opening.tsx';

const words = () => screen.findByLabelText<HTMLInputElement>('Lösenfras');
const hello = () => screen.findByRole('heading', { level: 1, name: 'Hej Samira!' });

/** To the window a started engine is one that knows nobody. */
const restart = async (engine: Engine): Promise<void> => {
  await engine.close();
  putBridge(engine.connect());
  engineWasRestarted();
};

it('signs in, and after wrong tries says so and waits', async () => {
  const { folder } = await madeRegister();
  const { user } = showOpening(testEngine(folder).engine);
  // The one person of the register need not write the name.
  expect(await screen.findByRole('textbox', { name: 'Inloggningsnamn' })).toHaveValue('Samira');
  for (let tries = 0; tries < 3; tries += 1) {
    await user.type(await words(), 'fel men lång fras{Enter}');
    await waitFor(async () => expect(await words()).toHaveValue(''));
  }
  expect(screen.getByRole('alert')).toHaveTextContent('Namnet eller lösenfrasen stämmer inte');
  expect(await words()).toHaveFocus();
  expect(screen.getByRole('button', { name: /^Vänta \d sekund/ })).toBeDisabled();
  await waitFor(() => expect(screen.getByRole('button', { name: 'Logga in' })).toBeEnabled());
  await user.type(await words(), `${passphrase}{Enter}`);
  await hello();
});

it('says on a calm page that the register is damaged, and tries again', async () => {
  const { folder } = await madeRegister();
  const keyring = join(folder, 'register.json');
  const whole = readFileSync(keyring);
  writeFileSync(keyring, '{"slots": [');
  const { user } = showOpening(testEngine(folder).engine);
  await screen.findByRole('heading', { level: 1, name: 'Filen går inte att läsa som den ska' });
  expect(screen.getByText(/Ta tillbaka en säkerhetskopia, eller be/)).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Börja med ett nytt register' })).not.toBeInTheDocument();
  writeFileSync(keyring, whole);
  await user.click(screen.getByRole('button', { name: 'Försök igen' }));
  await screen.findByRole('heading', { level: 1, name: 'Logga in' });
});

it('makes the practice register and goes in as one of its people', async () => {
  const { user } = showOpening(withPractice(temporaryFolder()));
  await user.click(await screen.findByRole('button', { name: 'Öppna övningsregistret' }));
  await screen.findByRole('heading', { level: 2, name: 'Vem vill du vara?' });
  expect(screen.getByText('Planerar och bedömer.')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Logga in som Övning' }));
  // Its one person is whoever the first start made.
  await hello();
  expect(screen.getByText('ÖVNING')).toBeInTheDocument();
});

it('lets the same person go on after the engine was started again, with what was typed still there', async () => {
  const { folder } = await madeRegister();
  const { engine } = testEngine(folder);
  const { user } = showOpening(engine);
  await user.type(await words(), `${passphrase}{Enter}`);
  await hello();
  goTo('/deltagare/ny');
  await user.type(await screen.findByRole('textbox', { name: 'Förnamn' }), 'Åsa');

  await restart(engine);
  const dialog = await screen.findByRole('dialog', { name: 'Logga in igen' });
  expect(within(dialog).queryByRole('textbox', { name: 'Inloggningsnamn' })).not.toBeInTheDocument();

  // To leave takes a second thought, because what is not saved goes away.
  await user.click(within(dialog).getByRole('button', { name: 'Logga ut' }));
  const leaving = await screen.findByRole('dialog', { name: 'Logga ut?' });
  await user.click(within(leaving).getByRole('button', { name: 'Nej, gå tillbaka' }));
  await user.type(await words(), 'inte den rätta frasen{Enter}');
  await screen.findByRole('alert');
  await user.type(await words(), `${passphrase}{Enter}`);
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  expect(screen.getByRole('textbox', { name: 'Förnamn' })).toHaveValue('Åsa');
  goTo('/');
  await hello();
});

it('leaves the page of whoever does not sign in again, and the next begins at the start page', async () => {
  const { folder } = await madeRegister();
  const { engine } = testEngine(folder);
  const { user } = showOpening(engine);
  await user.type(await words(), `${passphrase}{Enter}`);
  await hello();
  goTo('/deltagare/ny');
  await screen.findByRole('textbox', { name: 'Förnamn' });
  await restart(engine);
  await screen.findByRole('dialog', { name: 'Logga in igen' });
  await user.keyboard('{Escape}');
  const leaving = await screen.findByRole('dialog', { name: 'Logga ut?' });
  await user.click(within(leaving).getByRole('button', { name: 'Logga ut' }));
  await user.type(await words(), `${passphrase}{Enter}`);
  await hello();
});
