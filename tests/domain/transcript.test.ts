// A delintyg of what is shown so far: what a request leaves out, when it is refused, and what is taken in again.
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { isPartial, judgements, maySubmit, type CriterionStanding } from '#domain/assessment.ts';
import { evidenceTypes } from '#domain/evidence.ts';
import type { CriterionId } from '#domain/ids.ts';
import { decideTranscript, leftOutByRequest, notShownYet, transcriptOutlook } from '#domain/transcript.ts';
import { validationStates } from '#domain/validation-state.ts';

const a = 'a' as CriterionId;
const b = 'b' as CriterionId;
const c = 'c' as CriterionId;

const shown = (criterionId: CriterionId): CriterionStanding => ({
  criterionId,
  judgement: 'shown',
  leftOutReason: null,
  evidence: ['observation'],
});
const partly = (id: CriterionId): CriterionStanding => ({ ...shown(id), judgement: 'partlyShown' });
const unjudged = (id: CriterionId): CriterionStanding => ({ ...shown(id), judgement: null, evidence: [] });
const leftOut = (id: CriterionId): CriterionStanding => ({
  ...unjudged(id),
  leftOutReason: 'finns inte här',
});

describe('asking for a delintyg', () => {
  it('leaves out every criterion not shown, in module order: only whole criteria count', () => {
    const notShown = { ...shown(c), judgement: 'notShown' } as const;
    expect(decideTranscript('ongoing', [partly(a), shown(b), notShown], 'därför')).toEqual({
      ok: true,
      value: [a, c],
    });
  });

  it('leaves alone what is left out already, shown or not', () => {
    const both = [leftOut(a), { ...shown(b), leftOutReason: 'tas i annan modul' }, shown(c)];
    expect(decideTranscript('ongoing', both, 'därför')).toEqual({ ok: true, value: [] });
  });

  it('is not for a whole module', () => {
    expect(decideTranscript('ongoing', [shown(a), shown(b)], 'därför')).toEqual({
      ok: false,
      refusal: { kind: 'everythingShown' },
    });
    expect(transcriptOutlook([shown(a)], '')).toBeNull();
  });

  const lacking: readonly [string, readonly CriterionStanding[], string, readonly object[]][] = [
    ['nothing', [partly(a), shown(b)], 'därför', []],
    ['the motivering', [partly(a), shown(b)], ' ', [{ kind: 'rationaleMissing' }]],
    [
      'evidence for what is shown, and for nothing else',
      [unjudged(a), { ...shown(b), evidence: ['selfAssessment'] }],
      'därför',
      [{ kind: 'criterionWithoutEvidence', criterionId: b }],
    ],
    ['anything shown', [partly(a), unjudged(b), leftOut(c)], 'därför', [{ kind: 'nothingShown' }]],
  ];
  test.each(lacking)('is told that it lacks %s', (_, criteria, rationale, missing) => {
    expect(transcriptOutlook(criteria, rationale)?.missing).toEqual(missing);
    const decision = decideTranscript('returned', criteria, rationale);
    if (missing.length === 0) expect(decision.ok).toBe(true);
    else expect(decision).toEqual({ ok: false, refusal: { kind: 'notReady', missing } });
  });

  test.each(validationStates)('is possible only while it is ongoing or sent back: %s', (state) => {
    const decision = decideTranscript(state, [shown(a), partly(b)], 'därför');
    if (state === 'ongoing' || state === 'returned') expect(decision).toEqual({ ok: true, value: [b] });
    else expect(decision).toEqual({ ok: false, refusal: { kind: 'wrongState', state } });
  });

  it('leads to what may be handed in as a part, and back to where it was', () => {
    const anyCriteria = fc
      .array(
        fc.record({
          judgement: fc.constantFrom(...judgements, null),
          leftOutReason: fc.constantFrom(null, null, 'skäl'),
          evidence: fc.array(fc.constantFrom(...evidenceTypes), { maxLength: 2 }),
        }),
        { minLength: 1, maxLength: 10 },
      )
      .map((rows) => rows.map((row, index) => ({ ...row, criterionId: `c${String(index)}` as CriterionId })));
    fc.assert(
      fc.property(anyCriteria, (criteria) => {
        const decision = decideTranscript('ongoing', criteria, 'därför');
        fc.pre(decision.ok);
        const out: readonly CriterionId[] = decision.value;
        const asked = criteria.map((one) =>
          out.includes(one.criterionId) ? { ...one, leftOutReason: notShownYet } : one,
        );
        expect(maySubmit(asked, 'därför').ok).toBe(true);
        expect(isPartial(asked)).toBe(true);
        const takenIn = leftOutByRequest(asked);
        expect(takenIn).toEqual(out);
        expect(
          asked.map((one) => (takenIn.includes(one.criterionId) ? { ...one, leftOutReason: null } : one)),
        ).toEqual(criteria);
      }),
    );
  });
});

it('takes in again only what a request left out', () => {
  expect(leftOutByRequest([leftOut(a), { ...partly(b), leftOutReason: notShownYet }, shown(c)])).toEqual([b]);
});
