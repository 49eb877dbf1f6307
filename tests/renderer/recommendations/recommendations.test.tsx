// Underlag för erkännande on the page: chosen, made, opened again, answered; and what it says when nothing is there.
import { screen, waitFor, within } from '@testing-library/react';
import { beforeAll, expect, it, vi } from 'vitest';
import { approvedValidation, enrol, seededRegister } from '../../support/story.ts';
import { inDialog, showPage } from '../render-page.tsx';

beforeAll(() => {
  // jsdom draws nothing: the pages stay waiting.
  vi.stubGlobal('OffscreenCanvas', undefined);
});

const makeButton = () => screen.findByRole('button', { name: 'Gör underlaget' });

it('covers all that is approved until a tick is taken away; what is made is kept and answered once', async () => {
  const register = await seededRegister();
  const bo = await enrol(register, { givenName: 'Bo', familyName: 'Ek' });
  const own = await approvedValidation(register);
  await approvedValidation(register, { participantId: bo });
  const { user } = await showPage(register, 'petra', '/intyg/underlag');
  await user.click(await screen.findByRole('checkbox', { name: 'Bo Ek' }));
  expect(screen.getByRole('button', { name: 'Deltagare (1 av 2)' })).toBeInTheDocument();
  const name = screen.getByRole('textbox', { name: 'Underlagets namn' });
  await user.clear(name);
  await user.type(name, 'Våren');
  const make = await makeButton();
  await waitFor(() => expect(make).toBeEnabled());
  await user.click(make);
  const shown = await inDialog('Underlag för erkännande');
  expect(shown.getByRole('button', { name: 'Skriv ut' })).toBeEnabled();
  await user.click(shown.getByRole('button', { name: 'Stäng' }));
  const earlier = within(await screen.findByRole('region', { name: 'Tidigare underlag' }));
  expect(await earlier.findByText('Väntar på extern kvalitetssäkring')).toBeVisible();
  expect(earlier.getByText(/1 deltagare, 1 modul · Gjort .* av Petra Holm/)).toBeVisible();

  await user.click(earlier.getByRole('button', { name: 'Skriv in granskningen' }));
  const review = await inDialog('Extern granskning av Våren');
  await user.type(await review.findByRole('textbox', { name: 'Av vem' }), 'Eva Ek');
  await user.click(review.getByRole('button', { name: 'Spara granskningen' }));
  expect(await earlier.findByText(/^Granskat 2 mar 2026 av Eva Ek/)).toBeVisible();
  expect(earlier.queryByRole('button', { name: 'Skriv in granskningen' })).not.toBeInTheDocument();
  // What is answered is no longer offered, unless all is asked for.
  await waitFor(() => expect(screen.queryByRole('checkbox', { name: 'Åsa Öberg' })).not.toBeInTheDocument());
  await user.click(screen.getByRole('radio', { name: 'Allt som är godkänt' }));
  expect(await screen.findByRole('checkbox', { name: 'Åsa Öberg' })).toBeChecked();
  const [made] = await register.ask('petra', 'recommendation.list', {});
  expect(made).toMatchObject({ reference: 'Våren', participants: 1 });
  const found = await register.ask('petra', 'recommendation.candidates', { from: made!.from, to: made!.to });
  expect(found.find(({ validationId }) => validationId === own)?.isReviewed).toBe(true);
});

it('says what to do when nothing is approved, and makes nothing', async () => {
  const register = await seededRegister();
  await showPage(register, 'samira', '/intyg/underlag');
  expect(await screen.findByText('Inget är godkänt i den här perioden')).toBeVisible();
  expect(screen.getByText(/Välj en tidigare dag under Godkänt från/)).toBeVisible();
  expect(await makeButton()).toBeDisabled();
  expect(screen.queryByText('Tidigare underlag')).not.toBeInTheDocument();
});

it('is led to from the certificates by those who may make one', async () => {
  const register = await seededRegister();
  const { user } = await showPage(register, 'petra', '/intyg');
  await user.click(await screen.findByRole('link', { name: 'Underlag för erkännande' }));
  await screen.findByRole('heading', { level: 1, name: 'Underlag för erkännande' });
});

it('is not offered to a handledare', async () => {
  const register = await seededRegister();
  await showPage(register, 'maria', '/intyg');
  await screen.findByRole('link', { name: 'Kontrollera ett intyg' });
  expect(screen.queryByRole('link', { name: 'Underlag för erkännande' })).not.toBeInTheDocument();
});
