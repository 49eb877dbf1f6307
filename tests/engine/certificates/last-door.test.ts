/**
 * The last door before a number: a certificate whose file does not conform is not issued, and one that was made ready
 * while another command came between is made once more. Through dispatch over a real register.
 */
import { performance } from 'node:perf_hooks';
import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import type { InputOf } from '#contract/index.ts';
import type { ParticipantId, ValidationId } from '#domain/ids.ts';
import { checkingThread } from '../../../src/engine/paper-checker.ts';
import { renderCertificate } from '../../../src/engine/pdf/index.ts';
import { refusalOf, testEngine, valueOf } from '../../support/engine.ts';
import { logoFile } from '../../support/pictures.ts';
import { openRaw } from '../../support/raw.ts';
import {
  approvedValidation,
  enrol,
  seededRegister,
  testPassphrase,
  type SeededRegister,
} from '../../support/story.ts';
import { edit, firstFont, name } from '../pdf/breaking.ts';
import { sampleFacts, sampleLook, sampleSeal } from '../pdf/sample.ts';

const choiceOf = (
  participantId: ParticipantId,
  validationId: ValidationId,
): InputOf<'certificate.issue'> => ({
  participantId,
  validationIds: [validationId],
  nameOnCertificate: 'Åsa Öberg',
  birth: 'none',
});

/** The logo as it lies in the register, with a depth of colour that no reader shows: a file damaged on the disk. */
const damageLogo = async (register: SeededRegister): Promise<void> => {
  await register.ask('samira', 'look.addLogo', {}, { path: logoFile() });
  const raw = await openRaw(register);
  const [row] = raw.rows<{ content: Buffer }>('SELECT content FROM picture');
  const content = Buffer.from(row!.content);
  content[24] = 3;
  raw.run('DROP TRIGGER picture_refuses_update');
  raw.run('UPDATE picture SET content = ?', content);
};

const counts = async (register: SeededRegister) => {
  const raw = await openRaw(register);
  const count = (table: string) => raw.rows<{ n: number }>(`SELECT count(*) AS n FROM ${table}`)[0]?.n;
  return { certificates: count('certificate'), events: count('certificate_event') };
};

test('a file that does not conform is not issued, and uses no number', async () => {
  const register = await seededRegister();
  const validationId = await approvedValidation(register);
  const choice = choiceOf(register.participantId, validationId);
  await damageLogo(register);
  await register.ask('maria', 'certificate.confirm', { ...choice, replacesId: null });
  const reply = await register.as.maria.call('certificate.issue', choice);
  expect(refusalOf(reply)).toEqual({ kind: 'certificateNotConforming', rules: ['2.picture'] });
  expect(await counts(register)).toEqual({ certificates: 0, events: 0 });
  expect((await register.ask('maria', 'validation.get', { id: validationId })).state).toBe('approved');

  // Without the logo all is well, under the first number.
  await register.ask('samira', 'look.setLogo', { id: null });
  expect(await register.ask('maria', 'certificate.issue', choice)).toMatchObject({ number: 'EXK-2026-0001' });
});

test('in a batch it stands at its row, and nothing is numbered', async () => {
  const register = await seededRegister();
  const { participantId } = register;
  const choice = choiceOf(participantId, await approvedValidation(register));
  await damageLogo(register);
  const { id } = await register.ask('maria', 'batch.make', { items: [choice] });
  await register.ask('maria', 'batch.confirm', { id, positions: [1] });
  expect(await register.ask('maria', 'batch.issueNext', { id })).toMatchObject({
    certificateId: null,
    refusal: { kind: 'certificateNotConforming' },
    hasMore: false,
  });
  expect(await counts(register)).toEqual({ certificates: 0, events: 0 });
});

const thread = new URL('../../../src/engine/check-worker.ts', import.meta.url);

test('a check that comes to no end refuses, uses no number, and lets the next try through', async () => {
  // No thread answers in a thousandth of a second: as if every file were the one below.
  const register = await seededRegister(
    testEngine(undefined, undefined, { checkPaper: checkingThread(thread, 1) }),
  );
  const choice = choiceOf(register.participantId, await approvedValidation(register));
  await register.ask('maria', 'certificate.confirm', { ...choice, replacesId: null });
  const reply = await register.as.maria.call('certificate.issue', choice);
  expect(refusalOf(reply)).toEqual({ kind: 'certificateCheckUnfinished' });
  const { id } = await register.ask('maria', 'batch.make', { items: [choice] });
  expect(await register.ask('maria', 'batch.issueNext', { id })).toMatchObject({
    refusal: { kind: 'certificateCheckUnfinished' },
  });
  expect(await counts(register)).toEqual({ certificates: 0, events: 0 });

  await register.engine.close();
  const patient = testEngine(register.folder, undefined, { checkPaper: checkingThread(thread), newId: v7 });
  const connection = patient.engine.connect();
  valueOf(await connection.call('session.signIn', { signInName: 'maria', passphrase: testPassphrase }));
  expect(valueOf(await connection.call('certificate.issue', choice))).toMatchObject({
    number: 'EXK-2026-0001',
  });
});

/** All letters said to stand for one after another, again and again: little to read, and hours to follow. */
const endlessReadings = edit((document) => {
  const all = '<0000> <ffff> <0041>\n';
  const cmap = `1 beginbfrange\n${all.repeat(200_000)}endbfrange`;
  firstFont(document).set(name('ToUnicode'), document.context.register(document.context.flateStream(cmap)));
});

/** Letters said to be there up to more than there are of any: what they stand for would fill any memory. */
const endlessCodes = edit((document) => {
  const cmap = '1 beginbfrange\n<00000000> <7fffffff> <0041>\nendbfrange';
  firstFont(document).set(name('ToUnicode'), document.context.register(document.context.stream(cmap)));
});

test('a file that asks for endless memory is answered', async () => {
  const good = await renderCertificate(sampleFacts(1), sampleLook, sampleSeal);
  const check = checkingThread(thread);
  expect(await check(await endlessCodes(good))).not.toBe('unfinished');
  expect(await check(good)).toEqual([]);
});

test('a hostile file is given up in time, and the thread that comes after it works', async () => {
  const good = await renderCertificate(sampleFacts(1), sampleLook, sampleSeal);
  const check = checkingThread(thread, 4_000);
  const hostile = await endlessReadings(good);
  const begun = performance.now();
  // One after another: the others wait, and are answered.
  const all = [good, good, good, hostile, good, good];
  expect(await Promise.all(all.map(check))).toEqual([[], [], [], 'unfinished', [], []]);
  expect(performance.now() - begun).toBeLessThan(15_000);
});

test('how long the thread takes to begin is not taken from the file’s time', async () => {
  const limit = 3_000;
  const slowly = `Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ${String(limit + 500)});`;
  const entry = new URL(
    `data:text/javascript,${encodeURIComponent(`${slowly} await import('${thread.href}');`)}`,
  );
  const good = await renderCertificate(sampleFacts(1), sampleLook, sampleSeal);
  expect(await checkingThread(entry, limit)(good)).toEqual([]);
});

test('two windows that issue at the same time get a number each', async () => {
  const register = await seededRegister();
  const others = [register.participantId, await enrol(register), await enrol(register)];
  const choices: InputOf<'certificate.issue'>[] = [];
  for (const participantId of others) {
    const choice = choiceOf(participantId, await approvedValidation(register, { participantId }));
    await register.ask('maria', 'certificate.confirm', { ...choice, replacesId: null });
    choices.push(choice);
  }
  const issued = await Promise.all(
    choices.map((choice) => register.ask('maria', 'certificate.issue', choice)),
  );
  expect(issued.map(({ number }) => number).sort()).toEqual([
    'EXK-2026-0001',
    'EXK-2026-0002',
    'EXK-2026-0003',
  ]);
});

test('the same approval issued twice at once is issued once', async () => {
  const register = await seededRegister();
  const choice = choiceOf(register.participantId, await approvedValidation(register));
  await register.ask('maria', 'certificate.confirm', { ...choice, replacesId: null });
  const replies = await Promise.all([1, 2].map(() => register.as.maria.call('certificate.issue', choice)));
  expect(replies.filter(({ ok }) => ok)).toHaveLength(1);
  const refused = replies.find(({ ok }) => !ok);
  expect(refused && refusalOf(refused)).toMatchObject({ kind: 'alreadyCertified', number: 'EXK-2026-0001' });
});
