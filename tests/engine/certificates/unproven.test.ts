// Nothing is issued on an approval that is only a row, and what the register's key signed but the register does not hold
// is never called valid: for whoever has the key and goes round the program. Not here: what verify-log tells of the same
// (register/record-check.test.ts).
import { describe, expect, test } from 'vitest';
import type { InputOf } from '#contract/index.ts';
import { readFacts } from '#domain/certificate-facts.ts';
import type { ValidationId } from '#domain/ids.ts';
import { sealChoices } from '#domain/seal.ts';
import { findCurrentKey } from '../../../src/engine/store/certificates/issuer-keys.ts';
import { openStore } from '../../../src/engine/store/base/open.ts';
import { makeSeal } from '../../../src/engine/vault/seal.ts';
import { refusalOf, valueOf } from '../../support/engine.ts';
import { openRaw, registerKey, registerPath, type Raw } from '../../support/raw.ts';
import {
  approvedValidation,
  issuedCertificate,
  seededRegister,
  submittedValidation,
  type SeededRegister,
} from '../../support/story.ts';

const choice = (register: SeededRegister, id: ValidationId): InputOf<'certificate.issue'> => ({
  participantId: register.participantId,
  validationIds: [id],
  nameOnCertificate: 'Åsa Öberg',
  birth: 'date',
});

const withoutTriggers = (raw: Raw): void => {
  for (const { name } of raw.rows<{ name: string }>("SELECT name FROM sqlite_schema WHERE type = 'trigger'"))
    raw.run(`DROP TRIGGER ${name}`);
};

const next = '(SELECT max(position) + 1 FROM audit)';
const approve = `INSERT INTO validation_event (id, validation_id, step, state, message, at, by, log_position)
  SELECT 'f1', id, 'approved', 'approved', '', '2026-03-02T10:00:00.000Z',
    (SELECT id FROM user WHERE sign_in_name = 'petra'), `;

describe('an approval that nobody made', () => {
  const faked = [
    ['is a row at the end', `${approve} ${next} FROM validation WHERE id = ?`],
    ['lies before there were signatures', `${approve} 1 FROM validation WHERE id = ?`],
    [
      'lies where another was approved',
      `${approve} (SELECT position FROM audit WHERE what = 'validation.approved') FROM validation WHERE id = ?`,
    ],
  ] as const;

  test.each(faked)('%s: nothing is issued, and the page says so', async (_, sql) => {
    const register = await seededRegister();
    await approvedValidation(register, { module: 'EX-AVC' });
    const id = await submittedValidation(register);
    const raw = await openRaw(register);
    withoutTriggers(raw);
    raw.run(sql, id);
    raw.run("UPDATE validation SET state = 'approved' WHERE id = ?", id);
    const refused = { kind: 'approvalNotProven', module: register.module('EX-DISK').title };
    for (const call of ['certificate.confirm', 'certificate.issue'] as const)
      expect(refusalOf(await register.as.maria.call(call, choice(register, id)))).toEqual(refused);
    const signatures = await register.ask('maria', 'signature.list', { subject: { kind: 'validation', id } });
    expect(signatures).toHaveLength(2);
    expect(signatures.find(({ state }) => state === 'unchanged')).toMatchObject({
      call: 'validation.submit',
    });
    expect(signatures.find(({ state }) => state === 'missing')).toMatchObject({
      call: 'control.approve',
      byName: 'Petra Holm',
    });
  });
});

describe('what was changed after an approval', () => {
  const changes = [
    ['the text of evidence', "UPDATE evidence SET text = 'Annat'"],
    ['a judgement', "UPDATE judgement_event SET note = 'Annat'"],
    ['the words of a criterion', "UPDATE assessment_criterion SET text = text || '!'"],
    ['a mark of control', "UPDATE control_mark_event SET comment = 'Annat'"],
    ['the person', "UPDATE validation SET participant_id = 'x'"],
    ['the signature', "DELETE FROM signature WHERE call = 'control.approve'"],
    ['all signatures', 'DELETE FROM signature'],
    [
      'whose signature it is',
      "UPDATE signature SET user_id = (SELECT id FROM user WHERE sign_in_name = 'erik')",
    ],
  ] as const;

  test.each(changes)('%s: nothing is issued', async (what, sql) => {
    const register = await seededRegister();
    const id = await approvedValidation(register);
    const raw = await openRaw(register);
    withoutTriggers(raw);
    raw.run(sql);
    const { kind } = refusalOf(await register.as.maria.call('certificate.issue', choice(register, id)));
    expect(kind).toBe(what === 'the person' ? 'notFound' : 'approvalNotProven');
  });

  test('a table that is only made of what was signed puts nothing on paper', async () => {
    const register = await seededRegister();
    const id = await approvedValidation(register, { leftOut: ['1.1'] });
    (await openRaw(register)).run("UPDATE judgement_now SET left_out_reason = NULL, judgement = 'shown'");
    await register.ask('maria', 'certificate.confirm', choice(register, id));
    expect(await register.ask('maria', 'certificate.issue', choice(register, id))).toMatchObject({
      kind: 'unitTranscript',
    });
  });
});

describe('a code that the register’s key signed and the register does not hold', () => {
  test.each([
    ['a number that nobody has', 'EXK-2026-0777'],
    ['the number of a true certificate', 'EXK-2026-0001'],
  ])('%s is not valid', async (_, number) => {
    const register = await seededRegister();
    const { id } = await issuedCertificate(register);
    const opened = valueOf(await openStore(registerPath(register), await registerKey(register)));
    const key = (await findCurrentKey(opened.store))!;
    const [row] = (await openRaw(register)).rows<{ facts: string; seal: string }>(
      'SELECT facts, seal FROM certificate WHERE id = ?',
      id,
    );
    await opened.close();
    const [claims] = sealChoices(readFacts(JSON.parse(row!.facts)), 'x'.repeat(64));
    const forged = makeSeal(
      { ...claims!, number, holder: 'Köpare Köparsson', factsSha256: '0'.repeat(64) },
      key,
      '',
    );
    expect(await register.ask('maria', 'check.text', { text: forged })).toMatchObject({
      answer: { kind: 'notInRegister', claims: { number, holder: 'Köpare Köparsson' } },
      certificateId: null,
    });
    expect(await register.ask('maria', 'check.text', { text: ` ${row!.seal}\n` })).toMatchObject({
      answer: { kind: 'valid' },
      certificateId: id,
    });
  });
});
