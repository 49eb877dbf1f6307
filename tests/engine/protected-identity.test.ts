// A protected identity through dispatch: who sees it, who may change it, and where no trace of it may be.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { InputOf } from '#contract/index.ts';
import type { PlainDate } from '#domain/dates.ts';
import type { ValidationId } from '#domain/ids.ts';
import { refusalOf, temporaryFolder, valueOf } from '../support/engine.ts';
import {
  criteriaOf,
  enrol,
  personInput,
  plannedValidation,
  issueRead,
  readyValidation,
  seededRegister,
  submittedValidation,
  type SeededRegister,
} from '../support/story.ts';

const listInput: InputOf<'participant.list'> = {
  search: '',
  workshopId: null,
  standing: 'all',
  sort: 'name',
  direction: 'ascending',
  after: null,
  limit: 50,
};

const names = async (register: SeededRegister, change: Partial<typeof listInput> = {}): Promise<string[]> =>
  (await register.ask('petra', 'participant.list', { ...listInput, ...change })).rows.map(
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

  test('is hidden from everybody who does not work with the person', async () => {
    const register = await seededRegister();
    const id = await enrol(register, secret);
    await plannedValidation(register, { participantId: id });
    for (const reader of ['petra', 'erik'] as const) {
      const answers = [
        await register.ask(reader, 'participant.get', { id }),
        await register.ask(reader, 'participant.list', listInput),
        await register.ask(reader, 'participant.log', { id, after: null, limit: 50 }),
      ];
      const told = JSON.stringify(answers);
      expect(told).toContain('Solros');
      for (const trace of traces) expect(told).not.toContain(trace);
    }
  });

  test('stays hidden in every list and on every page while the module is worked with', async () => {
    const register = await seededRegister();
    const id = await enrol(register, secret);
    const group = { moduleVersionId: register.module('EX-DISK').id, workshopId: null };
    const list = { search: '', workshopId: null, moduleVersionId: null, states: [], assessorId: null };
    const told = async (validationId: ValidationId): Promise<string> => {
      const reader = 'erik';
      return JSON.stringify([
        await register.ask(reader, 'todo.list', {}),
        await register.ask('petra', 'todo.list', {}),
        await register.ask(reader, 'validation.list', { ...list, after: null, limit: 50 }),
        await register.ask(reader, 'validation.get', { id: validationId }),
        await register.ask(reader, 'quick.group', group),
        await register.ask(reader, 'certificate.waiting', {}),
        await register.ask(reader, 'certificate.list', { search: '', year: null, after: null, limit: 50 }),
      ]);
    };
    const validationId = await submittedValidation(register, { participantId: id });
    const seen = [await told(validationId)];
    await register.ask('petra', 'control.mark', {
      validationId,
      criterionIds: criteriaOf(register, 'EX-DISK'),
      agrees: true,
      comment: '',
    });
    await register.ask('petra', 'control.approve', { validationId, message: '' });
    seen.push(await told(validationId));
    await issueRead(register, 'samira', {
      participantId: id,
      validationIds: [validationId],
      nameOnCertificate: 'Hemliga Namnet',
      birth: 'date',
    });
    seen.push(await told(validationId));
    for (const answer of seen) {
      expect(answer).toContain('Solros');
      for (const trace of traces) expect(answer).not.toContain(trace);
    }
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
    const opens = async (reader: 'samira' | 'maria' | 'erik' | 'petra'): Promise<boolean> => {
      const bytes = await register.as[reader].bytes('attachment', attached.id);
      const { evidence: pieces } = await register.ask(reader, 'validation.get', { id: shared });
      expect(pieces[0]?.attachment?.mayOpen).toBe(bytes !== undefined);
      return bytes !== undefined;
    };
    const readers = ['samira', 'maria', 'erik', 'petra'] as const;
    const all = async () => Promise.all(readers.map(opens));
    expect(await all()).toEqual([true, true, false, false]);
    await register.ask('maria', 'validation.submit', { id: own });
    expect(await all()).toEqual([true, true, false, true]); // Petra is to control it
    await register.ask('maria', 'validation.withdraw', { id: own });
    expect(await all()).toEqual([true, true, false, false]);
    await register.ask('maria', 'evidence.link', {
      id: evidence.id,
      validationId: own,
      criterionIds: [],
      isKept: false,
    });
    expect(await all()).toEqual([true, true, true, true]);
  });

  test('is seen by coordination, by the handledare of the verkstad and by who assesses the person', async () => {
    const register = await seededRegister();
    const id = await enrol(register, secret);
    const sees = async (reader: 'samira' | 'maria' | 'johan' | 'erik'): Promise<boolean> =>
      (await register.ask(reader, 'participant.get', { id })).familyName === 'Namnet';
    expect([await sees('samira'), await sees('maria'), await sees('johan'), await sees('erik')]).toEqual([
      true, // coordinates
      true, // handledare at Återbruket
      true, // the same
      false, // handledare elsewhere
    ]);
    await plannedValidation(register, { participantId: id, assessors: ['erik'] });
    expect(await sees('erik')).toBe(true);
  });

  test('is changed by nobody who may not see it', async () => {
    const register = await seededRegister();
    const id = await enrol(register, secret);
    const refusal = { kind: 'notPermitted', roles: ['coordinator', 'administrator'] };
    const { call } = register.as.erik;
    const exit = { id, exitedOn: '2026-04-01' as PlainDate, reason: 'completed' } as const;
    for (const reply of [
      await call('participant.save', { ...personInput(register), id }),
      await call('participant.exit', exit),
      await call('participant.reopen', { id }),
      await call('participant.revealPersonalNumber', { id }),
    ])
      expect(refusalOf(reply)).toEqual(refusal);
    valueOf(await register.as.maria.call('participant.exit', exit));
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
