// Checking a certificate in the program, and following a correction.
import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { issuedCertificate, seededRegister } from '../../support/story.ts';
import { showPage } from '../render-page.tsx';

const ask = async (user: Awaited<ReturnType<typeof showPage>>['user'], text: string) => {
  const field = screen.getByRole('textbox', { name: 'Kod, kontrollkod eller nummer' });
  await user.clear(field);
  await user.type(field, text);
  await user.click(screen.getByRole('button', { name: 'Kontrollera' }));
};

it('answers in one word, says what it means, and lays out the facts to compare', async () => {
  const register = await seededRegister();
  const { id, number } = await issuedCertificate(register);
  const { checkCode } = await register.ask('maria', 'certificate.get', { id });
  const { user } = await showPage(register, 'maria', '/intyg/kontrollera');
  await user.click(screen.getByRole('button', { name: 'Kontrollera' }));
  expect(screen.getByText('Skriv eller klistra in koden först.')).toBeInTheDocument();
  await ask(user, checkCode!.toLowerCase());
  const answer = await screen.findByRole('region', { name: 'Giltigt' });
  expect(screen.getByRole('heading', { name: 'Giltigt' })).toHaveFocus();
  for (const text of [number, 'Åsa Öberg', 'Exempelkommunen', 'Disk/kafé (EX-DISK), nivå 1, 4 poäng'])
    expect(answer).toHaveTextContent(text);
  expect(within(answer).getByText('Övning eller exempel')).toBeInTheDocument();
  expect(within(answer).getByRole('link', { name: 'Öppna intyget i registret' })).toBeInTheDocument();
});

it('tells a revoked one, a code that nobody has, and what is no code at all', async () => {
  const register = await seededRegister();
  const { id, number } = await issuedCertificate(register);
  await register.ask('samira', 'certificate.revoke', { id, reason: 'Fel person.' });
  const { user } = await showPage(register, 'maria', '/intyg/kontrollera');
  await ask(user, number);
  await screen.findByRole('region', { name: 'Återkallat' });
  await ask(user, '7K2M-9QXD-4RTB');
  await screen.findByRole('region', { name: /^Inget intyg har kontrollkoden/ });
  await ask(user, 'hej');
  await screen.findByRole('region', { name: 'Ingen kod från ett intyg' });
});

it('offers the control page to those who may hand it out, with how many it speaks of', async () => {
  const register = await seededRegister();
  await issuedCertificate(register);
  const { user } = await showPage(register, 'samira', '/intyg/kontrollera');
  const card = await screen.findByRole('region', { name: 'För arbetsgivare och andra' });
  expect(await within(card).findByText('Utfärdade intyg')).toBeInTheDocument();
  await user.click(within(card).getByRole('button', { name: 'Spara kontrollsidan' }));
});

it('says what to do where there is no camera', async () => {
  const register = await seededRegister();
  const { user } = await showPage(register, 'maria', '/intyg/kontrollera');
  await user.click(screen.getByRole('button', { name: 'Skanna med kameran' }));
  await screen.findByText('Ingen kamera går att använda');
  await user.click(screen.getByRole('button', { name: 'Stäng kameran' }));
  expect(screen.queryByText('Ingen kamera går att använda')).not.toBeInTheDocument();
});
