// Att göra through dispatch: what the engine gathers for each user, and how fast. What waits for whom: domain test.
import Database from 'better-sqlite3';
import { describe, expect, it, vi } from 'vitest';
import { addDays, type PlainDate } from '#domain/dates.ts';
import type { ValidationId } from '#domain/ids.ts';
import type { TodoKind } from '#domain/todo.ts';
import type { StaffKey } from '../../../src/engine/demo/people.ts';
import {
  approvedValidation,
  criteriaOf,
  enrol,
  issuedCertificate,
  plannedValidation,
  readyValidation,
  seededRegister,
  submittedValidation,
  type SeededRegister,
} from '../../support/story.ts';

const firstDay = '2026-03-02' as PlainDate;

const todo = async (register: SeededRegister, by: StaffKey) =>
  (await register.ask(by, 'todo.list', {})).items;

const kinds = async (register: SeededRegister, by: StaffKey): Promise<readonly TodoKind[]> =>
  (await todo(register, by)).map((item) => item.kind);

const lukasz = (register: SeededRegister) => enrol(register, { givenName: 'Łukasz', familyName: 'Żak' });

describe('the start page', () => {
  it('follows a validation through everybody’s hands', async () => {
    const register = await seededRegister();
    const seen: Record<string, readonly (readonly TodoKind[])[]> = {};
    const look = async (when: string): Promise<void> => {
      seen[when] = [
        await kinds(register, 'maria'),
        await kinds(register, 'erik'),
        await kinds(register, 'petra'),
        await kinds(register, 'johan'),
        await kinds(register, 'samira'),
      ];
    };
    const id = await readyValidation(register, { assessors: ['maria', 'johan'] });
    await look('ready');
    await register.ask('maria', 'validation.submit', { id });
    await look('submitted');
    await register.ask('petra', 'control.return', { validationId: id, message: 'Visa 1.2', dueOn: null });
    await look('returned');
    await register.ask('maria', 'validation.submit', { id });
    const criterionIds = criteriaOf(register, 'EX-DISK');
    await register.ask('petra', 'control.mark', {
      validationId: id,
      criterionIds,
      agrees: true,
      comment: '',
    });
    await register.ask('petra', 'control.approve', { validationId: id, message: '' });
    await look('approved');
    expect(seen).toEqual({
      ready: [['readyToSubmit'], [], [], ['readyToSubmit'], []],
      // Johan may control, but not this one: he assesses it.
      submitted: [['awaitingOther'], [], ['toControl'], ['awaitingOther'], []],
      returned: [['returned'], [], [], ['returned'], []],
      approved: [['toIssue'], [], [], ['toIssue'], ['toIssue']],
    });
  });

  it('is empty of what is certified or ended', async () => {
    const register = await seededRegister();
    await issuedCertificate(register);
    const ended = await plannedValidation(register, { participantId: await lukasz(register) });
    await register.ask('maria', 'validation.endEarly', { id: ended, reason: 'moved', note: '' });
    for (const by of ['maria', 'petra', 'samira'] as const) expect(await todo(register, by)).toEqual([]);
  });

  it('knows what is ready as exactly as handing in does', async () => {
    const register = await seededRegister();
    const id = await readyValidation(register, { leftOut: ['1.1'] });
    const state = async (): Promise<readonly [TodoKind | undefined, number]> => [
      (await kinds(register, 'maria'))[0],
      (await register.ask('maria', 'validation.get', { id })).missing.length,
    ];
    expect(await state()).toEqual(['readyToSubmit', 0]);
    await register.ask('maria', 'rationale.write', { validationId: id, text: '' });
    expect(await state()).toEqual(['ongoing', 1]);
    await register.ask('maria', 'rationale.write', { validationId: id, text: 'Igen' });
    const { evidence } = await register.ask('maria', 'validation.get', { id });
    const [piece] = evidence;
    const criterionIds = piece!.criterionIds.slice(1);
    await register.ask('maria', 'evidence.link', {
      id: piece!.id,
      validationId: id,
      criterionIds,
      isKept: true,
    });
    expect(await state()).toEqual(['ongoing', 1]);
  });

  it('tells days of waiting, what is stuck, and what came back', async () => {
    const register = await seededRegister();
    const returned = await submittedValidation(register);
    const dueOn = addDays(firstDay, 7);
    await register.ask('petra', 'control.return', { validationId: returned, message: 'Visa 1.2', dueOn });
    const idle = await readyValidation(register, {
      participantId: await lukasz(register),
      module: 'EX-BUTIK',
    });
    register.clock.passDays(20);
    expect(await todo(register, 'maria')).toMatchObject([
      { kind: 'returned', validationId: returned, days: 20, isStuck: true, dueOn, detail: 'Visa 1.2' },
      { kind: 'readyToSubmit', validationId: idle, participantName: 'Łukasz Żak', days: 20, isStuck: true },
    ]);
    expect(await kinds(register, 'samira')).toEqual(['stuck', 'stuck']);
    await register.ask('maria', 'feedback.give', { validationId: idle, text: 'Fortsätt så' });
    expect(await todo(register, 'samira')).toMatchObject([{ kind: 'stuck', validationId: returned }]);
  });

  it('tells the coordinator of a control that has waited too long', async () => {
    const register = await seededRegister();
    await submittedValidation(register);
    register.clock.passDays(11);
    expect(await todo(register, 'samira')).toMatchObject([{ kind: 'lateControl', days: 11, isStuck: true }]);
    expect(await todo(register, 'petra')).toMatchObject([{ kind: 'toControl', isStuck: true }]);
  });

  it('has the steps of the handlingsplan from the day they are due until they are done or removed', async () => {
    const register = await seededRegister();
    const validationId = await plannedValidation(register);
    const step = { validationId, dueOn: addDays(firstDay, 3), who: 'Åsa', doneOn: null };
    const done = await register.ask('maria', 'planStep.save', { ...step, id: null, text: 'Görs' });
    const gone = await register.ask('maria', 'planStep.save', { ...step, id: null, text: 'Tas bort' });
    await register.ask('maria', 'planStep.save', { ...step, id: null, text: 'Utan dag', dueOn: null });
    const due = async () =>
      (await todo(register, 'maria'))
        .filter((item) => item.kind === 'planStepDue')
        .map((item) => item.detail);
    expect(await due()).toEqual([]);
    register.clock.passDays(3);
    expect((await due()).toSorted()).toEqual(['Görs', 'Tas bort']);
    await register.ask('maria', 'planStep.save', { ...step, id: done.id, text: 'Görs', doneOn: firstDay });
    await register.ask('maria', 'planStep.remove', { validationId, id: gone.id });
    expect(await due()).toEqual([]);
  });

  it('shows the alias of somebody whose identity is protected', async () => {
    const register = await seededRegister();
    const participantId = await enrol(register, {
      givenName: 'Hemlig',
      familyName: 'Hemligsson',
      alias: 'Björk',
      hasProtectedIdentity: true,
    });
    await plannedValidation(register, { participantId });
    expect(await todo(register, 'maria')).toMatchObject([{ kind: 'notBegun', participantName: 'Björk' }]);
  });

  it('counts what the register holds, for whoever has nothing to do yet', async () => {
    const register = await seededRegister();
    await approvedValidation(register);
    await readyValidation(register, { module: 'EX-BUTIK' });
    expect((await register.ask('petra', 'todo.list', {})).counts).toEqual({
      participants: 1,
      seen: 1,
      publishedModules: 6,
      users: 5,
      ongoing: 1,
    });
  });
});

it('asks the database no more for many validations than for one', async () => {
  const register = await seededRegister();
  // Statements are kept once they are compiled, so it is their runs that count.
  const statements = Object.getPrototypeOf(
    new Database(':memory:').prepare('SELECT 1'),
  ) as Database.Statement;
  const questions = vi.spyOn(statements, 'all');
  const ask = async (): Promise<readonly [number, number]> => {
    questions.mockClear();
    const items = await todo(register, 'maria');
    return [items.length, questions.mock.calls.length];
  };
  await readyValidation(register);
  const [, forOne] = await ask();
  expect(forOne).toBeGreaterThan(2);
  const ids: ValidationId[] = [];
  for (let index = 0; index < 20; index += 1) {
    const participantId = await enrol(register, { givenName: 'Nr', familyName: String(index) });
    ids.push(await plannedValidation(register, { participantId }));
  }
  await register.ask('maria', 'evidence.register', {
    validationIds: ids,
    criterionIds: criteriaOf(register, 'EX-DISK'),
    type: 'practicalTask',
    on: firstDay,
    place: '',
    text: 'Ett helt pass',
    judgement: 'shown',
  });
  const [count, forMany] = await ask();
  expect(count).toBe(21);
  expect(forMany).toBeLessThanOrEqual(forOne);
  questions.mockRestore();
});
