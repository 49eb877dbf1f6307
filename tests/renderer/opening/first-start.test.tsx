// The very first start: the three steps, what they refuse, and the register they make.
import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { passphrase } from '../../support/first-start.ts';
import { asking, testEngine } from '../../support/engine.ts';
import { showOpening } from './show-opening.tsx';

const field = (name: string | RegExp) => screen.getByRole('textbox', { name });
const press = (name: string | RegExp) => screen.getByRole('button', { name });
const words = (name: string) => screen.getByLabelText<HTMLInputElement>(name);

/** At the first step, with the organisation's two lines filled in. */
const begin = async () => {
  const made = testEngine();
  const shown = showOpening(made.engine);
  const { user } = shown;
  await user.click(await screen.findByRole('button', { name: 'Börja med ett nytt register' }));
  await screen.findByRole('heading', { level: 1, name: 'Er organisation' });
  await user.type(field('Organisationens namn'), 'Exempelkommunen');
  await user.type(field('Ort'), 'Exempelstad');
  return { ...made, ...shown };
};

it('makes the register in three steps and opens the start page', async () => {
  const { user, engine } = await begin();
  // Enter in a filled row makes the next; in an empty one it goes on.
  await user.type(field('Verkstad eller enhet 1'), 'Återbruket{Enter}');
  await waitFor(() => expect(field('Verkstad eller enhet 2')).toHaveFocus());
  await user.keyboard('Köket{Enter}');
  await waitFor(() => expect(field('Verkstad eller enhet 3')).toHaveFocus());
  await user.keyboard('{Enter}');
  await screen.findByRole('heading', { level: 1, name: 'Du själv' });
  await user.type(field('Ditt namn'), 'Samira Haddad');
  await user.type(field('Inloggningsnamn'), 'samira');
  await user.type(words('Lösenfras'), passphrase);
  await user.type(words('Lösenfrasen en gång till'), passphrase);
  await user.click(press('Fortsätt'));
  await user.click(await screen.findByRole('radio', { name: /^Nej, vi har egna moduler/ }));
  await user.click(press('Skapa registret'));
  await screen.findByRole('heading', { level: 1, name: 'Hej Samira!' });
  // Nobody can be validated in anything yet, so that is what the start page speaks of.
  expect(screen.getByText('Börja med modulerna')).toBeInTheDocument();

  await user.click(press('Samira Haddad'));
  await user.click(await screen.findByRole('menuitem', { name: 'Logga ut' }));
  await screen.findByRole('heading', { level: 1, name: 'Logga in' });
  const connection = engine.connect();
  const ask = asking(connection);
  expect((await ask('session.signIn', { signInName: 'samira', passphrase })).user.roles).toContain(
    'administrator',
  );
  expect((await ask('workshop.list', {})).map((workshop) => workshop.name)).toEqual(['Köket', 'Återbruket']);
  expect(await ask('module.list', { withOldVersions: true })).toEqual([]);
});

it('keeps what was typed when one goes back, and starts with examples unless told otherwise', async () => {
  const { user } = await begin();
  await user.type(field('Verkstad eller enhet 1'), 'Återbruket');
  await user.click(press('Fortsätt'));
  await screen.findByRole('heading', { level: 1, name: 'Du själv' });
  await user.type(field('Ditt namn'), 'Samira');
  await user.click(press('Tillbaka'));
  await screen.findByRole('heading', { level: 1, name: 'Er organisation' });
  expect(field('Verkstad eller enhet 1')).toHaveValue('Återbruket');
  await user.click(press('Fortsätt'));
  await screen.findByRole('heading', { level: 1, name: 'Du själv' });
  expect(field('Ditt namn')).toHaveValue('Samira');
  await user.type(field('Inloggningsnamn'), 'samira');
  await user.type(words('Lösenfras'), passphrase);
  await user.type(words('Lösenfrasen en gång till'), passphrase);
  await user.click(press('Fortsätt'));
  await user.click(await screen.findByRole('button', { name: 'Skapa registret' }));
  // With the example modules somebody to validate is what is wanted next.
  await screen.findByText('Skriv in den första deltagaren');
  expect(screen.getAllByRole('link', { name: 'Ny deltagare' })[0]).toHaveAttribute('href', '#/deltagare/ny');
});

it('asks for at least one verkstad, and not the same twice', async () => {
  const { user } = await begin();
  await user.click(press('Fortsätt'));
  await screen.findByRole('button', { name: 'Verkstad eller enhet 1: Fyll i det här fältet.' });
  await user.type(field('Verkstad eller enhet 1'), 'Kaféet');
  await user.click(press('Lägg till en verkstad'));
  await user.type(field('Verkstad eller enhet 2'), 'kafeet');
  await user.click(press('Fortsätt'));
  await screen.findByRole('button', { name: /^Verkstad eller enhet 2: Det namnet står redan/ });
  await user.click(press('Ta bort verkstad 2'));
  await waitFor(() => expect(field('Verkstad eller enhet 1')).toHaveFocus());
  await user.click(press('Fortsätt'));
  await screen.findByRole('heading', { level: 1, name: 'Du själv' });
});

it('says how good a passphrase is while it is written, and refuses a short one and two that differ', async () => {
  const { user, bridge } = await begin();
  await user.type(field('Verkstad eller enhet 1'), 'Återbruket');
  await user.click(press('Fortsätt'));
  await screen.findByRole('heading', { level: 1, name: 'Du själv' });
  await user.type(field('Ditt namn'), 'Samira');
  await user.type(field('Inloggningsnamn'), 'samira');
  await user.type(words('Lösenfras'), 'sommar');
  expect(screen.getByText('4 tecken till behövs.')).toBeInTheDocument();
  await user.type(words('Lösenfrasen en gång till'), 'sommar');
  await user.click(press('Fortsätt'));
  await screen.findByRole('button', { name: 'Lösenfras: Använd minst 10 tecken' });
  await user.type(words('Lösenfras'), ' regn bil båt');
  expect(screen.getByText('Mycket bra. Den är mycket svår att gissa.')).toBeInTheDocument();
  await user.click(press('Fortsätt'));
  await screen.findByRole('button', { name: /^Lösenfrasen en gång till: De två är inte lika/ });
  expect(words('Lösenfras').type).toBe('password');
  await user.click(screen.getAllByRole('button', { name: 'Visa' })[0]!);
  expect(words('Lösenfras').type).toBe('text');
  expect(bridge.calls).not.toContain('register.create');
});
