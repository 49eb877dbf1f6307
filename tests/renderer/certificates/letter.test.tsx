// "Brev till deltagaren" is at hand where the certificate is, and only while it counts.
import { screen } from '@testing-library/react';
import { beforeAll, expect, it, vi } from 'vitest';
import { issuedCertificate, seededRegister } from '../../support/story.ts';
import { inDialog, showPage } from '../render-page.tsx';

beforeAll(() => {
  // jsdom draws nothing: the pages stay waiting.
  vi.stubGlobal('OffscreenCanvas', undefined);
});

it('is opened from the certificate, to print and to save', async () => {
  const register = await seededRegister();
  const { id } = await issuedCertificate(register);
  const { user, bridge } = await showPage(register, 'maria', `/intyg/${id}`);
  await user.click(await screen.findByRole('button', { name: 'Brev till deltagaren' }));
  const dialog = await inDialog('Brev till deltagaren');
  expect(dialog.getByRole('button', { name: 'Skriv ut' })).toBeEnabled();
  expect(dialog.getByRole('button', { name: 'Spara som PDF' })).toBeEnabled();
  expect(bridge.calls).toContain('document.handover');
});

it('is opened from the participant’s page, and gone when the certificate is revoked', async () => {
  const register = await seededRegister();
  const { id, number } = await issuedCertificate(register);
  const { user } = await showPage(register, 'samira', `/deltagare/${register.participantId}`);
  await user.click(await screen.findByRole('button', { name: 'Brev till deltagaren' }));
  const dialog = await inDialog('Brev till deltagaren');
  await user.click(dialog.getByRole('button', { name: 'Stäng' }));
  await register.ask('samira', 'certificate.revoke', { id, reason: 'Fel person.' });
  await user.click(screen.getByRole('link', { name: number }));
  await screen.findByText('Intyget är återkallat och gäller inte');
  expect(screen.queryByRole('button', { name: 'Brev till deltagaren' })).not.toBeInTheDocument();
});
