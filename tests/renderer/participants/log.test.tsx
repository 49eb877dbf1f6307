// The list Händelser: words of this version, of older and of newer ones.
import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { auditText } from '../../../src/renderer/audit-text.ts';
import { logAsAnotherVersion, openRaw } from '../../support/raw.ts';
import { seededRegister } from '../../support/story.ts';
import { showPage } from '../render-page.tsx';

const strange = (what: string) => `Händelse som den här versionen saknar ord för: ${what}`;

test.each([
  ['participant.enrolled', 'Deltagaren skrevs in'],
  ['user.passphraseGiven', 'Lösenfras given'],
  ['participant.forgotten', strange('participant.forgotten')],
  ['participant', strange('participant')],
  ['participant.enrolled.twice', strange('participant.enrolled.twice')],
  ['unknown', strange('unknown')],
  ['constructor', strange('constructor')],
  ['{{what}}', strange('{{what}}')],
  ['', strange('')],
])('the word "%s" of a register is told as "%s"', (what, text) => {
  expect(auditText(what)).toBe(text);
});

test('a person whose log has words of other versions is shown with all of them', async () => {
  const register = await seededRegister();
  const raw = await openRaw(register);
  const words = ['user.passphraseGiven', 'participant.forgotten'];
  for (const what of words) logAsAnotherVersion(raw, register.participantId, what);
  const { user } = await showPage(register, 'maria', `/deltagare/${register.participantId}`);
  await user.click(await screen.findByRole('button', { name: /Visa vad som har gjorts/ }));
  const events = within(screen.getByRole('list', { name: 'Händelser' })).getAllByRole('listitem');
  expect(events[0]).toHaveTextContent(strange('participant.forgotten'));
  expect(events[1]).toHaveTextContent('Lösenfras given');
  expect(events.at(-1)).toHaveTextContent('Deltagaren skrevs in');
});
