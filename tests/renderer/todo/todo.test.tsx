// The start page: what waits, for whom, how long; the way there; and what to do when nothing waits.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { PlainDate } from '#domain/dates.ts';
import { queryClient } from '../../../src/renderer/calls/calls.ts';
import { temporaryFolder } from '../../support/engine.ts';
import {
  approvedValidation,
  enrol,
  issuedCertificate,
  plannedValidation,
  readyValidation,
  seededRegister,
  submittedValidation,
  type SeededRegister,
} from '../../support/story.ts';
import { showPage } from '../render-page.tsx';

const returned = async (register: SeededRegister, message: string) => {
  const validationId = await submittedValidation(register);
  await register.ask('petra', 'control.return', {
    validationId,
    message,
    dueOn: '2026-03-20' as PlainDate,
  });
  return validationId;
};

const group = (name: RegExp) => within(screen.getByRole('region', { name }));

it('greets with the day in words, and makes what came back the first and biggest thing', async () => {
  const register = await seededRegister();
  const id = await returned(register, 'Beskriv hur temperaturen kontrollerades.');
  const bo = await enrol(register, { givenName: 'Bo', birthDate: null });
  await readyValidation(register, { participantId: bo });
  register.clock.passDays(3);
  const { user, path } = await showPage(register, 'maria', '/');
  await screen.findByRole('heading', { level: 1, name: 'Hej Maria!' });
  expect(screen.getByText('måndag 2 mars')).toBeInTheDocument();
  expect(screen.getByText('2 saker väntar på dig.')).toBeInTheDocument();

  const first = group(/^Åsa Öberg\s+1987 · Disk\/kafé/);
  expect(first.getByText('Komplettera först')).toBeInTheDocument();
  expect(first.getByText('Beskriv hur temperaturen kontrollerades.')).toBeInTheDocument();
  expect(first.getByText('Har väntat i 3 dagar')).toBeInTheDocument();
  expect(first.getByText(/^Senast/)).toHaveTextContent('Senast 20 mar 2026');

  const ready = group(/^Klara att lämna till kontroll \(1\)/);
  expect(ready.getByRole('listitem')).toHaveTextContent(/Bo Öberg\s+1987 · Disk\/kafé.*3 dagar/);
  await user.click(first.getByRole('link', { name: 'Öppna och komplettera' }));
  await waitFor(() => expect(path()).toBe(`/valideringar/${id}`));
});

it('marks what has stood still, in words, for the coordinator', async () => {
  const register = await seededRegister();
  await plannedValidation(register);
  const bo = await enrol(register, { givenName: 'Bo', birthDate: null });
  await submittedValidation(register, { participantId: bo });
  const ready = await readyValidation(register, { module: 'EX-BUTIK' });
  register.clock.passDays(15);
  const { user, path } = await showPage(register, 'samira', '/');
  const first = group(/^Åsa Öberg\s+1987 · Butikshandel/);
  expect(first.getByText('Inget har hänt på 15 dagar')).toBeInTheDocument();
  expect(group(/^Väntar länge på kontroll \(1\)/).getByRole('listitem')).toHaveTextContent(
    'Har väntat länge',
  );
  await user.click(first.getByRole('link', { name: 'Öppna' }));
  await waitFor(() => expect(path()).toBe(`/valideringar/${ready}`));
});

it('leads the kontrollant to the control', async () => {
  const register = await seededRegister();
  const submitted = await submittedValidation(register);
  const { user, path } = await showPage(register, 'petra', '/');
  await user.click(screen.getByRole('link', { name: 'Granska' }));
  await waitFor(() => expect(path()).toBe(`/granskning/${submitted}`));
});

it('lists quietly what others have to do, and leads to the certificate', async () => {
  const register = await seededRegister();
  await submittedValidation(register);
  const bo = await enrol(register, { givenName: 'Bo', birthDate: null });
  await approvedValidation(register, { participantId: bo });
  const { user, path } = await showPage(register, 'maria', '/');
  expect(screen.getByText('En sak väntar på dig.')).toBeInTheDocument();
  expect(group(/^Väntar på kontroll \(1\)/).getByRole('link', { name: /^Åsa Öberg/ })).toBeInTheDocument();
  await user.click(screen.getByRole('link', { name: 'Gör intyg' }));
  await waitFor(() => expect(path()).toBe(`/intyg/nytt/${bo}`));
});

it('goes to Snabbregistrera and a new participant by one key', async () => {
  const register = await seededRegister();
  await plannedValidation(register);
  const { user, path } = await showPage(register, 'maria', '/');
  await user.keyboard('n');
  await waitFor(() => expect(path()).toBe('/deltagare/ny'));
});

it('tells calmly that the control page must be saved, saves it, and is silent then', async () => {
  const register = await seededRegister();
  const { id } = await issuedCertificate(register);
  const { user, bridge } = await showPage(register, 'samira', '/');
  const main = within(screen.getByRole('main'));
  expect(main.getByText('En sak väntar på dig.')).toBeInTheDocument();
  expect(main.getByText(/^1 intyg är utfärdat, men kontrollsidan är inte sparad än/)).toBeInTheDocument();
  const file = join(temporaryFolder(), 'kontroll.html');
  bridge.choose(file);
  await user.click(main.getByRole('button', { name: 'Spara kontrollsidan' }));
  await main.findByText('Inget väntar på dig just nu.');
  expect(existsSync(file)).toBe(true);
  await register.ask('samira', 'certificate.revoke', { id, reason: 'Fel.' });
  await register.ask('samira', 'issuerKey.renew', {});
  await queryClient.invalidateQueries();
  expect(await main.findByText('Spara om kontrollsidan')).toBeInTheDocument();
  expect(main.getByText(/Sedan dess är 1 intyg återkallat och nyckeln bytt/)).toBeInTheDocument();
  expect(main.queryByText('Allt är gjort')).not.toBeInTheDocument();
});

describe('when nothing waits', () => {
  it('says that all is done, warmly, while work is under way', async () => {
    const register = await seededRegister();
    await register.ask('maria', 'judgement.set', {
      validationId: await plannedValidation(register),
      criterionId: register.module('EX-DISK').outcomes[0]!.criteria[0]!.id,
      judgement: 'shown',
    });
    await showPage(register, 'petra', '/');
    expect(screen.getByText('Allt är gjort')).toBeInTheDocument();
    expect(screen.queryByRole('link', { name: 'Snabbregistrera' })).not.toBeInTheDocument();
  });

  it('leads an assessor to the participants when no module is under way', async () => {
    const register = await seededRegister();
    const { user, path } = await showPage(register, 'maria', '/');
    expect(screen.getByText('Ingen modul pågår just nu')).toBeInTheDocument();
    await user.click(screen.getByRole('link', { name: 'Visa deltagarna' }));
    await waitFor(() => expect(path()).toBe('/deltagare'));
  });
});
