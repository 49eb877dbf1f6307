// Gallring: due by decision, two people, nothing of the person left anywhere, the chain whole, certificates still checked.
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { PlainDate } from '#domain/dates.ts';
import type { ParticipantId } from '#domain/ids.ts';
import { checkPdf } from '../../../src/engine/pdf/index.ts';
import { copyRegister, proveCopy } from '../../../src/engine/store/register/copies.ts';
import { personTables } from '../../../src/engine/store/base/records.ts';
import { carryOut, decrypted, faultsIn, limits, withTwo } from '../../support/disposal.ts';
import { refusalOf, temporaryFolder } from '../../support/engine.ts';
import { checkedLog, openRaw, registerKey, registerPath, type Raw } from '../../support/raw.ts';
import {
  allPeople,
  approvedValidation,
  criteriaOf,
  enrol,
  issuedCertificate,
  plannedValidation,
  seededRegister,
  type SeededRegister,
} from '../../support/story.ts';
import { pdfText } from '../pdf/reading.ts';

const day = (text: string) => text as PlainDate;
/** A name that stands nowhere else. */
const gone = { givenName: 'Xenofonta', familyName: 'Qvistberg', phone: '070-999 88 77' };

const leave = (register: SeededRegister, id: ParticipantId) =>
  register.ask('samira', 'participant.exit', { id, exitedOn: day('2026-03-02'), reason: 'completed' });

/** Somebody with everything: a certificate, an underlag, shared and own evidence, words, a draft; gone for four years. */
const longGone = async () => {
  const register = await withTwo();
  const { ask, participantId: other } = register;
  const id = await enrol(register, gone);
  const certificate = await issuedCertificate(register, {
    participantId: id,
    nameOnCertificate: 'Xenofonta Qvistberg',
  });
  const mine = await approvedValidation(register, { participantId: id, module: 'EX-BUTIK' });
  const theirs = await plannedValidation(register, { module: 'EX-AVC' });
  const ours = await plannedValidation(register, { participantId: id, module: 'EX-AVC' });
  await ask('maria', 'evidence.register', {
    validationIds: [theirs, ours],
    criterionIds: criteriaOf(register, 'EX-AVC').slice(0, 1),
    type: 'observation',
    on: day('2026-03-02'),
    place: '',
    text: 'De sorterade tillsammans.',
    judgement: null,
  });
  await ask('maria', 'feedback.give', { validationId: ours, text: 'Xenofonta arbetar lugnt.' });
  await ask('maria', 'draft.keep', {
    key: `feedback.${ours}`,
    body: JSON.stringify({ text: 'Qvistberg kan' }),
  });
  const period = { from: day('2026-03-01'), to: day('2026-03-31') };
  const underlag = await ask('petra', 'recommendation.make', {
    reference: 'Våren',
    ...period,
    validationIds: [mine],
  });
  await leave(register, id);
  register.clock.passDays(4 * 366);
  return { register, id, other, certificate, theirs, underlag };
};

/** Every text of every table that is not the person's random number. */
const everyText = (raw: Raw): string => {
  const tables = raw.rows<{ name: string }>(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'participant_search%'",
  );
  return tables.map(({ name }) => JSON.stringify(raw.rows(`SELECT * FROM "${name}"`))).join('\n');
};

const traces = [/xenofonta/i, /qvistberg/i, /999 88 77/];

describe('what is due', () => {
  test('nothing without a decision, and nobody who is still there', async () => {
    const register = await seededRegister();
    const id = await enrol(register, gone);
    await leave(register, id);
    register.clock.passDays(20 * 366);
    expect((await register.ask('samira', 'disposal.get', {})).due).toEqual([]);
    await register.ask('samira', 'disposal.setLimits', limits);
    expect((await register.ask('samira', 'disposal.get', {})).due).toMatchObject([
      { id, hasCertificate: false },
    ]);
    const { reference: _, ...times } = limits;
    expect(
      refusalOf(await register.as.samira.call('disposal.setLimits', { ...times, reference: '' })),
    ).toMatchObject({ kind: 'invalidInput', problems: [{ path: 'reference' }] });
  });

  test('whoever nobody has ended is named, not due, and due once somebody has', async () => {
    const register = await seededRegister();
    const id = await enrol(register, gone);
    await register.ask('samira', 'disposal.setLimits', limits);
    const get = () => register.ask('samira', 'disposal.get', {});
    const forgotten = async () => (await get()).forgotten.map((person) => person.id);
    expect(await forgotten()).toEqual([]);
    register.clock.passDays(3 * 366);
    expect(await forgotten()).toContain(id);
    expect((await get()).due).toEqual([]);
    await leave(register, id);
    register.clock.passDays(3 * 366);
    expect(await forgotten()).not.toContain(id);
    expect((await get()).due).toMatchObject([{ id, hasUncertified: false }]);
  });

  test('tells of what was approved and never became a certificate', async () => {
    const register = await seededRegister();
    const id = await enrol(register, gone);
    await approvedValidation(register, { participantId: id });
    await leave(register, id);
    await register.ask('samira', 'disposal.setLimits', limits);
    register.clock.passDays(4 * 366);
    expect((await register.ask('samira', 'disposal.get', {})).due).toMatchObject([
      { id, hasCertificate: false, hasUncertified: true },
    ]);
  });

  test('a proposal of somebody who is not due, and of one who came back before it was carried out, is refused', async () => {
    const register = await withTwo();
    const id = await enrol(register, gone);
    const propose = () => register.as.petra.call('disposal.propose', { participantIds: [id], kinds: [] });
    expect(refusalOf(await propose())).toEqual({ kind: 'notDue' });
    await leave(register, id);
    register.clock.passDays(3 * 366);
    const { id: disposal } = await register.ask('petra', 'disposal.propose', {
      participantIds: [id],
      kinds: [],
    });
    expect(refusalOf(await propose())).toEqual({ kind: 'disposalWaits' });
    await register.ask('samira', 'participant.reopen', { id });
    expect(refusalOf(await register.as.samira.call('disposal.carryOut', { id: disposal }))).toEqual({
      kind: 'notDue',
    });
    await register.ask('samira', 'disposal.withdraw', { id: disposal });
    expect((await register.ask('samira', 'disposal.get', {})).waiting).toBeNull();
    expect((await register.ask('samira', 'participant.get', { id })).givenName).toBe('Xenofonta');
  });
});

describe('two people', () => {
  test('whoever proposed it cannot carry it out, neither by the program nor round it', async () => {
    const { register, id } = await longGone();
    const { id: disposal } = await register.ask('petra', 'disposal.propose', {
      participantIds: [id],
      kinds: [],
    });
    expect(refusalOf(await register.as.petra.call('disposal.carryOut', { id: disposal }))).toEqual({
      kind: 'disposalByTwo',
    });
    const raw = await openRaw(register);
    expect(() => raw.run('DELETE FROM feedback_event')).toThrow(/append-only/);
    expect(() => raw.run('INSERT INTO disposal_now VALUES (?)', disposal)).toThrow(/by another/);
    expect(() => raw.run('UPDATE disposal SET carried_out_by = proposed_by')).toThrow(/CHECK/);
    expect(() => raw.run('UPDATE audit SET before = NULL, after = NULL')).toThrow(/append-only/);
  });
});

describe('after a disposal', () => {
  test('nothing of the person is left in any table', async () => {
    const { register, id } = await longGone();
    const raw = await openRaw(register);
    for (const trace of traces) expect(everyText(raw)).toMatch(trace);
    await carryOut(register, { participantIds: [id], kinds: ['drafts'] });
    for (const trace of traces) expect(everyText(raw)).not.toMatch(trace);
    for (const table of personTables.filter((name) => !name.startsWith('audit')))
      expect(JSON.stringify(raw.rows(`SELECT * FROM "${table}"`)), table).not.toContain(id);
    expect(raw.rows('SELECT 1 FROM participant WHERE id = ?', id)).toEqual([]);
    expect(raw.rows('PRAGMA foreign_key_check')).toEqual([]);
    // Seals and signatures go on vouching for a log whose rows are emptied.
    await register.engine.close();
    expect(await checkedLog(register.folder)).toMatchObject({ faults: [] });
  });

  test('nor in the file’s own bytes, freed pages and all', async () => {
    const { register, id } = await longGone();
    const [file, key] = [registerPath(register), await registerKey(register)];
    await openRaw(register).then((raw) => raw.rows('PRAGMA wal_checkpoint(TRUNCATE)'));
    for (const trace of traces.slice(0, 2)) expect(decrypted(file, key)).toMatch(trace);
    await carryOut(register, { participantIds: [id], kinds: ['drafts'] });
    await openRaw(register).then((raw) => raw.rows('PRAGMA wal_checkpoint(TRUNCATE)'));
    for (const trace of traces) expect(decrypted(file, key)).not.toMatch(trace);
    const before = statSync(file).size;
    await register.ask('samira', 'disposal.cleanUp', {});
    for (const trace of traces) expect(decrypted(file, key)).not.toMatch(trace);
    expect(statSync(file).size).toBeLessThanOrEqual(before);
    expect((await register.ask('samira', 'disposal.get', {})).done).toMatchObject([{ isCleaned: true }]);
  });

  test('the chain is whole, in the register and in a copy, and says when what was emptied is touched', async () => {
    const { register, id } = await longGone();
    await carryOut(register, { participantIds: [id], kinds: ['drafts'] });
    const raw = await openRaw(register);
    expect(faultsIn(raw)).toEqual([]);
    const target = join(temporaryFolder(), 'copy.db');
    copyRegister(registerPath(register), await registerKey(register), target);
    expect(proveCopy(target, await registerKey(register))).toMatchObject({ isWhole: true });
    const [row] = raw.rows<{ position: number }>('SELECT max(position) AS position FROM audit_emptied');
    for (const name of [
      'audit_refuses_update',
      'audit_emptied_refuses_update',
      'audit_emptied_refuses_delete',
    ])
      raw.run(`DROP TRIGGER ${name}`);
    const changes = [
      [
        "UPDATE audit SET user_name = 'Någon Annan' WHERE position = ?",
        "UPDATE audit SET user_name = 'Samira Haddad' WHERE position = ?",
      ],
      [
        "UPDATE audit SET after = '{}' WHERE position = ?",
        'UPDATE audit SET after = NULL WHERE position = ?',
      ],
    ] as const;
    for (const [change, back] of changes) {
      raw.run(change, row!.position);
      expect(faultsIn(raw), change).toContainEqual({ position: row!.position, fault: 'changed' });
      raw.run(back, row!.position);
      expect(faultsIn(raw)).toEqual([]);
    }
    raw.run('DELETE FROM audit_emptied WHERE position = ?', row!.position);
    expect(faultsIn(raw).length).toBeGreaterThan(0);
  });

  test('what others share with the person stays theirs', async () => {
    const { register, id, other, theirs } = await longGone();
    await carryOut(register, { participantIds: [id], kinds: ['drafts'] });
    const validation = await register.ask('maria', 'validation.get', { id: theirs });
    expect(validation.evidence).toMatchObject([{ text: 'De sorterade tillsammans.' }]);
    expect((await register.ask('samira', 'participant.get', { id: other })).givenName).toBe('Åsa');
    expect(
      (await register.ask('samira', 'participant.list', { ...allPeople, search: 'Qvistberg' })).rows,
    ).toEqual([]);
  });

  test('the certificate’s number, day, modules and hash stay, and its number is never given again', async () => {
    const { register, id, certificate } = await longGone();
    const path = join(temporaryFolder(), 'intyg.pdf');
    await register.ask('maria', 'certificate.save', { id: certificate.id, suggestedName: 'x' }, { path });
    await carryOut(register, { participantIds: [id], kinds: ['drafts'] });
    const expected = {
      kind: 'disposedOf',
      number: certificate.number,
      issuedOn: '2026-03-02',
      modules: ['Disk/kafé (EX-DISK)'],
      standing: 'valid',
    };
    const byNumber = await register.ask('maria', 'check.text', { text: certificate.number });
    expect(byNumber.answer).toEqual(expected);
    const byFile = await register.ask('maria', 'check.file', {}, { path });
    expect(byFile).toMatchObject({ answer: expected, fileIsAsIssued: true });
    expect((await register.ask('samira', 'check.summary', {})).issued).toBe(1);
  });

  test('an underlag that named the person is no longer opened', async () => {
    const { register, id, underlag } = await longGone();
    const bo = await enrol(register, { givenName: 'Bo', familyName: 'Ek' });
    await approvedValidation(register, { participantId: bo });
    await carryOut(register, { participantIds: [id], kinds: ['drafts'] });
    expect(refusalOf(await register.as.petra.call('recommendation.open', { id: underlag.id }))).toEqual({
      kind: 'notFound',
      what: 'recommendation',
    });
  });

  test('the protocol tells what went, by which decision and by whom, and no name of those it was about', async () => {
    const { register, id } = await longGone();
    const held = await carryOut(register, { participantIds: [id], kinds: ['drafts'] });
    const { bytes } = (await register.as.samira.bytes('document', held.documentId))!;
    expect((await checkPdf(bytes)).problems).toEqual([]);
    const text = (await pdfText(bytes)).join(' ').replace(/\s+/g, ' ');
    for (const words of [
      'KS 2026/12',
      'Föreslog Petra Holm',
      'Genomförde Samira Haddad',
      id,
      'Deltagare med alla uppgifter 1',
    ])
      expect(text).toContain(words);
    for (const trace of traces) expect(text).not.toMatch(trace);
    // Both sign on the same page.
    const pages = await pdfText(bytes);
    const signing = pages.filter((page) => page.includes('Namnteckning'));
    expect(signing).toHaveLength(1);
    for (const who of ['Petra Holm', 'Samira Haddad'])
      expect(signing[0]?.slice(signing[0].indexOf('Namnteckning'))).toContain(who);
    const { done } = await register.ask('samira', 'disposal.get', {});
    expect(done).toMatchObject([
      {
        reference: 'KS 2026/12',
        counts: { participants: 1, validations: 3, certificates: 1, drafts: 1 },
        isCleaned: false,
      },
    ]);
    const again = await register.ask('samira', 'disposal.protocol', { id: held.id });
    expect((await register.as.samira.bytes('document', again.documentId))!.bytes).toEqual(bytes);
  });
});

describe('somebody whose identity is protected', () => {
  test('is due for those who are named alone, and is carried out by two of them', async () => {
    const register = await withTwo();
    const { ask, as, userId } = register;
    const id = await enrol(register, { ...gone, alias: 'Solros', hasProtectedIdentity: true });
    await leave(register, id);
    register.clock.passDays(4 * 366);
    const due = async (by: 'samira' | 'petra') =>
      (await ask(by, 'disposal.get', {})).due.map((one) => one.id);
    expect([await due('samira'), await due('petra')]).toEqual([[id], []]);
    const input = { participantIds: [id], kinds: [] };
    expect(refusalOf(await as.petra.call('disposal.propose', input))).toMatchObject({ kind: 'notFound' });
    const proposal = await ask('samira', 'disposal.propose', input);
    const carry = () => as.petra.call('disposal.carryOut', { id: proposal.id });
    expect(refusalOf(await carry())).toMatchObject({ kind: 'notFound' });
    await ask('samira', 'participant.nameReaders', { id, userIds: [userId('samira'), userId('petra')] });
    expect(await due('petra')).toEqual([id]);
    expect((await carry()).ok).toBe(true);
    const raw = await openRaw(register);
    expect(raw.rows('SELECT * FROM protected_reader')).toEqual([]);
  });
});
