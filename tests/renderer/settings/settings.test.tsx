// Inställningar: one's own passphrase, colours and signature, and the organisation's words, numbers and days.
import path from 'node:path';
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, onTestFinished } from 'vitest';
import { runCopyJob } from '../../../src/engine/application/register/copy-job.ts';
import type { CopyJob } from '../../../src/engine/application/frame/copies.ts';
import { refusalOf, testEngine, valueOf } from '../../support/engine.ts';
import { signatureFile } from '../../support/pictures.ts';
import { registerKey } from '../../support/raw.ts';
import { asCoordinator } from '../../support/viewers.ts';
import { seededRegister, testPassphrase } from '../../support/story.ts';
import { inDialog, inQuestion, showPage } from '../render-page.tsx';

const field = (name: string | RegExp) => screen.getByRole('textbox', { name });
const save = () => screen.getByRole('button', { name: 'Spara inställningarna' });

const setup = async () => {
  const register = await seededRegister();
  const shown = await showPage(register, 'samira', '/installningar');
  await screen.findByRole('textbox', { name: 'Handledare' });
  return { register, ...shown, settings: () => register.ask('samira', 'settings.get', {}) };
};

describe('the organisation’s', () => {
  it('are saved, shown at once where they are used, and taken back', async () => {
    const { user, settings } = await setup();
    const before = await settings();
    await user.clear(field('Ort'));
    await user.type(field('Ort'), 'Nyby');
    await user.clear(field('Handledare'));
    await user.type(field('Handledare'), 'OCN-bedömare');
    await user.click(save());
    await screen.findByText('Sparat');
    expect(await settings()).toEqual({
      ...before,
      place: 'Nyby',
      roleNames: { ...before.roleNames, assessor: 'OCN-bedömare' },
    });
    await user.click(screen.getByRole('button', { name: 'Ångra' }));
    await screen.findByText('Ändringen är tillbakatagen');
    expect(await settings()).toEqual(before);
    expect(field('Handledare')).toHaveValue('Handledare');
  });

  it('that say who sees whom are shown to a samordnare, who saves the rest', async () => {
    const register = await seededRegister();
    await asCoordinator(register, 'petra');
    await register.ask('samira', 'settings.save', {
      ...(await register.ask('samira', 'settings.get', {})),
      logsOpenings: true,
    });
    const before = await register.ask('samira', 'settings.get', {});
    const { user } = await showPage(register, 'petra', '/installningar');
    const opened = await screen.findByRole('checkbox', { name: /^Anteckna varje gång/ });
    expect(opened).toBeChecked();
    expect(opened).toBeDisabled();
    expect(screen.getByRole('checkbox', { name: /ser deltagare i alla verkstäder/ })).toBeDisabled();
    screen.getByText('Vem som ser vem, och om det antecknas, kan bara administratör ändra.');
    await user.clear(field('Ort'));
    await user.type(field('Ort'), 'Nyby');
    await user.click(save());
    await screen.findByText('Sparat');
    expect(await register.ask('samira', 'settings.get', {})).toEqual({ ...before, place: 'Nyby' });
  });

  it('keep what somebody else changed meanwhile when they are taken back', async () => {
    const { user, register, settings } = await setup();
    const before = await settings();
    await user.clear(field('Ort'));
    await user.type(field('Ort'), 'Nyby');
    await user.click(save());
    await screen.findByText('Sparat');
    await register.ask('samira', 'settings.save', { ...(await settings()), accentColour: '#7a1f5c' });
    await user.click(screen.getByRole('button', { name: 'Ångra' }));
    await screen.findByText('Ändringen är tillbakatagen');
    expect(await settings()).toEqual({ ...before, accentColour: '#7a1f5c' });
  });

  it('are there again half written, with a way to begin anew', async () => {
    const { user, register, settings } = await setup();
    const before = await settings();
    await user.clear(field('Handledare'));
    await user.type(field('Handledare'), 'Bedömare');
    await user.click(screen.getByRole('link', { name: 'Moduler' }));
    await screen.findByRole('heading', { level: 1, name: 'Moduler' });
    await waitFor(async () =>
      expect(await register.ask('samira', 'draft.get', { key: 'settings' })).not.toBeNull(),
    );
    await user.click(screen.getByRole('link', { name: 'Inställningar' }));
    await waitFor(() => expect(field('Handledare')).toHaveValue('Bedömare'));
    await user.click(await screen.findByRole('button', { name: 'Börja om' }));
    expect(field('Handledare')).toHaveValue('Handledare');
    expect(await settings()).toEqual(before);
  });

  it('are read by a handledare, who is told who changes them', async () => {
    const register = await seededRegister();
    await showPage(register, 'maria', '/installningar');
    const card = within(await screen.findByRole('region', { name: 'Organisationen' }));
    expect(card.getByText('Det här ändras av samordnare eller administratör.')).toBeInTheDocument();
    expect(card.getByText('Exempelkommunen')).toBeInTheDocument();
    expect(card.getByText('14 dagar')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Spara inställningarna' })).not.toBeInTheDocument();
  });
});

describe('one’s own', () => {
  it('passphrase is changed only by whoever knows the one before', async () => {
    const register = await seededRegister();
    const { user } = await showPage(register, 'maria', '/installningar');
    await user.click(await screen.findByRole('button', { name: 'Byt lösenfras' }));
    const dialog = await inDialog('Byt lösenfras');
    const next = 'tre gröna skor på bron';
    await user.type(dialog.getByLabelText('Din lösenfras nu'), 'inte den rätta');
    await user.type(dialog.getByLabelText('Ny lösenfras'), next);
    expect(dialog.getByText('Mycket bra. Den är mycket svår att gissa.')).toBeInTheDocument();
    await user.type(dialog.getByLabelText('Den nya en gång till'), next);
    await user.click(dialog.getByRole('button', { name: 'Spara' }));
    await dialog.findByRole('button', { name: 'Din lösenfras nu: Det är inte din lösenfras' });
    await user.clear(dialog.getByLabelText('Din lösenfras nu'));
    await user.type(dialog.getByLabelText('Din lösenfras nu'), testPassphrase);
    await user.click(dialog.getByRole('button', { name: 'Spara' }));
    await screen.findByText('Lösenfrasen är bytt');
    const again = (passphrase: string) =>
      register.engine.connect().call('session.signIn', { signInName: 'maria', passphrase });
    expect(refusalOf(await again(testPassphrase))).toMatchObject({ kind: 'wrongPassphrase' });
    valueOf(await again(next));
  });

  it('drawn signature is chosen, shown, taken away and there again', async () => {
    const register = await seededRegister();
    const { user, bridge } = await showPage(register, 'maria', '/installningar');
    bridge.choose(await signatureFile());
    await user.click(await screen.findByRole('button', { name: 'Välj bild' }));
    const picture = await screen.findByRole('img', { name: 'Din namnteckning så som den skrivs ut' });
    const { id } = await register.ask('maria', 'look.signature', {});
    expect(picture).toHaveAttribute('src', `app://intyga/picture/${id!}`);
    await user.click(screen.getByRole('button', { name: 'Ta bort' }));
    await screen.findByText('Namnteckningen är borttagen');
    expect(screen.getByText('Utan bild skriver du under för hand.')).toBeInTheDocument();
    expect(await register.ask('maria', 'look.signature', {})).toEqual({ id: null });
    await user.click(screen.getAllByRole('button', { name: 'Ångra' }).at(-1)!);
    await waitFor(async () => expect(await register.ask('maria', 'look.signature', {})).toEqual({ id }));
  });

  it('drawn signature is nothing for those who stand under no certificates', async () => {
    const { register } = await setup();
    expect(await register.ask('samira', 'look.signature', {})).toEqual({ id: null });
    expect(screen.queryByRole('heading', { name: 'Din namnteckning på intyg' })).not.toBeInTheDocument();
  });

  it('colours are changed at once and kept on the computer', async () => {
    onTestFinished(() => {
      localStorage.clear();
      delete document.documentElement.dataset['theme'];
    });
    const register = await seededRegister();
    const { user } = await showPage(register, 'maria', '/installningar');
    await user.click(await screen.findByRole('radio', { name: 'Mörka' }));
    expect(document.documentElement).toHaveAttribute('data-theme', 'dark');
    expect(localStorage.getItem('theme')).toBe('dark');
  });
});

describe('the stamp in PDF files', () => {
  it('comes from a file with its password, and is turned off and on again', async () => {
    const { user, bridge, register } = await setup();
    register.clock.passDays(365); // the file's certificate is not valid before
    bridge.choose(path.join(import.meta.dirname, '../../engine/certificates/p12/aes.p12'));
    await user.click(await screen.findByRole('button', { name: 'Läs in nyckelfil' }));
    const dialog = await inDialog('Läs in en nyckelfil');
    await user.type(dialog.getByLabelText(/^Lösenord till filen/), 'fel');
    await user.click(dialog.getByRole('button', { name: 'Välj filen' }));
    await dialog.findByRole('button', { name: /Lösenordet till filen stämmer inte/ });
    await user.clear(dialog.getByLabelText(/^Lösenord till filen/));
    await user.type(dialog.getByLabelText(/^Lösenord till filen/), 'lösen-ord');
    await user.click(dialog.getByRole('button', { name: 'Välj filen' }));
    await screen.findByText('Vårdköpings kommun');
    await user.click(screen.getByRole('button', { name: 'Stäng av stämpeln' }));
    await screen.findByText('Avstängd');
    await user.click(await screen.findByRole('button', { name: 'Ångra' }));
    await screen.findByText('Vårdköpings kommun');
  });

  it('is made here after a question that says what readers will say', async () => {
    const { user } = await setup();
    await user.click(await screen.findByRole('button', { name: 'Gör en egen nyckel' }));
    const question = await inQuestion('Göra en egen nyckel och slå på stämpeln?');
    await user.click(question.getByRole('button', { name: 'Gör en egen nyckel' }));
    await screen.findByText(/läsprogram säger att de inte känner till den/);
  });
});

describe('the register’s key', () => {
  it('is changed with one’s passphrase, and one stays where one is', async () => {
    const copier = (job: CopyJob) => Promise.resolve(runCopyJob(job));
    const register = await seededRegister(testEngine(undefined, undefined, { copier }));
    const { user } = await showPage(register, 'samira', '/installningar');
    const before = await registerKey(register);
    await user.click(await screen.findByRole('button', { name: 'Byt registrets nyckel …' }));
    const dialog = await inDialog('Byt nyckel');
    await user.type(dialog.getByLabelText(/^Din lösenfras/), 'fel lösenfras');
    await user.click(dialog.getByRole('button', { name: 'Byt nyckel' }));
    expect(await dialog.findByRole('alert')).toHaveTextContent('Namnet eller lösenfrasen stämmer inte');
    await user.type(dialog.getByLabelText(/^Din lösenfras/), testPassphrase);
    await user.click(dialog.getByRole('button', { name: 'Byt nyckel' }));
    await screen.findByText('Nyckeln är bytt');
    expect(await registerKey(register)).not.toEqual(before);
    // A sheet that was seen opens what lies under the next key: a new one is offered at once.
    await dialog.findByText(/fotograferat bladet kan öppna registret med det, också efter bytet/);
    await user.click(dialog.getByRole('button', { name: 'Gör ett nytt blad' }));
    await dialog.findByLabelText(/^Vem förvarar det första exemplaret/);
    await user.click(dialog.getByRole('button', { name: 'Behåll bladet' }));
    expect(screen.getByRole('heading', { level: 1, name: 'Inställningar' })).toBeInTheDocument();
  });
});
