// Intern kontroll: who may, and what approving and sending back need.
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Instant, PlainDate } from '#domain/dates.ts';
import type { CriterionId, UserId } from '#domain/ids.ts';
import { refuse } from '#domain/refusal.ts';
import { validationStates } from '#domain/validation-state.ts';
import type { ControlEnd } from '#domain/control-end.ts';
import {
  controlEnd,
  isToldOf,
  mayApprove,
  mayControl,
  mayReturn,
  showsMarks,
  type ControlMark,
  type Round,
} from '#domain/verification.ts';

const maria = 'maria' as UserId;
const johan = 'johan' as UserId;
const c1 = 'c1' as CriterionId;
const c2 = 'c2' as CriterionId;
const c3 = 'c3' as CriterionId;

const agree = (criterionId: CriterionId): ControlMark => ({ criterionId, agrees: true, comment: '' });
const disagree = (criterionId: CriterionId): ControlMark => ({
  criterionId,
  agrees: false,
  comment: 'visa mer',
});

describe('who may control', () => {
  test.each(validationStates)('somebody who has assessed may not, in state %s either', (state) => {
    expect(mayControl(maria, state, { assessedBy: [johan, maria] })).toEqual({
      ok: false,
      refusal: { kind: 'ownAssessment' },
    });
  });

  test.each(validationStates)('somebody else may only what waits for control: %s', (state) => {
    expect(mayControl(johan, state, { assessedBy: [maria] })).toEqual(
      state === 'submitted' ? { ok: true } : { ok: false, refusal: { kind: 'wrongState', state } },
    );
  });

  it('nobody ever controls what they have assessed, whoever else did', () => {
    const anyUser = fc.string({ minLength: 1, maxLength: 3 }).map((text) => text as UserId);
    fc.assert(
      fc.property(anyUser, fc.array(anyUser), fc.constantFrom(...validationStates), (user, others, state) => {
        expect(mayControl(user, state, { assessedBy: [...others, user] }).ok).toBe(false);
      }),
    );
  });
});

describe('approving', () => {
  const cases: readonly [string, readonly CriterionId[], readonly ControlMark[], readonly CriterionId[]][] = [
    ['every criterion agreed with', [c1, c2], [agree(c1), agree(c2)], []],
    ['one not marked', [c1, c2], [agree(c1)], [c2]],
    ['one not agreed with', [c1, c2], [agree(c1), disagree(c2)], [c2]],
    ['nothing marked', [c1, c2], [], [c1, c2]],
    ['a left-out criterion needs no mark', [c1], [agree(c1)], []],
    ['in the order of the module', [c1, c2, c3], [disagree(c2), agree(c1)], [c2, c3]],
    ['leaving one out was not agreed with', [c1], [agree(c1), disagree(c3)], [c3]],
  ];

  test.each(cases)('%s', (_, counted, marks, criterionIds) => {
    expect(mayApprove(counted, marks)).toEqual(
      criterionIds.length === 0
        ? { ok: true }
        : { ok: false, refusal: { kind: 'criteriaNotControlled', criterionIds } },
    );
  });
});

describe('sending back', () => {
  const today = '2026-03-10' as PlainDate;
  const by = (on: string | null) => ({ on: on as PlainDate | null, today });

  test.each([
    ['a message', 'Komplettera 1.2', [], null, null],
    ['a criterion not agreed with', '', [disagree(c1)], null, null],
    ['neither', '', [], null, 'nothingMarkedMissing'],
    ['only blanks', '  \n', [agree(c1)], null, 'nothingMarkedMissing'],
    ['until today', 'x', [], '2026-03-10', null],
    ['until a day to come', 'x', [], '2026-04-01', null],
  ] as const)('with %s', (_, message, marks, dueOn, kind) => {
    const may = mayReturn(message, marks, by(dueOn));
    expect(may.ok ? null : may.refusal.kind).toBe(kind);
  });

  test('until a day that has passed is refused at its field', () => {
    const problems = [{ path: 'dueOn', message: 'inThePast' }];
    expect(mayReturn('x', [], by('2026-03-09'))).toEqual(refuse({ kind: 'invalidInput', problems }));
  });
});

describe('marks', () => {
  test.each([
    ['submitted', true],
    ['returned', true],
    ['approved', true],
    ['certified', true],
    ['planned', false],
    ['ongoing', false],
    ['endedEarly', false],
  ] as const)('are shown while %s: %s', (state, areShown) => {
    expect(showsMarks(state)).toBe(areShown);
  });
});

describe('a round of control that goes on without who began it', () => {
  const ending = (step: NonNullable<Round['ending']>['step']): Round['ending'] => ({
    step,
    at: '2026-03-02T12:00:00.000Z' as Instant,
    byName: 'Maria Lindqvist',
  });
  const round = (more: Partial<Round>): Round => ({
    ending: null,
    state: 'submitted',
    isVerifier: true,
    hasMarked: true,
    ...more,
  });

  test.each<[string, Round, ControlEnd | null]>([
    ['is under way', round({}), null],
    ['was taken back', round({ ending: ending('withdrawn'), state: 'ongoing' }), 'withdrawn'],
    [
      'was taken back and ended early',
      round({ ending: ending('withdrawn'), state: 'endedEarly' }),
      'givenUp',
    ],
    ['was sent back by another', round({ ending: ending('returned'), state: 'returned' }), 'returned'],
    [
      'was sent back and then ended early',
      round({ ending: ending('returned'), state: 'endedEarly' }),
      'returned',
    ],
    ['was approved by another', round({ ending: ending('approved'), state: 'approved' }), 'approved'],
    ['was approved and certified', round({ ending: ending('approved'), state: 'certified' }), 'approved'],
    ['the role was taken away', round({ isVerifier: false }), 'roleGone'],
    ['the role was never there', round({ isVerifier: false, hasMarked: false }), null],
    [
      'the role was taken away, and it was taken back',
      round({ isVerifier: false, ending: ending('withdrawn'), state: 'ongoing' }),
      'withdrawn',
    ],
  ])('%s', (_, of, expected) => {
    expect(controlEnd(of)).toBe(expected);
  });

  const of = (more: Partial<Parameters<typeof isToldOf>[1]>) => ({
    hasMarked: true,
    isVerifier: true,
    isByUser: false,
    days: 0,
    ...more,
  });
  test.each<[string, ControlEnd, Parameters<typeof isToldOf>[1], boolean]>([
    ['to who had begun', 'withdrawn', of({}), true],
    ['two weeks later', 'withdrawn', of({ days: 14 }), true],
    ['not for ever', 'withdrawn', of({ days: 15 }), false],
    ['to who could have, for some days', 'withdrawn', of({ hasMarked: false, days: 3 }), true],
    ['and then no more', 'withdrawn', of({ hasMarked: false, days: 4 }), false],
    ['that it was given up, too', 'givenUp', of({ hasMarked: false }), true],
    ['not to who could have, that another did it', 'approved', of({ hasMarked: false }), false],
    ['nor that another sent it back', 'returned', of({ hasMarked: false }), false],
    ['not to who did it', 'approved', of({ isByUser: true }), false],
    ['to who had begun, that another approved', 'approved', of({}), true],
    ['to who had begun and has lost the role', 'approved', of({ isVerifier: false }), true],
    ['not to who only assesses', 'withdrawn', of({ isVerifier: false, hasMarked: false }), false],
    ['that the role is gone, as long as it waits', 'roleGone', of({ isVerifier: false, days: 90 }), true],
  ])('is told %s', (_, end, given, expected) => {
    expect(isToldOf(end, given)).toBe(expected);
  });
});
