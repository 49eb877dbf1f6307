// What a draft lacks, told by place, is what the domain says it lacks; and the form gives back what it was given.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ModuleVersionId } from '#domain/ids.ts';
import { publishProblems } from '#domain/module.ts';
import {
  emptyOutcome,
  inputFrom,
  lacksOf,
  moduleSchema,
  typedFrom,
  type Module,
} from '../../../src/renderer/pages/modules/module-form.ts';

const words = fc.constantFrom('', ' ', 'Text');
const outcomes = fc.array(
  fc.record({ text: words, criteria: fc.array(fc.record({ text: words }), { maxLength: 3 }) }),
  { maxLength: 3 },
);

it('finds the domain’s problems, no more and no fewer, each with its place', () => {
  fc.assert(
    fc.property(words, outcomes, (title, written) => {
      const kinds = new Set(lacksOf({ title, outcomes: written }).map((lack) => lack.kind));
      // Ids and codes do not matter to the domain's rule.
      expect(kinds).toEqual(new Set(publishProblems({ title, outcomes: written as Module['outcomes'] })));
    }),
  );
});

it('says where each lack is', () => {
  const written = [
    { text: 'Ett', criteria: [{ text: 'a' }, { text: '' }] },
    { text: '', criteria: [] },
  ];
  expect(lacksOf({ title: 'Kök', outcomes: written })).toEqual([
    { kind: 'criterionText', field: 'outcomes.0.criteria.1.text', outcome: 1, criterion: '1.2' },
    { kind: 'outcomeText', field: 'outcomes.1.text', outcome: 2 },
    { kind: 'outcomeWithoutCriteria', field: 'outcomes.1.text', outcome: 2 },
  ]);
});

const id = '01968a2e-1111-7000-8000-00000000dead' as ModuleVersionId;
const whole = {
  id,
  title: 'Kök',
  level: 2,
  seqfLevel: null,
  creditValue: 2.5,
  notionalLearningHours: 25,
  outcomes: [
    {
      text: 'Lagar mat',
      selfAssessmentText: 'Jag kan laga mat.',
      suggestedEvidence: ['observation', 'samtal'],
      criteria: [{ text: 'Följer recept', kind: 'skill' }],
    },
  ],
} as unknown as Module; // what the form reads of a module

it('goes from the record to the form and back unchanged', () => {
  const checked = moduleSchema.parse(typedFrom(whole));
  expect(inputFrom(id, checked)).toEqual(whole);
});

it('takes an emptied figure as none, and ways to show it only as many and as long as the record takes', () => {
  const typed = typedFrom(whole);
  expect(moduleSchema.parse({ ...typed, creditValue: undefined }).creditValue).toBeNull();
  const withWays = (suggestedEvidence: string) =>
    moduleSchema.safeParse({ ...typed, outcomes: [{ ...emptyOutcome, suggestedEvidence }] }).success;
  expect(withWays(' observation, , samtal ')).toBe(true);
  expect(withWays('x'.repeat(121))).toBe(false);
  expect(withWays(Array.from({ length: 13 }, (_, way) => `sätt ${String(way)}`).join(','))).toBe(false);
});
