// Intern kontroll through dispatch: who may, rounds of marks, approving, sending back. The pure rules: domain tests.
import { describe, expect, it, test } from 'vitest';
import type { InputOf } from '#contract/index.ts';
import type { PlainDate } from '#domain/dates.ts';
import type { CriterionId, ValidationId } from '#domain/ids.ts';
import type { Role } from '#domain/role.ts';
import type { StaffKey } from '../../../src/engine/demo/people.ts';
import { refusalOf, valueOf } from '../../support/engine.ts';
import {
  criteriaOf,
  enrol,
  plannedValidation,
  readyValidation,
  seededRegister,
  submittedValidation,
  type SeededRegister,
} from '../../support/story.ts';

const own = { kind: 'ownAssessment' };

/** What somebody who controls would do, one after the other; each attempt's refusal. */
const attempts = async (register: SeededRegister, by: StaffKey, validationId: ValidationId) => {
  const criterionIds = criteriaOf(register, 'EX-DISK');
  const calls = [
    ['control.mark', { validationId, criterionIds, agrees: true, comment: '' }],
    ['control.return', { validationId, message: 'Komplettera', dueOn: null }],
    ['control.approve', { validationId, message: '' }],
  ] as const;
  const refusals = [];
  for (const [name, input] of calls) refusals.push(refusalOf(await register.as[by].callUnknown(name, input)));
  return refusals;
};

const page = (register: SeededRegister, by: StaffKey, id: ValidationId) =>
  register.ask(by, 'validation.get', { id });

const marksIn = async (register: SeededRegister, id: ValidationId) =>
  (await page(register, 'maria', id)).outcomes
    .flatMap((outcome) => outcome.criteria)
    .flatMap((criterion) => (criterion.mark ? [{ id: criterion.id, ...criterion.mark }] : []));

const mark = (
  register: SeededRegister,
  validationId: ValidationId,
  ids: CriterionId[],
  agrees: boolean | null,
) =>
  register.ask('petra', 'control.mark', {
    validationId,
    criterionIds: ids,
    agrees,
    comment: agrees === false ? 'Visa en gång till' : '',
  });

describe('nobody controls what they have assessed', () => {
  type Case = readonly [string, (register: SeededRegister) => Promise<ValidationId>];
  const on = '2026-03-02' as PlainDate;
  const observation = { type: 'observation', on, place: '', text: 'Såg på', judgement: null } as const;

  /** Johan assesses and controls. In each case he has done one thing only. */
  const cases: readonly Case[] = [
    ['as the assessor', (register) => submittedValidation(register, { assessors: ['johan'] })],
    ['as a co-assessor', (register) => submittedValidation(register, { assessors: ['maria', 'johan'] })],
    [
      'as a co-assessor who was taken off again before doing anything',
      async (register) => {
        const id = await readyValidation(register, { assessors: ['maria', 'johan'] });
        const plan = { place: '', plannedFrom: null, plannedTo: null };
        const assessorIds = [register.userId('maria')];
        await register.ask('samira', 'validation.replan', { id, ...plan, assessorIds });
        await register.ask('maria', 'validation.submit', { id });
        return id;
      },
    ],
    [
      'by adding evidence only',
      async (register) => {
        const id = await readyValidation(register);
        const links = { validationIds: [id], criterionIds: [] };
        await register.ask('johan', 'evidence.register', { ...links, ...observation });
        await register.ask('maria', 'validation.submit', { id });
        return id;
      },
    ],
    [
      'by registering an observation of a whole group only',
      async (register) => {
        const other = await enrol(register, { givenName: 'Łukasz', familyName: 'Żak' });
        const ids = [
          await readyValidation(register),
          await plannedValidation(register, { participantId: other }),
        ];
        const criterionIds = criteriaOf(register, 'EX-DISK', ['1.1']);
        const links = { validationIds: ids, criterionIds };
        await register.ask('johan', 'evidence.register', { ...links, ...observation });
        await register.ask('maria', 'validation.submit', { id: ids[0]! });
        return ids[0]!;
      },
    ],
    [
      'by evidence that was taken off again',
      async (register) => {
        const id = await readyValidation(register);
        const links = { validationIds: [id], criterionIds: [] };
        const piece = await register.ask('johan', 'evidence.register', { ...links, ...observation });
        const off = { validationId: id, criterionIds: [], isKept: false };
        await register.ask('maria', 'evidence.link', { id: piece.id, ...off });
        await register.ask('maria', 'validation.submit', { id });
        return id;
      },
    ],
    [
      'by linking somebody else’s evidence only',
      async (register) => {
        const id = await readyValidation(register);
        const piece = (await page(register, 'maria', id)).evidence[0]!;
        const { criterionIds } = piece;
        await register.ask('johan', 'evidence.link', {
          id: piece.id,
          validationId: id,
          criterionIds,
          isKept: true,
        });
        await register.ask('maria', 'validation.submit', { id });
        return id;
      },
    ],
    [
      'by changing evidence only',
      async (register) => {
        const id = await readyValidation(register);
        const piece = (await page(register, 'maria', id)).evidence[0]!;
        const { type, place, text } = piece;
        await register.ask('johan', 'evidence.save', { id: piece.id, type, on, place, text });
        await register.ask('maria', 'validation.submit', { id });
        return id;
      },
    ],
    [
      'by one judgement only, taken back since',
      async (register) => {
        const id = await readyValidation(register);
        const of = { validationId: id, criterionId: criteriaOf(register, 'EX-DISK')[0]! };
        await register.ask('johan', 'judgement.set', { ...of, judgement: 'notShown' });
        await register.ask('maria', 'judgement.set', { ...of, judgement: 'shown' });
        await register.ask('maria', 'validation.submit', { id });
        return id;
      },
    ],
    [
      'by writing the motivering only',
      async (register) => {
        const id = await readyValidation(register);
        await register.ask('johan', 'rationale.write', { validationId: id, text: 'Skriven av en annan' });
        await register.ask('maria', 'validation.submit', { id });
        return id;
      },
    ],
    [
      'by feedback only',
      async (register) => {
        const id = await readyValidation(register);
        await register.ask('johan', 'feedback.give', { validationId: id, text: 'Fint' });
        await register.ask('maria', 'validation.submit', { id });
        return id;
      },
    ],
    ...(
      [
        ['handing in', (register, id) => register.ask('johan', 'validation.submit', { id })],
        [
          'taking it back',
          async (register, id) => {
            await register.ask('maria', 'validation.submit', { id });
            await register.ask('johan', 'validation.withdraw', { id });
          },
        ],
        [
          'taking it up again',
          async (register, id) => {
            await register.ask('maria', 'validation.endEarly', { id, reason: 'moved', note: '' });
            await register.ask('johan', 'validation.resume', { id });
          },
        ],
        [
          'answering for the participant',
          async (register, id) => {
            const outcomeId = register.module('EX-DISK').outcomes[0]!.id;
            await register.ask('johan', 'validation.selfAssess', { id, outcomeId, answer: 'alone' });
          },
        ],
        [
          'writing a step of the handlingsplan',
          async (register, id) => {
            const step = { text: 'Öva', dueOn: null, who: '', doneOn: null };
            await register.ask('johan', 'planStep.save', { validationId: id, id: null, ...step });
          },
        ],
        ...(['written', 'changed'] as const).map(
          (how) =>
            [
              `evidence ${how} while it hung elsewhere`,
              async (register: SeededRegister, id: ValidationId) => {
                const other = await enrol(register, { familyName: 'Żak' });
                const elsewhere = await plannedValidation(register, { participantId: other });
                const by = how === 'written' ? 'johan' : 'maria';
                const links = { validationIds: [elsewhere], criterionIds: [] };
                const piece = await register.ask(by, 'evidence.register', { ...links, ...observation });
                const { judgement: _, ...fields } = observation;
                if (how === 'changed') await register.ask('johan', 'evidence.save', { ...piece, ...fields });
                const off = { validationId: elsewhere, criterionIds: [], isKept: false };
                await register.ask('maria', 'evidence.link', {
                  ...piece,
                  validationId: id,
                  criterionIds: [],
                  isKept: true,
                });
                await register.ask('maria', 'evidence.link', { ...piece, ...off });
              },
            ] as const,
        ),
      ] as readonly (readonly [string, (register: SeededRegister, id: ValidationId) => Promise<unknown>])[]
    ).map(([name, act]): Case => [
      `by ${name} only`,
      async (register) => {
        const id = await readyValidation(register);
        await act(register, id);
        if ((await page(register, 'maria', id)).state !== 'submitted')
          await register.ask('maria', 'validation.submit', { id });
        return id;
      },
    ]),
  ];

  test.each(cases)('%s', async (_, make) => {
    const register = await seededRegister();
    const id = await make(register);
    expect((await page(register, 'johan', id)).control).toBe('ownAssessment');
    expect(await attempts(register, 'johan', id)).toEqual([own, own, own]);
    expect((await page(register, 'petra', id)).control).toBe('may');
    expect(await page(register, 'maria', id)).toMatchObject({
      state: 'submitted',
      control: 'notVerifier',
      controllers: ['Petra Holm'],
    });
    expect(await marksIn(register, id)).toEqual([]);
  });

  it('but one who may assess and has not may control', async () => {
    const register = await seededRegister();
    const validationId = await submittedValidation(register);
    const criterionIds = criteriaOf(register, 'EX-DISK');
    await register.ask('johan', 'control.mark', { validationId, criterionIds, agrees: true, comment: '' });
    await register.ask('johan', 'control.approve', { validationId, message: 'Väl visat' });
    const { events, state } = await page(register, 'maria', validationId);
    expect(state).toBe('approved');
    expect(events.at(-1)).toMatchObject({ step: 'approved', byName: 'Johan Ekström', message: 'Väl visat' });
  });

  it('and one who only assesses may not control at all', async () => {
    const register = await seededRegister();
    const id = await submittedValidation(register);
    for (const refusal of await attempts(register, 'erik', id))
      expect(refusal).toEqual({ kind: 'notPermitted', roles: ['internalVerifier'] });
  });
});

describe('marks', () => {
  it('are made, changed and taken away', async () => {
    const register = await seededRegister();
    const id = await submittedValidation(register);
    const [first, second] = criteriaOf(register, 'EX-DISK');
    await mark(register, id, [first!, second!], true);
    await mark(register, id, [first!], false);
    await mark(register, id, [second!], null);
    expect(await marksIn(register, id)).toEqual([{ id: first, agrees: false, comment: 'Visa en gång till' }]);
  });

  it('are refused for criteria of another module', async () => {
    const register = await seededRegister();
    const validationId = await submittedValidation(register);
    const criterionIds = criteriaOf(register, 'EX-BUTIK').slice(0, 1);
    const input = { validationId, criterionIds, agrees: true, comment: '' };
    expect(refusalOf(await register.as.petra.call('control.mark', input))).toEqual({
      kind: 'notFound',
      what: 'criterion',
    });
  });

  it('belong to one handing in: shown while it is sent back, gone in the next round', async () => {
    const register = await seededRegister();
    const id = await submittedValidation(register);
    const [first] = criteriaOf(register, 'EX-DISK');
    await mark(register, id, [first!], false);
    await register.ask('petra', 'control.return', { validationId: id, message: '', dueOn: null });
    const back = [{ id: first, agrees: false, comment: 'Visa en gång till' }];
    expect(await marksIn(register, id)).toEqual(back);
    await register.ask('maria', 'judgement.note', {
      validationId: id,
      criterionId: first!,
      note: 'Visat igen',
    });
    expect(await marksIn(register, id)).toEqual(back);
    await register.ask('maria', 'validation.submit', { id });
    expect(await marksIn(register, id)).toEqual([]);
    const approve = { validationId: id, message: '' };
    expect(refusalOf(await register.as.petra.call('control.approve', approve))).toEqual({
      kind: 'criteriaNotControlled',
      criterionIds: criteriaOf(register, 'EX-DISK'),
    });
    await mark(register, id, criteriaOf(register, 'EX-DISK'), true);
    await register.ask('petra', 'control.approve', approve);
    expect((await page(register, 'maria', id)).state).toBe('approved');
  });

  const decisions = [
    ['control.mark', { agrees: true, comment: '' }],
    ['control.approve', { message: '' }],
    ['control.return', { message: 'Mer', dueOn: null }],
  ] as const;
  it.each(decisions)('and decisions are of the handing in that was read: %s', async (call, said) => {
    const register = await seededRegister();
    const id = await submittedValidation(register);
    const criterionIds = criteriaOf(register, 'EX-DISK');
    const { submissionId } = await page(register, 'petra', id);
    await mark(register, id, criterionIds, true);
    await register.ask('maria', 'validation.withdraw', { id });
    await register.ask('maria', 'judgement.note', {
      validationId: id,
      criterionId: criterionIds[0]!,
      note: 'Ändrat',
    });
    await register.ask('maria', 'validation.submit', { id });
    await mark(register, id, criterionIds, true);
    const chosen = call === 'control.mark' ? { criterionIds } : {};
    const decide = (read: string) =>
      register.as.petra.callUnknown(call, { validationId: id, submissionId: read, ...chosen, ...said });
    expect(refusalOf(await decide(submissionId!))).toEqual({ kind: 'handedInAgain' });
    expect(await page(register, 'petra', id)).toMatchObject({ state: 'submitted' });
    valueOf(await decide((await page(register, 'petra', id)).submissionId!));
  });

  it('are not shown when the handing in was taken back', async () => {
    const register = await seededRegister();
    const id = await submittedValidation(register);
    await mark(register, id, criteriaOf(register, 'EX-DISK'), true);
    await register.ask('maria', 'validation.withdraw', { id });
    expect(await marksIn(register, id)).toEqual([]);
  });
});

describe('approving', () => {
  it('needs every counted criterion, and no doubt about what was left out', async () => {
    const register = await seededRegister();
    const validationId = await submittedValidation(register, { leftOut: ['1.1'] });
    const [leftOut] = criteriaOf(register, 'EX-DISK', ['1.1']);
    const counted = criteriaOf(register, 'EX-DISK').filter((id) => id !== leftOut);
    await mark(register, validationId, counted, true);
    await mark(register, validationId, [leftOut!], false);
    const approve = { validationId, message: '' };
    expect(refusalOf(await register.as.petra.call('control.approve', approve))).toEqual({
      kind: 'criteriaNotControlled',
      criterionIds: [leftOut],
    });
    await mark(register, validationId, [leftOut!], null);
    await register.ask('petra', 'control.approve', approve);
    expect(await page(register, 'maria', validationId)).toMatchObject({ state: 'approved', isPartial: true });
  });
});

describe('sending back', () => {
  it('says what is missing and until when, to the assessor too', async () => {
    const register = await seededRegister();
    const validationId = await submittedValidation(register);
    const send = { validationId, message: 'Visa 1.2 en gång till', dueOn: '2026-03-16' as PlainDate };
    await register.ask('petra', 'control.return', send);
    expect(await page(register, 'maria', validationId)).toMatchObject({
      state: 'returned',
      mayAssess: true,
      returned: { message: 'Visa 1.2 en gång till', dueOn: '2026-03-16', byName: 'Petra Holm' },
    });
    await register.ask('maria', 'validation.submit', { id: validationId });
    expect((await page(register, 'maria', validationId)).returned).toBeNull();
  });

  test.each([
    [{ message: ' ', dueOn: null }, { kind: 'nothingMarkedMissing' }],
    [{ message: 'x', dueOn: '2026-03-01' as PlainDate }, { kind: 'invalidInput' }],
  ])('refuses %j', async (input, refusal) => {
    const register = await seededRegister();
    const validationId = await submittedValidation(register);
    const reply = await register.as.petra.call('control.return', { validationId, ...input });
    expect(refusalOf(reply)).toMatchObject(refusal);
  });

  it('and approving are over once decided', async () => {
    const register = await seededRegister();
    const validationId = await submittedValidation(register);
    await register.ask('petra', 'control.return', { validationId, message: 'Komplettera', dueOn: null });
    const over = { kind: 'controlOver', how: 'returned', byName: 'Petra Holm' };
    expect(await attempts(register, 'petra', validationId)).toMatchObject([over, over, over]);
  });
});

describe('a control that ends under somebody’s hands', () => {
  const approve = async (register: SeededRegister, by: StaffKey, validationId: ValidationId) => {
    const criterionIds = criteriaOf(register, 'EX-DISK');
    await register.ask(by, 'control.mark', { validationId, criterionIds, agrees: true, comment: '' });
    await register.ask(by, 'control.approve', { validationId, message: '' });
  };
  const savePetra = async (register: SeededRegister, change: Partial<InputOf<'user.save'>>) => {
    const users = await register.ask('samira', 'user.list', {});
    const { id, name, title, roles, workshopIds, seesPersons, trainedOn, certifiedOn, isActive } = users.find(
      (user) => user.name === 'Petra Holm',
    )!;
    const kept = { id, name, title, roles, workshopIds, seesPersons, trainedOn, certifiedOn, isActive };
    await register.ask('samira', 'user.save', { ...kept, ...change });
  };
  type Way = (register: SeededRegister, id: ValidationId) => Promise<unknown>;
  const withdraw: Way = (register, id) => register.ask('maria', 'validation.withdraw', { id });

  const ways: readonly (readonly [string, Way, string, string | null])[] = [
    ['taken back', withdraw, 'withdrawn', 'Maria Lindqvist'],
    [
      'taken back and ended early',
      async (register, id) => {
        await withdraw(register, id);
        await register.ask('maria', 'validation.endEarly', { id, reason: 'moved', note: '' });
      },
      'givenUp',
      'Maria Lindqvist',
    ],
    [
      'sent back by another',
      (register, id) =>
        register.ask('johan', 'control.return', { validationId: id, message: 'Visa 1.2', dueOn: null }),
      'returned',
      'Johan Ekström',
    ],
    ['approved by another', (register, id) => approve(register, 'johan', id), 'approved', 'Johan Ekström'],
    ['the role taken away', (register) => savePetra(register, { roles: ['assessor'] }), 'roleGone', null],
  ];

  test.each(ways)(
    '%s: it is told on the start page, on its page and to who decides too late',
    async (...given) => {
      const [, end, how, byName] = given;
      const register = await seededRegister();
      const id = await submittedValidation(register);
      await mark(register, id, criteriaOf(register, 'EX-DISK', ['1.1']), true);
      await end(register, id);
      const refusals = await attempts(register, 'petra', id);
      const told = how === 'roleGone' ? { kind: 'notPermitted' } : { kind: 'controlOver', how, byName };
      for (const refusal of refusals) expect(refusal).toMatchObject(told);
      const { items } = await register.ask('petra', 'todo.list', {});
      expect(items.filter(({ kind }) => kind === 'controlOver')).toMatchObject([
        { participantName: 'Åsa Öberg', end: { how, byName: byName ?? '' } },
      ]);
      // She works in another verkstad, and reaches only what is handed in, or was decided once.
      const opened = await register.as.petra.callUnknown('validation.get', { id });
      const isOut = ['withdrawn', 'givenUp', 'roleGone'].includes(how);
      expect(opened).toMatchObject(
        isOut ? { ok: false, refusal: { kind: 'controlOver', how, byName: byName ?? '' } } : { ok: true },
      );
      const roles: Role[] = how === 'roleGone' ? ['assessor'] : ['internalVerifier', 'assessor'];
      await savePetra(register, { roles, workshopIds: [register.workshopId('reuse')] });
      expect(await page(register, 'petra', id)).toMatchObject({
        control: how,
        controlEnding: byName === null ? null : { byName },
      });
      // Nothing of it to who did it.
      const did = byName === 'Johan Ekström' ? 'johan' : 'maria';
      const theirs = await register.ask(did, 'todo.list', {});
      expect(theirs.items.map(({ kind }) => kind)).not.toContain('controlOver');
    },
  );

  it('is over when it is handed in anew', async () => {
    const register = await seededRegister();
    const id = await submittedValidation(register);
    await mark(register, id, criteriaOf(register, 'EX-DISK', ['1.1']), true);
    await withdraw(register, id);
    await register.ask('maria', 'validation.submit', { id });
    const { items } = await register.ask('petra', 'todo.list', {});
    expect(items.map(({ kind }) => kind)).toEqual(['toControl']);
    expect(await page(register, 'petra', id)).toMatchObject({ control: 'may', controlEnding: null });
  });

  it('is no answer where something else is asked for than to control it', async () => {
    const register = await seededRegister();
    const id = await submittedValidation(register);
    await register.ask('johan', 'control.return', { validationId: id, message: 'Visa 1.2', dueOn: null });
    await savePetra(register, { roles: ['internalVerifier', 'assessor'] });
    const write = { validationId: id, text: 'Skriven av en annan' };
    expect(refusalOf(await register.as.petra.call('rationale.write', write))).toEqual({
      kind: 'onlyToControl',
    });
  });

  it('is told for longer to who had begun, and another’s marks are no beginning of one’s own', async () => {
    const register = await seededRegister();
    const id = await submittedValidation(register);
    await mark(register, id, criteriaOf(register, 'EX-DISK', ['1.1']), true);
    await withdraw(register, id);
    const told = async (by: StaffKey) =>
      (await register.ask(by, 'todo.list', {})).items.map(({ kind }) => kind);
    expect([await told('johan'), await told('petra')]).toEqual([['controlOver'], ['controlOver']]);
    register.clock.passDays(4);
    expect([await told('johan'), await told('petra')]).toEqual([[], ['controlOver']]);
  });

  it('is told to who could have controlled it and sees the person, briefly, and to nobody else', async () => {
    const register = await seededRegister();
    const id = await submittedValidation(register);
    await withdraw(register, id);
    const told = async (by: StaffKey) =>
      (await register.ask(by, 'todo.list', {})).items.map(({ kind }) => kind);
    expect([await told('johan'), await told('petra'), await told('samira')]).toEqual([
      ['controlOver'],
      [],
      [],
    ]);
    expect(refusalOf(await register.as.petra.callUnknown('validation.get', { id }))).toMatchObject({
      kind: 'controlOver',
      byName: 'Maria Lindqvist',
    });
    expect(refusalOf(await register.as.erik.callUnknown('validation.get', { id }))).toEqual({
      kind: 'notFound',
      what: 'validation',
    });
    register.clock.passDays(4);
    expect(await told('johan')).toEqual([]);
  });
});
