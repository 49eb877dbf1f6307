// A delintyg from the page: what it will state is listed before it is asked for, what lacks is linked, whoever
// controls sees what it is, and the work goes on afterwards.
import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import {
  criteriaOf,
  issueRead,
  partlyShownValidation,
  plannedValidation,
  seededRegister,
} from '../../support/story.ts';
import { inDialog, showPage, type ShownPage } from '../render-page.tsx';

const openMenu = async ({ user }: ShownPage, item: string): Promise<void> => {
  await user.click(await screen.findByRole('button', { name: 'Mer' }));
  await user.click(await screen.findByRole('menuitem', { name: item }));
};
const ask = (page: ShownPage): Promise<void> => openMenu(page, 'Begär delintyg på det som är visat');

describe('asking for a delintyg', () => {
  it('lists what will be stated and what is left out, says that the work can go on, and hands in', async () => {
    const register = await seededRegister();
    const id = await partlyShownValidation(register);
    const [partly] = criteriaOf(register, 'EX-DISK', ['2.2']);
    await register.ask('maria', 'judgement.set', {
      validationId: id,
      criterionId: partly!,
      judgement: 'partlyShown',
    });
    const page = await showPage(register, 'maria', `/valideringar/${id}`);
    await ask(page);
    const dialog = await inDialog(/^Delintyg på det som/);
    expect(dialog.getByText(/Arbetet kan fortsätta efteråt/)).toBeVisible();
    const stated = within(
      dialog.getByRole('region', { name: 'Det här står på delintyget (5 av 16 kriterier)' }),
    );
    expect(stated.getAllByRole('listitem')).toHaveLength(5);
    expect(stated.getByText('Hela läranderesultatet')).toBeVisible();
    expect(stated.getByText('Delar av läranderesultatet')).toBeVisible();
    const left = within(dialog.getByRole('region', { name: 'Det här utelämnas tills vidare (11)' }));
    expect(left.getAllByRole('listitem')).toHaveLength(11);
    expect(left.getByText('delvis visat').closest('li')).toHaveTextContent(/^2\.2 /);
    await page.user.click(dialog.getByRole('button', { name: 'Begär delintyget' }));
    await screen.findByText('Väntar på intern kontrollant');
    expect(await register.ask('maria', 'validation.get', { id })).toMatchObject({
      state: 'submitted',
      isPartial: true,
    });
  });

  it('lists what lacks, with a way to each, and hands nothing in', async () => {
    const register = await seededRegister();
    const id = await plannedValidation(register);
    const [first] = criteriaOf(register, 'EX-DISK', ['1.1']);
    await register.ask('maria', 'judgement.set', {
      validationId: id,
      criterionId: first!,
      judgement: 'shown',
    });
    const page = await showPage(register, 'maria', `/valideringar/${id}`);
    await ask(page);
    const dialog = await inDialog('Några saker återstår');
    // Only what a delintyg lacks: the fifteen others need not be shown.
    expect(dialog.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
      expect.stringMatching(/^1\.1 saknar underlagGör maskinen klar/), // and the criterion's words
      'Motiveringen är inte skriven',
    ]);
    await page.user.click(dialog.getByRole('button', { name: 'Motiveringen är inte skriven' }));
    expect(await screen.findByRole('tab', { name: 'Motivering', selected: true })).toBeVisible();
    expect((await register.ask('maria', 'validation.get', { id })).state).toBe('ongoing');
  });

  it('is seen as a delintyg by whoever controls it', async () => {
    const register = await seededRegister();
    const id = await partlyShownValidation(register);
    await register.ask('maria', 'validation.requestTranscript', { id });
    const { user } = await showPage(register, 'petra', '/granskning');
    const [, row] = await screen.findAllByRole('row');
    expect(row).toHaveTextContent(/Delintyg/);
    await user.click(within(row!).getByRole('link'));
    expect(await screen.findByText('Det här blir ett delintyg')).toBeVisible();
    expect(screen.getByText(/Granska det som är med: 5 av 16 kriterier/)).toBeVisible();
  });

  it('is gone on from: what was left out for now is taken in again', async () => {
    const register = await seededRegister();
    const id = await partlyShownValidation(register);
    await register.ask('maria', 'validation.requestTranscript', { id });
    const criterionIds = criteriaOf(register, 'EX-DISK', ['1.1', '1.2', '1.3', '1.4', '2.1']);
    const marks = { validationId: id, criterionIds, agrees: true, comment: '' };
    await register.ask('petra', 'control.mark', marks);
    await register.ask('petra', 'control.approve', { validationId: id, message: '' });
    await issueRead(register, 'maria', {
      participantId: register.participantId,
      validationIds: [id],
      nameOnCertificate: 'Åsa Öberg',
      birth: 'date',
    });
    const page = await showPage(register, 'maria', `/valideringar/${id}`);
    await openMenu(page, 'Ta upp igen');
    await screen.findByText('Modulen är igång igen');
    const { progress } = await register.ask('maria', 'validation.get', { id });
    expect(progress).toMatchObject({ leftOut: 0, shown: 5 });
  });
});
