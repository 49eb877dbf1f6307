/** A delintyg at any time: asked for, controlled by somebody else, issued, and gone on from. */
import { describe, expect, test } from 'vitest';
import type { CriterionId, ValidationId } from '#domain/ids.ts';
import { notShownYet } from '#domain/transcript.ts';
import { refusalOf } from '../../support/engine.ts';
import { openRaw } from '../../support/raw.ts';
import {
  criteriaOf,
  issueRead,
  partlyShownValidation,
  plannedValidation,
  readyValidation,
  seededRegister,
  type SeededRegister,
} from '../../support/story.ts';
import { pdfText } from '../pdf/reading.ts';

const shown = ['1.1', '1.2', '1.3', '1.4', '2.1'];

const get = (register: SeededRegister, id: ValidationId) => register.ask('maria', 'validation.get', { id });

const criteriaIn = async (register: SeededRegister, id: ValidationId) =>
  (await get(register, id)).outcomes.flatMap((outcome) => outcome.criteria);

const leftOutIn = async (register: SeededRegister, id: ValidationId): Promise<Record<string, string>> =>
  Object.fromEntries(
    (await criteriaIn(register, id)).flatMap(({ code, leftOutReason }) =>
      leftOutReason === null ? [] : [[code, leftOutReason]],
    ),
  );

const approve = async (register: SeededRegister, validationId: ValidationId): Promise<void> => {
  const criterionIds = criteriaOf(register, 'EX-DISK', shown);
  await register.ask('petra', 'control.mark', { validationId, criterionIds, agrees: true, comment: '' });
  await register.ask('petra', 'control.approve', { validationId, message: '' });
};

const issuedTranscript = async (register: SeededRegister) => {
  const id = await partlyShownValidation(register);
  await register.ask('maria', 'validation.requestTranscript', { id });
  await approve(register, id);
  const issued = await issueRead(register, 'maria', {
    participantId: register.participantId,
    validationIds: [id],
    nameOnCertificate: 'Åsa Öberg',
    birth: 'date',
  });
  return { validationId: id, ...issued };
};

describe('asking for a delintyg', () => {
  test('leaves out what is not shown, keeps each judgement, and hands in; told in one row of the log', async () => {
    const register = await seededRegister();
    const id = await partlyShownValidation(register);
    const [partly] = criteriaOf(register, 'EX-DISK', ['2.2']);
    await register.ask('maria', 'judgement.set', {
      validationId: id,
      criterionId: partly!,
      judgement: 'partlyShown',
    });
    const [byHand] = criteriaOf(register, 'EX-DISK', ['4.3']);
    const reason = 'Kaféet tar inte betalt.';
    await register.ask('maria', 'judgement.leaveOut', { validationId: id, criterionId: byHand!, reason });
    const raw = await openRaw(register);
    const before = raw.rows<{ count: number }>('SELECT count(*) AS count FROM judgement_event')[0]!.count;
    await register.ask('maria', 'validation.requestTranscript', { id });

    const left = await leftOutIn(register, id);
    expect(Object.keys(left)).toHaveLength(11);
    expect(left).toMatchObject({ '2.2': notShownYet, '4.3': reason, '5.3': notShownYet });
    expect(shown.filter((code) => code in left)).toEqual([]);
    const half = (await criteriaIn(register, id)).find((criterion) => criterion.id === partly);
    expect(half?.judgement).toBe('partlyShown');
    expect(await get(register, id)).toMatchObject({ state: 'submitted', isPartial: true, missing: [] });
    // Ten criteria, one event each: added, nothing rewritten.
    expect(raw.rows('SELECT count(*) AS count FROM judgement_event')).toEqual([{ count: before + 10 }]);
    const [row] = raw.rows<{ what: string; after: string }>(
      'SELECT what, after FROM audit ORDER BY position DESC LIMIT 1',
    );
    expect(row?.what).toBe('validation.transcriptRequested');
    const logged = (JSON.parse(row!.after) as { leftOut: CriterionId[] }).leftOut;
    expect(logged).toHaveLength(10);
    expect(logged[0]).toBe(partly);
  });

  test('refuses with the list of what is missing, and nothing is left out', async () => {
    const register = await seededRegister();
    const id = await plannedValidation(register);
    const [first, second] = criteriaOf(register, 'EX-DISK', ['1.1', '1.2']);
    await register.ask('maria', 'judgement.set', {
      validationId: id,
      criterionId: second!,
      judgement: 'partlyShown',
    });
    const asked = () => register.as.maria.call('validation.requestTranscript', { id });
    expect(refusalOf(await asked())).toEqual({
      kind: 'notReady',
      missing: [{ kind: 'nothingShown' }, { kind: 'rationaleMissing' }],
    });
    await register.ask('maria', 'judgement.set', {
      validationId: id,
      criterionId: first!,
      judgement: 'shown',
    });
    expect(refusalOf(await asked())).toEqual({
      kind: 'notReady',
      missing: [{ kind: 'criterionWithoutEvidence', criterionId: first }, { kind: 'rationaleMissing' }],
    });
    expect(await leftOutIn(register, id)).toEqual({});
    expect((await get(register, id)).state).toBe('ongoing');
  });

  test('is refused where the whole module is shown, and where nothing is begun', async () => {
    const register = await seededRegister();
    const whole = await readyValidation(register);
    const asked = (id: ValidationId) => register.as.maria.call('validation.requestTranscript', { id });
    expect(refusalOf(await asked(whole))).toEqual({ kind: 'everythingShown' });
    const planned = await plannedValidation(register, { module: 'EX-BUTIK' });
    expect(refusalOf(await asked(planned))).toEqual({ kind: 'wrongState', state: 'planned' });
  });

  test('nobody controls their own: whoever asks has assessed', async () => {
    const register = await seededRegister();
    const id = await partlyShownValidation(register);
    await register.ask('johan', 'validation.requestTranscript', { id });
    const criterionIds = criteriaOf(register, 'EX-DISK', shown);
    const { johan } = register.as;
    const mark = { validationId: id, criterionIds, agrees: true, comment: '' };
    expect(refusalOf(await johan.call('control.mark', mark))).toEqual({ kind: 'ownAssessment' });
    const approval = { validationId: id, message: '' };
    expect(refusalOf(await johan.call('control.approve', approval))).toEqual({ kind: 'ownAssessment' });
    await approve(register, id);
    expect((await get(register, id)).state).toBe('approved');
  });

  test('after it was sent back, asks again for what is shown by then', async () => {
    const register = await seededRegister();
    const id = await partlyShownValidation(register);
    await register.ask('maria', 'validation.requestTranscript', { id });
    await register.ask('petra', 'control.return', { validationId: id, message: 'Mer om 2.1.', dueOn: null });
    const [doubted, added] = criteriaOf(register, 'EX-DISK', ['2.1', '2.2']);
    await register.ask('maria', 'judgement.leaveOut', {
      validationId: id,
      criterionId: added!,
      reason: null,
    });
    await register.ask('maria', 'evidence.register', {
      validationIds: [id],
      criterionIds: [added!],
      type: 'oralQuestions',
      on: '2026-03-02' as never,
      place: '',
      text: 'Berättade hur rent och smutsigt skiljs åt.',
      judgement: 'shown',
    });
    await register.ask('maria', 'judgement.set', {
      validationId: id,
      criterionId: doubted!,
      judgement: 'partlyShown',
    });
    await register.ask('maria', 'validation.requestTranscript', { id });
    const left = await leftOutIn(register, id);
    expect(left['2.1']).toBe(notShownYet);
    expect('2.2' in left).toBe(false);
    expect((await get(register, id)).state).toBe('submitted');
  });

  test('taken back from control, all is as it was', async () => {
    const register = await seededRegister();
    const id = await partlyShownValidation(register);
    const before = await get(register, id);
    await register.ask('maria', 'validation.requestTranscript', { id });
    await register.ask('maria', 'validation.withdraw', { id });
    const after = await get(register, id);
    // But for what whoever was controlling is told.
    const controlEnding = { byName: 'Maria Lindqvist', at: after.events.at(-1)!.at };
    expect(after).toEqual({ ...before, events: after.events, controlEnding });
  });
});

describe('the delintyg', () => {
  test('states what is shown and nothing else', async () => {
    const register = await seededRegister();
    const { id, kind } = await issuedTranscript(register);
    expect(kind).toBe('unitTranscript');
    const { documentId } = await register.ask('maria', 'certificate.open', { id });
    const held = await register.as.maria.bytes('document', documentId);
    const text = (await pdfText(held!.bytes)).join(' ');
    const of = (code: string) =>
      register
        .module('EX-DISK')
        .outcomes.flatMap((outcome) => outcome.criteria)
        .find((criterion) => criterion.code === code)!.text;
    for (const code of shown) expect(text).toContain(of(code));
    for (const code of ['2.2', '3.1', '5.3']) expect(text).not.toContain(of(code));
    expect(text).not.toContain(notShownYet);
  });

  test('can be gone on from: what was not shown yet is taken in again, what was left out by hand is not', async () => {
    const register = await seededRegister();
    const id = await partlyShownValidation(register);
    const [byHand] = criteriaOf(register, 'EX-DISK', ['4.3']);
    const reason = 'Kaféet tar inte betalt.';
    await register.ask('maria', 'judgement.leaveOut', { validationId: id, criterionId: byHand!, reason });
    await register.ask('maria', 'validation.requestTranscript', { id });
    await approve(register, id);
    await issueRead(register, 'maria', {
      participantId: register.participantId,
      validationIds: [id],
      nameOnCertificate: 'Åsa Öberg',
      birth: 'date',
    });
    await register.ask('maria', 'validation.resume', { id });
    expect(await leftOutIn(register, id)).toEqual({ '4.3': reason });
    expect(await get(register, id)).toMatchObject({ state: 'ongoing', progress: { shown: 5, leftOut: 1 } });
    const raw = await openRaw(register);
    const [row] = raw.rows<{ what: string; after: string }>(
      'SELECT what, after FROM audit ORDER BY position DESC LIMIT 1',
    );
    expect(row?.what).toBe('validation.resumed');
    expect((JSON.parse(row!.after) as { takenIn: CriterionId[] }).takenIn).toHaveLength(10);
  });

  test('the participant’s page tells what is still to show, also while the delintyg counts', async () => {
    const register = await seededRegister();
    const { validationId } = await issuedTranscript(register);
    const { documentId } = await register.ask('maria', 'document.remaining', { validationId });
    const held = await register.as.maria.bytes('document', documentId);
    const text = (await pdfText(held!.bytes)).join(' ');
    expect(text).toContain('1 av 5 delar är visade');
    expect(text).toMatch(/Kvar\s+Jag kan brygga kaffe och fylla på i kylen/);
  });
});
