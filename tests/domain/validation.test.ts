// A validation's steps, whose hands it is in, and who may be planned for or take up one again.
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { PlainDate } from '#domain/dates.ts';
import {
  isInHand,
  isPeriod,
  mayAssess,
  mayBeAssessors,
  mayChangeShared,
  mayPlan,
  mayResume,
  openStates,
  steps,
  takeStep,
  validationSteps,
  type ValidationStep,
} from '#domain/validation.ts';
import { validationStates, type ValidationState } from '#domain/validation-state.ts';

const anyState = fc.constantFrom(...validationStates);
const anyStep = fc.constantFrom(...validationSteps);

/** Every step that is allowed, and where it leads. All others are refused. */
const allowed: readonly (readonly [ValidationState, ValidationStep, ValidationState])[] = [
  ['planned', 'begun', 'ongoing'],
  ['planned', 'endedEarly', 'endedEarly'],
  ['ongoing', 'submitted', 'submitted'],
  ['ongoing', 'endedEarly', 'endedEarly'],
  ['submitted', 'withdrawn', 'ongoing'],
  ['submitted', 'returned', 'returned'],
  ['submitted', 'approved', 'approved'],
  ['returned', 'submitted', 'submitted'],
  ['returned', 'endedEarly', 'endedEarly'],
  ['approved', 'certified', 'certified'],
  ['certified', 'resumed', 'ongoing'],
  ['endedEarly', 'resumed', 'ongoing'],
];

describe('steps', () => {
  const all = validationStates.flatMap((state) => validationSteps.map((step) => [state, step] as const));

  test.each(all)('from %s, %s goes where the table says or is refused', (state, step) => {
    const row = allowed.find(([from, taken]) => from === state && taken === step);
    expect(takeStep(state, step)).toEqual(
      row ? { ok: true, value: row[2] } : { ok: false, refusal: { kind: 'wrongState', state } },
    );
  });

  it('never lead to a certificate without an approval after the last handing in', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 60 }), (tried) => {
        let state: ValidationState = steps.planned.to;
        let isApproved = false;
        for (const step of tried) {
          const led = takeStep(state, step);
          if (!led.ok) continue;
          if (step === 'certified') expect(isApproved).toBe(true);
          if (step === 'approved') isApproved = true;
          if (step === 'submitted' || step === 'resumed') isApproved = false;
          state = led.value;
        }
      }),
    );
  });

  it('reach every state, and lead out of every state', () => {
    for (const state of validationStates) {
      expect(validationSteps.some((step) => steps[step].to === state)).toBe(true);
      expect(validationSteps.some((step) => steps[step].from.includes(state))).toBe(true);
    }
  });
});

describe('what is in the assessor’s hands', () => {
  test.each([
    ['planned', true],
    ['ongoing', true],
    ['returned', true],
    ['submitted', false],
    ['approved', false],
    ['certified', false],
    ['endedEarly', false],
  ] as const)('%s: %s', (state, isOpen) => {
    expect(isInHand(state)).toBe(isOpen);
    expect(mayAssess(state)).toEqual(
      isOpen ? { ok: true } : { ok: false, refusal: { kind: 'wrongState', state } },
    );
  });

  it('lets shared evidence change only while all that share it are in hand, and names one that is not', () => {
    fc.assert(
      fc.property(fc.array(anyState), (states) => {
        const may = mayChangeShared(states);
        const state = states.find((one) => !isInHand(one));
        expect(may).toEqual(
          state === undefined ? { ok: true } : { ok: false, refusal: { kind: 'wrongState', state } },
        );
      }),
    );
  });
});

describe('planning', () => {
  test.each([
    [true, false, null],
    [true, true, 'alreadyInModule'],
    [false, false, 'moduleNotPublished'],
    [false, true, 'moduleNotPublished'],
  ] as const)('module published %s, already under way %s: %s', (moduleIsPublished, hasOpenInModule, kind) => {
    const may = mayPlan({ exitedOn: null, moduleIsPublished, hasOpenInModule });
    expect(may.ok ? null : may.refusal.kind).toBe(kind);
  });

  it('is for whoever is enrolled', () => {
    const request = { moduleIsPublished: true, hasOpenInModule: false };
    expect(mayPlan({ ...request, exitedOn: '2026-03-02' as PlainDate })).toEqual({
      ok: false,
      refusal: { kind: 'participantLeft', on: '2026-03-02' },
    });
  });

  it('counts everything between planned and approved as under way', () => {
    expect(validationStates.filter((state) => !(openStates as readonly string[]).includes(state))).toEqual([
      'certified',
      'endedEarly',
    ]);
  });

  it('takes only active assessors, but keeps somebody who was assigned before', () => {
    const eligible = ['maria', 'johan'];
    expect(mayBeAssessors(['maria', 'johan'], [], eligible).ok).toBe(true);
    expect(mayBeAssessors(['samira'], [], eligible)).toMatchObject({
      refusal: { kind: 'invalidInput', problems: [{ path: 'assessorIds', message: 'notAnAssessor' }] },
    });
    // One who may does not make up for one who may not.
    expect(mayBeAssessors(['maria', 'samira'], [], eligible).ok).toBe(false);
    expect(mayBeAssessors(['maria', 'samira', 'petra'], ['samira'], eligible).ok).toBe(false);
    expect(mayBeAssessors(['samira', 'maria'], ['samira'], eligible).ok).toBe(true);
  });

  it('assigns each person once', () => {
    expect(mayBeAssessors(['maria', 'maria'], [], ['maria'])).toEqual({ ok: true, value: ['maria'] });
  });

  test.each([
    ['2026-03-01', '2026-04-01', true],
    ['2026-03-01', '2026-03-01', true],
    ['2026-03-01', null, true],
    [null, '2026-03-01', true],
    [null, null, true],
    ['2026-03-02', '2026-03-01', false],
  ] as const)('a period from %s to %s is possible: %s', (from, to, isPossible) => {
    const problems = [{ path: 'plannedTo', message: 'beforeStart' }];
    expect(isPeriod(from as PlainDate | null, to as PlainDate | null)).toEqual(
      isPossible ? { ok: true } : { ok: false, refusal: { kind: 'invalidInput', problems } },
    );
  });
});

describe('taking up again', () => {
  test.each([
    ['endedEarly', false, false, null],
    ['endedEarly', true, false, null],
    ['endedEarly', false, true, 'alreadyInModule'],
    ['certified', true, false, null],
    ['certified', true, true, 'alreadyInModule'],
    ['certified', false, false, 'wrongState'],
    ['ongoing', false, false, 'wrongState'],
    ['submitted', false, false, 'wrongState'],
    // It is not the other that stands in the way.
    ['ongoing', false, true, 'wrongState'],
    ['certified', false, true, 'wrongState'],
  ] as const)('%s, partial %s, another under way %s: %s', (state, isPartial, hasOpenInModule, kind) => {
    const may = mayResume({ state, isPartial, hasOpenInModule });
    expect(may.ok ? null : may.refusal.kind).toBe(kind);
  });
});
