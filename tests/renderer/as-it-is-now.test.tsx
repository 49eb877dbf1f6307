// What a message has told is never followed by how it was: a page one comes back to waits for what it shows, however
// lately it was read. Read at each change of the page, because what is wrong is seen for some hundredths of a second only.
import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { StaffKey } from '../../src/engine/demo/people.ts';
import { goTo } from '../../src/renderer/app/navigation.ts';
import { enrol, plannedValidation, seededRegister, type SeededRegister } from '../support/story.ts';
import { inQuestion, showPage, type ShownPage } from './render-page.tsx';

/** What the page has said, one after the other, of what `pattern` captures, since this was called. */
const saidOf = (pattern: RegExp): readonly string[] => {
  const said: string[] = [];
  const listen = (): void => {
    const state = pattern.exec(document.querySelector('main')?.textContent ?? '')?.[1];
    if (state !== undefined && said.at(-1) !== state) said.push(state);
  };
  new MutationObserver(listen).observe(document.body, {
    childList: true,
    subtree: true,
    characterData: true,
  });
  return said;
};

type Member = {
  readonly what: string;
  readonly by: StaffKey;
  /** Makes ready; the path of the thing, and of the page that tells its state. */
  readonly open: (register: SeededRegister) => Promise<{ readonly thing: string; readonly list: string }>;
  /** What that page says of it. */
  readonly states: RegExp;
  readonly change: (page: ShownPage) => Promise<unknown>;
  readonly before: string;
  readonly after: string;
};

const judge = async ({ user }: ShownPage) => {
  const group = within(await screen.findByRole('radiogroup', { name: /1\.1/ }));
  await user.click(group.getByText('Visat'));
  await screen.findByText('1.1: Visat');
};

const members: readonly Member[] = [
  {
    what: 'the list of validations, after the first judgement',
    by: 'maria',
    open: async (register) => ({
      thing: `/valideringar/${await plannedValidation(register)}`,
      list: '/valideringar',
    }),
    states: /Disk\/kafé(Planerad|Pågår)/, // in the row; the filter has the words too
    change: judge,
    before: 'Planerad',
    after: 'Pågår',
  },
  {
    what: "the person's page, after the first judgement",
    by: 'maria',
    open: async (register) => {
      const participantId = await enrol(register);
      const id = await plannedValidation(register, { participantId });
      return { thing: `/valideringar/${id}`, list: `/deltagare/${participantId}` };
    },
    states: /(Planerad|Pågår)/,
    change: judge,
    before: 'Planerad',
    after: 'Pågår',
  },
  {
    what: 'the list of modules, after a draft was published',
    by: 'samira',
    open: async (register) => {
      const { id } = await register.ask('samira', 'module.copy', {
        id: register.module('EX-DISK').id,
        code: 'ODL-1',
        title: 'Odling',
      });
      return { thing: `/moduler/${id}`, list: '/moduler' };
    },
    states: /ODL-1.{0,20}?(Utkast|Publicerad)/,
    change: async ({ user }) => {
      await user.click(await screen.findByRole('button', { name: 'Publicera' }));
      const question = await inQuestion(/^Publicera/);
      await user.click(question.getByRole('button', { name: 'Publicera' }));
      await waitFor(() => expect(screen.queryByRole('alertdialog')).not.toBeInTheDocument());
    },
    before: 'Utkast',
    after: 'Publicerad',
  },
];

it.each(members)('$what', async ({ by, open, states, change, before, after }) => {
  const register = await seededRegister();
  const { thing, list } = await open(register);
  const page = await showPage(register, by, list);
  await waitFor(() => expect(document.querySelector('main')).toHaveTextContent(states));
  expect(states.exec(document.querySelector('main')?.textContent ?? '')?.[1]).toBe(before);
  goTo(thing);
  await change(page);
  const said = saidOf(states);
  goTo(list);
  await waitFor(() => expect(said.at(-1)).toBe(after));
  expect(said).toEqual([after]);
});
