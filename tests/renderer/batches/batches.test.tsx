// Choosing, reading and issuing many certificates, and going on after a stop. Paper and the window are seen in e2e.
import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { ParticipantId } from '#domain/ids.ts';
import { approvedValidation, enrol, seededRegister, type SeededRegister } from '../../support/story.ts';
import { inDialog, inQuestion, showPage } from '../render-page.tsx';

const approve = async (
  register: SeededRegister,
  givenName: string,
  familyName: string,
  more: Partial<Parameters<typeof enrol>[1]> = {},
): Promise<ParticipantId> => {
  const participantId = await enrol(register, { givenName, familyName, ...more });
  await approvedValidation(register, { participantId, planner: 'samira' });
  return participantId;
};

const threeApproved = async (register: SeededRegister): Promise<void> => {
  await approve(register, 'Ann', 'Ek');
  await approve(register, 'Bo', 'Al', { workshopId: register.workshopId('green') });
  await approve(register, 'Cia', 'Asp');
};

const rowNames = (): (string | null)[] =>
  screen.getAllByRole('rowheader').map((cell) => cell.textContent.trim());
const rowOf = (name: string) => within(screen.getByRole('row', { name: new RegExp(name) }));

it('chooses, reads row by row and the rest at once, issues, and offers one print job', async () => {
  const register = await seededRegister();
  await threeApproved(register);
  const { user, path } = await showPage(register, 'maria', '/intyg/manga');
  await screen.findByRole('heading', { level: 1, name: 'Utfärda många' });
  expect(rowNames()).toEqual(['Ann Ek', 'Bo Al', 'Cia Asp']);
  await user.click(screen.getByRole('radio', { name: 'Egen ordning' }));
  await user.click(screen.getByRole('button', { name: 'Flytta upp Bo Al' }));
  expect(rowNames()).toEqual(['Bo Al', 'Ann Ek', 'Cia Asp']);
  await user.click(screen.getByRole('button', { name: /^Ändra det som ska stå på intyget för Ann Ek/ }));
  const paper = await inDialog('Intyget för Ann Ek');
  const name = paper.getByRole('textbox', { name: 'Namn på intyget' });
  await user.clear(name);
  await user.type(name, 'Anna Ek');
  await user.click(paper.getByRole('button', { name: 'Spara och ta med' }));
  await user.click(screen.getByRole('button', { name: 'Gör lista med 3 intyg' }));

  await screen.findByRole('heading', { level: 1, name: 'Lista med 3 intyg' });
  expect(rowNames()).toEqual(['Bo Al', 'Anna Ek', 'Cia Asp']);
  expect(screen.getByText('3 rader är inte lästa än')).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: /^Utfärda/ })).not.toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Stämmer för Bo Al' }));
  await screen.findByText('2 rader är inte lästa än');
  await user.click(screen.getByRole('button', { name: 'Läs en i taget' }));
  const reading = await inDialog('Stämmer det här?');
  expect(reading.getByText('Anna Ek')).toBeInTheDocument();
  await user.click(reading.getByRole('button', { name: 'Ja, det stämmer' }));
  await waitFor(() => expect(reading.getByText('Cia Asp')).toBeInTheDocument());
  await user.click(reading.getByRole('button', { name: 'Hoppa över' }));
  await user.click(await screen.findByRole('button', { name: 'Alla stämmer' }));
  await user.click((await inQuestion(/^Har/)).getByRole('button', { name: 'Ja, alla stämmer' }));

  await user.click(await screen.findByRole('button', { name: 'Utfärda 3 intyg' }));
  await user.click((await inQuestion('Utfärda 3 intyg?')).getByRole('button', { name: 'Utfärda' }));
  await screen.findByText('Klart: 3 intyg är utfärdade');
  expect(rowOf('Bo Al').getByRole('link', { name: 'EXK-2026-0001' })).toBeInTheDocument();
  expect(rowOf('Anna Ek').getByRole('link', { name: 'EXK-2026-0002' })).toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Skriv ut alla 3' })).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Avsluta listan' })).not.toBeInTheDocument();
  expect(path()).toMatch(/^\/intyg\/manga\/[0-9a-f-]{36}$/);
});

it('orders by verkstad, leaves out who is not ticked, and asks a protected person’s name first', async () => {
  const register = await seededRegister();
  await threeApproved(register);
  await approve(register, 'Hemlig', 'Person', { hasProtectedIdentity: true, alias: 'Ulla' });
  const { user } = await showPage(register, 'samira', '/intyg/manga');
  await screen.findByRole('button', { name: 'Gör lista med 3 intyg' });
  await user.click(screen.getByRole('radio', { name: 'Verkstad' }));
  const verkstad = screen.getAllByRole('cell').map((cell) => cell.textContent);
  expect(verkstad.indexOf('Gröna gruppen')).toBeLessThan(verkstad.indexOf('Återbruket'));
  await user.click(screen.getByRole('checkbox', { name: 'Markera Cia Asp' }));
  await screen.findByRole('button', { name: 'Gör lista med 2 intyg' });
  await user.click(screen.getByRole('checkbox', { name: 'Markera Ulla' }));
  const paper = await inDialog('Intyget för Ulla');
  expect(paper.getByText('Personen har skyddade uppgifter')).toBeInTheDocument();
  expect(screen.getByRole('dialog')).not.toHaveTextContent('Hemlig');
  expect(paper.getByRole('button', { name: 'Spara och ta med' })).toBeDisabled();
  await user.type(paper.getByRole('textbox', { name: 'Namn på intyget' }), 'Vald 𐓏');
  await paper.findByText('Kan inte skrivas: 𐓏');
  await user.click(paper.getByRole('button', { name: 'Spara och ta med' }));
  await user.click(await screen.findByRole('button', { name: 'Gör lista med 3 intyg' }));
  await screen.findByText('På listan finns personer med skyddade uppgifter');

  await user.click(screen.getByRole('button', { name: 'Alla stämmer' }));
  await user.click((await inQuestion(/^Har/)).getByRole('button', { name: 'Ja, alla stämmer' }));
  await user.click(await screen.findByRole('button', { name: 'Utfärda 3 intyg' }));
  await user.click((await inQuestion('Utfärda 3 intyg?')).getByRole('button', { name: 'Utfärda' }));
  await screen.findByText('1 intyg kunde inte utfärdas');
  expect(screen.getByText('Klart: 2 intyg är utfärdade')).toBeInTheDocument();
  expect(screen.getByRole('link', { name: /^Gör intyget för Ulla för sig/ })).toHaveAttribute(
    'href',
    expect.stringContaining('/intyg/nytt/'),
  );
});

it('a list that stopped is found again from the start page and goes on, or is ended', async () => {
  const register = await seededRegister();
  await threeApproved(register);
  const { people } = await register.ask('maria', 'batch.candidates', {});
  const { id } = await register.ask('maria', 'batch.make', {
    items: people.map(({ participantId, nameOnCertificate, birth, validationIds }) => ({
      participantId,
      nameOnCertificate,
      birth,
      validationIds,
    })),
  });
  await register.ask('maria', 'batch.confirm', { id, positions: [1, 2] });
  await register.ask('maria', 'batch.issueNext', { id });
  const { user } = await showPage(register, 'johan', '/');
  await screen.findByText('En lista är inte färdig: 1 av 3 intyg är utfärdade');
  await user.click(screen.getByRole('link', { name: 'Öppna listan' }));
  await screen.findByText('Stannat: 1 av 2 intyg är utfärdade');
  await user.click(screen.getByRole('button', { name: 'Fortsätt utfärda' }));
  await user.click((await inQuestion('Utfärda 1 intyg?')).getByRole('button', { name: 'Utfärda' }));
  await screen.findByText('1 rad är inte läst än');
  await user.click(screen.getByRole('button', { name: 'Avsluta listan' }));
  await user.click((await inQuestion(/^Avsluta listan/)).getByRole('button', { name: 'Avsluta listan' }));
  await screen.findByText('Klart: 2 intyg är utfärdade');
  expect(screen.getByText(/^1 rad utfärdades inte/)).toBeInTheDocument();
});
