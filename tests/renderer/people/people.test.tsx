// Personal och verkstäder: find people, add and change them, refuse what would lock everybody out; and the verkstäder.
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { queryClient } from '../../../src/renderer/calls/calls.ts';
import { valueOf } from '../../support/engine.ts';
import {
  plannedValidation,
  seededRegister,
  submittedValidation,
  type SeededRegister,
} from '../../support/story.ts';
import { inDialog, showPage } from '../render-page.tsx';

const names = async () =>
  (await screen.findAllByRole('row')).slice(1).map((row) => row.querySelector('th, td')?.textContent);

const setup = async (register?: SeededRegister) => {
  const seeded = register ?? (await seededRegister());
  return { register: seeded, ...(await showPage(seeded, 'samira', '/personal')) };
};

const userNamed = async (register: SeededRegister, name: string) =>
  (await register.ask('samira', 'user.list', {})).find((user) => user.name === name);

/** The four words that are shown once, and the dialog closed after them. */
const givenWords = async (
  user: Awaited<ReturnType<typeof showPage>>['user'],
  name: string,
): Promise<string> => {
  const dialog = await inDialog(`${name} kan logga in`);
  const words = dialog.getByText(/^\S+ \S+ \S+ \S+$/, { selector: 'strong' }).textContent;
  await user.click(dialog.getByRole('button', { name: 'Stäng' }));
  await waitFor(() => expect(screen.queryByText(words)).not.toBeInTheDocument());
  return words;
};

describe('people', () => {
  it('finds them by part of a name and by role, in the organisation’s words', async () => {
    const register = await seededRegister();
    const settings = await register.ask('samira', 'settings.get', {});
    await register.ask('samira', 'settings.save', {
      ...settings,
      roleNames: { ...settings.roleNames, internalVerifier: 'Intern kvalitetssäkrare' },
    });
    const { user } = await setup(register);
    expect(await names()).toEqual([
      'Erik Sandberg',
      'Johan Ekström',
      'Maria Lindqvist',
      'Petra Holm',
      'Samira Haddad',
    ]);
    await user.type(screen.getByRole('searchbox', { name: 'Sök på namn' }), 'ekstrom');
    await waitFor(async () => expect(await names()).toEqual(['Johan Ekström']));
    expect(screen.getByText('Visar 1 av 5')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Rensa filter' }));
    await user.click(screen.getByRole('button', { name: /Roll/ }));
    await user.click(await screen.findByRole('option', { name: 'Intern kvalitetssäkrare' }));
    await waitFor(async () => expect(await names()).toEqual(['Johan Ekström', 'Petra Holm']));
    await user.click(screen.getByRole('radio', { name: 'Slutat' }));
    await screen.findByText('Ingen passar filtren');
  });

  it('adds a colleague, who can then sign in', async () => {
    const { register, user } = await setup();
    await user.click(screen.getByRole('button', { name: 'Lägg till en kollega' }));
    const dialog = await inDialog('Lägg till en kollega');
    await user.type(dialog.getByRole('textbox', { name: 'Namn' }), 'Åke Örn');
    await user.click(dialog.getByRole('checkbox', { name: /^Intern kontrollant/ }));
    await user.type(dialog.getByRole('textbox', { name: /^Utbildad/ }), '2026-12-24');
    await user.type(dialog.getByRole('textbox', { name: 'Inloggningsnamn' }), 'Maria');
    await user.click(dialog.getByRole('button', { name: 'Spara' }));
    // A handledare without verkstad could not enrol anybody.
    await user.click(await dialog.findByRole('button', { name: /^Verkstäder: Välj minst en verkstad/ }));
    await user.click(dialog.getByRole('checkbox', { name: 'Kaféköket' }));
    // A day that has not been yet is a slip of the pen.
    await user.click(await dialog.findByRole('button', { name: /^Utbildad: Datumet har inte varit än/ }));
    await user.clear(dialog.getByRole('textbox', { name: /^Utbildad/ }));
    await user.type(dialog.getByRole('textbox', { name: /^Utbildad/ }), '2025-12-24');
    await user.click(dialog.getByRole('button', { name: 'Spara' }));
    await dialog.findByRole('button', { name: /^Inloggningsnamn: Inloggningsnamnet Maria används redan/ });
    expect(dialog.getByRole('textbox', { name: 'Inloggningsnamn' })).toHaveFocus();
    await user.clear(dialog.getByRole('textbox', { name: 'Inloggningsnamn' }));
    await user.type(dialog.getByRole('textbox', { name: 'Inloggningsnamn' }), 'ake');
    await user.click(dialog.getByRole('button', { name: 'Spara' }));
    const passphrase = await givenWords(user, 'Åke Örn');
    await screen.findByRole('row', { name: /Åke Örn/ });
    expect(await userNamed(register, 'Åke Örn')).toMatchObject({
      roles: ['assessor', 'internalVerifier'],
      trainedOn: '2025-12-24',
      certifiedOn: null,
    });
    valueOf(await register.engine.connect().call('session.signIn', { signInName: 'ake', passphrase }));
  });

  it('changes a role and takes it back', async () => {
    const { register, user } = await setup();
    await user.click(screen.getByRole('button', { name: 'Petra Holm' }));
    const dialog = await inDialog('Petra Holm');
    await user.click(dialog.getByRole('checkbox', { name: /^Samordnare/ }));
    await user.click(dialog.getByRole('radio', { name: /^Bara antal och läge/ }));
    await user.click(dialog.getByRole('button', { name: 'Spara' }));
    await screen.findByText('Sparat');
    expect((await userNamed(register, 'Petra Holm'))?.roles).toEqual(['coordinator', 'internalVerifier']);
    await user.click(screen.getByRole('button', { name: 'Ångra' }));
    await screen.findByText('Ändringen är tillbakatagen');
    expect((await userNamed(register, 'Petra Holm'))?.roles).toEqual(['internalVerifier']);
  });

  it('lets nobody take away the last administrator', async () => {
    const { user } = await setup();
    // The other button of that name is the user's own menu.
    await user.click(within(screen.getByRole('table')).getByRole('button', { name: 'Samira Haddad' }));
    const dialog = await inDialog('Samira Haddad');
    expect(dialog.getByText(/^Det är du. Utan kryss loggas du ut/)).toBeInTheDocument();
    await user.click(dialog.getByRole('checkbox', { name: /^Administratör/ }));
    await user.click(dialog.getByRole('button', { name: 'Spara' }));
    await dialog.findByRole('button', { name: /^Roller: Någon måste ha rollen Administratör/ });
  });

  it('asks what a samordnare sees, and says where a handledare has no verkstad', async () => {
    const { register, user } = await setup();
    await user.click(screen.getByRole('button', { name: 'Lägg till en kollega' }));
    const dialog = await inDialog('Lägg till en kollega');
    await user.type(dialog.getByRole('textbox', { name: 'Namn' }), 'Sam Ordna');
    await user.type(dialog.getByRole('textbox', { name: 'Inloggningsnamn' }), 'sam');
    await user.click(dialog.getByRole('checkbox', { name: /^Handledare/ }));
    expect(dialog.queryByText('Vad ser personen av deltagarna?')).not.toBeInTheDocument();
    await user.click(dialog.getByRole('checkbox', { name: /^Samordnare/ }));
    await user.click(dialog.getByRole('button', { name: 'Spara' }));
    await dialog.findByRole('button', { name: /^Vad ser personen av deltagarna\?: Välj ett/ });
    await user.click(dialog.getByRole('radio', { name: /^Alla deltagare/ }));
    await user.click(dialog.getByRole('button', { name: 'Spara' }));
    await givenWords(user, 'Sam Ordna');
    expect(await userNamed(register, 'Sam Ordna')).toMatchObject({ seesPersons: true, workshopIds: [] });

    const maria = await userNamed(register, 'Maria Lindqvist');
    if (!maria) throw new Error('no Maria');
    const { signInName: _, ...fields } = maria;
    await register.ask('samira', 'user.save', { ...fields, workshopIds: [] });
    await queryClient.invalidateQueries();
    const row = await screen.findByRole('row', { name: /Maria Lindqvist.*Saknar verkstad/ });
    await user.click(within(row).getByRole('button', { name: 'Maria Lindqvist' }));
    const hers = await inDialog('Maria Lindqvist');
    await user.click(hers.getByRole('button', { name: 'Spara' }));
    await hers.findByRole('button', { name: /^Verkstäder: Välj minst en verkstad/ });
  });

  it('asks before the last kontrollant goes, by role or altogether, and names who is left without', async () => {
    const register = await seededRegister();
    const petra = await userNamed(register, 'Petra Holm');
    if (!petra) throw new Error('no Petra');
    const { signInName: _, ...fields } = petra;
    await register.ask('samira', 'user.save', { ...fields, isActive: false });
    const { user } = await setup(register);
    // Johan is the only one left, and assesses: nobody controls him.
    await screen.findByText('Ingen kan kontrollera');
    expect(screen.getByText(/^Det som Johan Ekström bedömer kan inte godkännas/)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Johan Ekström' }));
    const dialog = await inDialog('Johan Ekström');
    for (const [box, title] of [
      [/^Intern kontrollant/, 'Ändra rollerna för Johan Ekström?'],
      ['Arbetar här', 'Ska Johan Ekström sluta arbeta här?'],
    ] as const) {
      await user.click(dialog.getByRole('checkbox', { name: box }));
      await user.click(dialog.getByRole('button', { name: 'Spara' }));
      const question = within(await screen.findByRole('alertdialog', { name: title }));
      expect(question.getByText('Ingen kan kontrollera efter det')).toBeInTheDocument();
      expect(question.getByText(/^Det som Erik Sandberg och Maria Lindqvist bedömer/)).toBeInTheDocument();
      await user.click(question.getByRole('button', { name: 'Avbryt' }));
      expect((await userNamed(register, 'Johan Ekström'))?.roles).toContain('internalVerifier');
      await user.click(dialog.getByRole('checkbox', { name: box }));
    }
  });

  it('says what somebody holds before they are let out, and leads to it', async () => {
    const register = await seededRegister();
    await submittedValidation(register, { assessors: ['erik'] });
    await plannedValidation(register, { assessors: ['erik'], module: 'EX-BUTIK' });
    const { user, path } = await setup(register);
    await user.click(screen.getByRole('button', { name: 'Erik Sandberg' }));
    const dialog = await inDialog('Erik Sandberg');
    await user.click(dialog.getByRole('checkbox', { name: 'Arbetar här' }));
    await user.click(dialog.getByRole('button', { name: 'Spara' }));
    const question = within(
      await screen.findByRole('alertdialog', { name: 'Ska Erik Sandberg sluta arbeta här?' }),
    );
    await question.findByText('Erik Sandberg bedömer 2 moduler som inte är klara:');
    expect(question.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
      '1 är planerad',
      '1 väntar på kontroll',
    ]);
    await user.click(question.getByRole('button', { name: 'Visa dem' }));
    await waitFor(() => expect(path()).toBe('/valideringar'));
    await screen.findByText('Visar 2 av 2');
    expect((await userNamed(register, 'Erik Sandberg'))?.isActive).toBe(true);
  });

  it('lets somebody out, and in again only with a new passphrase', async () => {
    const { register, user } = await setup();
    await user.click(screen.getByRole('button', { name: 'Erik Sandberg' }));
    let dialog = await inDialog('Erik Sandberg');
    await user.click(dialog.getByRole('checkbox', { name: 'Arbetar här' }));
    await user.click(dialog.getByRole('button', { name: 'Spara' }));
    const question = within(await screen.findByRole('alertdialog', { name: /^Ska Erik Sandberg sluta/ }));
    await user.click(question.getByRole('button', { name: 'Ja, avsluta' }));
    await screen.findByText('Sparat');
    expect(screen.queryByRole('row', { name: /Erik Sandberg/ })).not.toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Ångra' })).not.toBeInTheDocument();

    await user.click(screen.getByRole('radio', { name: 'Slutat' }));
    await user.click(await screen.findByRole('button', { name: 'Erik Sandberg' }));
    dialog = await inDialog('Erik Sandberg');
    await user.click(dialog.getByRole('checkbox', { name: 'Arbetar här' }));
    await user.click(dialog.getByRole('button', { name: 'Spara' }));
    const passphrase = await givenWords(user, 'Erik Sandberg');
    valueOf(await register.engine.connect().call('session.signIn', { signInName: 'erik', passphrase }));
  });

  it('gives a new passphrase for one time when it was asked again', async () => {
    const { register, user } = await setup();
    await user.click(screen.getByRole('button', { name: 'Erik Sandberg' }));
    const dialog = await inDialog('Erik Sandberg');
    await user.click(dialog.getByRole('button', { name: 'Ge en ny lösenfras' }));
    const question = within(
      await screen.findByRole('alertdialog', { name: 'Ge Erik Sandberg en ny lösenfras?' }),
    );
    await user.click(question.getByRole('button', { name: 'Ge en ny lösenfras' }));
    const passphrase = await givenWords(user, 'Erik Sandberg');
    const session = await register.engine
      .connect()
      .call('session.signIn', { signInName: 'erik', passphrase });
    expect(valueOf(session).awaits).toBe('ownPassphrase');
  });

  it('is only read by those who may not change it, and says who may', async () => {
    const register = await seededRegister();
    await showPage(register, 'maria', '/personal');
    expect(screen.getByText(/Personalen ändras av administratör/)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Petra Holm' })).not.toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Lägg till en verkstad' })).not.toBeInTheDocument();
    expect(
      within(screen.getByRole('region', { name: 'Verkstäder' })).getAllByRole('listitem'),
    ).not.toHaveLength(0);
  });
});

describe('verkstäder', () => {
  it('are added, closed and opened again; a name is used once', async () => {
    const { register, user } = await setup();
    await user.click(screen.getByRole('button', { name: 'Lägg till en verkstad' }));
    const adding = await inDialog('Lägg till en verkstad');
    await user.type(adding.getByRole('textbox', { name: 'Namn' }), 'återbruket');
    await user.click(adding.getByRole('button', { name: 'Spara' }));
    await adding.findByRole('button', { name: /^Namn: återbruket finns redan/ });
    await user.clear(adding.getByRole('textbox', { name: 'Namn' }));
    await user.type(adding.getByRole('textbox', { name: 'Namn' }), 'Snickeriet');
    await user.click(adding.getByRole('button', { name: 'Spara' }));
    await user.click(await screen.findByRole('button', { name: 'Ändra: Snickeriet' }));
    const changing = await inDialog('Ändra verkstaden');
    await user.click(changing.getByRole('checkbox', { name: 'Verkstaden är öppen' }));
    await user.click(changing.getByRole('button', { name: 'Spara' }));
    const list = within(screen.getByRole('region', { name: 'Verkstäder' }));
    await list.findByText('Stängd');
    await user.click(screen.getByRole('button', { name: 'Ångra' }));
    await waitFor(() => expect(list.queryByText('Stängd')).not.toBeInTheDocument());
    expect(await register.ask('samira', 'workshop.list', {})).toContainEqual(
      expect.objectContaining({ name: 'Snickeriet', isActive: true }),
    );
  });
});
