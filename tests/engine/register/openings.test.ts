// The log of openings and the list Åtkomst: who opened whose page, when the organisation has chosen so, and who printed
// and saved, always.
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { StaffKey } from '../../../src/engine/demo/people.ts';
import { refusalOf, temporaryFolder, valueOf } from '../../support/engine.ts';
import { issuedCertificate, seededRegister, type SeededRegister } from '../../support/story.ts';

const accesses = async ({ ask, participantId: id }: SeededRegister) =>
  (await ask('samira', 'participant.accesses', { id, after: null, limit: 50 })).rows.map((row) => [
    row.what,
    row.userName,
  ]);

const logOpenings = async ({ ask }: SeededRegister): Promise<void> => {
  const settings = await ask('samira', 'settings.get', {});
  await ask('samira', 'settings.save', { ...settings, logsOpenings: true });
};

const open = (register: SeededRegister, by: StaffKey) =>
  register.ask(by, 'participant.get', { id: register.participantId });

describe('openings', () => {
  test('are not logged unless the organisation has chosen so', async () => {
    const register = await seededRegister();
    await open(register, 'maria');
    expect(await accesses(register)).toEqual([]);
  });

  test('are logged with who and whom, once while the same page is looked at', async () => {
    const register = await seededRegister();
    await logOpenings(register);
    await Promise.all([open(register, 'maria'), open(register, 'maria')]);
    await open(register, 'samira');
    expect(await accesses(register)).toEqual([
      ['participant.opened', 'Samira Haddad'],
      ['participant.opened', 'Maria Lindqvist'],
    ]);
    register.clock.passDays(1);
    await open(register, 'maria');
    expect(await accesses(register)).toHaveLength(3);
  });

  test('are those of modules and certificates too, and stand in Åtkomst and not among what was done', async () => {
    const register = await seededRegister();
    const { id, validationId } = await issuedCertificate(register);
    await logOpenings(register);
    await register.ask('petra', 'validation.get', { id: validationId });
    await register.ask('maria', 'certificate.open', { id });
    expect(await accesses(register)).toEqual([
      ['certificate.opened', 'Maria Lindqvist'],
      ['validation.opened', 'Petra Holm'],
    ]);
    const log = { id: register.participantId, after: null, limit: 50 };
    const done = await register.ask('maria', 'participant.log', log);
    expect(done.rows.map(({ what }) => what).filter((what) => what.endsWith('.opened'))).toEqual([]);
    expect(done.total).toBe(done.rows.length);
  });

  test('that were refused leave nothing', async () => {
    const register = await seededRegister();
    await logOpenings(register);
    expect((await register.as.erik.call('participant.get', { id: register.participantId })).ok).toBe(false);
    expect(await accesses(register)).toEqual([]);
  });
});

test('prints and saved files are in Åtkomst whatever was chosen, page by page', async () => {
  const register = await seededRegister();
  const { id, validationId } = await issuedCertificate(register);
  const job = await register.ask('maria', 'certificate.print', { ids: [id] });
  await register.ask('maria', 'certificate.recordPrint', { documentId: job.documentId });
  const saved = { path: join(temporaryFolder(), 'intyg.pdf') };
  valueOf(await register.as.maria.call('certificate.save', { id, suggestedName: 'intyg' }, saved));
  const { documentId } = await register.ask('maria', 'document.remaining', { validationId });
  await register.ask('maria', 'document.print', { documentId });
  // Also what was on its way to a printer that never answered.
  const expected = [
    'document.printBegun',
    'certificate.saved',
    'certificate.printed',
    'certificate.printBegun',
  ];
  expect((await accesses(register)).map(([what]) => what)).toEqual(expected);
  const page = { id: register.participantId, limit: 2 };
  const first = await register.ask('samira', 'participant.accesses', { ...page, after: null });
  const second = await register.ask('samira', 'participant.accesses', { ...page, after: first.next });
  expect([first.total, ...[...first.rows, ...second.rows].map(({ what }) => what)]).toEqual([4, ...expected]);
});

test('Åtkomst is for samordnare and administratör', async () => {
  const register = await seededRegister();
  const asked = { id: register.participantId, after: null, limit: 5 };
  for (const key of ['maria', 'petra'] as const)
    expect(refusalOf(await register.as[key].call('participant.accesses', asked))).toMatchObject({
      kind: 'notPermitted',
    });
});
