// Personal signatures: every decision is signed by the key of the person who made it, over all that it rests on, and
// what somebody changes afterwards behind the program's back is told.
import { describe, expect, it, test } from 'vitest';
import { contract, type CallName } from '#contract/index.ts';
import type { SignedSubject } from '#domain/signature.ts';
import { validUses, type CommandName } from '../../support/commands.ts';
import { asking, testEngine, valueOf } from '../../support/engine.ts';
import { openRaw, type Raw } from '../../support/raw.ts';
import {
  approvedValidation,
  criteriaOf,
  enrol,
  issuedCertificate,
  readyValidation,
  replaceRead,
  seededRegister,
  submittedValidation,
  testPassphrase,
  type SeededRegister,
} from '../../support/story.ts';

const signing = (Object.keys(contract) as CallName[]).filter((name) => 'signs' in contract[name]);

const signaturesOf = (register: SeededRegister, subject: SignedSubject) =>
  register.ask('samira', 'signature.list', { subject });

const statesOf = async (register: SeededRegister, subject: SignedSubject) =>
  (await signaturesOf(register, subject)).map(({ call, state }) => `${call} ${state}`);

const withoutTriggers = (raw: Raw, table: string): void => {
  for (const { name } of raw.rows<{ name: string }>(
    "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?",
    table,
  ))
    raw.run(`DROP TRIGGER ${name}`);
};

describe('the calls that sign', () => {
  it('are the decisions on validations, certificates and disposals', () => {
    expect(signing.toSorted()).toEqual([
      'batch.issueNext',
      'certificate.issue',
      'certificate.replace',
      'certificate.revoke',
      'control.approve',
      'control.return',
      'disposal.carryOut',
      'disposal.propose',
      'validation.requestTranscript',
      'validation.resume',
      'validation.submit',
    ]);
  });

  test.each(signing)('%s leaves one signature by the person who decided, and it fits', async (name) => {
    const register = await seededRegister();
    const raw = await openRaw(register);
    const { by, input } = await validUses[name as CommandName](register); // all that sign are commands
    const before = raw.rows('SELECT id FROM signature').length;
    valueOf(await register.as[by].callUnknown(name, input));
    const rows = raw.rows<{
      subject_kind: 'validation';
      subject_id: string;
      user_id: string;
      log_position: number;
    }>('SELECT * FROM signature WHERE call = ? ORDER BY log_position', name);
    expect(raw.rows('SELECT id FROM signature').length).toBe(before + 1);
    const { subject_kind: kind, subject_id: id, user_id, log_position } = rows.at(-1)!;
    expect(user_id).toBe(register.userId(by));
    expect(raw.rows('SELECT call FROM audit WHERE position = ?', log_position)).toEqual([{ call: name }]);
    expect((await signaturesOf(register, { kind, id })).at(-1)).toMatchObject({
      call: name,
      state: 'unchanged',
    });
  });

  it('leave none when they are refused', async () => {
    const register = await seededRegister();
    const id = await submittedValidation(register);
    const raw = await openRaw(register);
    const before = raw.rows('SELECT id FROM signature');
    const reply = await register.as.petra.call('control.approve', { validationId: id, message: '' });
    expect(reply).toMatchObject({ ok: false, refusal: { kind: 'criteriaNotControlled' } });
    expect(raw.rows('SELECT id FROM signature')).toEqual(before);
  });
});

describe('signatures on a validation', () => {
  it('tell who signed what and when, in order', async () => {
    const register = await seededRegister();
    const id = await approvedValidation(register);
    expect(await signaturesOf(register, { kind: 'validation', id })).toMatchObject([
      { call: 'validation.submit', byName: 'Maria Lindqvist', state: 'unchanged', isPast: false },
      { call: 'control.approve', byName: 'Petra Holm', state: 'unchanged', isPast: false },
    ]);
  });

  it('tell of a kontrollant whose passphrase was given by somebody who assesses', async () => {
    const register = await seededRegister();
    const samira = (await register.ask('samira', 'user.list', {})).find(
      ({ signInName }) => signInName === 'samira',
    )!;
    const { signInName: _, ...fields } = samira;
    await register.ask('samira', 'user.save', { ...fields, roles: [...samira.roles, 'assessor'] });
    const id = await submittedValidation(register, { assessors: ['samira'] });
    const { passphrase } = await register.ask('samira', 'user.resetPassphrase', {
      id: register.userId('petra'),
    });
    const asPetra = asking(register.engine.connect());
    await asPetra('session.signIn', { signInName: 'petra', passphrase });
    await asPetra('session.changePassphrase', { current: passphrase, next: 'en helt egen lösenfras' });
    const criterionIds = criteriaOf(register, 'EX-DISK');
    await asPetra('control.mark', { validationId: id, criterionIds, agrees: true, comment: '' });
    await asPetra('control.approve', { validationId: id, message: '' });
    const [handedIn, approved] = await signaturesOf(register, { kind: 'validation', id });
    expect(approved).toMatchObject({
      byName: 'Petra Holm',
      state: 'unchanged',
      passphraseBy: { name: 'Samira Haddad', isInvolved: true },
    });
    expect(approved!.keySeenAt).not.toBeNull();
    // The first of all had nobody to give her one.
    expect(handedIn).toMatchObject({ byName: 'Samira Haddad', passphraseBy: null });
  });

  it('still fit when the work goes on as it should: sent back, changed, handed in and issued', async () => {
    const register = await seededRegister();
    const id = await submittedValidation(register);
    await register.ask('petra', 'control.return', { validationId: id, message: 'Mer om 1.1.', dueOn: null });
    await register.ask('maria', 'rationale.write', { validationId: id, text: 'Nu utförligare.' });
    await register.ask('maria', 'validation.submit', { id });
    expect(await signaturesOf(register, { kind: 'validation', id })).toMatchObject([
      { call: 'validation.submit', state: 'unchanged', isPast: true },
      { call: 'control.return', state: 'unchanged', isPast: false },
      { call: 'validation.submit', state: 'unchanged', isPast: false },
    ]);
  });

  it('say of an earlier handing in that evidence it rested on was changed afterwards, as it may be', async () => {
    const register = await seededRegister();
    const id = await submittedValidation(register);
    await register.ask('maria', 'validation.withdraw', { id });
    const { evidence } = await register.ask('maria', 'validation.get', { id });
    const { id: piece, type, on, place } = evidence[0]!;
    await register.ask('maria', 'evidence.save', { id: piece, type, on, place, text: 'Utförligare.' });
    await register.ask('maria', 'validation.submit', { id });
    expect(await signaturesOf(register, { kind: 'validation', id })).toMatchObject([
      { state: 'changed', isPast: true },
      { state: 'unchanged', isPast: false },
    ]);
  });

  const changes: readonly (readonly [string, string, string])[] = [
    ['a judgement', 'judgement_event', "UPDATE judgement_event SET judgement = 'notShown'"],
    ['a note', 'judgement_event', "UPDATE judgement_event SET note = 'Tillagd'"],
    [
      'who judged',
      'judgement_event',
      'UPDATE judgement_event SET by = (SELECT id FROM user WHERE id <> by LIMIT 1)',
    ],
    [
      'a judgement taken away',
      'judgement_event',
      'DELETE FROM judgement_event WHERE id = (SELECT max(id) FROM judgement_event)',
    ],
    ['the motivering', 'rationale_event', "UPDATE rationale_event SET text = 'En annan'"],
    ['a control mark', 'control_mark_event', "UPDATE control_mark_event SET comment = 'Bra'"],
    [
      'the message',
      'validation_event',
      "UPDATE validation_event SET message = 'Ett annat' WHERE step = 'approved'",
    ],
    ['the approval itself', 'validation_event', "DELETE FROM validation_event WHERE step = 'approved'"],
    ['the text of evidence', 'evidence', "UPDATE evidence SET text = 'Något annat'"],
    ['the day of evidence', 'evidence', "UPDATE evidence SET happened_on = '2026-01-01'"],
    ['what evidence speaks for', 'evidence_criterion', 'DELETE FROM evidence_criterion'],
    ['a criterion’s words', 'assessment_criterion', "UPDATE assessment_criterion SET text = 'Något lättare'"],
    ['a learning outcome’s words', 'learning_outcome', "UPDATE learning_outcome SET text = 'Något lättare'"],
    ['the module’s title', 'module_version', "UPDATE module_version SET title = 'Finare titel'"],
    [
      'whose it is',
      'validation',
      "UPDATE validation SET participant_id = (SELECT id FROM participant WHERE given_name = 'Bo')",
    ],
  ];
  test.each(changes)('show that somebody changed %s', async (_, table, statement) => {
    const register = await seededRegister();
    await enrol(register, { givenName: 'Bo' });
    const id = await approvedValidation(register);
    const raw = await openRaw(register);
    withoutTriggers(raw, table);
    raw.run(statement);
    expect((await statesOf(register, { kind: 'validation', id })).at(-1)).toBe('control.approve changed');
  });

  const forgeries: readonly (readonly [string, string, string])[] = [
    ['the call', "UPDATE signature SET call = 'control.return' WHERE call = 'control.approve'", 'notGenuine'],
    ['the time', "UPDATE signature SET signed_at = '2026-01-01T00:00:00.000Z'", 'notGenuine'],
    ['the hash', "UPDATE signature SET content_hash = 'x'", 'notGenuine'],
    ['the log’s place', 'UPDATE signature SET log_position = log_position + 1000', 'notGenuine'],
    ['the log’s hash', "UPDATE signature SET log_hash = 'x'", 'notGenuine'],
    ['the signature', 'UPDATE signature SET signature = zeroblob(64)', 'notGenuine'],
    ['its length', "UPDATE signature SET signature = x'00'", 'notGenuine'],
    ['the public key', 'UPDATE signing_key SET public_key = zeroblob(32)', 'notGenuine'],
    ['the key’s length', "UPDATE signing_key SET public_key = x'00'", 'notGenuine'],
    [
      'who signed',
      'UPDATE signature SET user_id = (SELECT id FROM user WHERE id <> user_id LIMIT 1)',
      'notGenuine',
    ],
    [
      'whose key it is',
      'UPDATE signing_key SET user_id = (SELECT id FROM user WHERE id <> user_id LIMIT 1)',
      'notGenuine',
    ],
    ['which key it is', "UPDATE signature SET key_id = 'another'", 'keyUnknown'],
    ['that the key was ever known', 'DELETE FROM signing_key', 'keyUnknown'],
  ];
  test.each(forgeries)('show that somebody changed %s', async (_, statement, state) => {
    const register = await seededRegister();
    const id = await approvedValidation(register);
    const raw = await openRaw(register);
    withoutTriggers(raw, 'signature');
    withoutTriggers(raw, 'signing_key');
    raw.run(statement);
    const states = (await signaturesOf(register, { kind: 'validation', id })).map((one) => one.state);
    expect(states.at(-1)).toBe(state);
  });
});

describe('signatures on a certificate', () => {
  it('cover issue, replacement and revocation', async () => {
    const register = await seededRegister();
    const { id, validationId } = await issuedCertificate(register);
    const next = await replaceRead(register, 'maria', {
      participantId: register.participantId,
      validationIds: [validationId],
      nameOnCertificate: 'Åsa Öbergh',
      birth: 'date',
      replacesId: id,
      reason: 'Felstavat.',
    });
    await register.ask('samira', 'certificate.revoke', { id: next.id, reason: 'Fel person.' });
    expect(await statesOf(register, { kind: 'certificate', id })).toEqual(['certificate.issue unchanged']);
    expect(await statesOf(register, { kind: 'certificate', id: next.id })).toEqual([
      'certificate.replace unchanged',
      'certificate.revoke unchanged',
    ]);
  });

  test.each([
    ['its bytes', "UPDATE certificate SET pdf = x'00'"],
    ['its facts', "UPDATE certificate SET facts = '{}'"],
    ['the name', "UPDATE certificate SET name_on_certificate = 'Eva Ek'"],
    ['its number', "UPDATE certificate SET number = 'KI-2026-0099'"],
    ['what it rests on', 'DELETE FROM certificate_validation'],
    ['the certificate itself', 'DELETE FROM certificate'],
  ])('show that somebody changed %s', async (_, statement) => {
    const register = await seededRegister();
    const { id } = await issuedCertificate(register);
    const raw = await openRaw(register);
    withoutTriggers(raw, 'certificate');
    withoutTriggers(raw, 'certificate_validation');
    raw.run(statement);
    expect(await statesOf(register, { kind: 'certificate', id })).toEqual(['certificate.issue changed']);
  });

  it('show that a reason for revoking was changed', async () => {
    const register = await seededRegister();
    const { id } = await issuedCertificate(register);
    await register.ask('samira', 'certificate.revoke', { id, reason: 'Fel person.' });
    const raw = await openRaw(register);
    withoutTriggers(raw, 'certificate_event');
    raw.run("UPDATE certificate_event SET detail = 'Ett annat skäl' WHERE what = 'revoked'");
    expect(await statesOf(register, { kind: 'certificate', id })).toEqual([
      'certificate.issue unchanged',
      'certificate.revoke changed',
    ]);
  });
});

test('signatures on a disposal hold after it, and show that any part of it was changed', async () => {
  const register = await seededRegister();
  const { by, input } = await validUses['disposal.carryOut'](register);
  await register.ask(by, 'disposal.carryOut', input);
  await register.as.samira.call('disposal.cleanUp', {});
  const subject = { kind: 'disposal', id: input.id } as const;
  const held = ['disposal.propose unchanged', 'disposal.carryOut unchanged'];
  expect(await statesOf(register, subject)).toEqual(held);
  const raw = await openRaw(register);
  withoutTriggers(raw, 'disposal');
  const changed = new Map<string, readonly string[]>();
  for (const column of ['limits', 'participant_ids', 'proposed_at', 'counts', 'protocol', 'carried_out_at']) {
    const [before] = raw.rows<{ value: unknown }>(`SELECT ${column} AS value FROM disposal`);
    raw.run(
      `UPDATE disposal SET ${column} = CAST(${column} || ' ' AS ${column === 'protocol' ? 'BLOB' : 'TEXT'})`,
    );
    changed.set(column, await statesOf(register, subject));
    raw.run(`UPDATE disposal SET ${column} = ?`, before?.value);
  }
  for (const column of ['with_files', 'with_log']) {
    raw.run(`UPDATE disposal SET ${column} = 1`);
    changed.set(column, await statesOf(register, subject));
    raw.run(`UPDATE disposal SET ${column} = 0`);
  }
  const [both, last] = [
    ['disposal.propose changed', 'disposal.carryOut changed'],
    ['disposal.propose unchanged', 'disposal.carryOut changed'],
  ];
  expect(Object.fromEntries(changed)).toEqual({
    limits: both,
    participant_ids: both,
    proposed_at: both,
    with_files: both,
    with_log: both,
    counts: last,
    protocol: last,
    carried_out_at: last,
  });
  expect(await statesOf(register, subject)).toEqual(held);
});

describe('a person’s key', () => {
  it('is the same after a new start, and another with every new passphrase', async () => {
    const engine = testEngine();
    const register = await seededRegister(engine);
    const raw = await openRaw(register);
    const keysOf = (key: 'maria' | 'erik') =>
      raw.rows('SELECT id FROM signing_key WHERE user_id = ?', register.userId(key)).length;
    const next = 'en ny lång lösenfras';
    await register.ask('maria', 'session.changePassphrase', { current: testPassphrase, next });
    const again = engine.engine.connect();
    valueOf(await again.call('session.signIn', { signInName: 'maria', passphrase: next }));
    expect(keysOf('maria')).toBe(2);

    const id = register.userId('erik');
    const { passphrase: given } = await register.ask('samira', 'user.resetPassphrase', { id });
    valueOf(await again.call('session.signIn', { signInName: 'erik', passphrase: given }));
    expect(keysOf('erik')).toBe(1); // whoever gave it knows this one
    valueOf(await again.call('session.changePassphrase', { current: given, next }));
    expect(keysOf('erik')).toBe(2);
  });

  it('signs nothing once the person has been given another passphrase, until they have chosen their own', async () => {
    const register = await seededRegister();
    const id = await readyValidation(register);
    const maria = { id: register.userId('maria') };
    const { passphrase: current } = await register.ask('samira', 'user.resetPassphrase', maria);
    expect(await register.as.maria.call('validation.submit', { id })).toMatchObject({
      ok: false,
      refusal: { kind: 'notYet', awaits: 'ownPassphrase' },
    });
    await register.ask('maria', 'session.changePassphrase', { current, next: 'en ny lång lösenfras' });
    await register.ask('maria', 'validation.submit', { id });
  });
});
