/** Many certificates in one go: numbers without gap or double whatever happens between, and rows that cannot go. */
import { describe, expect, test } from 'vitest';
import type { InputOf } from '#contract/index.ts';
import type { BatchId } from '#domain/ids.ts';
import type { StaffKey } from '../../../src/engine/demo/people.ts';
import { checkPdf } from '../../../src/engine/pdf/index.ts';
import { asking, refusalOf, testEngine, valueOf } from '../../support/engine.ts';
import { openRaw } from '../../support/raw.ts';
import {
  approvedValidation,
  enrol,
  seededRegister,
  testPassphrase,
  type SeededRegister,
} from '../../support/story.ts';
import { popplerText } from '../pdf/reading.ts';

type Choice = InputOf<'batch.make'>['items'][number];

const names = ['Ann Ek', 'Bo Al', 'Cia Asp', 'Dan Alm', 'Eva Björk'];

const choices = async (register: SeededRegister, count: number): Promise<Choice[]> => {
  const made: Choice[] = [];
  for (const name of names.slice(0, count)) {
    const [givenName = '', familyName = ''] = name.split(' ');
    const participantId = await enrol(register, { givenName, familyName });
    made.push({
      participantId,
      validationIds: [await approvedValidation(register, { participantId })],
      nameOnCertificate: name,
      birth: 'year',
    });
  }
  return made;
};

const make = async (register: SeededRegister, items: readonly Choice[], by: StaffKey = 'maria') =>
  (await register.ask(by, 'batch.make', { items: [...items] })).id;

const readAll = async (register: SeededRegister, id: BatchId, by: StaffKey = 'maria') => {
  const { items } = await register.ask(by, 'batch.get', { id });
  await register.ask(by, 'batch.confirm', { id, positions: items.map(({ position }) => position) });
};

const next = (register: SeededRegister, id: BatchId, by: StaffKey = 'maria') =>
  register.ask(by, 'batch.issueNext', { id });

const issueAll = async (register: SeededRegister, id: BatchId, by: StaffKey = 'maria') => {
  while ((await next(register, id, by)).hasMore);
};

const certificates = async (register: SeededRegister) => {
  const raw = await openRaw(register);
  return raw.rows<{ number: string; name: string }>(
    'SELECT number, name_on_certificate AS name FROM certificate ORDER BY running_number',
  );
};

const states = async (register: SeededRegister, id: BatchId, by: StaffKey = 'maria') =>
  (await register.ask(by, 'batch.get', { id })).items.map(({ state }) => state);

describe('behind a locked screen', () => {
  const lockedAfterOne = async () => {
    const register = await seededRegister();
    const id = await make(register, await choices(register, 3));
    await readAll(register, id);
    const window = register.engine.connect();
    const signIn = (signInName: StaffKey) =>
      window.call('session.signIn', { signInName, passphrase: testPassphrase });
    valueOf(await signIn('maria'));
    valueOf(await window.call('batch.issueNext', { id }));
    valueOf(await window.call('session.lock', { batchId: id }));
    return { register, id, window, signIn, goOn: () => window.call('batch.issueNext', { id }) };
  };

  test('it goes on in the name of whoever began it, also while another works, and nothing else does', async () => {
    const { register, id, window, signIn, goOn } = await lockedAfterOne();
    for (const refused of [
      await window.call('batch.get', { id }),
      await window.call('batch.issueNext', { id: '00000000-0000-4000-8000-000000000000' as BatchId }),
    ])
      expect(refusalOf(refused)).toEqual({ kind: 'notSignedIn' });
    expect(valueOf(await goOn()).hasMore).toBe(true);
    valueOf(await signIn('petra'));
    const last = valueOf(await goOn());
    expect(last.hasMore).toBe(false);
    const subject = { kind: 'certificate', id: last.certificateId ?? '' } as const;
    expect(await register.ask('maria', 'signature.list', { subject })).toMatchObject([
      { byName: 'Maria Lindqvist', state: 'unchanged' },
    ]);
    expect(refusalOf(await goOn())).toEqual({ kind: 'nothingToIssue' });
  });

  test('also when the screen was locked before the first was answered', async () => {
    const register = await seededRegister();
    const id = await make(register, await choices(register, 3));
    await readAll(register, id);
    const window = register.engine.connect();
    valueOf(await window.call('session.signIn', { signInName: 'maria', passphrase: testPassphrase }));
    const first = window.call('batch.issueNext', { id });
    const locked = window.call('session.lock', { batchId: id });
    valueOf(await first);
    valueOf(await locked);
    expect(valueOf(await window.call('batch.issueNext', { id })).hasMore).toBe(true);
    expect(valueOf(await window.call('batch.issueNext', { id })).hasMore).toBe(false);
  });

  test('only that of which they have signed', async () => {
    const { register, id, window, signIn, goOn } = await lockedAfterOne();
    valueOf(await goOn());
    const other = await make(register, await choices(register, 1));
    valueOf(await signIn('maria'));
    valueOf(await window.call('session.lock', { batchId: other }));
    for (const one of [id, other])
      expect(refusalOf(await window.call('batch.issueNext', { id: one }))).toEqual({ kind: 'notSignedIn' });
  });

  test('it stops when they are no longer active, and when another signs out', async () => {
    const first = await lockedAfterOne();
    const users = await first.register.ask('samira', 'user.list', {});
    const maria = users.find(({ id }) => id === first.register.userId('maria'));
    if (!maria) throw new Error('Maria is one of the staff');
    const { signInName: _, ...input } = maria;
    await first.register.ask('samira', 'user.save', { ...input, isActive: false });
    expect(refusalOf(await first.goOn())).toEqual({ kind: 'notSignedIn' });

    const second = await lockedAfterOne();
    valueOf(await second.signIn('petra'));
    valueOf(await second.window.call('session.signOut', {}));
    expect(refusalOf(await second.goOn())).toEqual({ kind: 'notSignedIn' });
  });
});

describe('who may be in a batch', () => {
  test('those with approved modules and no certificate, in order of name, as they would be stated', async () => {
    const register = await seededRegister();
    const items = await choices(register, 3);
    const { people } = await register.ask('maria', 'batch.candidates', {});
    expect(people.map((person) => person.participantName)).toEqual(['Ann Ek', 'Bo Al', 'Cia Asp']);
    expect(people[1]).toMatchObject({
      participantId: items[1]?.participantId,
      nameOnCertificate: 'Bo Al',
      birth: 'date',
      validationIds: items[1]?.validationIds,
      modules: [{ code: 'EX-DISK', title: 'Disk/kafé', isPartial: false }],
      workshopName: 'Återbruket',
      unknownLetters: [],
    });
  });

  test('a protected person only for those who may see the name, and without a suggested one', async () => {
    const register = await seededRegister();
    const participantId = await enrol(register, { hasProtectedIdentity: true, alias: 'Ulla' });
    const validationIds = [await approvedValidation(register, { participantId })];
    const ofCoordinator = await register.ask('samira', 'batch.candidates', {});
    expect(ofCoordinator.people).toMatchObject([
      { participantName: 'Ulla', nameOnCertificate: '', birth: 'none', hasProtectedIdentity: true },
    ]);
    expect(await register.ask('petra', 'batch.candidates', {})).toEqual({ people: [] });
    const items = [{ participantId, validationIds, nameOnCertificate: 'Vald Namn', birth: 'none' as const }];
    expect(refusalOf(await register.as.petra.call('batch.make', { items }))).toEqual({
      kind: 'notFound',
      what: 'participant',
    });
  });

  test('one person stands in one row', async () => {
    const register = await seededRegister();
    const [item] = await choices(register, 1);
    expect(refusalOf(await register.as.maria.call('batch.make', { items: [item!, item!] }))).toEqual({
      kind: 'invalidInput',
      problems: [{ path: 'items', message: 'personTwice' }],
    });
  });
});

describe('issuing a batch', () => {
  test('each in the order chosen, numbers after each other, one audit row each, then the batch is ended', async () => {
    const register = await seededRegister();
    const items = await choices(register, 4);
    const id = await make(register, items.toReversed());
    await readAll(register, id);
    await issueAll(register, id);
    expect(await certificates(register)).toEqual([
      { number: 'EXK-2026-0001', name: 'Dan Alm' },
      { number: 'EXK-2026-0002', name: 'Cia Asp' },
      { number: 'EXK-2026-0003', name: 'Bo Al' },
      { number: 'EXK-2026-0004', name: 'Ann Ek' },
    ]);
    const raw = await openRaw(register);
    expect(raw.rows("SELECT what FROM audit WHERE call = 'batch.issueNext'")).toEqual(
      items.map(() => ({ what: 'certificate.issued' })),
    );
    expect(await register.ask('maria', 'batch.list', {})).toMatchObject([
      { id, issued: 4, refused: 0, total: 4, endedAt: expect.any(String), madeByName: 'Maria Lindqvist' },
    ]);
    expect(await register.ask('maria', 'batch.candidates', {})).toMatchObject({ people: [] });
    expect(refusalOf(await register.as.maria.call('batch.issueNext', { id }))).toEqual({
      kind: 'nothingToIssue',
    });
  });

  test('what has not been read stays, and can be read later', async () => {
    const register = await seededRegister();
    const id = await make(register, await choices(register, 3));
    expect(refusalOf(await register.as.maria.call('batch.issueNext', { id }))).toEqual({
      kind: 'nothingToIssue',
    });
    await register.ask('maria', 'batch.confirm', { id, positions: [2] });
    expect(await next(register, id)).toMatchObject({ position: 2, hasMore: false });
    expect(await states(register, id)).toEqual(['unread', 'issued', 'unread']);
    expect(await register.ask('maria', 'batch.list', {})).toMatchObject([{ endedAt: null }]);
    await register.ask('maria', 'batch.confirm', { id, positions: [1, 3] });
    await issueAll(register, id);
    expect(await states(register, id)).toEqual(['issued', 'issued', 'issued']);
  });

  test('a row that cannot go says why, uses no number up, and the others go on', async () => {
    const register = await seededRegister();
    const [first, second, third] = await choices(register, 3);
    const items = [{ ...first!, nameOnCertificate: 'Ann 𐓏' }, second!, third!];
    const id = await make(register, items);
    await readAll(register, id);
    // Another window is quicker with the second.
    await register.ask('samira', 'certificate.issue', second!);
    await issueAll(register, id);
    const batch = await register.ask('maria', 'batch.get', { id });
    expect(batch.items).toMatchObject([
      { state: 'refused', refusal: { kind: 'nameHasUnknownLetters', letters: ['𐓏'] }, certificate: null },
      { state: 'refused', refusal: { kind: 'alreadyCertified', number: 'EXK-2026-0001' } },
      { state: 'issued', refusal: null, certificate: { number: 'EXK-2026-0002' } },
    ]);
    expect(batch.endedAt).not.toBeNull();
    expect((await certificates(register)).map(({ number }) => number)).toEqual([
      'EXK-2026-0001',
      'EXK-2026-0002',
    ]);
  });

  test('the rest can be given up; what is issued stays', async () => {
    const register = await seededRegister();
    const id = await make(register, await choices(register, 3));
    await readAll(register, id);
    await next(register, id);
    await register.ask('maria', 'batch.end', { id });
    for (const name of ['batch.issueNext', 'batch.end'] as const)
      expect(refusalOf(await register.as.maria.call(name, { id }))).toEqual({ kind: 'nothingToIssue' });
    expect(await states(register, id)).toEqual(['issued', 'read', 'read']);
    expect((await register.ask('maria', 'batch.candidates', {})).people).toHaveLength(2);
  });

  test('a protected person’s row waits for somebody who may see the name', async () => {
    const register = await seededRegister();
    const participantId = await enrol(register, { hasProtectedIdentity: true, alias: 'Ulla' });
    const hidden: Choice = {
      participantId,
      validationIds: [await approvedValidation(register, { participantId })],
      nameOnCertificate: 'Vald Namn',
      birth: 'none',
    };
    const [open] = await choices(register, 1);
    const id = await make(register, [hidden, open!], 'samira');
    const ofPetra = async () =>
      (await register.ask('petra', 'batch.get', { id })).items.map(({ position }) => position);
    expect(await ofPetra()).toEqual([2]);
    expect(refusalOf(await register.as.petra.call('batch.confirm', { id, positions: [1, 2] }))).toMatchObject(
      { kind: 'personNotSeen' },
    );
    await readAll(register, id, 'samira');
    expect(await next(register, id, 'petra')).toMatchObject({ position: 2, hasMore: false });
    expect(refusalOf(await register.as.petra.call('batch.issueNext', { id }))).toEqual({
      kind: 'nothingToIssue',
    });
    expect(await next(register, id, 'samira')).toMatchObject({ position: 1, refusal: null });
    expect(await ofPetra()).toEqual([2]);
  });

  test('two windows at once issue each certificate once', async () => {
    const register = await seededRegister();
    const id = await make(register, await choices(register, 5));
    await readAll(register, id);
    const run = async (by: StaffKey): Promise<void> => {
      for (;;) if (!(await register.as[by].call('batch.issueNext', { id })).ok) return;
    };
    await Promise.all([run('maria'), run('johan')]);
    expect((await certificates(register)).map(({ number }) => number)).toEqual(
      names.map((_, index) => `EXK-2026-000${String(index + 1)}`),
    );
  });

  test('a register that was left in the middle goes on where it stopped', async () => {
    const register = await seededRegister();
    const id = await make(register, await choices(register, 4));
    await readAll(register, id);
    await next(register, id);
    await next(register, id);
    await register.engine.close();

    const again = testEngine(register.folder);
    const connection = again.engine.connect();
    valueOf(await connection.call('session.signIn', { signInName: 'maria', passphrase: testPassphrase }));
    const ask = asking(connection);
    expect(await ask('batch.list', {})).toMatchObject([{ id, issued: 2, total: 4, endedAt: null }]);
    while ((await ask('batch.issueNext', { id })).hasMore);
    expect(
      (await ask('certificate.list', { search: '', year: null, after: null, limit: 10 })).rows
        .map(({ number }) => number)
        .toSorted(),
    ).toEqual(['EXK-2026-0001', 'EXK-2026-0002', 'EXK-2026-0003', 'EXK-2026-0004']);
  });

  test('other calls are answered between two certificates', async () => {
    const register = await seededRegister();
    const id = await make(register, await choices(register, 5));
    await readAll(register, id);
    let isIssuing = true;
    const issuing = issueAll(register, id).finally(() => {
      isIssuing = false;
    });
    const waits: boolean[] = [];
    for (let asked = 0; asked < 3; asked += 1) {
      await register.ask('erik', 'workshop.list', {});
      waits.push(isIssuing);
    }
    await issuing;
    expect(waits).toEqual([true, true, true]);
  });
});

test('what was issued prints as one job in the order of the batch, and each is logged', async () => {
  const register = await seededRegister();
  const items = await choices(register, 3);
  const id = await make(register, [items[2]!, items[0]!, items[1]!]);
  await readAll(register, id);
  await issueAll(register, id);
  const batch = await register.ask('maria', 'batch.get', { id });
  const held = await register.ask('maria', 'certificate.print', {
    ids: batch.items.flatMap(({ certificate }) => (certificate ? [certificate.id] : [])),
  });
  const job = await register.as.maria.bytes('document', held.documentId);
  const text = popplerText(job!.bytes);
  const places = ['Cia Asp', 'Ann Ek', 'Bo Al'].map((name) => text.indexOf(name));
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(places[0]).toBeGreaterThanOrEqual(0);
  const raw = await openRaw(register);
  const printed = () => raw.rows("SELECT what FROM certificate_event WHERE what = 'printed'");
  expect(printed()).toHaveLength(0);
  await register.ask('maria', 'certificate.recordPrint', { documentId: held.documentId });
  expect(printed()).toHaveLength(3);
});

test('the list to read from holds every row that waits, conforms, and marks what is read', async () => {
  const register = await seededRegister();
  const id = await make(register, await choices(register, 3));
  await register.ask('maria', 'batch.confirm', { id, positions: [1] });
  const held = await register.ask('maria', 'batch.proofList', { id });
  const list = await register.as.maria.bytes('document', held.documentId);
  expect(await checkPdf(list!.bytes)).toEqual({ problems: [] });
  const text = popplerText(list!.bytes);
  for (const name of names.slice(0, 3)) expect(text).toContain(name);
  expect(text).toContain('1987');
  expect(text).toContain('Disk/kafé');
});
