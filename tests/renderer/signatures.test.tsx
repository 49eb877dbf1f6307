// What has been signed, as it is told on the pages: calm while it holds, in red when somebody went round the program.
import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { openRaw } from '../support/raw.ts';
import { approvedValidation, issuedCertificate, seededRegister } from '../support/story.ts';
import { showPage } from './render-page.tsx';

it('tells on the page of control who has signed, and that it holds', async () => {
  const register = await seededRegister();
  const id = await approvedValidation(register);
  await showPage(register, 'petra', `/granskning/${id}`);
  const card = within(await screen.findByRole('region', { name: 'Signaturer' }));
  const lines = card.getAllByRole('listitem').map((line) => line.textContent);
  expect(lines).toEqual([
    expect.stringMatching(
      /^Inlämnad av Maria Lindqvist 2\smar\s2026\skl\.\s09:00\. Signaturen stämmer\.Nyckeln/,
    ),
    expect.stringMatching(
      /^Godkänd av Petra Holm 2\smar\s2026\skl\.\s09:00\. Signaturen stämmer\.Nyckeln sågs första gången 2\smar\s2026\skl\.\s09:00\. Lösenfrasen gavs av Samira Haddad/,
    ),
  ]);
  expect(screen.queryByText('Ändrad efter signering')).not.toBeInTheDocument();
});

it('tells on the page of assessing that something was changed afterwards, and what to do', async () => {
  const register = await seededRegister();
  const id = await approvedValidation(register);
  const raw = await openRaw(register);
  raw.run("UPDATE evidence SET text = 'Något annat'");
  await showPage(register, 'maria', `/valideringar/${id}`);
  expect((await screen.findAllByText(/visa dem för någon med rollen Administratör/))[0]).toBeVisible();
  expect(screen.getAllByText('Ändrad efter signering').length).toBeGreaterThan(1);
});

it('tells on the page of a certificate whose signature does not fit', async () => {
  const register = await seededRegister();
  const { id } = await issuedCertificate(register);
  const raw = await openRaw(register);
  raw.run('DROP TRIGGER signature_refuses_update');
  raw.run('UPDATE signature SET signature = zeroblob(64)');
  await showPage(register, 'samira', `/intyg/${id}`);
  expect((await screen.findAllByText('Signaturen stämmer inte'))[0]).toBeVisible();
});
