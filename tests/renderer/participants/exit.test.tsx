// Ending an enrolment: what is not finished is said before, and nothing where everything is.
import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import {
  issuedCertificate,
  plannedValidation,
  seededRegister,
  submittedValidation,
} from '../../support/story.ts';
import { inDialog, showPage } from '../render-page.tsx';

it.each([
  { what: 'a module planned', begin: plannedValidation, said: 'Inte klart än: Disk/kafé' },
  { what: 'a module handed in', begin: submittedValidation, said: 'Inte klart än: Disk/kafé' },
  { what: 'a certificate', begin: issuedCertificate, said: null },
  { what: 'nothing begun', begin: () => Promise.resolve(), said: null },
])('the dialog of a person with $what', async ({ begin, said }) => {
  const register = await seededRegister();
  await begin(register);
  const { user } = await showPage(register, 'maria', `/deltagare/${register.participantId}`);
  await user.click(await screen.findByRole('button', { name: 'Avsluta inskrivningen' }));
  const dialog = await inDialog(/^Avsluta inskrivningen för Åsa/);
  expect(dialog.queryByText(/^Inte klart än/)?.textContent ?? null).toBe(said);
});
