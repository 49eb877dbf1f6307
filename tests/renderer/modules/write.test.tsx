// Writing a module, publishing it, and what becomes of it after that.
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { ModuleVersionId } from '#domain/ids.ts';
import { seededRegister, type SeededRegister } from '../../support/story.ts';
import { showPage } from '../render-page.tsx';

/** A draft with one läranderesultat of two criteria. */
const draft = async (register: SeededRegister): Promise<ModuleVersionId> => {
  const fields = { level: 1, seqfLevel: null, creditValue: 2, notionalLearningHours: null };
  const { id } = await register.ask('samira', 'module.create', { code: 'VÄX', title: 'Växthus', ...fields });
  await register.ask('samira', 'module.saveDraft', {
    id,
    title: 'Växthus',
    ...fields,
    outcomes: [
      {
        text: 'Sköter plantor',
        selfAssessmentText: '',
        suggestedEvidence: ['observation'],
        criteria: [
          { text: 'Vattnar lagom', kind: 'skill' },
          { text: 'Luckrar jorden', kind: 'skill' },
        ],
      },
    ],
  });
  return id;
};

const setup = async () => {
  const register = await seededRegister();
  const id = await draft(register);
  const shown = await showPage(register, 'samira', `/moduler/${id}/skriv`);
  await screen.findByRole('heading', { level: 1, name: 'Skriv: Växthus' });
  return { register, id, ...shown };
};

const field = (name: string | RegExp) => screen.getByRole('textbox', { name });
const criteria = () => screen.getAllByRole<HTMLTextAreaElement>('textbox', { name: /^Kriterium/ });
const texts = () => criteria().map(({ value }) => value);
const press = (name: string | RegExp) => screen.getByRole('button', { name });

const recorded = async (register: SeededRegister, id: ModuleVersionId) => {
  const module = await register.ask('maria', 'module.get', { id }); // she never signs out here
  return {
    title: module.title,
    creditValue: module.creditValue,
    outcomes: module.outcomes.map((outcome) => [
      outcome.text,
      ...outcome.criteria.map((criterion) => `${criterion.code} ${criterion.text}`),
    ]),
  };
};

describe('writing', () => {
  it('saves what was written when one leaves by whatever way', async () => {
    const { register, id, user } = await setup();
    await user.click(press('Lägg till läranderesultat'));
    await waitFor(() =>
      expect(screen.getAllByRole('textbox', { name: 'Vad kan deltagaren?' })[1]).toHaveFocus(),
    );
    await user.keyboard('Håller ordning');
    await user.type(criteria().at(-1)!, 'Ställer tillbaka redskap');
    await user.click(screen.getByRole('link', { name: 'Moduler' }));
    await screen.findByRole('heading', { level: 1, name: 'Moduler' });
    await waitFor(async () =>
      expect((await recorded(register, id)).outcomes).toEqual([
        ['Sköter plantor', '1.1 Vattnar lagom', '1.2 Luckrar jorden'],
        ['Håller ordning', '2.1 Ställer tillbaka redskap'],
      ]),
    );
    await waitFor(async () =>
      expect(await register.ask('samira', 'draft.get', { key: `module.${id}` })).toBeNull(),
    );
  });

  it('can be published at once after leaving for the module’s page', async () => {
    const { user } = await setup();
    await user.type(criteria()[1]!, ' varsamt');
    await user.click(screen.getByRole('link', { name: 'VÄX' }));
    await screen.findByText('Luckrar jorden varsamt');
    await screen.findByRole('button', { name: 'Publicera' });
    expect(screen.queryByText('Det finns text som inte är med i utkastet')).not.toBeInTheDocument();
  });

  it('saves what was written when one signs out', async () => {
    const { register, id, user, bridge } = await setup();
    await user.type(field('Namn'), ' och trädgård');
    await user.click(press('Samira Haddad'));
    await user.click(await screen.findByRole('menuitem', { name: 'Logga ut' }));
    await waitFor(() => expect(bridge.calls).toContain('session.signOut'));
    await waitFor(async () => expect((await recorded(register, id)).title).toBe('Växthus och trädgård'));
  });

  it('moves criteria by buttons and by Alt and the arrows, with the focus on what was moved', async () => {
    const { user } = await setup();
    await user.click(press('Lägg till kriterium'));
    await waitFor(() => expect(criteria()[2]).toHaveFocus());
    await user.keyboard('Rapporterar skadedjur{Alt>}{ArrowUp}{/Alt}');
    await waitFor(() =>
      expect(texts()).toEqual(['Vattnar lagom', 'Rapporterar skadedjur', 'Luckrar jorden']),
    );
    await waitFor(() => expect(criteria()[1]).toHaveFocus());
    await user.click(press('Flytta kriterium 1.1 nedåt'));
    await waitFor(() =>
      expect(texts()).toEqual(['Rapporterar skadedjur', 'Vattnar lagom', 'Luckrar jorden']),
    );
    await waitFor(() => expect(press('Flytta kriterium 1.2 nedåt')).toHaveFocus());
  });

  it('takes a criterion away and puts it back, and takes other changes back as well', async () => {
    const { user } = await setup();
    await user.click(press('Ta bort kriterium 1.1'));
    await waitFor(() => expect(texts()).toEqual(['Luckrar jorden']));
    const message = await screen.findByText('Kriterium 1.1 är borttaget');
    const toast = message.closest<HTMLElement>('[role=alertdialog]')!;
    await user.click(within(toast).getByRole('button', { name: 'Ångra' }));
    await waitFor(() => expect(texts()).toEqual(['Vattnar lagom', 'Luckrar jorden']));

    await user.type(field('Namn'), ' och trädgård');
    const [undo] = screen.getAllByRole('button', { name: 'Ångra' });
    await user.click(undo!);
    await waitFor(() => expect(field('Namn')).toHaveValue('Växthus'));
  });

  it('says what is missing before publishing, and leads there', async () => {
    const { user } = await setup();
    expect(screen.getByText('Inget saknas. Modulen kan publiceras.')).toBeInTheDocument();
    await user.clear(criteria()[1]!);
    await user.click(await screen.findByRole('button', { name: 'Kriterium 1.2 saknar text' }));
    expect(criteria()[1]).toHaveFocus();
    await user.keyboard('Luckrar jorden varsamt');
    await screen.findByText('Inget saknas. Modulen kan publiceras.');
  });

  it('saves an emptied figure as none', async () => {
    const { register, id, user } = await setup();
    await user.clear(field(/^Poäng/));
    await user.tab();
    await user.click(screen.getAllByRole('button', { name: 'Klar' })[0]!);
    await screen.findByText('Utkastet är sparat');
    expect((await recorded(register, id)).creditValue).toBeNull();
  });

  it('keeps what cannot be saved yet, says so on the module’s page, and does not publish without it', async () => {
    const { register, id, user, path } = await setup();
    await user.clear(field('Namn'));
    await user.type(criteria()[0]!, ' varje dag');
    await user.click(screen.getAllByRole('button', { name: 'Klar' })[0]!);
    await screen.findByRole('button', { name: 'Namn: Fyll i det här fältet.' });
    await user.click(screen.getByRole('link', { name: 'VÄX' }));
    await screen.findByText('Det finns text som inte är med i utkastet');
    expect(screen.queryByRole('button', { name: 'Publicera' })).not.toBeInTheDocument();
    expect((await recorded(register, id)).title).toBe('Växthus');

    await user.click(screen.getAllByRole('link', { name: 'Fortsätt skriva' })[0]!);
    await screen.findByText('Det du skrev senast finns kvar här');
    expect(path()).toBe(`/moduler/${id}/skriv`);
    expect(texts()[0]).toBe('Vattnar lagom varje dag');
    await user.click(press('Börja om från utkastet'));
    await waitFor(() => expect(texts()[0]).toBe('Vattnar lagom'));
    expect(field('Namn')).toHaveValue('Växthus');
  });
});

describe('the life of a module', () => {
  it('is published after a question, then never changes, and goes on in a new version', async () => {
    const register = await seededRegister();
    const id = await draft(register);
    const { user, path } = await showPage(register, 'samira', `/moduler/${id}`);
    await user.click(await screen.findByRole('button', { name: 'Publicera' }));
    const question = within(await screen.findByRole('alertdialog', { name: 'Publicera modulen?' }));
    expect(question.getByText(/En publicerad version ändras aldrig/)).toBeInTheDocument();
    await user.click(question.getByRole('button', { name: 'Publicera' }));
    await screen.findByText('Modulen är publicerad');
    expect((await register.ask('samira', 'module.get', { id })).status).toBe('published');

    await user.click(await screen.findByRole('button', { name: 'Ny version' }));
    await screen.findByRole('heading', { level: 1, name: 'Skriv: Växthus' });
    const next = /moduler\/([0-9a-f-]+)\/skriv/.exec(path())![1] as ModuleVersionId;
    expect(await register.ask('samira', 'module.get', { id: next })).toMatchObject({
      version: 2,
      status: 'draft',
    });
    await user.click(screen.getAllByRole('button', { name: 'Klar' })[0]!);
    // The versions stand on the page, and the old one leads to the draft instead of making another.
    await user.click(await screen.findByRole('link', { name: 'Version 1' }));
    await screen.findByRole('link', { name: 'Till utkastet, version 2' });
    expect(screen.queryByRole('button', { name: 'Ny version' })).not.toBeInTheDocument();
  });

  it('lists what is missing with links to the very fields', async () => {
    const register = await seededRegister();
    const fields = { level: 1, seqfLevel: null, creditValue: null, notionalLearningHours: null };
    const { id } = await register.ask('samira', 'module.create', { code: 'TOM', title: 'Tom', ...fields });
    await register.ask('samira', 'module.saveDraft', {
      id,
      title: 'Tom',
      ...fields,
      outcomes: [
        {
          text: 'Städar',
          selfAssessmentText: '',
          suggestedEvidence: [],
          criteria: [{ text: '', kind: 'skill' }],
        },
      ],
    });
    const { user } = await showPage(register, 'samira', `/moduler/${id}`);
    expect(screen.queryByRole('button', { name: 'Publicera' })).not.toBeInTheDocument();
    await user.click(await screen.findByRole('link', { name: 'Kriterium 1.1 saknar text' }));
    await screen.findByRole('heading', { level: 1, name: 'Skriv: Tom' });
    await waitFor(() => expect(criteria()[0]).toHaveFocus());
  });

  it('is retired or thrown away only after a question', async () => {
    const register = await seededRegister();
    const id = await draft(register);
    const { user } = await showPage(register, 'samira', `/moduler/${id}`);
    await user.click(await screen.findByRole('button', { name: 'Mer' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Släng utkastet' }));
    const question = within(await screen.findByRole('alertdialog', { name: 'Släng utkastet?' }));
    await user.click(question.getByRole('button', { name: 'Släng utkastet' }));
    await screen.findByText('Utkastet är borta');
    await screen.findByRole('heading', { level: 1, name: 'Moduler' });
    await waitFor(() => expect(screen.queryByText('Växthus')).not.toBeInTheDocument());

    await user.click(screen.getByRole('link', { name: 'Disk/kafé' }));
    await user.click(await screen.findByRole('button', { name: 'Mer' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Sluta använda' }));
    const ending = within(await screen.findByRole('alertdialog', { name: 'Sluta använda modulen?' }));
    expect(ending.getByText(/De som har börjat fortsätter/)).toBeInTheDocument();
    await user.click(ending.getByRole('button', { name: 'Sluta använda' }));
    await screen.findByText('Utgången');
  });

  it('is only read by those who do not write, with the kind of each criterion in words', async () => {
    const register = await seededRegister();
    const id = register.module('EX-DISK').id;
    await showPage(register, 'maria', `/moduler/${id}`);
    expect(await screen.findAllByText('Färdighet')).not.toHaveLength(0);
    expect(screen.getByText('Exempelmodul')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Ny version' })).not.toBeInTheDocument();
  });
});
