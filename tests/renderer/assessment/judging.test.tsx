// Judging on the page: by mouse and by keys, taken back, noted, left out. What the record holds afterwards is asked
// of the engine itself.
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { ValidationId } from '#domain/ids.ts';
import { goTo } from '../../../src/renderer/app/navigation.ts';
import {
  criteriaOf,
  enrol,
  plannedValidation,
  readyValidation,
  submittedValidation,
  seededRegister,
  type SeededRegister,
} from '../../support/story.ts';
import { inDialog, showPage } from '../render-page.tsx';

const setup = async () => {
  const register = await seededRegister();
  const id = await plannedValidation(register);
  return { register, id, ...(await showPage(register, 'maria', `/valideringar/${id}`)) };
};

const criterion = async (register: SeededRegister, id: ValidationId, code: string) => {
  const { outcomes } = await register.ask('maria', 'validation.get', { id });
  return outcomes.flatMap((outcome) => outcome.criteria).find((one) => one.code === code)!;
};

const control = (code: string) => screen.findByRole('radiogroup', { name: new RegExp(`^${code} `) });
const answer = async (code: string, name: string) =>
  within(await control(code)).getByRole('radio', { name, hidden: true });

describe('a judgement', () => {
  it('is saved at once, and taken back in the message', async () => {
    const { register, id, user } = await setup();
    await user.click(await answer('1.1', 'Visat'));
    await screen.findByText('1.1: Visat');
    expect((await criterion(register, id, '1.1')).judgement).toBe('shown');
    expect(screen.getByRole('progressbar', { name: 'Visade kriterier' })).toHaveTextContent('1 av 16');
    await user.click(screen.getByRole('button', { name: 'Ångra' }));
    await screen.findByText('1.1: ändringen är tillbakatagen');
    expect((await criterion(register, id, '1.1')).judgement).toBeNull();
    expect(await answer('1.1', 'Visat')).not.toBeChecked();
  });

  it('is made and taken back by keys alone, step by step', async () => {
    const { register, id, user } = await setup();
    await user.keyboard('n');
    await waitFor(async () => expect(await answer('1.1', 'Ej visat')).toHaveFocus());
    await user.keyboard('3');
    await screen.findByText('1.1: Visat');
    expect(await answer('1.1', 'Visat')).toHaveFocus();
    await user.keyboard('n');
    await waitFor(async () => expect(await answer('1.2', 'Ej visat')).toHaveFocus());
    // The digits serve the whole row of a criterion, not only its control.
    screen.getByRole('button', { name: 'Anteckning om 1.2' }).focus();
    await user.keyboard('2');
    await screen.findByText('1.2: Delvis');
    await user.keyboard('1');
    await screen.findByText('1.2: Ej visat');
    await user.keyboard('{Control>}z{/Control}');
    await screen.findByText('1.2: ändringen är tillbakatagen');
    expect((await criterion(register, id, '1.2')).judgement).toBe('partlyShown');
    await user.keyboard('{Control>}z{/Control}');
    await waitFor(async () => expect((await criterion(register, id, '1.2')).judgement).toBeNull());
    await user.keyboard('{Control>}z{/Control}');
    await screen.findByText('1.1: ändringen är tillbakatagen');
    expect((await criterion(register, id, '1.1')).judgement).toBeNull();
  });

  it('leaves Ctrl+Z to a field while somebody writes in it', async () => {
    const { register, id, user } = await setup();
    await user.click(await answer('1.1', 'Visat'));
    await screen.findByText('1.1: Visat');
    await user.click(screen.getByRole('button', { name: 'Anteckning om 1.1' }));
    await user.type(screen.getByRole('textbox', { name: 'Anteckning' }), 'Bra');
    await user.keyboard('{Control>}z{/Control}');
    expect((await criterion(register, id, '1.1')).judgement).toBe('shown');
  });
});

it('keeps a note when the field is left', async () => {
  const { register, id, user } = await setup();
  await user.click(await screen.findByRole('button', { name: 'Anteckning om 1.3' }));
  expect(screen.getByRole('textbox', { name: 'Anteckning' })).toHaveFocus(); // wherever it came to lie
  await user.type(screen.getByRole('textbox', { name: 'Anteckning' }), 'Gjorde det två gånger.');
  await user.tab();
  await waitFor(async () =>
    expect((await criterion(register, id, '1.3')).note).toBe('Gjorde det två gånger.'),
  );
});

it('carries nothing from one person to another: no open field, and no word typed', async () => {
  const register = await seededRegister();
  const ids = [await plannedValidation(register)];
  const bo = await enrol(register, { givenName: 'Bo', birthDate: null });
  ids.push(await plannedValidation(register, { participantId: bo }));
  const [criterionId] = criteriaOf(register, 'EX-DISK', ['1.2']);
  const note = { validationId: ids[0]!, criterionId: criterionId!, note: 'Från i går' };
  await register.ask('maria', 'judgement.note', note);
  const { user } = await showPage(register, 'maria', `/valideringar/${ids[0]!}`);
  await user.click(await screen.findByRole('button', { name: 'Anteckning om 1.3' }));
  await user.type(screen.getAllByRole('textbox', { name: 'Anteckning' })[1]!, 'Om Åsa');
  // The address changes under the page, as when somebody goes back: no field is left first.
  goTo(`/valideringar/${ids[1]!}`);
  await screen.findByRole('heading', { level: 1, name: 'Bo Öberg' });
  expect(screen.queryByRole('textbox', { name: 'Anteckning' })).not.toBeInTheDocument();
  await waitFor(async () => expect((await criterion(register, ids[0]!, '1.3')).note).toBe('Om Åsa'));
  expect((await criterion(register, ids[1]!, '1.3')).note).toBe('');
});

it('leaves a criterion out with a reason, says what that means, and takes it in again', async () => {
  const { register, id, user } = await setup();
  await user.click(await screen.findByRole('button', { name: 'Utelämna 4.3' }));
  const dialog = await inDialog('Utelämna 4.3');
  expect(dialog.getByText(/bara bli ett delintyg/)).toBeInTheDocument();
  await user.click(dialog.getByRole('button', { name: 'Utelämna' }));
  expect(dialog.getAllByText(/Fyll i/).length).toBeGreaterThan(0);
  await user.type(dialog.getByRole('textbox', { name: 'Orsak' }), 'Kaféet tar inte betalt.');
  await user.click(dialog.getByRole('button', { name: 'Utelämna' }));
  await screen.findByText('Utelämnat: Kaféet tar inte betalt.');
  expect((await criterion(register, id, '4.3')).leftOutReason).toBe('Kaféet tar inte betalt.');
  await user.click(screen.getByRole('button', { name: 'Ta med igen' }));
  await control('4.3');
  expect((await criterion(register, id, '4.3')).leftOutReason).toBeNull();
});

describe('handing in', () => {
  it('too early says what is missing and leads there', async () => {
    const { register, id, user } = await setup();
    await user.click(await screen.findByRole('button', { name: 'Lämna till kontroll' }));
    const dialog = await inDialog('Några saker återstår');
    const { outcomes } = await register.ask('maria', 'validation.get', { id });
    // Not shown, and without evidence: two things of one criterion, which is said once.
    expect(dialog.getByText(outcomes[1]!.criteria[2]!.text)).toBeVisible();
    expect(dialog.getAllByText(/^2\.3 /)).toHaveLength(2);
    await user.click(dialog.getByRole('button', { name: '2.3 är inte visat' }));
    await waitFor(async () => expect(await answer('2.3', 'Ej visat')).toHaveFocus());
    expect((await register.ask('maria', 'validation.get', { id })).state).toBe('planned');
  });

  it('closes the page, names who can control, and can be taken back', async () => {
    const register = await seededRegister();
    const id = await readyValidation(register);
    const { user } = await showPage(register, 'maria', `/valideringar/${id}`);
    await screen.findByText('Klar att lämna till kontroll');
    await user.click(screen.getByRole('button', { name: 'Lämna till kontroll' }));
    const confirm = within(await screen.findByRole('alertdialog', { name: /^Lämna till kontroll för Åsa/ }));
    await user.click(confirm.getByRole('button', { name: 'Lämna till kontroll' }));
    await screen.findByText('Kan granskas av Johan Ekström eller Petra Holm.');
    expect(screen.queryByRole('button', { name: /^Lägg till underlag/ })).not.toBeInTheDocument();
    // What was judged stands in words, and nothing looks as if one could press it.
    expect(screen.queryByRole('radio')).not.toBeInTheDocument();
    expect(screen.getByText(/^1\.1 .*:$/).parentElement).toHaveTextContent(/Visat$/);
    await user.click(screen.getByRole('button', { name: 'Ta tillbaka' }));
    await screen.findByRole('button', { name: 'Lägg till underlag för 1.1' });
    expect((await register.ask('maria', 'validation.get', { id })).state).toBe('ongoing');
  });
});

it('tells what came back: the message, the day, and each criterion the kontrollant doubts', async () => {
  const register = await seededRegister();
  const validationId = await readyValidation(register);
  await register.ask('maria', 'validation.submit', { id: validationId });
  const criterionIds = criteriaOf(register, 'EX-DISK', ['3.2']);
  const doubt = { validationId, criterionIds, agrees: false, comment: 'Hur sorteras varorna?' };
  await register.ask('petra', 'control.mark', doubt);
  const message = 'Nästan klart.';
  await register.ask('petra', 'control.return', { validationId, message, dueOn: null });

  const { user } = await showPage(register, 'maria', `/valideringar/${validationId}`);
  await screen.findByText('Petra Holm har skickat tillbaka modulen');
  // In the notice, and again among what has happened.
  expect(screen.getAllByText(/Nästan klart\./)).toHaveLength(2);
  expect(screen.getByText('Hur sorteras varorna?')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Gå till 3.2' }));
  await waitFor(async () => expect(await answer('3.2', 'Visat')).toHaveFocus());
});

it('is not called ready after it came back, before what was asked for has been looked at', async () => {
  const register = await seededRegister();
  const id = await submittedValidation(register);
  await register.ask('petra', 'control.return', { validationId: id, message: 'Temperaturen?', dueOn: null });
  await showPage(register, 'maria', `/valideringar/${id}`);
  await screen.findByText('Se efter det som skulle kompletteras');
  expect(screen.queryByText('Klar att lämna till kontroll')).not.toBeInTheDocument();
});
