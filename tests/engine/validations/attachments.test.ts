// Opening photos and files of evidence, and saving copies: by whom, and what the log says of it. Not here: what may be
// kept (files-in.test.ts), and who is let in at all (rights.test.ts).
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { PlainDate } from '#domain/dates.ts';
import type { ValidationId } from '#domain/ids.ts';
import { refusalOf, temporaryFolder, valueOf } from '../../support/engine.ts';
import { fileOf } from '../../support/pictures.ts';
import { openRaw } from '../../support/raw.ts';
import {
  enrol,
  plannedValidation,
  readyValidation,
  seededRegister,
  type SeededRegister,
} from '../../support/story.ts';

const pdf = '%PDF-1.4\n%%EOF\n';

const attach = async (register: SeededRegister, validationIds: ValidationId[], name = 'intyg') => {
  const { id } = await register.ask('maria', 'evidence.register', {
    validationIds,
    criterionIds: [],
    type: 'employerStatement',
    on: '2026-03-02' as PlainDate,
    place: '',
    text: '',
    judgement: null,
  });
  return register.ask('maria', 'evidence.attach', { id }, { path: fileOf(name, pdf) });
};

/** A file in what is handed in to control. */
const handedIn = async () => {
  const register = await seededRegister();
  const validationId = await readyValidation(register);
  const { id } = await attach(register, [validationId]);
  await register.ask('maria', 'validation.submit', { id: validationId });
  return { register, validationId, id };
};

const logOpenings = async ({ ask }: SeededRegister): Promise<void> => {
  const settings = await ask('samira', 'settings.get', {});
  await ask('samira', 'settings.save', { ...settings, logsOpenings: true });
};

describe('a kontrollant', () => {
  it('opens what is handed in, and saves a copy that is the file', async () => {
    const { register, id } = await handedIn();
    expect(await register.ask('petra', 'attachment.open', { id })).toEqual({
      name: 'intyg.pdf',
      mediaType: 'application/pdf',
      size: pdf.length,
    });
    const path = join(temporaryFolder(), 'kopia.pdf');
    await register.ask('petra', 'attachment.save', { id, suggestedName: 'intyg.pdf' }, { path });
    expect(readFileSync(path, 'latin1')).toBe(pdf);
    const raw = await openRaw(register);
    const [row] = raw.rows<{ user_name: string; subject_id: string; after: string }>(
      "SELECT user_name, subject_id, after FROM audit WHERE what = 'attachment.saved'",
    );
    expect(row).toMatchObject({ user_name: 'Petra Holm', subject_id: id });
    expect(JSON.parse(row!.after)).toMatchObject({ mediaType: 'application/pdf' });
  });

  it('opens and saves nothing before it is handed in, nor what is evidence for nobody', async () => {
    const register = await seededRegister();
    const { id } = await attach(register, [await plannedValidation(register)]);
    const path = join(temporaryFolder(), 'kopia.pdf');
    const missing = { kind: 'notFound', what: 'attachment' };
    expect(refusalOf(await register.as.petra.call('attachment.open', { id }))).toEqual(missing);
    const save = { id, suggestedName: 'x' };
    expect(refusalOf(await register.as.petra.call('attachment.save', save, { path }))).toEqual(missing);
    expect(existsSync(path)).toBe(false);
    // Refused before a place is asked for, too.
    expect(refusalOf(await register.as.petra.call('attachment.save', save))).toEqual(missing);
  });
});

describe('openings', () => {
  it('of a file are logged where the organisation has chosen so, once, for everybody who shares it', async () => {
    const register = await seededRegister();
    const other = await enrol(register, { givenName: 'Łukasz', familyName: 'Żak' });
    const ids = [
      await plannedValidation(register),
      await plannedValidation(register, { participantId: other }),
    ];
    const { id } = await attach(register, ids);
    const seen = async (person: typeof other) =>
      (await register.ask('samira', 'participant.accesses', { id: person, after: null, limit: 50 })).rows.map(
        (row) => [row.what, row.userName],
      );
    await register.ask('maria', 'attachment.open', { id });
    expect(await seen(other)).toEqual([]);
    await logOpenings(register);
    await register.ask('maria', 'attachment.read', { id });
    await register.ask('maria', 'attachment.open', { id });
    for (const person of [register.participantId, other])
      expect(await seen(person)).toEqual([['attachment.opened', 'Maria Lindqvist']]);
    valueOf(
      await register.as.maria.call(
        'attachment.save',
        { id, suggestedName: 'x' },
        { path: join(temporaryFolder(), 'x.pdf') },
      ),
    );
    expect((await seen(other))[0]).toEqual(['attachment.saved', 'Maria Lindqvist']);
  });
});
