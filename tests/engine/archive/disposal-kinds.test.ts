// Gallring by limits of their own: the bytes of photos and files, and whom the log says that somebody looked at. What
// was signed still holds, copies are proved, the chain is whole, and nothing open is touched.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { PlainDate } from '#domain/dates.ts';
import { accesses } from '#domain/openings.ts';
import type { ValidationId } from '#domain/ids.ts';
import { copyRegister, proveCopy } from '../../../src/engine/store/register/copies.ts';
import { carryOut, decrypted, faultsIn, limits, withTwo } from '../../support/disposal.ts';
import { refusalOf, temporaryFolder } from '../../support/engine.ts';
import { checkedLog, openRaw, registerKey, registerPath } from '../../support/raw.ts';
import {
  criteriaOf,
  enrol,
  issuedCertificate,
  plannedValidation,
  readyValidation,
  type SeededRegister,
} from '../../support/story.ts';
import { pdfText } from '../pdf/reading.ts';

const name = 'Zwingelberta vid bänken.txt';
const words = 'Skogsvaktarens hemliga recept, om och om igen. ';

/** A file on the evidence of these validations, with a name and words that stand nowhere else. */
const withFile = async (register: SeededRegister, ids: readonly ValidationId[]) => {
  const { id } = await register.ask('maria', 'evidence.register', {
    validationIds: [...ids],
    criterionIds: [],
    type: 'photo',
    on: '2026-03-02' as PlainDate,
    place: '',
    text: 'Vid bänken',
    judgement: null,
  });
  const path = join(temporaryFolder(), name);
  writeFileSync(path, words.repeat(400));
  return register.ask('maria', 'evidence.attach', { id }, { path });
};

/** Handed in and approved, with a file. */
const approvedWithFile = async (register: SeededRegister) => {
  const validationId = await readyValidation(register);
  const file = await withFile(register, [validationId]);
  await register.ask('maria', 'validation.submit', { id: validationId });
  const mark = { validationId, criterionIds: criteriaOf(register, 'EX-DISK'), agrees: true, comment: '' };
  await register.ask('petra', 'control.mark', mark);
  await register.ask('petra', 'control.approve', { validationId, message: '' });
  return { validationId, file };
};

const files = { participantIds: [], kinds: ['files' as const] };
const log = { participantIds: [], kinds: ['log' as const] };

const dueOf = async (register: SeededRegister) => (await register.ask('samira', 'disposal.get', {})).kinds;

const copyOf = async (register: SeededRegister) => {
  const target = join(temporaryFolder(), 'copy.db');
  copyRegister(registerPath(register), await registerKey(register), target);
  return proveCopy(target, await registerKey(register));
};

describe('photos and files', () => {
  test('are due months after the last validation was decided, and never what something open rests on', async () => {
    const register = await withTwo();
    const { validationId } = await approvedWithFile(register);
    const bo = await enrol(register, { givenName: 'Bo', familyName: 'Ek' });
    const open = await plannedValidation(register, { participantId: bo });
    const ended = await plannedValidation(register, { module: 'EX-BUTIK' });
    await withFile(register, [open]);
    const { id: shared } = await withFile(register, [open, ended]);
    await register.ask('samira', 'validation.endEarly', { id: ended, reason: 'moved', note: '' });
    register.clock.passDays(180);
    expect((await dueOf(register)).files).toEqual({ due: 0, all: 3 });
    register.clock.passDays(6);
    expect((await dueOf(register)).files).toEqual({ due: 1, all: 3 });
    await carryOut(register, files);
    expect((await dueOf(register)).files).toEqual({ due: 0, all: 2 });
    expect(await register.as.maria.bytes('attachment', shared)).toMatchObject({ fileName: name });
    const { evidence } = await register.ask('maria', 'validation.get', { id: validationId });
    expect(evidence.map(({ attachment }) => attachment?.disposed?.reference)).toContain('KS 2026/12');
  });

  test('lose their bytes and name for good; evidence, signatures, copies and log hold', async () => {
    const register = await withTwo();
    const { validationId, file } = await approvedWithFile(register);
    const raw = await openRaw(register);
    const select = 'SELECT id, media_type, size, sha256, added_at, added_by FROM attachment';
    const kept = raw.rows(select);
    raw.rows('PRAGMA wal_checkpoint(TRUNCATE)');
    const [path, key] = [registerPath(register), await registerKey(register)];
    const traces = [words, 'Zwingelberta'].map((text) => Buffer.from(text).toString('latin1'));
    for (const trace of traces) expect(decrypted(path, key)).toContain(trace);
    register.clock.passDays(190);
    const held = await carryOut(register, files);
    await register.ask('samira', 'disposal.cleanUp', {});
    for (const trace of traces) expect(decrypted(path, key)).not.toContain(trace);
    expect(raw.rows('SELECT name, length(content) AS bytes FROM attachment')).toEqual([
      { name: 'Gallrad fil', bytes: 0 },
    ]);
    expect(raw.rows(select)).toEqual(kept);

    const { evidence } = await register.ask('petra', 'validation.get', { id: validationId });
    const piece = evidence.find(({ text }) => text === 'Vid bänken');
    expect(piece?.attachment).toMatchObject({
      id: file.id,
      disposed: { on: register.clock.now().slice(0, 10), reference: 'KS 2026/12' },
    });
    expect(await register.as.maria.bytes('attachment', file.id)).toBeUndefined();
    const subject = { kind: 'validation', id: validationId } as const;
    expect((await register.ask('maria', 'signature.list', { subject })).map(({ state }) => state)).toEqual([
      'unchanged',
      'unchanged',
    ]);
    expect(await copyOf(register)).toMatchObject({ isWhole: true });
    expect(faultsIn(raw)).toEqual([]);
    expect(raw.rows('PRAGMA foreign_key_check')).toEqual([]);

    const { bytes } = (await register.as.samira.bytes('document', held.documentId))!;
    const text = (await pdfText(bytes)).join(' ').replace(/\s+/g, ' ');
    expect(text).toContain('Foton och filer vars frist gått ut (underlaget är kvar) 1');
    expect(text).toContain('6 månader efter att den sista valideringen');
    await register.engine.close();
    expect(await checkedLog(register.folder)).toMatchObject({ faults: [] });
  });

  test('are told of in the extract instead of lying in it, and go with their person in the end', async () => {
    const register = await withTwo();
    const { participantId: id } = register;
    await approvedWithFile(register);
    register.clock.passDays(190);
    await carryOut(register, files);
    const path = join(temporaryFolder(), 'utdrag.zip');
    await register.ask('samira', 'participant.extract', { id, suggestedName: 'utdrag.zip' }, { path });
    const zip = unzipSync(readFileSync(path));
    expect(Object.keys(zip).filter((entry) => entry.startsWith('filer/'))).toEqual([]);
    const text = (await pdfText(zip['Registerutdrag.pdf']!)).join(' ').replace(/\s+/g, ' ');
    expect(text).toContain(`Filen är gallrad ${register.clock.now().slice(0, 10)} enligt KS 2026/12.`);
    expect(strFromU8(zip['utdrag.json']!)).not.toContain('Zwingelberta');

    await register.ask('samira', 'participant.exit', {
      id,
      exitedOn: register.clock.now().slice(0, 10) as PlainDate,
      reason: 'completed',
    });
    register.clock.passDays(4 * 366);
    await carryOut(register, { participantIds: [id], kinds: [] });
    const raw = await openRaw(register);
    expect(raw.rows('SELECT * FROM attachment')).toEqual([]);
    expect(raw.rows('SELECT * FROM attachment_emptied')).toEqual([]);
    expect(faultsIn(raw)).toEqual([]);
  });

  test('change in nothing else, in a disposal or out of it, and a copy whose file has lost its bytes is not whole', async () => {
    const register = await withTwo();
    await approvedWithFile(register);
    const { id: proposal } = await register.ask('petra', 'disposal.propose', files);
    const raw = await openRaw(register);
    const empty = "UPDATE attachment SET content = x'', name = 'Gallrad fil'";
    expect(() => raw.run(empty)).toThrow(/append-only/);
    expect(() => raw.run('INSERT INTO attachment_emptied SELECT id, ? FROM attachment', proposal)).toThrow(
      /only in a disposal/,
    );
    raw.run(
      'UPDATE disposal SET carried_out_at = proposed_at, carried_out_by = ?',
      register.userId('samira'),
    );
    raw.run('INSERT INTO disposal_now VALUES (?)', proposal);
    expect(() => raw.run(empty)).toThrow(/append-only/); // not put down as emptied
    raw.run('INSERT INTO attachment_emptied SELECT id, ? FROM attachment', proposal);
    for (const change of [
      "content = x'61'",
      "name = 'x'",
      "content = x'', name = 'Annat'",
      "sha256 = ''",
      'size = 0',
    ])
      expect(() => raw.run(`UPDATE attachment SET ${change}`), change).toThrow(/append-only/);
    raw.run('DELETE FROM attachment_emptied');
    raw.run('DELETE FROM disposal_now');
    expect(await copyOf(register)).toMatchObject({ isWhole: true });
    raw.run('DROP TRIGGER attachment_refuses_update');
    raw.run(empty);
    expect(await copyOf(register)).toEqual({ isWhole: false, fault: 'files' });
  });

  test('and a proposal whose limit was changed since is not carried out', async () => {
    const register = await withTwo();
    await approvedWithFile(register);
    register.clock.passDays(190);
    const { id } = await register.ask('petra', 'disposal.propose', files);
    await register.ask('samira', 'disposal.setLimits', { ...limits, fileMonths: 24 });
    expect(refusalOf(await register.as.samira.call('disposal.carryOut', { id }))).toEqual({ kind: 'notDue' });
    await register.ask('samira', 'disposal.withdraw', { id });
    await register.ask('samira', 'disposal.setLimits', { ...limits, fileMonths: null });
    expect(refusalOf(await register.as.petra.call('disposal.propose', files))).toEqual({ kind: 'notDue' });
  });
});

describe('the log of openings and print-outs', () => {
  const openedAndSaved = async () => {
    const register = await withTwo();
    const { ask, participantId: id } = register;
    const certificate = await issuedCertificate(register);
    await ask('samira', 'settings.save', {
      ...(await ask('samira', 'settings.get', {})),
      logsOpenings: true,
    });
    await ask('maria', 'participant.get', { id });
    const path = join(temporaryFolder(), 'intyg.pdf');
    await ask('maria', 'certificate.save', { id: certificate.id, suggestedName: 'x' }, { path });
    register.clock.passDays(5 * 365 + 1);
    await ask('maria', 'certificate.open', { id: certificate.id });
    return { register, id };
  };

  const accessesOf = async (register: SeededRegister) => {
    const asked = { id: register.participantId, after: null, limit: 50 };
    return (await register.ask('samira', 'participant.accesses', asked)).rows.map(({ what }) => what);
  };

  test('keeps who and when but not whom, and all rows that tell of a decision', async () => {
    const { register, id } = await openedAndSaved();
    expect(await accessesOf(register)).toEqual([
      'certificate.opened',
      'certificate.saved',
      'participant.opened',
    ]);
    expect((await dueOf(register)).log).toEqual({ due: 0, all: 3 });
    register.clock.passDays(2);
    expect((await dueOf(register)).log).toEqual({ due: 2, all: 3 });
    const raw = await openRaw(register);
    const own = 'SELECT position FROM audit_participant WHERE participant_id = ? ORDER BY position';
    const before = raw.rows<{ position: number }>(own, id);
    const historyOf = async () =>
      (await register.ask('samira', 'participant.log', { id, after: null, limit: 50 })).rows;
    const history = await historyOf();
    await carryOut(register, log);
    expect(await accessesOf(register)).toEqual(['certificate.opened']);
    expect(await historyOf()).toEqual(history.filter(({ what }) => what !== 'certificate.saved'));
    expect(raw.rows(own, id)).toHaveLength(before.length - 2);
    const emptied = raw.rows(
      `SELECT user_name, call, what, subject_id, before, after FROM audit JOIN audit_emptied USING (position)
        ORDER BY position`,
    );
    const nothing = { user_name: 'Maria Lindqvist', subject_id: '', before: null, after: null };
    expect(emptied).toEqual([
      { ...nothing, call: 'participant.get', what: 'participant.opened' },
      { ...nothing, call: 'certificate.save', what: 'certificate.saved' },
    ]);
    expect((await dueOf(register)).log).toEqual({ due: 0, all: 1 });
    expect(faultsIn(raw)).toEqual([]);
    expect(await copyOf(register)).toMatchObject({ isWhole: true });

    // What is left of an emptied row is vouched for all the same.
    raw.run('DROP TRIGGER audit_refuses_update');
    const emptiedRows = 'position IN (SELECT position FROM audit_emptied)';
    raw.run(`UPDATE audit SET user_name = 'Någon Annan' WHERE ${emptiedRows}`);
    expect(faultsIn(raw).map(({ fault }) => fault)).toEqual(['changed', 'changed']);
    raw.run(`UPDATE audit SET user_name = 'Maria Lindqvist', subject_id = '${id}' WHERE ${emptiedRows}`);
    expect(faultsIn(raw).map(({ fault }) => fault)).toEqual(['changed', 'changed']);
    raw.run(`UPDATE audit SET subject_id = '' WHERE ${emptiedRows}`);
    raw.run(`INSERT INTO audit_participant SELECT ?, min(position) FROM audit_emptied`, id);
    expect(faultsIn(raw).map(({ fault }) => fault)).toEqual(['changed']);
  });

  test('is verified whole, and so it is when the person goes too', async () => {
    const { register, id } = await openedAndSaved();
    register.clock.passDays(2);
    await carryOut(register, log);
    const exitedOn = register.clock.now().slice(0, 10) as PlainDate;
    await register.ask('samira', 'participant.exit', { id, exitedOn, reason: 'completed' });
    register.clock.passDays(4 * 366);
    await carryOut(register, { participantIds: [id], kinds: ['log'] });
    const raw = await openRaw(register);
    expect(faultsIn(raw)).toEqual([]);
    await register.engine.close();
    expect(await checkedLog(register.folder)).toMatchObject({ faults: [] });
  });

  test('lets go of nobody outside a disposal, and in one only of rows that it has put down', async () => {
    const { register } = await openedAndSaved();
    const { id: proposal } = await register.ask('petra', 'disposal.propose', log);
    const raw = await openRaw(register);
    const change = "UPDATE audit SET before = NULL, after = NULL, subject_id = ''";
    const tries = [change, 'DELETE FROM audit_participant'];
    for (const one of tries) expect(() => raw.run(one), one).toThrow(/append-only/);
    raw.run(
      'UPDATE disposal SET carried_out_at = proposed_at, carried_out_by = ?',
      register.userId('samira'),
    );
    raw.run('INSERT INTO disposal_now VALUES (?)', proposal);
    for (const one of tries) expect(() => raw.run(one), one).toThrow(/append-only/);
    raw.run("INSERT INTO audit_emptied VALUES (1, ?, 'hash')", proposal);
    for (const one of tries) expect(() => raw.run(one), one).toThrow(/append-only/);
    for (const one of ["subject_id = 'x'", "user_name = 'x'", "after = '{}'", "what = 'x'"])
      expect(() => raw.run(`UPDATE audit SET ${one} WHERE position = 1`), one).toThrow(/append-only/);
    raw.run(`${change} WHERE position = 1`);
    raw.run('DELETE FROM disposal_now');
  });

  test('is of what the list Åtkomst shows and nothing else', async () => {
    const { register } = await openedAndSaved();
    register.clock.passDays(7 * 366);
    await carryOut(register, log);
    const raw = await openRaw(register);
    const emptied = raw.rows<{ what: (typeof accesses)[number] }>(
      'SELECT DISTINCT what FROM audit JOIN audit_emptied USING (position)',
    );
    expect(emptied.filter(({ what }) => !accesses.includes(what))).toEqual([]);
    expect(emptied).toHaveLength(3);
  });
});
