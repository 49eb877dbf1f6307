// Granskning: what one may control and what not, marks, approving and sending back.
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { enrol, seededRegister, submittedValidation } from '../../support/story.ts';
import { inDialog, showPage } from '../render-page.tsx';

const mark = async (code: string, answer: string) =>
  within(await screen.findByRole('radiogroup', { name: `Håller du med om ${code}?` })).getByText(answer);

it('lists what waits, one’s own with the reason why not', async () => {
  const register = await seededRegister();
  const bo = await enrol(register, { givenName: 'Bo', birthDate: null });
  await submittedValidation(register, { assessors: ['johan'] });
  await submittedValidation(register, { participantId: bo });
  await showPage(register, 'johan', '/granskning');
  const rows = await screen.findAllByRole('row');
  expect(rows[1]).toHaveTextContent(/Bo Öberg.*Väntar på dig/);
  expect(rows[2]).toHaveTextContent(/Åsa Öberg.*Du har bedömt här/);
});

it('says plainly why one may not control what one has assessed, and who may', async () => {
  const register = await seededRegister();
  const id = await submittedValidation(register, { assessors: ['johan'] });
  await showPage(register, 'johan', `/granskning/${id}`);
  await screen.findByText('Du kan inte granska den här modulen');
  expect(screen.getByText('Kan granskas av Petra Holm.')).toBeInTheDocument();
  for (const name of [/^Godkänn/, /^Skicka tillbaka/, /^Håller med om alla/])
    expect(screen.queryByRole('button', { name })).not.toBeInTheDocument();
  // Nothing looks as if one could press it.
  expect(screen.queryByRole('radio')).not.toBeInTheDocument();
  expect(screen.getByText(/Håller du med om 1\.1\?/).parentElement).toHaveTextContent('Inte granskat');
});

it('lists what was handed in on one day in the order of people, as Att göra does', async () => {
  const register = await seededRegister();
  const bo = await enrol(register, { givenName: 'Bo', birthDate: null });
  await submittedValidation(register);
  await submittedValidation(register, { participantId: bo });
  await showPage(register, 'petra', '/granskning');
  const rows = await screen.findAllByRole('row');
  expect(rows[1]).toHaveTextContent('Bo Öberg');
  expect(rows[2]).toHaveTextContent('Åsa Öberg 1987');
});

describe('a controller', () => {
  const setup = async () => {
    const register = await seededRegister();
    const id = await submittedValidation(register);
    const shown = await showPage(register, 'petra', `/granskning/${id}`);
    await screen.findByText('Motivering');
    return { ...shown, validation: () => register.ask('petra', 'validation.get', { id }) };
  };

  it('sees evidence and motivering beside what is asked', async () => {
    await setup();
    expect(screen.getByText('Visat under ett helt pass.')).toBeInTheDocument();
    expect(screen.getAllByText('Gjorde allt i rätt ordning under ett helt pass.')).toHaveLength(16);
    expect(screen.getByRole('progressbar', { name: 'Granskade kriterier' })).toHaveTextContent('0 av 16');
  });

  it('approves when all is agreed with, and is led to the first that is not', async () => {
    const { user, validation, path } = await setup();
    for (const code of ['LR1', 'LR2', 'LR3', 'LR4'])
      await user.click(await screen.findByRole('button', { name: `Håller med om alla i ${code}` }));
    await waitFor(() => expect(screen.getByText('13 av 16')).toBeInTheDocument());
    await user.click(screen.getByRole('button', { name: 'Godkänn' }));
    const dialog = await inDialog('Inte riktigt klar');
    expect(dialog.getByText(/^3 kriterier är inte granskade/)).toBeInTheDocument();
    await user.click(dialog.getByRole('button', { name: 'Visa det första' }));
    const first = await screen.findByRole('radiogroup', { name: 'Håller du med om 5.1?' });
    await waitFor(() => expect(within(first).getByRole('radio', { name: 'Håller med' })).toHaveFocus());
    await user.click(screen.getByRole('button', { name: 'Håller med om alla i LR5' }));
    await screen.findByText('16 av 16');
    await user.click(screen.getByRole('button', { name: 'Godkänn' }));
    const confirm = within(await screen.findByRole('alertdialog', { name: /^Godkänna modulen för Åsa/ }));
    expect(confirm.getByText(/^Du signerar som Petra Holm/)).toBeInTheDocument();
    await user.click(confirm.getByRole('button', { name: 'Godkänn' }));
    await screen.findByText('Inget väntar på granskning');
    expect(path()).toBe('/granskning');
    expect((await validation()).state).toBe('approved');
  });

  it('agrees with the rest where one is not agreed with, and says of how many', async () => {
    const { user, validation } = await setup();
    await user.click(await mark('2.1', 'Håller inte med'));
    await user.click(await screen.findByRole('button', { name: 'Håller med om resten i LR2' }));
    await screen.findByText('LR2: du håller med om 2 kriterier');
    const { outcomes } = await validation();
    expect(outcomes[1]?.criteria.map((criterion) => criterion.mark?.agrees)).toEqual([false, true, true]);
  });

  it('takes back having agreed with all of an outcome', async () => {
    const { user, validation } = await setup();
    await user.click(screen.getByRole('button', { name: 'Håller med om alla i LR2' }));
    await screen.findByText('LR2: du håller med om 3 kriterier');
    await user.click(screen.getByRole('button', { name: 'Ångra' }));
    await screen.findByText('0 av 16');
    const { outcomes } = await validation();
    expect(outcomes[1]?.criteria.map((criterion) => criterion.mark)).toEqual([null, null, null]);
  });

  it('sends back with the doubts already written and a day two weeks on', async () => {
    const { user, validation } = await setup();
    await user.click(await mark('3.2', 'Håller inte med'));
    await user.type(
      await screen.findByRole('textbox', { name: 'Vad saknas för 3.2?' }),
      'Hur sorterades det?',
    );
    await user.tab();
    await waitFor(async () =>
      expect((await validation()).outcomes[2]?.criteria[1]?.mark?.comment).toBe('Hur sorterades det?'),
    );
    await user.click(screen.getByRole('button', { name: 'Skicka tillbaka' }));
    const dialog = await inDialog('Skicka tillbaka modulen');
    expect(dialog.getByRole('textbox', { name: 'Vad saknas?' })).toHaveValue('3.2: Hur sorterades det?');
    expect(dialog.getByRole('textbox', { name: /^Klart senast/ })).toHaveValue('2026-03-16');
    await user.click(dialog.getByRole('button', { name: 'Skicka tillbaka' }));
    await screen.findByText('Inget väntar på granskning');
    expect(await validation()).toMatchObject({
      state: 'returned',
      returned: { message: '3.2: Hur sorterades det?', dueOn: '2026-03-16', byName: 'Petra Holm' },
    });
  });
});

describe('a module that is taken back meanwhile', () => {
  const markAll = async (user: Awaited<ReturnType<typeof showPage>>['user']) => {
    for (const code of ['LR1', 'LR2', 'LR3', 'LR4', 'LR5'])
      await user.click(await screen.findByRole('button', { name: `Håller med om alla i ${code}` }));
    await screen.findByText('16 av 16');
  };

  it.each<['petra' | 'johan', string]>([
    ['petra', 'who does not reach it any more'],
    ['johan', 'who works in its verkstad'],
  ])('is told to %s, %s, at the very moment of approving', async (by) => {
    const register = await seededRegister();
    const id = await submittedValidation(register);
    const { user } = await showPage(register, by, `/granskning/${id}`);
    await markAll(user);
    await user.click(screen.getByRole('button', { name: 'Godkänn' }));
    const confirm = within(await screen.findByRole('alertdialog', { name: /^Godkänna modulen/ }));
    await register.ask('maria', 'validation.withdraw', { id });
    await user.click(confirm.getByRole('button', { name: 'Godkänn' }));
    const main = within(screen.getByRole('main', { hidden: true }));
    await main.findByText('Maria Lindqvist har tagit tillbaka modulen');
    expect(main.getByText(/^Det skedde 2 mar 2026.*granskningen börjar om/)).toBeInTheDocument();
    await waitFor(() =>
      expect(screen.queryByRole('alertdialog', { name: /^Godkänna/ })).not.toBeInTheDocument(),
    );
    expect(screen.queryByRole('button', { name: 'Godkänn' })).not.toBeInTheDocument();
  });

  it('is news and no alarm to who comes by an old address of the module', async () => {
    const register = await seededRegister();
    const id = await submittedValidation(register);
    await register.ask('maria', 'validation.withdraw', { id });
    await showPage(register, 'petra', `/valideringar/${id}`);
    await screen.findByText('Maria Lindqvist har tagit tillbaka modulen');
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('stands on the start page instead of "Allt är gjort"', async () => {
    const register = await seededRegister();
    const id = await submittedValidation(register);
    const { user, leave } = await showPage(register, 'petra', `/granskning/${id}`);
    await markAll(user);
    leave();
    await register.ask('maria', 'validation.withdraw', { id });
    await showPage(register, 'petra', '/');
    const over = within(screen.getByRole('region', { name: /^Granskningar som du inte behöver göra klart/ }));
    expect(over.getByRole('listitem')).toHaveTextContent(
      /Åsa Öberg.*Maria Lindqvist tog tillbaka modulen 2 mar 2026.*Du behöver inte göra något/,
    );
    expect(screen.queryByText('Allt är gjort')).not.toBeInTheDocument();
  });
});
