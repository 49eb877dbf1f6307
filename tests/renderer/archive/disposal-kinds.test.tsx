// Limits of their own on the pages: how many of how many are due, what is taken, and what stands where a photo was.
import { join } from 'node:path';
import { screen, within } from '@testing-library/react';
import sharp from 'sharp';
import { beforeAll, expect, it, vi } from 'vitest';
import type { PlainDate } from '#domain/dates.ts';
import { withTwo } from '../../support/disposal.ts';
import { temporaryFolder } from '../../support/engine.ts';
import { criteriaOf, plannedValidation } from '../../support/story.ts';
import { inQuestion, showPage } from '../render-page.tsx';

beforeAll(() => {
  // jsdom draws nothing: the pages of the protocol stay waiting.
  vi.stubGlobal('OffscreenCanvas', undefined);
});

/** A photo on a validation that ended seven months ago, and one that goes on. */
const withPhotos = async () => {
  const register = await withTwo();
  const { ask } = register;
  const photo = join(temporaryFolder(), 'Åsa vid disken.jpg');
  await sharp({ create: { width: 40, height: 30, channels: 3, background: '#7a9' } })
    .jpeg()
    .toFile(photo);
  const withPhoto = async (module: 'EX-DISK' | 'EX-BUTIK') => {
    const validationId = await plannedValidation(register, { module });
    const { id } = await ask('maria', 'evidence.register', {
      validationIds: [validationId],
      criterionIds: criteriaOf(register, module).slice(0, 1),
      type: 'photo',
      on: '2026-03-02' as PlainDate,
      place: '',
      text: 'Vid disken',
      judgement: null,
    });
    await ask('maria', 'evidence.attach', { id }, { path: photo });
    return validationId;
  };
  const ended = await withPhoto('EX-DISK');
  await withPhoto('EX-BUTIK');
  await ask('samira', 'validation.endEarly', { id: ended, reason: 'moved', note: '' });
  register.clock.passDays(215);
  return { register, ended };
};

it('takes the photos that are due, and says so where they were', async () => {
  const { register, ended } = await withPhotos();
  const first = await showPage(register, 'petra', '/arkiv');
  expect(await screen.findByRole('checkbox', { name: /^1 av 2 foton och filer/ })).toBeChecked();
  expect(screen.queryByRole('checkbox', { name: /loggrader/ })).not.toBeInTheDocument();
  await first.user.click(screen.getByRole('button', { name: 'Föreslå gallring' }));
  expect(
    await screen.findByText(/Någon annan med rollen Administratör eller Samordnare behöver titta/),
  ).toBeVisible();
  first.leave();

  const second = await showPage(register, 'samira', '/arkiv');
  expect(await screen.findByText('1 av 2 foton och filer')).toBeVisible();
  await second.user.click(screen.getByRole('button', { name: 'Genomför gallringen' }));
  const sure = await inQuestion('Ta bort det som står i listan?');
  expect(sure.getByText(/underlagen och bedömningarna blir kvar/)).toBeVisible();
  await second.user.click(sure.getByRole('button', { name: 'Genomför gallringen' }));
  // The first PDF of a file loads fonts and libraries.
  expect(await screen.findByText('1 foto eller fil', {}, { timeout: 25_000 })).toBeVisible();
  expect(screen.getByText(/Inget ska gallras nu/)).toBeVisible();
  second.leave();

  const third = await showPage(register, 'maria', `/valideringar/${ended}`);
  await third.user.click(await screen.findByRole('tab', { name: /^Underlag/ }));
  const gone = await screen.findByText(/^Filen är gallrad 3\sokt\s2026 enligt KS 2026\/12\./);
  expect(gone).toBeVisible();
  expect(within(document.body).queryByRole('img', { name: /disken/ })).not.toBeInTheDocument();
});

it('keeps a limit for each kind, with its unit', async () => {
  const { register } = await withPhotos();
  const { user } = await showPage(register, 'samira', '/arkiv');
  const months = await screen.findByRole('textbox', { name: 'Foton och filer' });
  expect(months).toHaveValue('6 månader');
  expect(months).toHaveAccessibleDescription(/den sista valideringen de hör till/);
  await user.clear(months);
  await user.type(months, '12');
  await user.clear(screen.getByRole('textbox', { name: 'Logg över öppningar och utskrifter' }));
  await user.type(screen.getByRole('textbox', { name: 'Halvskrivna texter' }), '{Control>}a{/Control}1');
  await user.click(screen.getByRole('button', { name: 'Spara fristerna' }));
  expect(await screen.findByText('Gallringsfristerna är sparade')).toBeVisible();
  const { limits } = await register.ask('samira', 'disposal.get', {});
  expect(limits).toMatchObject({ fileMonths: 12, logYears: null, draftDays: 1 });
  expect(await screen.findByText(/Inget ska gallras nu/)).toBeVisible();
});
