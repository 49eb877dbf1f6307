// Intern kontroll: who may, and what approving and sending back need.
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { PlainDate } from '#domain/dates.ts';
import type { CriterionId, UserId } from '#domain/ids.ts';
import { validationStates } from '#domain/validation-state.ts';
import { mayApprove, mayControl, mayReturn, showsMarks, type ControlMark } from '#domain/verification.ts';

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
    ['until a day that has passed', 'x', [], '2026-03-09', 'invalidInput'],
  ] as const)('with %s', (_, message, marks, dueOn, kind) => {
    const may = mayReturn(message, marks, by(dueOn));
    expect(may.ok ? null : may.refusal.kind).toBe(kind);
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
