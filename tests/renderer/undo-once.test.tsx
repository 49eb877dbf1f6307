// What is done is taken back once: by the message, by Ctrl+Z or by the page's own button, in whatever order, however fast.
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import {
  criteriaOf,
  plannedValidation,
  seededRegister,
  submittedValidation,
  type SeededRegister,
} from '../support/story.ts';
import { showPage, type ShownPage } from './render-page.tsx';

type Member = {
  readonly what: string;
  readonly by: 'maria' | 'petra' | 'samira';
  /** Makes ready and says where. */
  readonly open: (register: SeededRegister) => Promise<string>;
  readonly act: (page: ShownPage) => Promise<void>;
  /** Before the message's own "Ångra", twice. */
  readonly first?: (page: ShownPage) => Promise<void>;
  /** What is taken back, as it was before and is again. */
  readonly state: (register: SeededRegister, at: string) => Promise<unknown>;
};

const idOf = (at: string): string => at.split('/')[2] ?? '';
const validationOf = (register: SeededRegister, at: string) =>
  register.ask('maria', 'validation.get', { id: idOf(at) as never }); // the path was made of one
const planned = async (register: SeededRegister) => `/valideringar/${await plannedValidation(register)}`;
const judge = async ({ user }: ShownPage) => {
  const group = within(await screen.findByRole('radiogroup', { name: /1\.1/ }));
  await user.click(group.getByText('Delvis'));
  await screen.findByText('1.1: Delvis');
};
const judgements = async (register: SeededRegister, at: string) =>
  (await validationOf(register, at)).outcomes.flatMap(({ criteria }) =>
    criteria.map(({ judgement, leftOutReason }) => [judgement, leftOutReason]),
  );

/** A draft with two outcomes of two criteria each, opened to be written in. */
const draftModule = async (register: SeededRegister) => {
  const fields = { title: 'Odling', level: 2, credits: 1, description: '', guidedHours: null } as const;
  const { id } = await register.ask('samira', 'module.copy', {
    id: register.module('EX-DISK').id,
    code: 'ODL-1',
    title: fields.title,
  });
  return `/moduler/${id}/skriv`;
};
const fields = () =>
  Promise.resolve(screen.getAllByRole<HTMLTextAreaElement>('textbox').map(({ value }) => value));
const header = async ({ user }: ShownPage) => {
  const button = screen
    .getAllByRole('button', { name: 'Ångra' })
    .find((one) => !one.closest('[role=alertdialog]'));
  if (!button) throw new Error('no button in the heading');
  await user.click(button);
};
const ctrlZ = async ({ user }: ShownPage) => {
  await user.keyboard('{Control>}z{/Control}');
};

const members: readonly Member[] = [
  { what: 'a judgement', by: 'maria', open: planned, act: judge, state: judgements },
  {
    what: 'a judgement after Ctrl+Z',
    by: 'maria',
    open: planned,
    act: judge,
    first: ctrlZ,
    state: judgements,
  },
  {
    what: 'marks for a whole outcome',
    by: 'petra',
    open: async (register) => `/granskning/${await submittedValidation(register)}`,
    act: async ({ user }) => {
      await user.click(await screen.findByRole('button', { name: 'Håller med om alla i LR1' }));
      await screen.findByText(/^LR1: du håller med/);
    },
    state: async (register, at) =>
      (await validationOf(register, at)).outcomes.flatMap(({ criteria }) => criteria.map(({ mark }) => mark)),
  },
  {
    what: 'an exit',
    by: 'maria',
    open: (register) => Promise.resolve(`/deltagare/${register.participantId}`),
    act: async ({ user }) => {
      await user.click(await screen.findByRole('button', { name: 'Avsluta inskrivningen' }));
      const dialog = within(await screen.findByRole('dialog', { name: /^Avsluta inskrivningen/ }));
      await user.click(dialog.getByRole('button', { name: /Orsak/ }));
      await user.click(await screen.findByRole('option', { name: 'Fullföljt' }));
      await user.click(dialog.getByRole('button', { name: 'Avsluta inskrivningen' }));
      await screen.findByText('Inskrivningen är avslutad');
    },
    state: async (register) =>
      (await register.ask('maria', 'participant.get', { id: register.participantId })).exitedOn,
  },
  {
    what: 'a verkstad’s name',
    by: 'samira',
    open: () => Promise.resolve('/personal'),
    act: async ({ user }) => {
      await user.click(await screen.findByRole('button', { name: 'Ändra: Återbruket' }));
      const dialog = within(await screen.findByRole('dialog'));
      await user.type(dialog.getByRole('textbox', { name: 'Namn' }), ' två');
      await user.click(dialog.getByRole('button', { name: 'Spara' }));
      await screen.findByText('Sparat');
    },
    state: (register) => register.ask('samira', 'workshop.list', {}),
  },
  {
    what: 'a quick observation',
    by: 'maria',
    open: async (register) => {
      await plannedValidation(register);
      return `/snabbregistrera?modul=${register.module('EX-DISK').id}`;
    },
    act: async ({ user }) => {
      await user.click(await screen.findByRole('checkbox', { name: /^Åsa/ }));
      await user.click(screen.getByRole('checkbox', { name: /^1\.1 / }));
      await user.type(screen.getByRole('textbox', { name: 'Vad gjorde de?' }), 'Diskade.');
      await user.click(screen.getByRole('button', { name: /^Spara för 1/ }));
      await screen.findByText('Sparat: 1 deltagare, 1 kriterium');
    },
    state: async (register) => {
      const [row] = (await register.ask('maria', 'participant.get', { id: register.participantId }))
        .validations;
      if (!row) throw new Error('no validation');
      const { evidence } = await register.ask('maria', 'validation.get', { id: row.id });
      return evidence.length;
    },
  },
  ...(
    [
      ['by the message', undefined],
      ['by the heading, then the message', header],
      ['by Ctrl+Z, then the message', ctrlZ],
    ] as const
  ).flatMap(([how, first]): Member[] =>
    (
      [
        ['an outcome', 'Ta bort läranderesultat 2', 'Läranderesultat 2 är borttaget'],
        ['a criterion', 'Ta bort kriterium 2.1', 'Kriterium 2.1 är borttaget'],
      ] as const
    ).map(([thing, button, told]) => ({
      what: `${thing} taken out of a module, ${how}`,
      by: 'samira',
      open: draftModule,
      act: async ({ user }) => {
        await user.click(await screen.findByRole('button', { name: button }));
        await screen.findByText(told);
      },
      ...(first ? { first } : {}),
      state: fields,
    })),
  ),
];

it.each(members)('$what is taken back once', async ({ by, open, act, first, state }) => {
  const register = await seededRegister();
  const at = await open(register);
  const page = await showPage(register, by, at);
  if (at.startsWith('/moduler')) await screen.findByRole('button', { name: 'Ta bort läranderesultat 2' });
  const before = await state(register, at);
  await act(page);
  const undo = screen
    .getAllByRole('button', { name: 'Ångra' })
    .find((button) => button.closest('[role=alertdialog]'));
  if (!undo) throw new Error('no message with Ångra');
  expect(await state(register, at)).not.toEqual(before);
  await first?.(page);
  // Pressed again while the message goes away.
  fireEvent.click(undo);
  fireEvent.click(undo);
  await waitFor(async () => expect(await state(register, at)).toEqual(before));
  await page.user.keyboard('{Shift}');
  expect(await state(register, at)).toEqual(before);
  expect(register.log.filter(({ level }) => level === 'fault')).toEqual([]);
});

it('a mark of one’s own made after “Håller med om alla” stays when that is taken back', async () => {
  const register = await seededRegister();
  const id = await submittedValidation(register);
  const { user } = await showPage(register, 'petra', `/granskning/${id}`);
  await user.click(await screen.findByRole('button', { name: 'Håller med om alla i LR1' }));
  await screen.findByText(/^LR1: du håller med/);
  const [first] = criteriaOf(register, 'EX-DISK', ['1.1']);
  await user.click(
    within(await screen.findByRole('radiogroup', { name: 'Håller du med om 1.1?' })).getByText(
      'Håller inte med',
    ),
  );
  const marks = async () =>
    (await register.ask('petra', 'validation.get', { id })).outcomes[0]?.criteria.map(
      ({ mark }) => mark?.agrees,
    );
  await waitFor(async () => expect((await marks())?.[0]).toBe(false));
  await user.click(screen.getByRole('button', { name: 'Ångra' }));
  await waitFor(async () => expect((await marks())?.[1]).toBeUndefined());
  expect((await marks())?.[0]).toBe(false);
  expect(first).toBeDefined();
});
