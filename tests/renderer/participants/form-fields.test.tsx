// The form for a person has every field that the call takes, and what is typed there is kept and told: a new field is
// asked about here by itself. Not here: what is refused (field-refusals.test.tsx, first-morning.test.tsx).
import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { ParticipantId } from '#domain/ids.ts';
import words from '../../../resources/locales/sv/participants.json';
import { participantSchema } from '../../../src/renderer/pages/participants/participant-schema.ts';
import { seededRegister } from '../../support/story.ts';
import { showPage } from '../render-page.tsx';

/** Chosen, or shown only when it is called for. */
const otherwise = new Set(['workshopId', 'personalNumber', 'sharedNumber']);

const fields = Object.keys(participantSchema.shape) as (keyof typeof participantSchema.shape)[];
const inWords = fields.filter(
  (field) => !otherwise.has(field) && participantSchema.shape[field].safeParse('Ord').success,
);

const labels: Readonly<Record<string, string>> = {
  ...words.field,
  ...words.form,
  workshopId: words.workshop,
};
const labelled = (field: string): RegExp => new RegExp(`^${labels[field]!}`);

it('has a place for every field', async () => {
  await showPage(await seededRegister(), 'samira', '/deltagare/ny');
  for (const field of fields.filter((one) => one !== 'sharedNumber'))
    expect(screen.queryAllByLabelText(labelled(field)), field).not.toEqual([]);
});

it('keeps what is written in each, and tells it on the page', async () => {
  const register = await seededRegister();
  const { user, path } = await showPage(register, 'maria', '/deltagare/ny');
  for (const field of inWords)
    await user.type(screen.getByRole('textbox', { name: labelled(field) }), `Ord ${field}`);
  await user.click(screen.getByRole('button', { name: words.enrolSave }));
  await waitFor(() => expect(path()).toMatch(/^\/deltagare\/[0-9a-f-]{36}$/));
  const person = await register.ask('samira', 'participant.get', { id: path().slice(11) as ParticipantId });
  expect(person).toMatchObject(Object.fromEntries(inWords.map((field) => [field, `Ord ${field}`])));
  for (const field of inWords)
    expect(await screen.findAllByText(new RegExp(`Ord ${field}`)), field).not.toEqual([]);
});
