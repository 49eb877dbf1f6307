// The first morning of a colleague: what is missing is said where work starts, by its own name, before anything is typed;
// and nobody is told that there is nothing, where there is something they may not see.
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { InputOf } from '#contract/index.ts';
import type { StaffKey } from '../../../src/engine/demo/people.ts';
import {
  enrol,
  readyValidation,
  seededRegister,
  submittedValidation,
  type SeededRegister,
} from '../../support/story.ts';
import { showPage } from '../render-page.tsx';

/** Samira changes something of somebody. */
const change = async (
  register: SeededRegister,
  key: StaffKey,
  fields: Partial<InputOf<'user.save'>>,
): Promise<void> => {
  const user = (await register.ask('samira', 'user.list', {})).find(({ id }) => id === register.userId(key));
  if (!user) throw new Error(`no ${key}`);
  const { signInName: _, ...kept } = user;
  await register.ask('samira', 'user.save', { ...kept, ...fields });
};

describe('a handledare without verkstad', () => {
  it.each([
    ['/', 'Hej Maria!'],
    ['/deltagare', 'Deltagare'],
    ['/deltagare/ny', 'Ny deltagare'],
    ['/valideringar', 'Valideringar'],
  ])('is told so, and whom to ask, at %s', async (at, heading) => {
    const register = await seededRegister();
    await change(register, 'maria', { workshopIds: [] });
    await showPage(register, 'maria', at);
    await screen.findByRole('heading', { level: 1, name: heading });
    expect(await screen.findByText('Du är inte kopplad till någon verkstad än')).toBeInTheDocument();
    expect(await screen.findByText(/^Be Samira Haddad lägga till din verkstad/)).toBeInTheDocument();
    const main = within(screen.getByRole('main'));
    expect(main.queryByRole('link', { name: 'Ny deltagare' })).not.toBeInTheDocument();
    expect(main.queryByRole('textbox', { name: 'Förnamn' })).not.toBeInTheDocument();
    expect(main.queryByText(/Allt är gjort|första deltagaren/)).not.toBeInTheDocument();
  });
});

describe('a handledare of one verkstad', () => {
  it('is offered that one, and what else she sends is refused by the name of the verkstad', async () => {
    const register = await seededRegister();
    const { user } = await showPage(register, 'maria', '/deltagare/ny');
    const choice = await screen.findByRole('button', { name: /Verkstad$/ });
    expect(choice).toHaveTextContent('Återbruket');
    await user.click(choice);
    expect((await screen.findAllByRole('option')).map((option) => option.textContent)).toEqual([
      'Återbruket',
    ]);
  });

  it('is told at the field when the verkstad was taken from her while she typed', async () => {
    const register = await seededRegister();
    const { user } = await showPage(register, 'maria', '/deltagare/ny');
    await user.type(await screen.findByRole('textbox', { name: 'Förnamn' }), 'Bo');
    await change(register, 'maria', { workshopIds: [register.workshopId('green')] });
    await user.click(screen.getByRole('button', { name: 'Skriv in deltagaren' }));
    await screen.findByRole('button', {
      name: /^Verkstad: Du är inte kopplad till Återbruket\. .*skriva in deltagare i Gröna gruppen/,
    });
  });

  it('is not told that her verkstad is the first to have anybody', async () => {
    const register = await seededRegister();
    await change(register, 'maria', { workshopIds: [register.workshopId('green')] });
    const { leave } = await showPage(register, 'maria', '/');
    await screen.findByText('Skriv in den första hos er');
    leave();
    await showPage(register, 'maria', '/deltagare');
    await screen.findByText('Ingen är inskriven i dina verkstäder än');
  });
});

describe('a samordnare who sees no names', () => {
  const figures = async () => {
    const table = within(await screen.findByRole('table', { name: 'Antal och läge' }));
    return table.getAllByRole('row').map((row) => row.textContent);
  };

  it.each(['/', '/deltagare', '/valideringar'])('sees numbers and states at %s', async (at) => {
    const register = await seededRegister();
    const bo = await enrol(register, { givenName: 'Bo', workshopId: register.workshopId('kitchen') });
    await enrol(register, { givenName: 'Hemlig', alias: 'Björk', hasProtectedIdentity: true });
    await submittedValidation(register);
    await readyValidation(register, { participantId: bo, assessors: ['erik'] });
    await change(register, 'samira', { seesPersons: false });
    const { leave } = await showPage(register, 'samira', at);
    expect(await figures()).toEqual([
      'VerkstadInskrivnaPågårVäntar på kontrollGodkändaMed intyg',
      'Gröna gruppen00000',
      'Kaféköket11000',
      'Återbruket10100',
    ]);
    expect(screen.getByText(/^Det finns 2 deltagare som du inte ser namnen på\./)).toBeInTheDocument();
    expect(
      screen.queryByText(/inga deltagare än|Ingen modul är startad|Allt är gjort/),
    ).not.toBeInTheDocument();
    expect(
      within(screen.getByRole('main')).queryByRole('link', { name: 'Ny deltagare' }),
    ).not.toBeInTheDocument();
    leave();
    // Her verkstäder say which numbers.
    await change(register, 'samira', { workshopIds: [register.workshopId('kitchen')] });
    await showPage(register, 'samira', at);
    expect((await figures()).slice(1)).toEqual(['Kaféköket11000']);
  });

  it('is told before she fills in the form, and finds no way to it by Ctrl+K', async () => {
    const register = await seededRegister();
    await change(register, 'samira', { seesPersons: false });
    const { user } = await showPage(register, 'samira', '/deltagare/ny');
    await screen.findByText('Du ser antal och läge, men inga namn');
    expect(screen.queryByRole('textbox', { name: 'Förnamn' })).not.toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Sök' }));
    await screen.findByRole('menuitem', { name: /Inställningar/ });
    expect(screen.queryByRole('menuitem', { name: /Skriv in en ny deltagare/ })).not.toBeInTheDocument();
  });
});

describe('a register where nobody can control', () => {
  const withoutKontrollanter = async () => {
    const register = await seededRegister();
    await change(register, 'petra', { isActive: false });
    await change(register, 'johan', { isActive: false });
    return register;
  };

  it('says so to the administrator and to the handledare, before and after something is handed in', async () => {
    const register = await withoutKontrollanter();
    const validationId = await readyValidation(register);
    const admin = await showPage(register, 'samira', '/');
    await screen.findByText('Ingen kan kontrollera');
    expect(screen.getByText(/^Det som Erik Sandberg och Maria Lindqvist bedömer/)).toBeInTheDocument();
    expect(screen.queryByText('Allt är gjort')).not.toBeInTheDocument();
    admin.leave();

    const { user, leave } = await showPage(register, 'maria', '/');
    await screen.findByText('Ingen kan kontrollera det du bedömer än');
    expect(screen.getByText(/Be Samira Haddad ge någon annan rollen Intern kontrollant/)).toBeInTheDocument();
    await user.click(screen.getByRole('link', { name: 'Öppna och lämna in' }));
    await user.click(await screen.findByRole('button', { name: 'Lämna till kontroll' }));
    const question = within(await screen.findByRole('alertdialog', { name: /^Lämna till kontroll för Åsa/ }));
    expect(question.getByText('Ingen kan granska den än')).toBeInTheDocument();
    leave();

    await register.ask('maria', 'validation.submit', { id: validationId });
    await showPage(register, 'samira', '/');
    await screen.findByText('1 modul väntar på kontroll, men ingen kan granska den');
    expect(screen.queryByText('Allt är gjort')).not.toBeInTheDocument();
  });

  it('counts a kontrollant who has assessed there as nobody', async () => {
    const register = await seededRegister();
    await submittedValidation(register, { assessors: ['johan'], planner: 'samira' });
    await change(register, 'petra', { isActive: false });
    await showPage(register, 'samira', '/');
    await screen.findByText('1 modul väntar på kontroll, men ingen kan granska den');
  });

  it('who can control is named in the dialog where somebody can', async () => {
    const register = await seededRegister();
    const id = await readyValidation(register);
    const { user } = await showPage(register, 'maria', `/valideringar/${id}`);
    await user.click(await screen.findByRole('button', { name: 'Lämna till kontroll' }));
    const question = within(await screen.findByRole('alertdialog'));
    expect(question.getByText('Kan granskas av Johan Ekström eller Petra Holm.')).toBeInTheDocument();
    await waitFor(() => expect(question.queryByText('Ingen kan granska den än')).not.toBeInTheDocument());
  });
});
