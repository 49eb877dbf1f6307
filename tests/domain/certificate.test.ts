/** Which certificates may be issued, and how they are numbered. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  certificateNumber,
  decideIssue,
  isForbiddenTitle,
  highestGiven,
  nextRunningNumber,
  type IssuableValidation,
} from '#domain/certificate.ts';
import type { ParticipantId } from '#domain/ids.ts';
import { validationStates } from '#domain/validation-state.ts';

const asa = 'asa' as ParticipantId;
const other = 'other' as ParticipantId;

const validation = (change: Partial<IssuableValidation> = {}): IssuableValidation => ({
  participantId: asa,
  state: 'approved',
  isPartial: false,
  certificateNumber: null,
  ...change,
});

describe('what a choice of validations gives', () => {
  test.each<[string, readonly IssuableValidation[], 'certificate' | 'unitTranscript']>([
    ['one whole module gives a kompetensintyg', [validation()], 'certificate'],
    ['several whole modules give one kompetensintyg', [validation(), validation()], 'certificate'],
    ['a part of a module gives a delintyg', [validation({ isPartial: true })], 'unitTranscript'],
    [
      'one part among whole modules makes it a delintyg',
      [validation(), validation({ isPartial: true })],
      'unitTranscript',
    ],
    [
      'a module resumed after a delintyg and approved again may be issued again',
      [validation({ certificateNumber: 'KI-2026-0001' })],
      'certificate',
    ],
  ])('%s', (_, chosen, kind) => {
    expect(decideIssue(asa, chosen)).toEqual({ ok: true, value: kind });
  });

  test.each<[string, readonly IssuableValidation[], string]>([
    ['nothing chosen', [], 'notApproved'],
    ['one not approved among approved', [validation(), validation({ state: 'submitted' })], 'notApproved'],
    ['somebody else’s validation', [validation(), validation({ participantId: other })], 'mixedParticipants'],
    ['only somebody else’s validations', [validation({ participantId: other })], 'mixedParticipants'],
    [
      'one that has its certificate',
      [validation({ state: 'certified', certificateNumber: 'KI-2026-0001' })],
      'alreadyCertified',
    ],
  ])('%s is refused', (_, chosen, kind) => {
    expect(decideIssue(asa, chosen)).toMatchObject({ ok: false, refusal: { kind } });
  });

  test('a certificate names the number that the validation already has', () => {
    const chosen = [validation(), validation({ state: 'certified', certificateNumber: 'KI-2026-0007' })];
    expect(decideIssue(asa, chosen)).toEqual({
      ok: false,
      refusal: { kind: 'alreadyCertified', number: 'KI-2026-0007' },
    });
  });

  test('nothing but approved validations of that one person is ever issued', () => {
    const anyValidation = fc.record({
      participantId: fc.constantFrom(asa, other),
      state: fc.constantFrom(...validationStates),
      isPartial: fc.boolean(),
      certificateNumber: fc.constantFrom(null, 'KI-2026-0001'),
    });
    fc.assert(
      fc.property(fc.array(anyValidation, { maxLength: 5 }), (chosen) => {
        const decision = decideIssue(asa, chosen);
        const mayBe =
          chosen.length > 0 && chosen.every((one) => one.participantId === asa && one.state === 'approved');
        expect(decision.ok).toBe(mayBe);
        if (decision.ok)
          expect(decision.value === 'unitTranscript').toBe(chosen.some((one) => one.isPartial));
      }),
    );
  });
});

describe('numbers', () => {
  test.each([
    ['KI', 2026, 1, 'KI-2026-0001'],
    ['VVK', 2026, 321, 'VVK-2026-0321'],
    ['ÅÄÖ', 2031, 12_345, 'ÅÄÖ-2031-12345'],
  ])('%s %i %i is written %s', (prefix, year, running, written) => {
    expect(certificateNumber(prefix, year, running)).toBe(written);
  });

  test('the first number is the setting, and the setting makes no gap later', () => {
    expect(nextRunningNumber(0, 58)).toBe(58);
    expect(nextRunningNumber(58, 58)).toBe(59);
    expect(nextRunningNumber(59, 900)).toBe(60);
  });

  test('of what was given, the highest within each prefix and year counts, once', () => {
    const given = [
      { prefix: 'KI', year: 2026, last: 7 },
      { prefix: 'KI', year: 2026, last: 9 },
      { prefix: 'KI', year: 2027, last: 2 },
      { prefix: 'VVK', year: 2026, last: 3 },
      { prefix: 'KI', year: 2026, last: 9 },
    ];
    expect(highestGiven(given)).toEqual([given[1], given[2], given[3]]);
    expect(highestGiven([])).toEqual([]);
  });

  test('numbers follow each other whatever the setting is changed to in between', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 999_999 }), { minLength: 1, maxLength: 30 }),
        (settings) => {
          const given: number[] = [];
          for (const startAt of settings) given.push(nextRunningNumber(given.at(-1) ?? 0, startAt));
          expect(given).toEqual(given.map((_, index) => (settings[0] ?? 0) + index));
        },
      ),
    );
  });
});

test.each([
  ['Kompetensintyg', false],
  ['Kompetensbevis', false],
  ['Yrkesbevis', true],
  ['Kommunalt YRKESBEVIS i handel', true],
  ['Yrkes-bevis', true],
  ['OCN-intyg', true],
  ['Intyg enligt ocn', true],
  ['NVF Kompetensbevis', true],
  ['Open College Network', true],
  ['Nordiskt Valideringsforums kompetensbevis', true],
  ['Intyg om kompetens inom yrket', false],
  ['Dokument', false],
])('the title %s is forbidden: %s', (title, isForbidden) => {
  expect(isForbiddenTitle(title)).toBe(isForbidden);
});
