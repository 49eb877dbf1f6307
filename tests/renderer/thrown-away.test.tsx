// What somebody wrote and threw away comes back by "Ångra", wherever it was written and wherever they are by then; but not
// over anything that was written since.
import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { StaffKey } from '../../src/engine/demo/people.ts';
import { goTo } from '../../src/renderer/app/navigation.ts';
import { criteriaOf, plannedValidation, seededRegister, type SeededRegister } from '../support/story.ts';
import { showPage, type ShownPage } from './render-page.tsx';

const words = 'Kokar kaffe.';
const told = 'Det du skrev är bortkastat';

type Member = {
  readonly what: string;
  readonly by: StaffKey;
  readonly path: (register: SeededRegister) => Promise<string>;
  /** The draft's key. */
  readonly key: (path: string, register: SeededRegister) => string;
  /** Where one writes; opens what has to be opened. */
  readonly field: (page: ShownPage) => Promise<HTMLElement>;
  /** So that it cannot be saved when one leaves. */
  readonly spoil?: (page: ShownPage) => Promise<void>;
  readonly throwAway: RegExp;
};

const box = (name: string) => screen.findByRole('textbox', { name });
const startOver = /^Börja om/;
const module = (register: SeededRegister) => register.module('EX-DISK').id;

const members: readonly Member[] = [
  {
    what: 'a participant to be',
    by: 'maria',
    path: () => Promise.resolve('/deltagare/ny'),
    key: () => 'participant.enrol',
    field: () => box('Förnamn'),
    throwAway: /^Släng det jag skrev$/,
  },
  {
    what: 'a quick observation',
    by: 'maria',
    path: async (register) => {
      await plannedValidation(register);
      return `/snabbregistrera?modul=${module(register)}`;
    },
    key: (path) => `quick.${path.split('=')[1] ?? ''}`,
    field: () => box('Vad gjorde de?'),
    throwAway: startOver,
  },
  {
    what: 'evidence in a dialog',
    by: 'maria',
    path: async (register) => `/valideringar/${await plannedValidation(register)}`,
    key: (path, register) =>
      `evidence.${path.split('/')[2] ?? ''}.${criteriaOf(register, 'EX-DISK', ['1.1'])[0] ?? ''}`,
    field: async ({ user }) => {
      if (!screen.queryByRole('dialog'))
        await user.click(await screen.findByRole('button', { name: 'Lägg till underlag för 1.1' }));
      return box('Vad gjorde eller sa personen?');
    },
    throwAway: startOver,
  },
  {
    what: 'the settings',
    by: 'samira',
    path: () => Promise.resolve('/installningar'),
    key: () => 'settings',
    field: () => box('Ort'),
    throwAway: startOver,
  },
  {
    what: 'a module',
    by: 'samira',
    path: async (register) => {
      const { id } = await register.ask('samira', 'module.copy', {
        id: module(register),
        code: 'ODL-1',
        title: 'Odling',
      });
      return `/moduler/${id}/skriv`;
    },
    key: (path) => `module.${path.split('/')[2] ?? ''}`,
    field: () => box('Kriterium 1.1'),
    spoil: async ({ user }) => {
      await user.clear(await box('Namn'));
    },
    throwAway: startOver,
  },
];

const written = async (member: Member, page: ShownPage): Promise<string> =>
  ((await member.field(page)) as HTMLInputElement).value; // a field to write in

/** Writes half of it, leaves, comes back and throws it away. */
const throwAway = async (member: Member) => {
  const register = await seededRegister();
  const path = await member.path(register);
  const kept = () => register.ask(member.by, 'draft.get', { key: member.key(path, register) });
  const page = await showPage(register, member.by, path);
  await member.spoil?.(page);
  await page.user.type(await member.field(page), words);
  goTo('/deltagare');
  await screen.findByRole('heading', { level: 1, name: 'Deltagare' });
  await waitFor(async () => expect((await kept())?.body).toContain(words));
  goTo(path);
  await waitFor(async () => expect(await written(member, page)).toContain(words));
  await page.user.click(await screen.findByRole('button', { name: member.throwAway }));
  await screen.findByText(told);
  await waitFor(async () => expect(await kept()).toBeNull());
  return { ...page, register, at: path, kept };
};

it.each(members)('$what', async (member) => {
  const page = await throwAway(member);
  const undo = screen
    .getAllByRole('button', { name: 'Ångra' })
    .find((button) => button.closest('[role=alertdialog]'));
  if (!undo) throw new Error('no message with Ångra');
  await page.user.click(undo);
  await waitFor(async () => expect(await written(member, page)).toContain(words));
  expect((await page.kept())?.body).toContain(words);
  expect(page.path()).toBe(page.at);
});

it('is not offered any more once something else is written there', async () => {
  const [member] = members;
  if (!member) throw new Error('no members');
  const page = await throwAway(member);
  goTo('/deltagare/ny');
  await page.user.type(await member.field(page), 'Bo');
  await waitFor(() => expect(screen.queryByText(told)).not.toBeInTheDocument());
  expect(await member.field(page)).toHaveValue('Bo');
});
