// Record, log and signatures are held against each other: whoever has the register's key and writes rows past the
// program is told of, whatever table it was, what and whose. Not here: the log in itself (sealed-log.test.ts).
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { recordedKinds, recordFaultText, type RecordedKind, type RecordFault } from '#domain/record-fault.ts';
import { practicePassphrase } from '../../../src/engine/application/register/session.ts';
import { verifyLog } from '../../../src/engine/cli/verify-log.ts';
import { makePractice } from '../../../src/engine/demo/practice.ts';
import { faultsInRecord } from '../../../src/engine/application/register/record-check/record-faults.ts';
import { readRecord } from '../../../src/engine/store/register/record-rows.ts';
import { resources, temporaryFolder, testEngine } from '../../support/engine.ts';
import { checkedLog, openRaw, registerKey, registerPath, type Raw } from '../../support/raw.ts';
import {
  approvedValidation,
  criteriaOf,
  enrol,
  issuedCertificate,
  replaceRead,
  seededRegister,
  submittedValidation,
  testPassphrase,
} from '../../support/story.ts';

/** Made in the first test that asks for it, and copied for each try. */
let whole: string | undefined;
let tried: string | undefined;

/** Something of nearly everything that a register keeps. */
const makeWhole = async (): Promise<string> => {
  const folder = mkdtempSync(join(tmpdir(), 'intyga-record-'));
  const register = await seededRegister(testEngine(folder));
  const { ask, participantId } = register;
  const hidden = await enrol(register, {
    givenName: 'Lo',
    familyName: 'Ek',
    alias: 'Björken',
    hasProtectedIdentity: true,
  });
  await submittedValidation(register);
  await approvedValidation(register, { module: 'EX-BUTIK' });
  const { id } = await issuedCertificate(register, { module: 'EX-AVC' });
  const again = await ask('maria', 'certificate.get', { id });
  const validation = await issuedCertificate(register, { participantId: hidden, nameOnCertificate: 'Lo Ek' });
  await ask('samira', 'certificate.revoke', { id: validation.id, reason: 'Fel namn' });
  const { validationIds } = await ask('samira', 'certificate.replacing', { id });
  await replaceRead(register, 'samira', {
    replacesId: again.id,
    participantId,
    validationIds,
    nameOnCertificate: 'Åsa Ö. Öberg',
    birth: 'date',
    reason: 'Nytt namn',
  });
  const open = await ask('maria', 'validation.plan', {
    participantId: hidden,
    moduleVersionId: register.module('EX-BUTIK').id,
    assessorIds: [register.userId('maria')],
    place: 'Återbruket',
    plannedFrom: null,
    plannedTo: null,
  });
  const [criterionId] = criteriaOf(register, 'EX-BUTIK');
  await ask('maria', 'judgement.set', {
    validationId: open.id,
    criterionId: criterionId!,
    judgement: 'shown',
  });
  await ask('maria', 'feedback.give', { validationId: open.id, text: 'Fint' });
  await ask('maria', 'planStep.save', {
    validationId: open.id,
    id: null,
    text: 'Öva',
    dueOn: null,
    who: '',
    doneOn: null,
  });
  await ask('samira', 'workshop.add', { name: 'Ateljén' });
  await register.engine.close();
  return folder;
};
const copied = async (): Promise<string> => {
  whole ??= await makeWhole();
  const folder = mkdtempSync(join(tmpdir(), 'intyga-tried-'));
  cpSync(whole, folder, { recursive: true });
  return folder;
};
afterAll(() => {
  if (whole !== undefined) rmSync(whole, { recursive: true, force: true });
});
afterEach(() => {
  if (tried !== undefined) rmSync(tried, { recursive: true, force: true });
});

const dropTriggers = (raw: Raw): void => {
  for (const { name } of raw.rows<{ name: string }>("SELECT name FROM sqlite_schema WHERE type = 'trigger'"))
    raw.run(`DROP TRIGGER ${name}`);
};

const next = '(SELECT max(position) + 1 FROM audit)';
const petra = "(SELECT id FROM user WHERE sign_in_name = 'petra')";
const submitted = "(SELECT id FROM validation WHERE state = 'submitted')";
const someCriterion = `(SELECT criterion_id FROM judgement_now WHERE validation_id = ${submitted} LIMIT 1)`;
const logOf = (what: string): string =>
  `(SELECT position FROM audit WHERE what = '${what}' ORDER BY position DESC LIMIT 1)`;

type Tampering = readonly [
  name: string,
  fault: RecordFault['fault'] | 'signatureGone',
  what: RecordedKind | null,
  sql: readonly string[],
];

/** With the triggers there: what the key and a pen are enough for. */
const within: readonly Tampering[] = [
  [
    'an approval is inserted',
    'notInLog',
    'step',
    [
      `INSERT INTO validation_event (id, validation_id, step, state, message, at, by, log_position)
        VALUES ('f1', ${submitted}, 'approved', 'approved', '', '2026-03-02T10:00:00.000Z', ${petra}, ${next})`,
    ],
  ],
  [
    'a table that triggers derive is changed',
    'notFromEvents',
    'judgement',
    [
      `UPDATE judgement_now SET left_out_reason = 'Inte visat än', judgement = NULL WHERE validation_id = ${submitted}`,
    ],
  ],
  [
    'the text of evidence is changed',
    'saidOtherwise',
    'evidence',
    [
      `UPDATE evidence SET text = 'Något helt annat' WHERE id = (SELECT evidence_id FROM evidence_validation WHERE validation_id = ${submitted})`,
    ],
  ],
  [
    'a certificate is inserted',
    'notInLog',
    'certificate',
    [
      `INSERT INTO certificate SELECT 'f2', 'KI-2026-0777', prefix, year, 777, kind, participant_id, 'Köpare Köparsson',
        search_key, is_example, facts, pdf, pdf_sha256, issued_at, issued_on, issued_by, seal, 'FALSK', key_id, NULL
        FROM certificate WHERE replaces_id IS NULL LIMIT 1`,
    ],
  ],
  [
    'the state of a validation is changed',
    'notFromEvents',
    'validation',
    [`UPDATE validation SET state = 'approved' WHERE id = ${submitted}`],
  ],
  [
    'a validation is given to somebody else',
    'saidOtherwise',
    'validation',
    [
      `UPDATE validation SET participant_id = (SELECT id FROM participant WHERE has_protected_identity = 1) WHERE id = ${submitted}`,
    ],
  ],
  ['a role is given', 'saidOtherwise', 'user', [`INSERT INTO user_role VALUES (${petra}, 'administrator')`]],
  [
    'a user is inserted',
    'notInLog',
    'user',
    [
      `INSERT INTO user (id, sign_in_name, name, sort_key, title, is_active, created_at)
      VALUES ('f3', 'bakdörr', 'Bak Dörr', 'b', '', 1, '2026-03-02T10:00:00.000Z')`,
    ],
  ],
  [
    'somebody who left is let in',
    'saidOtherwise',
    'user',
    [`UPDATE user SET is_active = 0 WHERE id = ${petra}`],
  ],
  [
    'somebody is let see all',
    'saidOtherwise',
    'user',
    [`UPDATE user SET sees_persons = 1 - sees_persons WHERE id = ${petra}`],
  ],
  [
    'a protection is lifted',
    'saidOtherwise',
    'participant',
    ['UPDATE participant SET has_protected_identity = 0'],
  ],
  [
    'a reader of a protected person is added',
    'saidOtherwise',
    'readers',
    [`INSERT INTO protected_reader SELECT id, ${petra} FROM participant WHERE has_protected_identity = 1`],
  ],
  [
    'a name is changed',
    'saidOtherwise',
    'participant',
    ["UPDATE participant SET family_name = 'Annan' WHERE has_protected_identity = 0"],
  ],
  [
    'a person is inserted',
    'notInLog',
    'participant',
    [
      `INSERT INTO participant SELECT NULL, 'f4', given_name, family_name, alias, sort_key, search_key, name_key, birth_date,
      birth_year, personal_number, personal_number_kind, gender, workshop_id, home_municipality, target_groups, language,
      needs_interpreter, phone, email, enrolled_on, exited_on, exit_reason, 0, created_at FROM participant LIMIT 1`,
    ],
  ],
  [
    'evidence is linked',
    'saidOtherwise',
    'evidence',
    [
      `INSERT INTO evidence_validation SELECT evidence.id, (SELECT id FROM validation WHERE id NOT IN
      (SELECT validation_id FROM evidence_validation WHERE evidence_id = evidence.id) LIMIT 1), at, by FROM evidence LIMIT 1`,
    ],
  ],
  ['evidence is taken off', 'saidOtherwise', 'evidence', ['DELETE FROM evidence_criterion']],
  [
    'a judgement is inserted',
    'notInLog',
    'judgement',
    [
      `INSERT INTO judgement_event SELECT 'f5', validation_id, criterion_id, 'notShown', '', NULL, at, by, ${next}
      FROM judgement_event WHERE validation_id = ${submitted} LIMIT 1`,
    ],
  ],
  ['a step of the plan is changed', 'saidOtherwise', 'planStep', ["UPDATE plan_step SET text = 'Annat'"]],
  [
    'an assessor is added',
    'saidOtherwise',
    'validation',
    [
      `INSERT INTO validation_assessor VALUES (${submitted}, (SELECT id FROM user WHERE sign_in_name = 'erik'), '2026-03-02T10:00:00.000Z', NULL)`,
    ],
  ],
  [
    'a setting is changed',
    'saidOtherwise',
    'settings',
    [
      `UPDATE setting SET value = json_set(value, '$.controlAddress', 'https://ond.example/') WHERE key = 'settings'`,
    ],
  ],
  ['the name of a verkstad is changed', 'saidOtherwise', 'workshop', ["UPDATE workshop SET name = 'Annan'"]],
];

/** With the triggers taken away: what a script does first. */
const without: readonly Tampering[] = [
  [
    'a key of somebody’s own is put in for another',
    'notInLog',
    'keyHolder',
    [
      `INSERT INTO key_holder (holder, public_key, since, log_position) SELECT ${petra}, x'00', since, log_position
        FROM key_holder WHERE holder <> ${petra} AND log_position > 1 LIMIT 1`,
    ],
  ],
  [
    'a judgement is inserted at the place of a true row',
    'saidOtherwise',
    'judgement',
    [
      `INSERT INTO judgement_event SELECT 'f6', validation_id, (SELECT id FROM assessment_criterion WHERE outcome_id IN
        (SELECT outcome_id FROM assessment_criterion WHERE id = criterion_id) AND id <> criterion_id LIMIT 1),
      'shown', '', NULL, at, by, log_position FROM judgement_event WHERE log_position = ${logOf('judgement.changed')}`,
    ],
  ],
  [
    'an approval is inserted at the place of another’s',
    'saidOtherwise',
    'step',
    [
      `INSERT INTO validation_event SELECT 'f7', ${submitted}, step, state, message, due_on, reason, at, by, log_position
      FROM validation_event WHERE log_position = ${logOf('validation.approved')}`,
    ],
  ],
  [
    'the name under a step is changed',
    'byAnother',
    'step',
    [
      "UPDATE validation_event SET by = (SELECT id FROM user WHERE sign_in_name = 'johan') WHERE step = 'approved'",
    ],
  ],
  [
    'a handing in is deleted',
    'gone',
    'step',
    [`DELETE FROM validation_event WHERE validation_id = ${submitted} AND step = 'submitted'`],
  ],
  [
    'a revocation is deleted',
    'gone',
    'certificateEvent',
    ["DELETE FROM certificate_event WHERE what = 'revoked'"],
  ],
  ['a certificate is deleted', 'gone', 'certificate', ['DELETE FROM certificate WHERE replaces_id IS NULL']],
  [
    'what a certificate replaces is changed',
    'saidOtherwise',
    'certificate',
    ['UPDATE certificate SET replaces_id = NULL'],
  ],
  [
    'a certificate is put on another’s validation',
    'saidOtherwise',
    'certificate',
    [
      `UPDATE certificate_validation SET validation_id = ${submitted} WHERE certificate_id IN (SELECT id FROM certificate WHERE replaces_id IS NOT NULL)`,
    ],
  ],
  ['a feedback is deleted', 'gone', 'feedback', ['DELETE FROM feedback_event']],
  ['a motivering is changed', 'saidOtherwise', 'rationale', ["UPDATE rationale_event SET text = 'Annan'"]],
  ['a motivering is deleted', 'gone', 'rationale', ['DELETE FROM rationale_event']],
  [
    'a judgement is deleted',
    'gone',
    'judgement',
    [`DELETE FROM judgement_event WHERE log_position = ${logOf('judgement.changed')}`],
  ],
  [
    'a mark is turned',
    'saidOtherwise',
    'controlMark',
    ["UPDATE control_mark_event SET agrees = 0, comment = 'x'"],
  ],
  ['marks are deleted', 'gone', 'controlMark', ['DELETE FROM control_mark_event']],
  ['a proof reading is deleted', 'gone', 'proofReading', ['DELETE FROM proof_reading']],
  ['who was involved is forgotten', 'notFromEvents', 'involvement', ['DELETE FROM involvement']],
  [
    'a person is deleted',
    'gone',
    'participant',
    ['DELETE FROM participant WHERE has_protected_identity = 1'],
  ],
  ['evidence is deleted', 'gone', 'evidence', ['DELETE FROM evidence']],
  ['a validation is deleted', 'gone', 'validation', [`DELETE FROM validation WHERE id = ${submitted}`]],
  [
    'a number is put among those disposed of',
    'notInLog',
    'certificateEntry',
    [
      `INSERT INTO certificate_entry VALUES ('f8', 'KI-2026-0778', 'KI', 2026, 778, 'certificate', '[]', '2026-03-02', 'x',
      'FALSK2', 'valid', NULL, NULL, 'none')`,
    ],
  ],
  [
    'a file is put in',
    'notInLog',
    'attachment',
    [
      `INSERT INTO attachment VALUES ('f9', 'a', 'image/png', 1, 'x', x'00', '2026-03-02T10:00:00.000Z', ${petra})`,
    ],
  ],
  [
    'a batch, an underlag and a gallring are put in',
    'notInLog',
    'disposal',
    [
      `INSERT INTO disposal (id, limits, participant_ids, with_drafts, proposed_at, proposed_by) VALUES ('fa', '{}', '[]', 0, '2026-03-02T10:00:00.000Z', ${petra})`,
    ],
  ],
  [
    'a signature is deleted',
    'signatureGone',
    null,
    [`DELETE FROM signature WHERE log_position = ${logOf('validation.approved')}`],
  ],
  ['all signatures are deleted', 'signatureGone', null, ['DELETE FROM signature']],
  [
    'a signature is moved to another’s work',
    'signedOtherThing',
    'signature',
    [`UPDATE signature SET subject_id = ${submitted} WHERE log_position = ${logOf('validation.approved')}`],
  ],
  [
    'a signature is given to somebody else',
    'signedByAnother',
    'signature',
    [
      `UPDATE signature SET user_id = (SELECT id FROM user WHERE sign_in_name = 'johan') WHERE log_position = ${logOf('validation.approved')}`,
    ],
  ],
  [
    'the words of a criterion are changed',
    'changedSinceSigned',
    'signature',
    [`UPDATE assessment_criterion SET text = 'Något lättare' WHERE id = ${someCriterion}`],
  ],
  [
    'the name on a certificate is changed',
    'changedSinceSigned',
    'signature',
    ["UPDATE certificate SET name_on_certificate = 'Köpare Köparsson'"],
  ],
];

const after = async (sql: readonly string[], triggers: boolean) => {
  tried = await copied();
  const raw = await openRaw({ folder: tried });
  if (!triggers) dropTriggers(raw);
  for (const statement of sql) raw.run(statement);
  return checkedLog(tried);
};

describe('whoever has the key and goes round the program', () => {
  test('and changes nothing is told of nothing', async () => {
    expect(await after([], true)).toMatchObject({ faults: [], firstInWords: null });
  });

  const all = [
    ...within.map((one) => ({ one, triggers: true })),
    ...without.map((one) => ({ one, triggers: false })),
  ].map(({ one: [name, fault, what, sql], triggers }) => ({ name, fault, what, sql, triggers }));

  test.each(all)('$name: $fault', async ({ fault, what, sql, triggers }) => {
    const { faults, firstInWords } = await after(sql, triggers);
    expect(faults).toContainEqual(expect.objectContaining({ fault, ...(what && { what }) }));
    if (what) expect(firstInWords).toMatch(/^[A-ZÅÄÖ].* \(vid rad \d+ i loggen/);
  });

  test('is named on the command line, with exit status 1', async () => {
    tried = await copied();
    (await openRaw({ folder: tried })).run(within[0]![3][0]!);
    process.env['INTYGA_SIGN_IN'] = 'samira';
    process.env['INTYGA_PASSPHRASE'] = testPassphrase;
    const said: string[] = [];
    const { isWell } = await verifyLog(['--data', tried], (text) => said.push(text));
    expect(isWell).toBe(false);
    expect(said.join('\n')).toContain(
      'Ett steg i en validering finns i registret, men loggen berättar inte om det, för Åsa Öberg, med namnet Petra Holm',
    );
  });
});

test('the practice register says what its log says', async () => {
  tried = temporaryFolder();
  const folder = join(tried, 'practice');
  await makePractice({ folder, resources, progress: () => undefined });
  const key = await registerKey({ folder }, practicePassphrase);
  expect(faultsInRecord(readRecord(registerPath({ folder }), key))).toEqual([]);
}, 60_000);

test('every kind of thing has its words', () => {
  const fault = { position: 1, fault: 'gone', id: '', userId: null, participantIds: [] } as const;
  const texts = recordedKinds.map((what) =>
    recordFaultText({ ...fault, what }, { by: null, people: [], day: null }),
  );
  expect(new Set(texts).size).toBe(recordedKinds.length);
});
