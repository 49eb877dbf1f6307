// Rules of validation modules: codes, what a draft lacks, and what may still change.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CriterionId, OutcomeId } from '../../src/domain/ids.ts';
import {
  isExampleCode,
  mayEdit,
  mayPublish,
  moduleStatuses,
  normalCode,
  publishProblems,
  type LearningOutcome,
  type PublishProblem,
} from '../../src/domain/module.ts';

const outcome = (text: string, ...criteria: string[]): LearningOutcome => ({
  id: 'o' as OutcomeId,
  code: 'LR1',
  text,
  selfAssessmentText: '',
  suggestedEvidence: [],
  criteria: criteria.map((criterion) => ({
    id: 'c' as CriterionId,
    code: '1.1',
    text: criterion,
    kind: 'skill',
  })),
});
const whole = { title: 'Disk/kafé', outcomes: [outcome('Sköter disken', 'Startar maskinen')] };

describe('a code', () => {
  test.each([
    [' ex-disk ', 'EX-DISK'],
    ['Kök  1', 'KÖK 1'],
    ['åäö', 'ÅÄÖ'],
  ])('%j is kept as %j', (typed, kept) => {
    expect(normalCode(typed)).toBe(kept);
  });

  test.each([
    ['EX-DISK', true],
    ['ex-disk', true],
    ['EXTRA', false],
    ['DISK-EX-', false],
  ])('%s is an example: %s', (code, expected) => {
    expect(isExampleCode(code)).toBe(expected);
  });
});

describe('publishing', () => {
  test.each<[string, typeof whole, readonly PublishProblem[]]>([
    ['a whole module', whole, []],
    ['no title', { ...whole, title: '  ' }, ['title']],
    ['no outcomes', { ...whole, outcomes: [] }, ['noOutcomes']],
    ['an outcome without text', { ...whole, outcomes: [outcome('', 'a')] }, ['outcomeText']],
    ['an outcome of blanks', { ...whole, outcomes: [outcome(' \n', 'a')] }, ['outcomeText']],
    ['an outcome without criteria', { ...whole, outcomes: [outcome('a')] }, ['outcomeWithoutCriteria']],
    ['a criterion without text', { ...whole, outcomes: [outcome('a', 'b', ' ')] }, ['criterionText']],
    [
      'much at once',
      { title: '', outcomes: [outcome(''), outcome('a', '')] },
      ['title', 'outcomeText', 'outcomeWithoutCriteria', 'criterionText'],
    ],
  ])('%s lacks what it lacks', (_what, module, problems) => {
    expect(publishProblems(module)).toEqual(problems);
    const decision = mayPublish({ ...module, status: 'draft' });
    expect(decision).toEqual(
      problems.length === 0
        ? { ok: true, value: undefined }
        : { ok: false, refusal: { kind: 'moduleIncomplete', problems } },
    );
  });

  test('only drafts may be changed or published', () => {
    fc.assert(
      fc.property(fc.constantFrom(...moduleStatuses), (status) => {
        expect(mayEdit(status).ok).toBe(status === 'draft');
        expect(mayPublish({ ...whole, status }).ok).toBe(status === 'draft');
      }),
    );
  });
});
