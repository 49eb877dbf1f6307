// Validations through dispatch: planned, judged, handed in, ended, taken up again, listed. Control: control.test.ts.
import { describe, expect, it, test } from 'vitest';
import type { CallName, InputOf, OutputOf } from '#contract/index.ts';
import { judgements } from '#domain/assessment.ts';
import type { PlainDate } from '#domain/dates.ts';
import type { CriterionId, ModuleVersionId, ParticipantId, UserId, ValidationId } from '#domain/ids.ts';
import type { ValidationState } from '#domain/validation-state.ts';
import { refusalOf } from '../../support/engine.ts';
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
  type Wanted,
} from '../../support/story.ts';

const unknownId = '01900000-0000-7000-8000-000000000000';

const planInput = (
  register: SeededRegister,
  change: Partial<InputOf<'validation.plan'>> = {},
): InputOf<'validation.plan'> => ({
  participantId: register.participantId,
  moduleVersionId: register.module('EX-DISK').id,
  assessorIds: [register.userId('maria')],
  place: 'Återbruket',
  plannedFrom: null,
  plannedTo: null,
  ...change,
});

const get = (register: SeededRegister, id: ValidationId) => register.ask('maria', 'validation.get', { id });

const stateOf = async (register: SeededRegister, id: ValidationId): Promise<ValidationState> =>
  (await get(register, id)).state;

const endedValidation = async (register: SeededRegister, wanted: Wanted = {}): Promise<ValidationId> => {
  const id = await plannedValidation(register, wanted);
  await register.ask('maria', 'validation.endEarly', { id, reason: 'startedWork', note: 'Fick jobb' });
  return id;
};

describe('planning', () => {
  it('makes a planned validation with its assessors', async () => {
    const register = await seededRegister();
    const { id } = await register.ask(
      'samira',
      'validation.plan',
      planInput(register, {
        assessorIds: [register.userId('maria'), register.userId('erik'), register.userId('maria')],
        plannedFrom: '2026-03-02' as PlainDate,
        plannedTo: '2026-05-29' as PlainDate,
      }),
    );
    expect(await get(register, id)).toMatchObject({
      state: 'planned',
      participant: { displayName: 'Åsa Öberg', workshopName: 'Återbruket' },
      assessors: [{ name: 'Erik Sandberg' }, { name: 'Maria Lindqvist' }],
      plannedTo: '2026-05-29',
      events: [{ step: 'planned', byName: 'Samira Haddad' }],
      progress: { shown: 0, total: criteriaOf(register, 'EX-DISK').length },
      mayAssess: true,
    });
  });

  it('refuses a second one in the same module, also in a newer version, until the first is over', async () => {
    const register = await seededRegister();
    const id = await plannedValidation(register);
    expect(refusalOf(await register.as.maria.call('validation.plan', planInput(register)))).toEqual({
      kind: 'alreadyInModule',
    });
    const newer = await register.ask('samira', 'module.newVersion', { id: register.module('EX-DISK').id });
    await register.ask('samira', 'module.publish', { id: newer.id });
    const inNewer = planInput(register, { moduleVersionId: newer.id });
    expect(refusalOf(await register.as.maria.call('validation.plan', inNewer)).kind).toBe('alreadyInModule');
    await register.ask('maria', 'validation.endEarly', { id, reason: 'moved', note: '' });
    await register.ask('maria', 'validation.plan', inNewer);
    expect(refusalOf(await register.as.maria.call('validation.resume', { id })).kind).toBe('alreadyInModule');
  });

  it('refuses a module that is a draft or retired', async () => {
    const register = await seededRegister();
    const { id } = register.module('EX-DISK');
    const draft = await register.ask('samira', 'module.newVersion', { id });
    await register.ask('samira', 'module.retire', { id });
    for (const moduleVersionId of [draft.id, id])
      expect(
        refusalOf(await register.as.maria.call('validation.plan', planInput(register, { moduleVersionId }))),
      ).toEqual({ kind: 'moduleNotPublished' });
  });

  it('takes only active users who may assess', async () => {
    const register = await seededRegister();
    const erik = (await register.ask('samira', 'user.list', {})).find((user) => user.signInName === 'erik')!;
    const { signInName: _, ...fields } = erik;
    await register.ask('samira', 'user.save', { ...fields, isActive: false });
    for (const key of ['petra', 'samira', 'erik'] as const)
      expect(
        refusalOf(
          await register.as.maria.call(
            'validation.plan',
            planInput(register, { assessorIds: [register.userId(key)] }),
          ),
        ),
      ).toMatchObject({ kind: 'invalidInput', problems: [{ path: 'assessorIds' }] });
  });

  test.each([
    [{ participantId: unknownId as ParticipantId }, { kind: 'notFound', what: 'participant' }],
    [{ moduleVersionId: unknownId as ModuleVersionId }, { kind: 'notFound', what: 'module' }],
    [{ assessorIds: [unknownId as UserId] }, { kind: 'invalidInput' }],
    [
      { plannedFrom: '2026-03-02' as PlainDate, plannedTo: '2026-03-01' as PlainDate },
      { kind: 'invalidInput' },
    ],
  ])('refuses %j', async (change, refusal) => {
    const register = await seededRegister();
    const reply = await register.as.maria.call('validation.plan', planInput(register, change));
    expect(refusalOf(reply)).toMatchObject(refusal);
  });

  it('can be changed, and lets somebody stay who no longer assesses', async () => {
    const register = await seededRegister();
    const id = await plannedValidation(register, { assessors: ['maria', 'erik'] });
    const users = await register.ask('samira', 'user.list', {});
    const { signInName: _, ...erik } = users.find((user) => user.signInName === 'erik')!;
    await register.ask('samira', 'user.save', { ...erik, isActive: false });
    const plan = { id, place: 'Kaféköket', plannedFrom: null, plannedTo: null };
    const assessorIds = [register.userId('johan'), register.userId('erik')];
    await register.ask('samira', 'validation.replan', { ...plan, assessorIds });
    const page = await get(register, id);
    expect(page.place).toBe('Kaféköket');
    expect(page.assessors.map((assessor) => assessor.name).toSorted()).toEqual([
      'Erik Sandberg',
      'Johan Ekström',
    ]);
  });
});

describe('beginning', () => {
  type Begin = (register: SeededRegister, id: ValidationId) => Promise<unknown>;
  const begins: Readonly<Record<string, Begin>> = {
    judgement: (register, id) =>
      register.ask('maria', 'judgement.set', {
        validationId: id,
        criterionId: criteriaOf(register, 'EX-DISK')[0]!,
        judgement: 'notShown',
      }),
    evidence: (register, id) =>
      register.ask('maria', 'evidence.register', {
        validationIds: [id],
        criterionIds: [],
        type: 'observation',
        on: '2026-03-02' as PlainDate,
        place: '',
        text: '',
        judgement: null,
      }),
    'self-assessment': (register, id) =>
      register.ask('maria', 'validation.selfAssess', {
        id,
        outcomeId: register.module('EX-DISK').outcomes[0]!.id,
        answer: 'withHelp',
      }),
  };

  test.each(Object.entries(begins))('the first %s begins what was planned, once', async (_, begin) => {
    const register = await seededRegister();
    const id = await plannedValidation(register);
    await begin(register, id);
    await begin(register, id);
    const page = await get(register, id);
    expect(page.state).toBe('ongoing');
    expect(page.events.map((event) => event.step)).toEqual(['planned', 'begun']);
  });

  it('does not happen by a change that says nothing new', async () => {
    const register = await seededRegister();
    const id = await plannedValidation(register);
    const criterionId = criteriaOf(register, 'EX-DISK')[0]!;
    await register.ask('maria', 'judgement.set', { validationId: id, criterionId, judgement: null });
    await register.ask('maria', 'rationale.write', { validationId: id, text: '' });
    expect(await stateOf(register, id)).toBe('planned');
  });
});

describe('judging', () => {
  const criterion = async (register: SeededRegister, id: ValidationId, criterionId: CriterionId) =>
    (await get(register, id)).outcomes
      .flatMap((outcome) => outcome.criteria)
      .find((one) => one.id === criterionId);

  it('changes one thing at a time and can be taken back', async () => {
    const register = await seededRegister();
    const validationId = await plannedValidation(register);
    const of = { validationId, criterionId: criteriaOf(register, 'EX-DISK', ['1.1'])[0]! };
    await register.ask('maria', 'judgement.set', { ...of, judgement: 'partlyShown' });
    await register.ask('maria', 'judgement.note', { ...of, note: 'Behöver påminnas om temperaturen' });
    await register.ask('maria', 'judgement.leaveOut', { ...of, reason: 'Maskinen är trasig' });
    expect(await criterion(register, validationId, of.criterionId)).toMatchObject({
      judgement: 'partlyShown',
      note: 'Behöver påminnas om temperaturen',
      leftOutReason: 'Maskinen är trasig',
    });
    await register.ask('maria', 'judgement.leaveOut', { ...of, reason: null });
    await register.ask('maria', 'judgement.set', { ...of, judgement: null });
    expect(await criterion(register, validationId, of.criterionId)).toMatchObject({
      judgement: null,
      note: 'Behöver påminnas om temperaturen',
      leftOutReason: null,
    });
  });

  it('is open to any assessor of the verkstad', async () => {
    const register = await seededRegister();
    const validationId = await plannedValidation(register, { assessors: ['maria'] });
    const criterionId = criteriaOf(register, 'EX-DISK')[0]!;
    for (const judgement of judgements)
      await register.ask('johan', 'judgement.set', { validationId, criterionId, judgement });
    expect((await criterion(register, validationId, criterionId))?.judgement).toBe('shown');
  });

  it('refuses a criterion or an outcome of another module', async () => {
    const register = await seededRegister();
    const validationId = await plannedValidation(register);
    const criterionId = criteriaOf(register, 'EX-BUTIK')[0]!;
    const outcomeId = register.module('EX-BUTIK').outcomes[0]!.id;
    const judged = await register.as.maria.call('judgement.set', {
      validationId,
      criterionId,
      judgement: 'shown',
    });
    expect(refusalOf(judged)).toEqual({ kind: 'notFound', what: 'criterion' });
    const answered = await register.as.maria.call('validation.selfAssess', {
      id: validationId,
      outcomeId,
      answer: 'no',
    });
    expect(refusalOf(answered)).toEqual({ kind: 'notFound', what: 'outcome' });
  });

  it('keeps answers, feedback and motivering, the latest first', async () => {
    const register = await seededRegister();
    const id = await plannedValidation(register);
    const outcomeId = register.module('EX-DISK').outcomes[0]!.id;
    await register.ask('maria', 'validation.selfAssess', { id, outcomeId, answer: 'no' });
    await register.ask('maria', 'validation.selfAssess', { id, outcomeId, answer: 'alone' });
    await register.ask('maria', 'feedback.give', { validationId: id, text: 'Bra början' });
    await register.ask('johan', 'feedback.give', { validationId: id, text: 'Nu sitter det' });
    await register.ask('maria', 'rationale.write', { validationId: id, text: 'Första' });
    await register.ask('maria', 'rationale.write', { validationId: id, text: 'Slutlig' });
    const page = await get(register, id);
    expect(page.outcomes[0]?.selfAssessment).toBe('alone');
    expect(page.feedback).toMatchObject([
      { text: 'Nu sitter det', byName: 'Johan Ekström' },
      { text: 'Bra början', byName: 'Maria Lindqvist' },
    ]);
    expect(page.rationale).toBe('Slutlig');
  });
});

describe('the handlingsplan', () => {
  it('has steps that are written, ticked off and removed', async () => {
    const register = await seededRegister();
    const validationId = await plannedValidation(register);
    const step = {
      validationId,
      text: 'Pröva kassan',
      dueOn: '2026-03-20' as PlainDate,
      who: 'Åsa',
      doneOn: null,
    };
    const { id } = await register.ask('maria', 'planStep.save', { ...step, id: null });
    const other = await register.ask('samira', 'planStep.save', { ...step, id: null, text: 'Läs rutinen' });
    await register.ask('maria', 'planStep.save', { ...step, id, doneOn: '2026-03-02' as PlainDate });
    await register.ask('maria', 'planStep.remove', { validationId, id: other.id });
    expect((await get(register, validationId)).plan).toEqual([
      { id, text: 'Pröva kassan', dueOn: '2026-03-20', who: 'Åsa', doneOn: '2026-03-02' },
    ]);
    expect(
      refusalOf(await register.as.maria.call('planStep.remove', { validationId, id: other.id })),
    ).toEqual({
      kind: 'notFound',
      what: 'planStep',
    });
  });
});

describe('handing in', () => {
  it('lists everything that is missing', async () => {
    const register = await seededRegister();
    const id = await plannedValidation(register);
    const [first, second] = criteriaOf(register, 'EX-DISK');
    const of = { validationId: id, judgement: 'shown' } as const;
    await register.ask('maria', 'judgement.set', { ...of, criterionId: first! });
    const refusal = refusalOf(await register.as.maria.call('validation.submit', { id }));
    expect(refusal).toMatchObject({ kind: 'notReady' });
    const { missing } = await get(register, id);
    expect(refusal.kind === 'notReady' && refusal.missing).toEqual(missing);
    expect(missing).not.toContainEqual({ kind: 'criterionNotShown', criterionId: first });
    expect(missing).toContainEqual({ kind: 'criterionWithoutEvidence', criterionId: first });
    expect(missing).toContainEqual({ kind: 'criterionNotShown', criterionId: second });
    expect(missing).toContainEqual({ kind: 'rationaleMissing' });
  });

  it('needs evidence of another kind than the participant’s own word', async () => {
    const register = await seededRegister();
    const id = await readyValidation(register);
    const piece = (await get(register, id)).evidence[0]!;
    const { on, place, text } = piece;
    await register.ask('maria', 'evidence.save', { id: piece.id, type: 'selfAssessment', on, place, text });
    const { missing } = await get(register, id);
    expect(new Set(missing.map((one) => one.kind))).toEqual(new Set(['criterionWithoutEvidence']));
    expect(refusalOf(await register.as.maria.call('validation.submit', { id })).kind).toBe('notReady');
  });

  it('refuses what has not begun as not being there yet', async () => {
    const register = await seededRegister();
    const id = await plannedValidation(register);
    expect(refusalOf(await register.as.maria.call('validation.submit', { id }))).toEqual({
      kind: 'wrongState',
      state: 'planned',
    });
  });

  it('with something left out is partial', async () => {
    const register = await seededRegister();
    const id = await submittedValidation(register, { leftOut: ['1.1'] });
    expect(await get(register, id)).toMatchObject({ state: 'submitted', isPartial: true, missing: [] });
  });

  it('can be taken back while nothing is decided', async () => {
    const register = await seededRegister();
    const id = await submittedValidation(register);
    await register.ask('maria', 'validation.withdraw', { id });
    expect(await stateOf(register, id)).toBe('ongoing');
    expect(refusalOf(await register.as.maria.call('validation.withdraw', { id })).kind).toBe('wrongState');
  });
});

describe('what is out of the assessor’s hands', () => {
  type Closed = readonly [ValidationState, (register: SeededRegister) => Promise<ValidationId>];
  const closed: readonly Closed[] = [
    ['submitted', submittedValidation],
    ['approved', approvedValidation],
    ['certified', async (register) => (await issuedCertificate(register)).validationId],
    ['endedEarly', endedValidation],
  ];

  test.each(closed)('does not change: %s', async (state, make) => {
    const register = await seededRegister();
    const id = await make(register);
    const before = await get(register, id);
    const criterionId = criteriaOf(register, 'EX-DISK')[0]!;
    const of = { validationId: id, criterionId };
    const fields = { type: 'observation', on: '2026-03-02' as PlainDate, place: '', text: 'sent' } as const;
    const step = { validationId: id, text: 'Steg', dueOn: null, who: '', doneOn: null };
    const plan = { assessorIds: [register.userId('maria')], place: 'x', plannedFrom: null, plannedTo: null };
    const attempts: Partial<{ [N in CallName]: InputOf<N> }> = {
      'validation.replan': { id, ...plan },
      'validation.selfAssess': { id, outcomeId: before.outcomes[0]!.id, answer: 'no' },
      'planStep.save': { ...step, id: null },
      'judgement.set': { ...of, judgement: 'notShown' },
      'judgement.note': { ...of, note: 'sent' },
      'judgement.leaveOut': { ...of, reason: 'sent' },
      'feedback.give': { validationId: id, text: 'sent' },
      'rationale.write': { validationId: id, text: 'sent' },
      'evidence.register': { validationIds: [id], criterionIds: [], ...fields, judgement: null },
      'validation.submit': { id },
    };
    const piece = before.evidence[0];
    if (piece)
      Object.assign(attempts, {
        'evidence.save': { id: piece.id, ...fields },
        'evidence.link': { id: piece.id, validationId: id, criterionIds: [], isKept: false },
        'evidence.detach': { id: piece.id },
      });
    for (const [name, input] of Object.entries(attempts))
      expect([name, refusalOf(await register.as.maria.callUnknown(name, input))]).toEqual([
        name,
        { kind: 'wrongState', state },
      ]);
    expect(await get(register, id)).toEqual(before);
  });
});

describe('ending early and taking up again', () => {
  it('keeps everything for the day it goes on', async () => {
    const register = await seededRegister();
    const id = await readyValidation(register);
    const before = await get(register, id);
    await register.ask('samira', 'validation.endEarly', {
      id,
      reason: 'startedWork',
      note: 'Började på lager',
    });
    const ended = await get(register, id);
    expect(ended).toMatchObject({ state: 'endedEarly', mayAssess: false });
    expect(ended.events.at(-1)).toMatchObject({ step: 'endedEarly', message: 'Började på lager' });
    await register.ask('maria', 'validation.resume', { id });
    const resumed = await get(register, id);
    expect(resumed).toEqual({ ...before, events: resumed.events });
  });

  it('goes on after a delintyg, but not after a whole module', async () => {
    const register = await seededRegister();
    const partial = await issuedCertificate(register, { leftOut: ['1.1'] });
    await register.ask('maria', 'validation.resume', { id: partial.validationId });
    expect(await stateOf(register, partial.validationId)).toBe('ongoing');
    const whole = await issuedCertificate(register, { module: 'EX-BUTIK' });
    expect(refusalOf(await register.as.maria.call('validation.resume', { id: whole.validationId }))).toEqual({
      kind: 'wrongState',
      state: 'certified',
    });
  });
});

describe('the list', () => {
  const input = (change: Partial<InputOf<'validation.list'>> = {}): InputOf<'validation.list'> => ({
    search: '',
    workshopId: null,
    moduleVersionId: null,
    states: [],
    assessorId: null,
    after: null,
    limit: 50,
    ...change,
  });

  const seeded = async () => {
    const register = await seededRegister();
    const names = [
      ['Łukasz', 'Żak'],
      ['Åke', 'Ängström'],
      ['Юлія', 'Шевченко'],
    ] as const;
    const ids = [await readyValidation(register)];
    for (const [givenName, familyName] of names) {
      const participantId = await enrol(register, {
        givenName,
        familyName,
        workshopId: register.workshopId('kitchen'),
      });
      ids.push(await plannedValidation(register, { participantId, assessors: ['erik'], module: 'EX-BUTIK' }));
    }
    return { register, ids };
  };

  it('is searched by any part of names, accents and order aside', async () => {
    const { register } = await seeded();
    const expected = { 'asa oberg': 1, ÖBERG: 1, 'luk zak': 1, ak: 2, angstr: 1, Шев: 1, zzz: 0, '': 4 };
    for (const [search, total] of Object.entries(expected)) {
      const page = await register.ask('samira', 'validation.list', input({ search }));
      expect([search, page.total, page.rows.length]).toEqual([search, total, total]);
    }
  });

  it('filters by verkstad, module, state and assessor, with progress on each row', async () => {
    const { register, ids } = await seeded();
    const total = async (change: Partial<InputOf<'validation.list'>>): Promise<number> =>
      (await register.ask('samira', 'validation.list', input(change))).total;
    expect(await total({ workshopId: register.workshopId('kitchen') })).toBe(3);
    expect(await total({ moduleVersionId: register.module('EX-DISK').id })).toBe(1);
    expect(await total({ states: ['ongoing', 'submitted'] })).toBe(1);
    expect(await total({ assessorId: register.userId('erik') })).toBe(3);
    expect(await total({ assessorId: register.userId('erik'), states: ['ongoing'] })).toBe(0);
    const { rows } = await register.ask('samira', 'validation.list', input({ states: ['ongoing'] }));
    const criteria = criteriaOf(register, 'EX-DISK').length;
    expect(rows).toMatchObject([
      {
        id: ids[0],
        assessors: ['Maria Lindqvist'],
        progress: { shown: criteria, total: criteria },
        isPartial: false,
      },
    ]);
  });

  it('comes page by page, the latest activity first, each row once', async () => {
    const { register, ids } = await seeded();
    await register.ask('erik', 'feedback.give', { validationId: ids[1]!, text: 'Nyss' });
    const seen: ValidationId[] = [];
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof register.ask<'validation.list'>>> = await register.ask(
        'samira',
        'validation.list',
        input({ limit: 1, after }),
      );
      expect(page.total).toBe(4);
      seen.push(...page.rows.map((row) => row.id));
      after = page.next;
    } while (after !== null);
    expect(seen).toEqual([ids[1], ids[3], ids[2], ids[0]]);
  });

  /** All of a list by pages of this many. */
  const paged = async (
    register: SeededRegister,
    by: 'maria' | 'johan' | 'samira',
    change: Partial<InputOf<'validation.list'>>,
  ) => {
    const rows: OutputOf<'validation.list'>['rows'] = [];
    let after: string | null = null;
    do {
      const page: OutputOf<'validation.list'> = await register.ask(
        by,
        'validation.list',
        input({ ...change, after }),
      );
      rows.push(...page.rows);
      after = page.next;
    } while (after !== null);
    return rows;
  };

  it('of what waits for control has on its first page what one may control and has waited the longest', async () => {
    const register = await seededRegister();
    const submitted: ValidationId[] = [];
    for (const [index, by] of (['maria', 'johan', 'maria', 'johan', 'maria'] as const).entries()) {
      const participantId = await enrol(register, { familyName: `Nr ${'edcba'[index]!}` });
      submitted.push(await submittedValidation(register, { participantId, assessors: [by] }));
    }
    const [first, own, third, alsoOwn, fifth] = submitted;
    // What is done meanwhile is no shorter wait.
    await register.ask('johan', 'control.mark', {
      validationId: first!,
      criterionIds: criteriaOf(register, 'EX-DISK', ['1.1']),
      agrees: true,
      comment: '',
    });
    for (const limit of [1, 2, 3, 50]) {
      const change = { states: ['submitted' as const], order: 'waiting' as const, limit };
      const ids = (await paged(register, 'johan', change)).map(({ id }) => id);
      expect(ids).toEqual([first, third, fifth, own, alsoOwn]);
      const seen = (await paged(register, 'samira', change)).map(({ id }) => id);
      expect(seen).toEqual(submitted);
    }
  });

  it('by name comes in the order of people, however short its pages', async () => {
    const register = await seededRegister();
    const names = ['Ö', 'Z', 'Å', 'A', 'Ek'];
    for (const familyName of names)
      await plannedValidation(register, { participantId: await enrol(register, { familyName }) });
    for (const limit of [1, 2, 50]) {
      const rows = await paged(register, 'maria', { order: 'name', limit });
      const found = rows.map(({ participantName }) => participantName.split(' ')[1]);
      expect(found).toEqual(['A', 'Ek', 'Z', 'Å', 'Ö']);
    }
  });

  it('finds a protected person by alias only, and never shows the name', async () => {
    const register = await seededRegister();
    const participantId = await enrol(register, {
      givenName: 'Hemlig',
      familyName: 'Hemligsson',
      alias: 'Björk',
      hasProtectedIdentity: true,
    });
    const id = await plannedValidation(register, { participantId });
    expect((await register.ask('maria', 'validation.list', input({ search: 'heml' }))).total).toBe(0);
    const found = await register.ask('maria', 'validation.list', input({ search: 'bjork' }));
    expect(found.rows).toMatchObject([{ id, participantName: 'Björk' }]);
    expect(JSON.stringify(await get(register, id))).not.toContain('Hemlig');
  });

  it('of a group for Snabbregistrera has those who are under way in the module, in Swedish order', async () => {
    const register = await seededRegister();
    for (const familyName of ['Ö', 'Z', 'Å', 'A']) {
      const participantId = await enrol(register, { givenName: 'X', familyName });
      await plannedValidation(register, { participantId });
    }
    await submittedValidation(register);
    const group = await register.ask('maria', 'quick.group', {
      moduleVersionId: register.module('EX-DISK').id,
      workshopId: register.workshopId('reuse'),
    });
    expect(group.map((member) => member.participantName)).toEqual(['X A', 'X Z', 'X Å', 'X Ö']);
    const elsewhere = {
      moduleVersionId: register.module('EX-DISK').id,
      workshopId: register.workshopId('green'),
    };
    expect(await register.ask('maria', 'quick.group', elsewhere)).toEqual([]);
  });
});
