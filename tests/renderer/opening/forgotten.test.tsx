// A forgotten passphrase: an administrator is named first; the sheet lets one of them, or somebody new, in.
import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { madeRegister } from '../../support/first-start.ts';
import { showOpening } from './show-opening.tsx';

const field = (name: string) => screen.getByRole('textbox', { name });
const words = (name: string) => screen.getByLabelText<HTMLInputElement>(name);
const press = (name: string) => screen.getByRole('button', { name });
const own = 'en helt ny fras att minnas';

const atTheSheet = async () => {
  const made = await madeRegister();
  const shown = showOpening(made.engine);
  const { user } = shown;
  await user.click(await screen.findByRole('button', { name: 'Glömt lösenfrasen?' }));
  await screen.findByText(/^Be den som lägger till personal hos er/);
  await user.click(press('Använd återställningsbladet'));
  await screen.findByRole('heading', { level: 1, name: 'Återställningsbladet' });
  return { ...made, ...shown };
};

it('gives the administrator a new passphrase and signs them in', async () => {
  const { user, code } = await atTheSheet();
  await user.type(field('Koden på bladet'), code);
  await user.click(press('Fortsätt'));
  await screen.findByRole('heading', { level: 1, name: 'Koden stämmer' });
  expect(screen.getByRole('radio', { name: /^Samira Haddad/ })).toBeChecked();
  await user.type(words('Ny lösenfras'), own);
  await user.type(words('Lösenfrasen en gång till'), own);
  await user.click(press('Byt och logga in'));
  await screen.findByRole('heading', { level: 1, name: 'Hej Samira!' });
});

it('lets a new administrator in, and asks for the name', async () => {
  const { user, code } = await atTheSheet();
  await user.type(field('Koden på bladet'), code);
  await user.click(press('Fortsätt'));
  await user.click(await screen.findByRole('radio', { name: /^Någon som inte står här/ }));
  await user.type(words('Ny lösenfras'), own);
  await user.type(words('Lösenfrasen en gång till'), own);
  await user.click(press('Byt och logga in'));
  await screen.findByRole('button', { name: /^Ditt namn: Fyll i/ });
  await user.type(field('Ditt namn'), 'Nora Chef');
  await user.type(field('Inloggningsnamn'), 'nora');
  await user.click(press('Byt och logga in'));
  await screen.findByRole('heading', { level: 1, name: 'Hej Nora!' });
});

it('tells a mistyped code from another sheet’s', async () => {
  const { user } = await atTheSheet();
  const other = await madeRegister();
  await user.type(field('Koden på bladet'), '00001 00002');
  await user.click(press('Fortsätt'));
  expect(await screen.findByRole('alert')).toHaveTextContent('Tredje gruppen stämmer inte');
  await user.clear(field('Koden på bladet'));
  await user.type(field('Koden på bladet'), other.code);
  await user.click(press('Fortsätt'));
  await screen.findByText('Koden är rätt skriven men hör till ett annat blad');
});
