// Evidence on the page of a validation: written, used again, with a photo, taken off; and what is half written.
import { join } from 'node:path';
import { screen, waitFor, within } from '@testing-library/react';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { PlainDate } from '#domain/dates.ts';
import type { ValidationId } from '#domain/ids.ts';
import { temporaryFolder } from '../../support/engine.ts';
import { criteriaOf, plannedValidation, seededRegister, type SeededRegister } from '../../support/story.ts';
import { inDialog, showPage } from '../render-page.tsx';

const setup = async () => {
  const register = await seededRegister();
  const id = await plannedValidation(register);
  return { register, id, ...(await showPage(register, 'maria', `/valideringar/${id}`)) };
};

const observe = (register: SeededRegister, id: ValidationId, codes: readonly string[]) =>
  register.ask('maria', 'evidence.register', {
    validationIds: [id],
    criterionIds: criteriaOf(register, 'EX-DISK', codes),
    type: 'observation',
    on: '2026-03-02' as PlainDate,
    place: '',
    text: 'Körde maskinen.',
    judgement: null,
  });

const evidenceOf = async (register: SeededRegister, id: ValidationId) =>
  (await register.ask('maria', 'validation.get', { id })).evidence;

const chips = (code: string) => screen.findByRole('list', { name: `Underlag för ${code}` });

describe('a new piece', () => {
  it('is written from a criterion and speaks for all that are ticked', async () => {
    const { register, id, user } = await setup();
    await user.click(await screen.findByRole('button', { name: 'Lägg till underlag för 1.2' }));
    const dialog = await inDialog('Nytt underlag');
    expect(dialog.getByRole('checkbox', { name: /^1\.2 / })).toBeChecked();
    await user.click(dialog.getByRole('checkbox', { name: /^5\.1 / }));
    await user.type(
      dialog.getByRole('textbox', { name: 'Vad gjorde eller sa personen?' }),
      'Skrapade och sorterade.',
    );
    await user.click(dialog.getByRole('button', { name: 'Spara' }));
    expect(within(await chips('5.1')).getByText('Observation 2 mar')).toBeInTheDocument();
    expect(await evidenceOf(register, id)).toMatchObject([
      { text: 'Skrapade och sorterade.', criterionIds: criteriaOf(register, 'EX-DISK', ['1.2', '5.1']) },
    ]);
  });

  it('can have a photo at once; without one chosen it is kept all the same', async () => {
    const { register, id, user, bridge } = await setup();
    const photo = join(temporaryFolder(), 'hylla.jpg');
    await sharp({ create: { width: 40, height: 30, channels: 3, background: '#7a9' } })
      .jpeg()
      .toFile(photo);
    bridge.choose(photo);
    await user.click(await screen.findByRole('button', { name: 'Lägg till underlag för 1.2' }));
    const dialog = await inDialog('Nytt underlag');
    await user.click(dialog.getByRole('button', { name: 'Spara och lägg till foto eller fil' }));
    await screen.findByText('Filen är sparad i registret');
    expect(await evidenceOf(register, id)).toMatchObject([{ attachment: { name: 'hylla.jpg' } }]);
    await user.click(screen.getByRole('tab', { name: /^Underlag/ }));
    expect(await screen.findByRole('img', { name: 'Foto: hylla.jpg' })).toHaveAttribute(
      'src',
      expect.stringContaining('attachment'),
    );
  });

  it('that is half written is there again when the dialog is opened anew, until it is saved', async () => {
    const { register, id, user } = await setup();
    const open = async () => {
      await user.click(await screen.findByRole('button', { name: 'Lägg till underlag för 1.2' }));
      const dialog = await inDialog('Nytt underlag');
      return { dialog, text: dialog.getByRole('textbox', { name: 'Vad gjorde eller sa personen?' }) };
    };
    const first = await open();
    await user.type(first.text, 'Halvt skrivet');
    await user.click(first.dialog.getByRole('button', { name: 'Stäng' }));
    const second = await open();
    await waitFor(() => expect(second.text).toHaveValue('Halvt skrivet'));
    expect(
      second.dialog.getByText('Det du skrev senast finns kvar här. Det är inte sparat än.'),
    ).toBeInTheDocument();
    await user.click(second.dialog.getByRole('button', { name: 'Spara' }));
    await waitFor(async () => expect(await evidenceOf(register, id)).toHaveLength(1));
    const third = await open();
    expect(third.text).toHaveValue('');
  });
});

it('uses what is there for one more criterion, and takes that back', async () => {
  const register = await seededRegister();
  const id = await plannedValidation(register);
  await observe(register, id, ['1.1']);
  const { user } = await showPage(register, 'maria', `/valideringar/${id}`);
  await user.click(await screen.findByRole('button', { name: 'Lägg till underlag för 2.1' }));
  const dialog = await inDialog('Nytt underlag');
  await user.click(dialog.getByRole('button', { name: 'Använd ett underlag som redan finns (1)' }));
  await user.click(dialog.getByRole('button', { name: /^Använd det här: Observation/ }));
  await screen.findByText('Underlaget gäller nu även 2.1');
  const criterionIdsNow = async () => (await evidenceOf(register, id))[0]?.criterionIds;
  expect(await criterionIdsNow()).toEqual(criteriaOf(register, 'EX-DISK', ['1.1', '2.1']));
  await user.click(screen.getByRole('button', { name: 'Ångra' }));
  await waitFor(async () =>
    expect(await criterionIdsNow()).toEqual(criteriaOf(register, 'EX-DISK', ['1.1'])),
  );
});

it('takes a piece off one criterion but keeps it on the validation', async () => {
  const register = await seededRegister();
  const id = await plannedValidation(register);
  await observe(register, id, ['1.1']);
  const { user } = await showPage(register, 'maria', `/valideringar/${id}`);
  await user.click(within(await chips('1.1')).getByRole('button', { name: /^Ta bort/ }));
  await screen.findByText('Underlaget gäller inte längre 1.1');
  expect(await evidenceOf(register, id)).toMatchObject([{ criterionIds: [] }]);
  await user.click(screen.getByRole('tab', { name: /^Underlag/ }));
  expect(await screen.findByText('Inte kopplat till något kriterium')).toBeInTheDocument();
});

it('takes a piece off the whole validation, and puts it back with the criteria it had', async () => {
  const register = await seededRegister();
  const id = await plannedValidation(register);
  await observe(register, id, ['1.1', '1.4']);
  const { user } = await showPage(register, 'maria', `/valideringar/${id}`);
  await user.click(await screen.findByRole('tab', { name: /^Underlag/ }));
  await user.click(await screen.findByRole('button', { name: 'Ändra underlaget' }));
  await user.click((await inDialog('Ändra underlaget')).getByRole('button', { name: 'Ta bort härifrån' }));
  const confirm = within(await screen.findByRole('alertdialog', { name: /^Ta bort underlaget/ }));
  await user.click(confirm.getByRole('button', { name: 'Ta bort härifrån' }));
  await screen.findByText('Underlaget är borttaget från modulen');
  expect(await evidenceOf(register, id)).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Ångra' }));
  await waitFor(async () =>
    expect(await evidenceOf(register, id)).toMatchObject([
      { criterionIds: criteriaOf(register, 'EX-DISK', ['1.1', '1.4']) },
    ]),
  );
});
