// The very first start: the three steps, what they refuse, and the register they make.
import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { firstStart, passphrase } from '../../support/first-start.ts';
import { asking, testEngine } from '../../support/engine.ts';
import { showOpening } from './show-opening.tsx';

const field = (name: string | RegExp) => screen.getByRole('textbox', { name });
const press = (name: string | RegExp) => screen.getByRole('button', { name });
const words = (name: string) => screen.getByLabelText<HTMLInputElement>(name);

/** The last step: the sheet is begun, and its code is typed back from what the page shows to be written by hand. */
const makeSheet = async (user: ReturnType<typeof showOpening>['user']): Promise<void> => {
  await screen.findByRole('heading', { level: 1, name: 'Återställningsbladet' });
  await user.type(field('Vem förvarar det första exemplaret?'), 'Åsa Ek');
  await user.type(field('Vem förvarar det andra?'), 'Bo Alm');
  await user.click(press('Gör bladet'));
  await user.click(await screen.findByRole('button', { name: /^Ingen skrivare/ }));
  const code = screen.getAllByRole('listitem').map((item) => item.textContent);
  expect(code).toHaveLength(8);
  await user.type(field('Skriv in koden från papperet'), code.join('-').toLowerCase());
  await user.click(press('Bladet är klart'));
};

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
  await makeSheet(user);
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
  await makeSheet(user);
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
  expect(screen.getByText('6 tecken till behövs.')).toBeInTheDocument();
  await user.type(words('Lösenfrasen en gång till'), 'sommar');
  await user.click(press('Fortsätt'));
  await screen.findByRole('button', { name: 'Lösenfras: Använd minst 12 tecken' });
  await user.type(words('Lösenfras'), '2026!!');
  expect(screen.getByText('Den är bland de första som provas.')).toBeInTheDocument();
  await user.click(press('Fortsätt'));
  await screen.findByRole('button', { name: /^Lösenfras: Den är bland de första/ });
  await user.type(words('Lösenfras'), ' regn bil båt');
  expect(screen.getByText('Mycket bra. Den är mycket svår att gissa.')).toBeInTheDocument();
  await user.click(press('Fortsätt'));
  await screen.findByRole('button', { name: /^Lösenfrasen en gång till: De två är inte lika/ });
  expect(words('Lösenfras').type).toBe('password');
  await user.click(screen.getAllByRole('button', { name: 'Visa' })[0]!);
  expect(words('Lösenfras').type).toBe('text');
  // Four words to take instead, shown so that they can be written down.
  await user.click(press('Föreslå fyra ord'));
  const [suggestion] = await screen.findAllByText(/^\S+ \S+ \S+ \S+$/, { selector: 'strong' });
  expect(words('Lösenfras')).toHaveValue(suggestion!.textContent);
  expect(bridge.calls).not.toContain('register.create');
});

it('goes on only with the paper’s own code, names the mistyped group, and comes back to the step after a restart', async () => {
  const { folder } = await (async () => {
    const made = testEngine();
    await asking(made.engine.connect())('register.create', firstStart);
    await made.engine.close();
    return made;
  })();
  const { user } = showOpening(testEngine(folder).engine);
  await user.type(await screen.findByLabelText('Lösenfras'), `${passphrase}{Enter}`);
  await screen.findByRole('heading', { level: 1, name: 'Återställningsbladet' });
  expect(screen.getByText('Steg 4 av 4')).toBeInTheDocument();
  await user.click(press('Gör bladet'));
  await screen.findByRole('button', { name: /^Vem förvarar det första exemplaret/ });
  await user.type(field('Vem förvarar det första exemplaret?'), 'Åsa Ek');
  for (const same of ['Åsa Ek', 'asa  ek', 'Ek, Åsa', 'Åsa', 'Åsa Ek, ekonomichef']) {
    await user.clear(field('Vem förvarar det andra?'));
    await user.type(field('Vem förvarar det andra?'), same);
    await user.click(press('Gör bladet'));
    await screen.findByRole('button', { name: /^Vem förvarar det andra.*samma person/ });
  }
  await user.clear(field('Vem förvarar det andra?'));
  await user.type(field('Vem förvarar det andra?'), 'Bo Alm');
  await user.click(press('Gör bladet'));
  await user.click(await screen.findByRole('button', { name: /^Ingen skrivare/ }));
  const groups = screen.getAllByRole('listitem').map((item) => item.textContent);
  const typed = field('Skriv in koden från papperet');
  const wrong = [...groups.slice(0, 2), groups[3]!, groups[2]!, ...groups.slice(4)];
  await user.type(typed, wrong.slice(0, 3).join(' '));
  expect(screen.getByText('Tredje gruppen stämmer inte. Jämför med papperet.')).toBeInTheDocument();
  await user.type(typed, wrong.slice(3).join(' '));
  await user.click(press('Bladet är klart'));
  await screen.findByRole('button', { name: /: Tredje gruppen stämmer inte/ });
  await user.clear(typed);
  await user.type(typed, groups.join(' '));
  expect(screen.getByText('8 av 8 grupper.')).toBeInTheDocument();
  await user.click(press('Bladet är klart'));
  await screen.findByRole('heading', { level: 1, name: 'Hej Samira!' });
  // The code has left the page.
  for (const group of groups) expect(document.body.textContent).not.toContain(group);
});
