// Reading together, issuing, replacing and revoking. The PDF view itself is seen in the real window (e2e).
import { screen, waitFor } from '@testing-library/react';
import { beforeAll, expect, it, vi } from 'vitest';
import { approvedValidation, issuedCertificate, seededRegister } from '../../support/story.ts';
import { inDialog, inQuestion, showPage } from '../render-page.tsx';

beforeAll(() => {
  // jsdom draws nothing: the pages stay waiting.
  vi.stubGlobal('OffscreenCanvas', undefined);
});

it('is read together on a whole screen, and only then issued', async () => {
  const register = await seededRegister();
  await approvedValidation(register);
  const { user, path } = await showPage(register, 'maria', `/intyg/nytt/${register.participantId}`);
  const read = await screen.findByRole('button', { name: 'Läs tillsammans' });
  expect(screen.queryByRole('button', { name: 'Utfärda intyget' })).not.toBeInTheDocument();
  await waitFor(() => expect(read).toBeEnabled());
  await user.click(read);
  const reading = await inDialog('Stämmer det här?');
  for (const text of ['Kompetensintyg', 'Åsa Öberg', 'född 14 mar 1987', 'Disk/kafé'])
    expect(screen.getByRole('dialog')).toHaveTextContent(text);
  await user.click(reading.getByRole('button', { name: 'Ja, det stämmer' }));
  const question = await inQuestion(/^Utfärda kompetensintyg för Åsa Öberg/);
  expect(question.getByText(/EXK-2026-0001/)).toBeInTheDocument();
  expect(await screen.findByText(/^Läst och rätt/, { ignore: false })).toHaveTextContent('Maria Lindqvist');
  await user.click(question.getByRole('button', { name: 'Utfärda intyget' }));
  await screen.findByRole('heading', { level: 1, name: 'Kompetensintyg EXK-2026-0001' });
  expect(path()).toMatch(/^\/intyg\/[0-9a-f-]{36}$/);
});

it('asks for a new reading when anything is changed after the yes', async () => {
  const register = await seededRegister();
  const validationId = await approvedValidation(register);
  await register.ask('maria', 'certificate.confirm', {
    participantId: register.participantId,
    validationIds: [validationId],
    nameOnCertificate: 'Åsa Ö',
    birth: 'year',
  });
  const { user } = await showPage(register, 'johan', `/intyg/nytt/${register.participantId}`);
  const name = await screen.findByRole('textbox', { name: 'Namn på intyget' });
  expect(name).toHaveValue('Åsa Ö');
  expect(screen.getByRole('radio', { name: 'Bara år: 1987' })).toBeChecked();
  await screen.findByRole('button', { name: 'Utfärda intyget' });
  await user.type(name, 'berg');
  await waitFor(() =>
    expect(screen.queryByRole('button', { name: 'Utfärda intyget' })).not.toBeInTheDocument(),
  );
  expect(screen.getByRole('button', { name: 'Läs tillsammans' })).toBeInTheDocument();
});

it('is replaced with a reason; both say so and lead to each other', async () => {
  const register = await seededRegister();
  const { id, number } = await issuedCertificate(register);
  const { user } = await showPage(register, 'maria', `/intyg/${id}`);
  expect(screen.queryByRole('button', { name: 'Återkalla intyget' })).not.toBeInTheDocument();
  await user.click(await screen.findByRole('link', { name: 'Ersätt intyget' }));
  await screen.findByRole('heading', { level: 1, name: `Ersätt intyg ${number}` });
  // What was read for the wrong one does not count, and nothing is issued that changes nothing.
  await screen.findByText('Inget är ändrat än');
  expect(screen.queryByRole('button', { name: 'Utfärda intyget' })).not.toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Läs tillsammans' })).toBeDisabled();
  const same = screen.getByRole('checkbox', { name: 'Samma uppgifter ska stå på det nya intyget' });
  await user.click(same);
  const read = screen.getByRole('button', { name: 'Läs tillsammans' });
  await waitFor(() => expect(read).toBeEnabled());
  await user.click(read);
  const reason = screen.getByRole('textbox', { name: 'Varför ersätts intyget?' });
  expect(reason).toHaveFocus();
  expect(reason).toHaveAccessibleDescription(/Skriv först varför intyget ersätts/);
  await user.type(reason, 'Namnet var fel.');
  await user.click(same);
  await waitFor(() => expect(read).toBeDisabled());
  await user.type(screen.getByRole('textbox', { name: 'Namn på intyget' }), 'h');
  await waitFor(() => expect(screen.queryByText('Inget är ändrat än')).not.toBeInTheDocument());
  const again = await screen.findByRole('button', { name: 'Läs tillsammans' });
  await waitFor(() => expect(again).toBeEnabled());
  await user.click(again);
  await user.click((await inDialog('Stämmer det här?')).getByRole('button', { name: 'Ja, det stämmer' }));
  await user.click(
    (await inQuestion(/^Utfärda kompetensintyg för Åsa Öbergh/)).getByRole('button', {
      name: 'Utfärda intyget',
    }),
  );
  await screen.findByRole('heading', { level: 1, name: 'Kompetensintyg EXK-2026-0002' });
  await screen.findByText(`Intyget ersätter nummer ${number}`);
  await user.click(screen.getByRole('link', { name: 'Öppna det gamla' }));
  await screen.findByText('Intyget är ersatt av nummer EXK-2026-0002');
  expect(screen.getByText('Maria Lindqvist: Namnet var fel.')).toBeInTheDocument();
  // The old one is asked about before it is printed, and the first way out is the new one.
  expect(screen.getByRole('link', { name: 'Öppna det nya' })).toHaveClass('button');
  await user.click(screen.getByRole('button', { name: 'Skriv ut' }));
  const asked = await inDialog('Intyget gäller inte längre');
  expect(asked.getByText(`${number} är ersatt av EXK-2026-0002.`)).toBeInTheDocument();
  expect(asked.getByRole('button', { name: 'Öppna det nya' })).toHaveFocus();
  await user.click(asked.getByRole('button', { name: 'Öppna det nya' }));
  await screen.findByRole('heading', { level: 1, name: 'Kompetensintyg EXK-2026-0002' });
  await register.ask('maria', 'certificate.get', { id }).then(({ printCount }) => expect(printCount).toBe(0));
  await user.click(screen.getByRole('link', { name: 'Öppna det gamla' }));
  await screen.findByText('Intyget är ersatt av nummer EXK-2026-0002');
  expect(screen.queryByRole('link', { name: 'Ersätt intyget' })).not.toBeInTheDocument();
});

it('is revoked only by those who may, with a reason, after a question', async () => {
  const register = await seededRegister();
  const { id, number } = await issuedCertificate(register);
  const { user } = await showPage(register, 'samira', `/intyg/${id}`);
  await user.click(await screen.findByRole('button', { name: 'Återkalla intyget' }));
  const question = await inQuestion(new RegExp(`^Återkalla intyg ${number}`));
  await user.click(question.getByRole('button', { name: 'Återkalla intyget' }));
  expect(await question.findByText('Skriv först varför det återkallas.')).toBeInTheDocument();
  await user.type(question.getByRole('textbox', { name: 'Varför återkallas det?' }), 'Fel person.');
  await user.click(question.getByRole('button', { name: 'Återkalla intyget' }));
  await screen.findByText('Intyget är återkallat och gäller inte');
  expect(screen.getByText('Samira Haddad: Fel person.')).toBeInTheDocument();
});
