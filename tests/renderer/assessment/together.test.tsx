// What is done together with the participant: self-assessment, handlingsplan, feedback; and the motivering.
import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { plannedValidation, seededRegister } from '../../support/story.ts';
import { inDialog, showPage } from '../render-page.tsx';

const setup = async () => {
  const register = await seededRegister();
  const id = await plannedValidation(register);
  const shown = await showPage(register, 'maria', `/valideringar/${id}`);
  const open = async (tab: RegExp) => shown.user.click(await screen.findByRole('tab', { name: tab }));
  return { id, open, ...shown, validation: () => register.ask('maria', 'validation.get', { id }) };
};

it('the participant’s own answers are kept, shown beside the outcome, and taken back', async () => {
  const { user, open, validation } = await setup();
  await open(/^Självskattning/);
  const [first] = (await validation()).outcomes;
  const question = await screen.findByRole('radiogroup', { name: first!.selfAssessmentText });
  await user.click(within(question).getByText('Med hjälp'));
  await waitFor(async () => expect((await validation()).outcomes[0]?.selfAssessment).toBe('withHelp'));
  await user.click(await screen.findByRole('button', { name: 'Ångra' }));
  await waitFor(async () => expect((await validation()).outcomes[0]?.selfAssessment).toBeNull());
  await user.click(within(question).getByText('Själv'));
  await open(/^Bedömning/);
  expect(await screen.findByText('Självskattning: Själv')).toBeInTheDocument();
});

it('a step of the plan is written, and ticked when it is done', async () => {
  const { user, open, validation } = await setup();
  await open(/^Handlingsplan/);
  await user.click(await screen.findByRole('button', { name: 'Nytt steg' }));
  const dialog = await inDialog('Nytt steg');
  await user.type(dialog.getByRole('textbox', { name: /^Vad ska göras/ }), 'Öva på allergifrågor');
  await user.type(dialog.getByRole('textbox', { name: /^Senast/ }), '20260310');
  await user.type(dialog.getByRole('textbox', { name: /^Vem/ }), 'Åsa');
  await user.click(dialog.getByRole('button', { name: 'Spara' }));
  await user.click(await screen.findByRole('checkbox', { name: 'Öva på allergifrågor' }));
  await waitFor(async () =>
    expect((await validation()).plan).toMatchObject([
      { text: 'Öva på allergifrågor', who: 'Åsa', dueOn: '2026-03-10', doneOn: '2026-03-02' },
    ]),
  );
});

it('the motivering saves itself, and half-written feedback survives a look at another tab', async () => {
  const { user, open, validation } = await setup();
  await open(/^Motivering/);
  await user.type(await screen.findByRole('textbox', { name: /^Varför har personen/ }), 'Visat tre pass.');
  await user.type(screen.getByRole('textbox', { name: 'Skriv till deltagaren' }), 'Bra jobbat');
  await waitFor(async () => expect((await validation()).rationale).toBe('Visat tre pass.'));
  await open(/^Bedömning/);
  await open(/^Motivering/);
  const feedback = await screen.findByRole('textbox', { name: 'Skriv till deltagaren' });
  await waitFor(() => expect(feedback).toHaveValue('Bra jobbat'));
  await user.click(screen.getByRole('button', { name: 'Spara återkopplingen' }));
  await waitFor(async () => expect((await validation()).feedback).toMatchObject([{ text: 'Bra jobbat' }]));
  await waitFor(() => expect(feedback).toHaveValue(''));
});
