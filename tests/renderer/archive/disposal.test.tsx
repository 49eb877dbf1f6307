// Gallring on the page: limits, one proposes, the same person cannot go on, another carries out and opens the protocol.
import { screen, waitFor } from '@testing-library/react';
import { beforeAll, expect, it, vi } from 'vitest';
import type { PlainDate } from '#domain/dates.ts';
import { enrol, seededRegister, type SeededRegister } from '../../support/story.ts';
import { inDialog, inQuestion, showPage } from '../render-page.tsx';

beforeAll(() => {
  // jsdom draws nothing: the pages of the protocol stay waiting.
  vi.stubGlobal('OffscreenCanvas', undefined);
});

/** Two who coordinate, and somebody who left three years ago. */
const withOneDue = async (): Promise<SeededRegister> => {
  const register = await seededRegister();
  const { ask, userId } = register;
  const petra = {
    name: 'Petra Holm',
    title: '',
    workshopIds: [],
    seesPersons: true,
    trainedOn: null,
    certifiedOn: null,
  };
  await ask('samira', 'user.save', {
    ...petra,
    id: userId('petra'),
    roles: ['internalVerifier', 'coordinator'],
    isActive: true,
  });
  const id = await enrol(register, { givenName: 'Bo', familyName: 'Ek' });
  await ask('samira', 'participant.exit', { id, exitedOn: '2026-03-02' as PlainDate, reason: 'moved' });
  register.clock.passDays(3 * 366);
  return register;
};

it('asks for limits and the decision first, then lists who is due', async () => {
  const register = await withOneDue();
  const { user } = await showPage(register, 'samira', '/arkiv');
  expect(await screen.findByText(/Inget gallras förrän du har fyllt i/)).toBeVisible();
  await user.type(screen.getByRole('textbox', { name: 'Deltagare utan intyg' }), '2');
  const save = screen.getByRole('button', { name: 'Spara fristerna' });
  await user.click(save);
  await waitFor(() => expect(screen.getByRole('textbox', { name: /Beslut/ })).toBeInvalid());
  await user.type(screen.getByRole('textbox', { name: /Beslut/ }), 'KS 2026/12');
  await user.click(save);
  expect(await screen.findByRole('checkbox', { name: /^Bo Ek: avslutad/ })).toBeChecked();
});

it('names those whose enrolment nobody has ended', async () => {
  const register = await seededRegister();
  register.clock.passDays(3 * 366);
  await register.ask('samira', 'disposal.setLimits', {
    reference: 'KS 2026/12',
    withoutCertificateYears: 2,
    withCertificateYears: null,
    fileMonths: null,
    draftDays: null,
    logYears: null,
  });
  const { user } = await showPage(register, 'samira', '/arkiv');
  await screen.findByText('1 inskriven deltagare utan händelse på längre tid än fristen');
  await user.click(screen.getByRole('button', { name: 'Visa vilka' }));
  expect(screen.getByRole('link', { name: 'Åsa Öberg' })).toBeVisible();
});

it('takes two people, and leaves a protocol and a word about older copies', async () => {
  const register = await withOneDue();
  const limits = {
    reference: 'KS 2026/12',
    withoutCertificateYears: 2,
    withCertificateYears: null,
    fileMonths: null,
    draftDays: null,
    logYears: null,
  };
  await register.ask('samira', 'disposal.setLimits', limits);
  const first = await showPage(register, 'petra', '/arkiv');
  await first.user.click(await screen.findByRole('button', { name: 'Föreslå gallring' }));
  expect(
    await screen.findByText(/Någon annan med rollen Administratör eller Samordnare behöver titta/),
  ).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Genomför gallringen' })).not.toBeInTheDocument();
  first.leave();

  const { user } = await showPage(register, 'samira', '/arkiv');
  expect(await screen.findByText(/Petra Holm föreslog den här gallringen/)).toBeVisible();
  // The second person reads as much as the first, and can look at whom it is about.
  expect(screen.getByRole('link', { name: /^Bo Ek: avslutad .*, frist till/ })).toBeVisible();
  expect(screen.getByText('Bygger på beslutet KS 2026/12.')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Genomför gallringen' }));
  const sure = await inQuestion('Ta bort allt om 1 deltagare?');
  await user.click(sure.getByRole('button', { name: 'Genomför gallringen' }));
  // The first PDF of a file loads fonts and libraries.
  await user.click(await screen.findByRole('button', { name: 'Öppna protokollet' }, { timeout: 25_000 }));
  const protocol = await inDialog('Gallringsprotokoll');
  await user.click(protocol.getByRole('button', { name: 'Stäng' }));
  expect(await screen.findByText(/^Genomförd av Samira Haddad/)).toHaveTextContent(/Signaturen stämmer\./);
  const older = await register.ask('samira', 'backup.list', {});
  await user.click(screen.getByRole('button', { name: 'Gör nya kopior och ta bort de äldre' }));
  const asked = await inQuestion(
    older.copies.length === 1
      ? 'Ta bort den äldre säkerhetskopian?'
      : `Ta bort ${String(older.copies.length)} äldre säkerhetskopior?`,
  );
  // Nothing is made or removed before the answer.
  await user.click(asked.getByRole('button', { name: 'Avbryt' }));
  expect(await register.ask('samira', 'backup.list', {})).toEqual(older);
  await user.click(screen.getByRole('button', { name: 'Gör nya kopior och ta bort de äldre' }));
  const again = await inQuestion(/Ta bort .*äldre säkerhetskopi/);
  await user.click(again.getByRole('button', { name: 'Gör nya och ta bort de äldre' }));
  await waitFor(() => expect(screen.queryByText(/Äldre säkerhetskopior innehåller/)).not.toBeInTheDocument());
  expect(screen.queryByText('Bo Ek')).not.toBeInTheDocument();
});
