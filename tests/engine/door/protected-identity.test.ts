// A protected identity through dispatch: who sees it, who may change it, and where no trace of it may be.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { PlainDate } from '#domain/dates.ts';
import { refusalOf, temporaryFolder, valueOf } from '../../support/engine.ts';
import { openRaw } from '../../support/raw.ts';
import {
  allPeople,
  criteriaOf,
  enrol,
  personInput,
  plannedValidation,
  issueRead,
  readyValidation,
  seededRegister,
  submittedValidation,
  type SeededRegister,
} from '../../support/story.ts';

const names = async (register: SeededRegister, change: Partial<typeof allPeople> = {}): Promise<string[]> =>
  (await register.ask('maria', 'participant.list', { ...allPeople, ...change })).rows.map(
    (row) => row.displayName,
  );

describe('a protected identity', () => {
  const secret = {
    givenName: 'Hemliga',
    familyName: 'Namnet',
    alias: 'Solros',
    birthDate: null,
    birthYear: null,
    personalNumber: '850314-2393',
    phone: '070-999 88 77',
    email: 'hemlig@example.org',
    homeMunicipality: 'Hemkommunen',
    hasProtectedIdentity: true,
  };
  const traces = ['Hemliga', 'Namnet', '1985', '0314', '2393', '999 88', 'hemlig@', 'Hemkommunen'];

  const missing = (what: string) => ({ kind: 'notFound', what });

  test('is not there for whoever is not named, and a kontrollant controls it by alias alone', async () => {
    const register = await seededRegister();
    const id = await enrol(register, secret);
    const validationId = await plannedValidation(register, { participantId: id });
    for (const reader of ['petra', 'erik', 'johan'] as const) {
      const { call } = register.as[reader];
      expect(refusalOf(await call('participant.get', { id }))).toEqual(missing('participant'));
      expect(refusalOf(await call('participant.log', { id, after: null, limit: 5 }))).toEqual(
        missing('participant'),
      );
      expect(refusalOf(await call('validation.get', { id: validationId }))).toEqual(missing('validation'));
      expect(JSON.stringify(await register.ask(reader, 'participant.list', allPeople))).not.toContain(id);
    }
  });

  test('stays hidden in every list and on every page while the module is worked with', async () => {
    const register = await seededRegister();
    const id = await enrol(register, secret);
    const group = { moduleVersionId: register.module('EX-DISK').id, workshopId: null };
    const list = { search: '', workshopId: null, moduleVersionId: null, states: [], assessorId: null };
    const told = async (): Promise<string> =>
      JSON.stringify([
        await register.ask('erik', 'todo.list', {}),
        await register.ask('erik', 'validation.list', { ...list, after: null, limit: 50 }),
        await register.ask('erik', 'quick.group', group),
        await register.ask('petra', 'certificate.waiting', {}),
        await register.ask('petra', 'certificate.list', { search: '', year: null, after: null, limit: 50 }),
      ]);
    const byControl = async (): Promise<string> =>
      JSON.stringify([
        await register.ask('petra', 'todo.list', {}),
        await register.ask('petra', 'validation.list', { ...list, after: null, limit: 50 }),
        await register.ask('petra', 'validation.get', { id: validationId }),
      ]);
    const validationId = await submittedValidation(register, { participantId: id });
    const [seen, controlled] = [[await told()], [await byControl()]];
    await register.ask('petra', 'control.mark', {
      validationId,
      criterionIds: criteriaOf(register, 'EX-DISK'),
      agrees: true,
      comment: '',
    });
    await register.ask('petra', 'control.approve', { validationId, message: '' });
    seen.push(await told());
    await issueRead(register, 'samira', {
      participantId: id,
      validationIds: [validationId],
      nameOnCertificate: 'Hemliga Namnet',
      birth: 'date',
    });
    seen.push(await told());
    controlled.push(await byControl());
    for (const answer of seen) expect(answer).not.toContain('Solros');
    for (const answer of controlled) {
      expect(answer).toContain('Solros');
      expect(answer).not.toContain('Återbruket'); // where the person works
    }
    for (const answer of [...seen, ...controlled])
      for (const trace of traces) expect(answer).not.toContain(trace);
  });

  test('is told of beside the alias in every list and on every page, to whoever sees the person and nobody else', async () => {
    const register = await seededRegister();
    const id = await enrol(register, secret, ['maria']);
    const validationId = await submittedValidation(register, { participantId: id });
    const list = { search: '', workshopId: null, moduleVersionId: null, states: [], assessorId: null };
    const page = { after: null, limit: 50 };
    const todo = async (by: 'maria' | 'samira' | 'petra') =>
      (await register.ask(by, 'todo.list', {})).items.filter((item) => item.participantName === 'Solros');
    const told = async (by: 'maria' | 'samira' | 'petra') => [
      (await register.ask(by, 'validation.list', { ...list, ...page })).rows[0],
      (await register.ask(by, 'validation.get', { id: validationId })).participant,
      ...(await todo(by)),
    ];
    const isTold = { hasProtectedIdentity: true, birthYear: null };
    register.clock.passDays(20); // so that it waits in everybody's Att göra
    const everywhere = [1, 2, 3];
    for (const by of ['maria', 'samira'] as const)
      expect(await told(by)).toEqual(everywhere.map(() => expect.objectContaining(isTold) as unknown));
    const byAlias = { ...isTold, hasProtectedIdentity: false };
    expect(await told('petra')).toEqual(everywhere.map(() => expect.objectContaining(byAlias) as unknown));
    const moduleVersionId = register.module('EX-DISK').id;
    const other = { ...secret, personalNumber: null };
    await plannedValidation(register, { participantId: await enrol(register, other, ['maria']) });
    expect(await register.ask('maria', 'quick.group', { moduleVersionId, workshopId: null })).toEqual([
      expect.objectContaining(isTold),
    ]);
    await register.ask('petra', 'control.mark', {
      validationId,
      criterionIds: criteriaOf(register, 'EX-DISK'),
      agrees: true,
      comment: '',
    });
    await register.ask('petra', 'control.approve', { validationId, message: '' });
    await issueRead(register, 'samira', {
      participantId: id,
      validationIds: [validationId],
      nameOnCertificate: 'Solros',
      birth: 'none',
    });
    const { rows } = await register.ask('maria', 'certificate.list', { search: '', year: null, ...page });
    expect(rows).toMatchObject([{ participantName: 'Solros', ...isTold }]);
  });

  test('is not given away by a photo or file, not even one that is shared with others', async () => {
    const register = await seededRegister();
    const id = await enrol(register, secret);
    const own = await readyValidation(register, { participantId: id });
    const shared = await plannedValidation(register);
    const path = join(temporaryFolder(), 'tillsammans.txt');
    writeFileSync(path, 'De dukade av tillsammans.');
    const evidence = await register.ask('maria', 'evidence.register', {
      validationIds: [own, shared],
      criterionIds: [],
      type: 'observation',
      on: '2026-03-02' as PlainDate,
      place: '',
      text: '',
      judgement: null,
    });
    const attached = valueOf(await register.as.maria.call('evidence.attach', { id: evidence.id }, { path }));
    const opens = async (reader: 'samira' | 'maria' | 'johan'): Promise<boolean> => {
      const bytes = await register.as[reader].bytes('attachment', attached.id);
      const { evidence: pieces } = await register.ask(reader, 'validation.get', { id: shared });
      expect(pieces[0]?.attachment?.mayOpen).toBe(bytes !== undefined);
      return bytes !== undefined;
    };
    const readers = ['samira', 'maria', 'johan'] as const; // Johan at Återbruket sees only the other
    const all = async () => Promise.all(readers.map(opens));
    expect(await all()).toEqual([true, true, false]);
    const petras = async () => (await register.as.petra.bytes('attachment', attached.id)) !== undefined;
    await register.ask('maria', 'validation.submit', { id: own });
    expect([await all(), await petras()]).toEqual([[true, true, true], true]); // both may control it
    await register.ask('maria', 'validation.withdraw', { id: own });
    expect([await all(), await petras()]).toEqual([[true, true, false], false]);
    await register.ask('maria', 'evidence.link', {
      id: evidence.id,
      validationId: own,
      criterionIds: [],
      isKept: false,
    });
    expect(await all()).toEqual([true, true, true]);
  });

  test('is seen by whoever is named and whoever assesses the person, until they do no more', async () => {
    const register = await seededRegister();
    const id = await enrol(register, secret, []);
    const sees = async (reader: 'samira' | 'maria' | 'johan' | 'erik'): Promise<boolean> => {
      const reply = await register.as[reader].call('participant.get', { id });
      return reply.ok && reply.value.familyName === 'Namnet';
    };
    const all = async () => [
      await sees('samira'),
      await sees('maria'),
      await sees('johan'),
      await sees('erik'),
    ];
    expect(await all()).toEqual([true, false, false, false]); // Samira wrote the person down
    const plan = { place: '', plannedFrom: null, plannedTo: null };
    const validation = await register.ask('samira', 'validation.plan', {
      participantId: id,
      moduleVersionId: register.module('EX-DISK').id,
      assessorIds: [register.userId('erik')],
      ...plan,
    });
    expect(await all()).toEqual([true, false, false, true]);
    await register.ask('samira', 'validation.replan', {
      id: validation.id,
      assessorIds: [register.userId('maria')],
      ...plan,
    });
    expect(await all()).toEqual([true, true, false, false]);
    await register.ask('samira', 'participant.nameReaders', { id, userIds: [register.userId('johan')] });
    expect(await all()).toEqual([false, true, true, false]);
    // An administratör names others also when nobody is left who sees the person.
    expect(await register.ask('samira', 'participant.listProtected', {})).toEqual([
      { id, displayName: 'Solros', readers: [{ id: register.userId('johan'), name: 'Johan Ekström' }] },
    ]);
    await register.ask('samira', 'participant.nameReaders', { id, userIds: [register.userId('samira')] });
    expect(await all()).toEqual([true, true, false, false]);
  });

  test('is changed by nobody who may not see it', async () => {
    const register = await seededRegister();
    const id = await enrol(register, secret);
    const { call } = register.as.erik;
    const exit = { id, exitedOn: '2026-03-02' as PlainDate, reason: 'completed' } as const;
    for (const reply of [
      await call('participant.save', { ...personInput(register), id }),
      await call('participant.exit', exit),
      await call('participant.reopen', { id }),
      await call('participant.revealPersonalNumber', { id }),
      await call('participant.nameReaders', { id, userIds: [register.userId('erik')] }),
    ])
      expect(refusalOf(reply)).toEqual(missing('participant'));
    valueOf(await register.as.maria.call('participant.exit', exit));
  });

  test('keeps nothing that tells where the person lives or how they are reached', async () => {
    const register = await seededRegister();
    const id = await enrol(register, secret);
    expect(await register.ask('samira', 'participant.get', { id })).toMatchObject({
      phone: '',
      email: '',
      homeMunicipality: '',
    });
    const raw = await openRaw(register);
    const kept = JSON.stringify([
      raw.rows('SELECT phone, email, home_municipality FROM participant'),
      raw.rows('SELECT before, after FROM audit'),
    ]);
    for (const trace of ['999 88', 'hemlig@', 'Hemkommunen']) expect(kept).not.toContain(trace);
  });

  test('is found by its alias only, and is nobody’s double', async () => {
    const register = await seededRegister();
    await enrol(register, secret);
    expect(await names(register, { search: 'solr' })).toEqual(['Solros']);
    for (const search of ['hemliga', 'namn', 'hem']) expect(await names(register, { search })).toEqual([]);
    expect(
      await register.ask('samira', 'participant.findDuplicates', {
        givenName: 'Hemliga',
        familyName: 'Namnet',
        birthYear: 1985,
        except: null,
      }),
    ).toEqual([]);
  });

  test('leaves no trace in the log file of refusals and faults', async () => {
    const register = await seededRegister();
    await register.as.maria.call(
      'participant.enrol',
      personInput(register, { ...secret, personalNumber: '850314-2394' }),
    );
    for (const trace of traces) expect(JSON.stringify(register.log)).not.toContain(trace);
  });
});
