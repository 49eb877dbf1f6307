// Att göra: what stands on whose start page, for how long, and what is stuck.
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { addDays, type Instant, type PlainDate } from '#domain/dates.ts';
import type { ParticipantId, ValidationId } from '#domain/ids.ts';
import { roles, type Role } from '#domain/role.ts';
import {
  isWaiting,
  statesConcerning,
  todoFor,
  todoKinds,
  type ControlRound,
  type OpenValidation,
  type TodoItem,
  type TodoKind,
} from '#domain/todo.ts';
import { openStates } from '#domain/validation.ts';
import { validationStates, type ValidationState } from '#domain/validation-state.ts';

const today = '2026-03-20' as PlainDate;
const limits = { stuckAfterDays: 14, controlWithinDays: 10 };

const daysAgo = (days: number): Instant => `${addDays(today, -days)}T08:00:00.000Z` as Instant;

const open = (state: ValidationState, more: Partial<OpenValidation> = {}): OpenValidation => ({
  validationId: 'v1' as ValidationId,
  participantId: 'p1' as ParticipantId,
  birthYear: null,
  hasProtectedIdentity: false,
  participantName: 'Åsa Öberg',
  moduleTitle: 'Disk och kafé',
  state,
  isMine: true,
  hasAssessed: true,
  isReady: false,
  since: daysAgo(3),
  lastActivityAt: daysAgo(3),
  dueOn: null,
  message: '',
  dueSteps: [],
  ...more,
});

const seenBy = (held: readonly Role[], ...validations: readonly OpenValidation[]) =>
  todoFor(held, validations, limits, today);

const kindsFor = (...args: Parameters<typeof seenBy>): readonly TodoKind[] =>
  seenBy(...args).map((item) => item.kind);

const old = { since: daysAgo(20), lastActivityAt: daysAgo(20) };

describe('what waits for whom', () => {
  const cases: readonly [string, OpenValidation, Readonly<Record<string, TodoKind | null>>][] = [
    [
      'planned',
      open('planned'),
      { assessor: 'notBegun', colleague: null, verifier: null, coordinator: null },
    ],
    ['ongoing', open('ongoing'), { assessor: 'ongoing', colleague: null, verifier: null, coordinator: null }],
    [
      'ongoing and complete',
      open('ongoing', { isReady: true }),
      { assessor: 'readyToSubmit', colleague: null, verifier: null, coordinator: null },
    ],
    [
      'ongoing without activity for long',
      open('ongoing', old),
      { assessor: 'stuck', colleague: null, verifier: null, coordinator: 'stuck' },
    ],
    [
      'handed in',
      open('submitted'),
      { assessor: 'awaitingOther', colleague: null, verifier: 'toControl', coordinator: null },
    ],
    [
      'handed in long ago',
      open('submitted', old),
      { assessor: 'awaitingOther', colleague: null, verifier: 'toControl', coordinator: 'lateControl' },
    ],
    [
      'sent back long ago',
      open('returned', old),
      { assessor: 'returned', colleague: null, verifier: null, coordinator: 'stuck' },
    ],
    [
      'sent back',
      open('returned'),
      { assessor: 'returned', colleague: null, verifier: null, coordinator: null },
    ],
    [
      'approved',
      open('approved'),
      { assessor: 'toIssue', colleague: null, verifier: null, coordinator: 'toIssue' },
    ],
    [
      'certified',
      open('certified', old),
      { assessor: null, colleague: null, verifier: null, coordinator: null },
    ],
    [
      'ended',
      open('endedEarly', old),
      { assessor: null, colleague: null, verifier: null, coordinator: null },
    ],
  ];

  test.each(cases)('%s', (_, validation, expected) => {
    const others = { ...validation, isMine: false, hasAssessed: false };
    const seen = {
      assessor: kindsFor(['assessor'], validation)[0] ?? null,
      colleague: kindsFor(['assessor'], others)[0] ?? null,
      verifier: kindsFor(['internalVerifier'], others)[0] ?? null,
      coordinator: kindsFor(['coordinator'], others)[0] ?? null,
    };
    expect(seen).toEqual(expected);
  });

  const anyValidation = fc
    .record({
      state: fc.constantFrom(...validationStates),
      isMine: fc.boolean(),
      hasAssessed: fc.boolean(),
      isReady: fc.boolean(),
      days: fc.nat(60),
    })
    .map(({ state, days, ...more }) =>
      open(state, { ...more, since: daysAgo(days), lastActivityAt: daysAgo(days) }),
    );
  const anyRoles = fc.subarray([...roles]);

  it('never asks anybody to control what they have assessed', () => {
    fc.assert(
      fc.property(anyValidation, anyRoles, (validation, held) => {
        if (kindsFor(held, validation).includes('toControl')) {
          expect(validation.hasAssessed).toBe(false);
          expect(held).toContain('internalVerifier');
        }
      }),
    );
  });

  it('shows each open validation at most once besides its steps, and closed ones never', () => {
    fc.assert(
      fc.property(anyValidation, anyRoles, (validation, held) => {
        const isOpen = (openStates as readonly ValidationState[]).includes(validation.state);
        expect(kindsFor(held, validation).length).toBeLessThanOrEqual(isOpen ? 1 : 0);
      }),
    );
  });

  it('of others has nothing outside the states that are gathered for the roles', () => {
    fc.assert(
      fc.property(anyValidation, anyRoles, (validation, held) => {
        fc.pre(!validation.isMine && !statesConcerning(held).includes(validation.state));
        expect(kindsFor(held, validation)).toEqual([]);
      }),
    );
  });
});

describe('waiting', () => {
  it('is counted in whole days since it came into its state, or since somebody last did something', () => {
    const times = { since: daysAgo(9), lastActivityAt: daysAgo(4) };
    expect(seenBy(['assessor'], open('returned', times))[0]?.days).toBe(9);
    expect(seenBy(['assessor'], open('ongoing', times))[0]?.days).toBe(4);
  });

  it('of what was sent back ends for the coordinator while somebody works on it', () => {
    const others = { isMine: false, hasAssessed: false, since: daysAgo(30) };
    expect(kindsFor(['coordinator'], open('returned', { ...others, lastActivityAt: daysAgo(1) }))).toEqual(
      [],
    );
    const items = seenBy(['coordinator'], open('returned', { ...others, lastActivityAt: daysAgo(14) }));
    expect(items).toMatchObject([{ kind: 'stuck', days: 14, isStuck: true }]);
  });

  test.each([
    ['ongoing', 13, false],
    ['ongoing', 14, true],
    ['planned', 14, true],
    ['approved', 13, false],
    ['approved', 14, true],
    ['submitted', 10, false],
    ['submitted', 11, true],
  ] as const)('%s for %i days is stuck: %s', (state, days, isStuck) => {
    const validation = open(state, { since: daysAgo(days), lastActivityAt: daysAgo(days) });
    expect(seenBy(['assessor'], validation)[0]?.isStuck).toBe(isStuck);
  });

  test.each([
    [null, false],
    ['2026-03-20', false],
    ['2026-03-19', true],
  ] as const)('what was sent back until %s is late: %s', (dueOn, isStuck) => {
    const validation = open('returned', { dueOn: dueOn as PlainDate | null, message: 'Visa 1.2 igen' });
    expect(seenBy(['assessor'], validation)[0]).toMatchObject({
      isStuck,
      dueOn,
      detail: 'Visa 1.2 igen',
    });
  });
});

describe('steps of the handlingsplan', () => {
  const dueSteps = [
    { text: 'Pröva kassan', dueOn: '2026-03-19' as PlainDate },
    { text: 'Läs hygienreglerna', dueOn: today },
    { text: 'Besök en annan butik', dueOn: '2026-03-21' as PlainDate },
  ];

  it('stand on their assessor’s page from the day they are due', () => {
    const items = seenBy(['assessor'], open('ongoing', { dueSteps }));
    expect(items.filter((item) => item.kind === 'planStepDue')).toMatchObject([
      { detail: 'Pröva kassan', days: 1, isStuck: true },
      { detail: 'Läs hygienreglerna', days: 0, isStuck: false },
    ]);
    expect(kindsFor(['assessor', 'coordinator'], open('ongoing', { dueSteps, isMine: false }))).toEqual([]);
  });

  it('do not stand there when the validation has gone on', () => {
    expect(kindsFor(['assessor'], open('submitted', { dueSteps }))).toEqual(['awaitingOther']);
  });
});

it('puts the most pressing kind first', () => {
  const others = { isMine: false, hasAssessed: false };
  const dueSteps = [{ text: 'Öva', dueOn: today }];
  const items = seenBy(
    ['assessor', 'internalVerifier', 'coordinator'],
    open('planned'),
    open('ongoing', { dueSteps }),
    open('ongoing', { isReady: true }),
    open('ongoing', old),
    open('submitted', { ...old, isMine: false }),
    open('submitted', others),
    open('submitted'),
    open('approved'),
    open('returned'),
  );
  expect(items.map(({ kind }) => kind)).toEqual([
    'returned',
    'toControl',
    'planStepDue',
    'readyToSubmit',
    'toIssue',
    'stuck',
    'lateControl',
    'notBegun',
    'ongoing',
    'awaitingOther',
  ]);
});

it('puts the longest wait first within a kind', () => {
  const toControl = (days: number) =>
    open('submitted', { isMine: false, hasAssessed: false, since: daysAgo(days) });
  const items = seenBy(['internalVerifier'], toControl(2), toControl(5), toControl(3));
  expect(items.map(({ days }) => days)).toEqual([5, 3, 2]);
});

it('puts people in their order within a kind and a wait, and modules by their titles', () => {
  const names = [
    ['Åsa Öberg', 1987, 'Disk och kafé'],
    ['Anna Berg', 1987, 'Disk och kafé'],
    ['Anna Berg', 1964, 'Trädgård'],
    ['Anna Berg', 1964, 'Disk och kafé'],
    ['Anna Berg', 1964, 'Hygien'],
  ] as const;
  const items = seenBy(
    ['assessor'],
    ...names.map(([participantName, birthYear, moduleTitle]) =>
      open('approved', { participantName, birthYear, moduleTitle }),
    ),
  );
  expect(items.map((item) => [item.participantName, item.birthYear, item.moduleTitle])).toEqual(
    [3, 4, 2, 1, 0].map((index) => names[index]),
  );
});

test('nobody waits for the user in what is under way with them, lies with another or is over', () => {
  const quiet = todoKinds.filter((kind) => !isWaiting({ kind }));
  expect(quiet).toEqual(['ongoing', 'awaitingOther', 'controlOver']);
});

describe('a control that ended without the user', () => {
  const ended = (days: number, step: NonNullable<ControlRound['ending']>['step'] = 'withdrawn') => ({
    ending: { step, at: daysAgo(days), byName: 'Maria Lindqvist' },
  });
  const round = (more: Partial<ControlRound> = {}): ControlRound => ({
    validationId: 'v1' as ValidationId,
    participantId: 'p1' as ParticipantId,
    participantName: 'Åsa Öberg',
    birthYear: 1987,
    hasProtectedIdentity: false,
    moduleTitle: 'Disk och kafé',
    ...ended(2),
    state: 'ongoing',
    isVerifier: true,
    hasMarked: true,
    hasAssessed: false,
    isByUser: false,
    ...more,
  });
  const told = (of: ControlRound) => todoFor(['internalVerifier'], [], limits, today, [of]);

  it('is told with what it was about, how it ended, when and by whom', () => {
    const item: TodoItem = {
      kind: 'controlOver',
      participantId: 'p1' as ParticipantId,
      validationId: 'v1' as ValidationId,
      participantName: 'Åsa Öberg',
      birthYear: 1987,
      hasProtectedIdentity: false,
      moduleTitle: 'Disk och kafé',
      days: 2,
      isStuck: false,
      dueOn: null,
      detail: '',
      end: { how: 'withdrawn', byName: 'Maria Lindqvist', at: daysAgo(2) },
    };
    expect(told(round())).toEqual([item]);
  });

  test.each<[string, Partial<ControlRound>, Partial<TodoItem> | null]>([
    [
      'sent back',
      ended(0, 'returned'),
      { days: 0, end: { how: 'returned', byName: 'Maria Lindqvist', at: daysAgo(0) } },
    ],
    ['fourteen days ago', ended(14), { days: 14 }],
    ['longer ago', ended(15), null],
    ['three days ago, to who only could have', { ...ended(3), hasMarked: false }, { days: 3 }],
    ['four days ago, to who only could have', { ...ended(4), hasMarked: false }, null],
    ['on a day to come, by a clock that was wrong', ended(-3650), { days: 0 }],
    ['not at all: it is under way', { ending: null, state: 'submitted' }, null],
    [
      'with the role',
      { ending: null, state: 'submitted', isVerifier: false },
      { days: 0, end: { how: 'roleGone', byName: '', at: null } },
    ],
    ['by the user', { isByUser: true }, null],
    ['of what the user has assessed', { hasAssessed: true }, null],
    [
      'with the role, of what the user has assessed',
      { ending: null, isVerifier: false, hasAssessed: true },
      null,
    ],
  ])('ended %s', (_, more, item) => {
    expect(told(round(more))).toMatchObject(item === null ? [] : [item]);
    expect(told(round(more))).toHaveLength(item === null ? 0 : 1);
  });

  it('stands below all that waits', () => {
    const items = todoFor(['assessor'], [open('ongoing'), open('submitted')], limits, today, [round()]);
    expect(items.map(({ kind }) => kind)).toEqual(['ongoing', 'awaitingOther', 'controlOver']);
  });
});

test.each(['ongoing', 'submitted', 'approved', 'planned'] as const)(
  'what is %s since a day to come is late at once, and how late is not told as nothing',
  (state) => {
    const times = { since: daysAgo(-3650), lastActivityAt: daysAgo(-3650) };
    expect(seenBy(['assessor'], open(state, times))).toMatchObject([
      { days: state === 'submitted' ? 11 : 14, isStuck: true },
    ]);
  },
);

test.each([
  ['lateControl', open('submitted', { ...old, isMine: false })],
  ['stuck', open('ongoing', { ...old, isMine: false })],
] as const)('a samordnare is told that it is late: %s', (kind, validation) => {
  expect(seenBy(['coordinator'], validation)).toMatchObject([{ kind, days: 20, isStuck: true, detail: '' }]);
});

it('gathers for each role what concerns it of others', () => {
  expect(statesConcerning(['assessor', 'administrator'])).toEqual([]);
  expect(statesConcerning(['internalVerifier'])).toEqual(['submitted']);
  expect(statesConcerning(['coordinator', 'assessor']).toSorted()).toEqual([
    'approved',
    'ongoing',
    'returned',
    'submitted',
  ]);
});
