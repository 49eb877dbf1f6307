// What may be handed in, progress in numbers, and changing what is said of a criterion.
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  changedJudgement,
  isPartial,
  judgements,
  maySubmit,
  missingForSubmission,
  progressOf,
  unjudged,
  type CriterionStanding,
} from '#domain/assessment.ts';
import { countsAsEvidence, evidenceTypes } from '#domain/evidence.ts';
import type { CriterionId } from '#domain/ids.ts';

const a = 'a' as CriterionId;
const b = 'b' as CriterionId;

const shown = (criterionId: CriterionId): CriterionStanding => ({
  criterionId,
  judgement: 'shown',
  leftOutReason: null,
  evidence: ['observation'],
});
const leftOut = (criterionId: CriterionId): CriterionStanding => ({
  criterionId,
  judgement: null,
  leftOutReason: 'finns inte på arbetsplatsen',
  evidence: [],
});

const anyCriteria = fc
  .array(
    fc.record({
      judgement: fc.constantFrom(...judgements, null),
      leftOutReason: fc.constantFrom(null, null, 'skäl'),
      evidence: fc.array(fc.constantFrom(...evidenceTypes), { maxLength: 3 }),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((rows) => rows.map((row, index) => ({ ...row, criterionId: `c${String(index)}` as CriterionId })));

test('progress counts what is judged, left out and there in all; what is left out is counted once', () => {
  const partly = { ...shown(b), judgement: 'partlyShown' as const };
  const not = { ...shown(b), judgement: 'notShown' as const };
  const open = { ...shown(b), judgement: null };
  expect(
    progressOf([
      shown(a),
      shown(b),
      partly,
      not,
      open,
      open,
      open,
      leftOut(a),
      { ...leftOut(b), ...partly, leftOutReason: 'x' },
    ]),
  ).toEqual({
    shown: 2,
    partlyShown: 1,
    notShown: 1,
    unjudged: 3,
    leftOut: 2,
    total: 9,
  });
  expect(progressOf([])).toEqual({
    shown: 0,
    partlyShown: 0,
    notShown: 0,
    unjudged: 0,
    leftOut: 0,
    total: 0,
  });
});

describe('handing in', () => {
  const cases: readonly [string, readonly CriterionStanding[], string, readonly object[]][] = [
    ['all shown, with evidence and motivering', [shown(a), shown(b)], 'därför', []],
    [
      'a criterion only partly shown',
      [shown(a), { ...shown(b), judgement: 'partlyShown' }],
      'därför',
      [{ kind: 'criterionNotShown', criterionId: b }],
    ],
    [
      'a criterion not judged and without evidence',
      [{ ...shown(a), judgement: null, evidence: [] }],
      'därför',
      [
        { kind: 'criterionNotShown', criterionId: a },
        { kind: 'criterionWithoutEvidence', criterionId: a },
      ],
    ],
    [
      'only the participant’s own word',
      [{ ...shown(a), evidence: ['selfAssessment'] }],
      'därför',
      [{ kind: 'criterionWithoutEvidence', criterionId: a }],
    ],
    ['the own word beside something else', [{ ...shown(a), evidence: ['selfAssessment', 'photo'] }], 'x', []],
    ['one left out with a reason', [shown(a), leftOut(b)], 'därför', []],
    ['everything left out', [leftOut(a), leftOut(b)], 'därför', [{ kind: 'nothingShown' }]],
    ['no motivering', [shown(a)], '', [{ kind: 'rationaleMissing' }]],
    ['a motivering of blanks', [shown(a)], ' \n\t ', [{ kind: 'rationaleMissing' }]],
  ];

  test.each(cases)('%s', (_, criteria, rationale, missing) => {
    expect(missingForSubmission(criteria, rationale)).toEqual(missing);
    expect(maySubmit(criteria, rationale)).toEqual(
      missing.length === 0 ? { ok: true } : { ok: false, refusal: { kind: 'notReady', missing } },
    );
  });

  it('goes through exactly when each criterion counts by itself, something is shown and the reasons are written', () => {
    fc.assert(
      fc.property(anyCriteria, fc.constantFrom('', ' ', 'därför'), (criteria, rationale) => {
        const counted = criteria.filter((one) => one.leftOutReason === null);
        const isFit =
          counted.length > 0 &&
          counted.every((one) => one.judgement === 'shown' && one.evidence.some(countsAsEvidence)) &&
          rationale.trim() !== '';
        expect(maySubmit(criteria, rationale).ok).toBe(isFit);
      }),
    );
  });

  it('with anything left out can only become a delintyg', () => {
    expect(isPartial([shown(a), shown(b)])).toBe(false);
    expect(isPartial([shown(a), leftOut(b)])).toBe(true);
  });
});

describe('progress', () => {
  it('counts every criterion once', () => {
    fc.assert(
      fc.property(anyCriteria, (criteria) => {
        const { shown, partlyShown, notShown, unjudged, leftOut, total } = progressOf(criteria);
        expect(shown + partlyShown + notShown + unjudged + leftOut).toBe(total);
        expect(total).toBe(criteria.length);
      }),
    );
  });

  it('does not count what is left out as shown, whatever it was judged before', () => {
    expect(progressOf([{ ...leftOut(a), judgement: 'shown' }, shown(b)])).toEqual({
      shown: 1,
      partlyShown: 0,
      notShown: 0,
      unjudged: 0,
      leftOut: 1,
      total: 2,
    });
  });
});

describe('changing what is said of a criterion', () => {
  it('keeps what the change does not speak of', () => {
    const before = { judgement: 'partlyShown', note: 'kan mer', leftOutReason: null } as const;
    expect(changedJudgement(before, { judgement: 'shown' })).toEqual({ ...before, judgement: 'shown' });
    expect(changedJudgement(before, { note: '' })).toEqual({ ...before, note: '' });
    expect(changedJudgement(before, { leftOutReason: 'skäl' })).toEqual({ ...before, leftOutReason: 'skäl' });
  });

  it('is nothing when it says the same again', () => {
    expect(changedJudgement(unjudged, { judgement: null })).toBeUndefined();
    expect(changedJudgement({ ...unjudged, note: 'x' }, { note: 'x' })).toBeUndefined();
  });

  it('is undone by saying what was said before', () => {
    const anyJudgement = fc.record({
      judgement: fc.constantFrom(...judgements, null),
      note: fc.string(),
      leftOutReason: fc.option(fc.string()),
    });
    fc.assert(
      fc.property(anyJudgement, anyJudgement, (before, change) => {
        const after = changedJudgement(before, change) ?? before;
        expect(changedJudgement(after, before) ?? after).toEqual(before);
      }),
    );
  });
});
