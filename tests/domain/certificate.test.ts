/** Which certificates may be issued, and how they are numbered. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  certificateNumber,
  decideIssue,
  decideReplacement,
  isForbiddenTitle,
  highestGiven,
  nextRunningNumber,
  stillCounts,
  type IssuableValidation,
  type Replaceable,
} from '#domain/certificate.ts';
import type { CertificateId, ParticipantId, ValidationId } from '#domain/ids.ts';
import { accept, refuse, type Decision } from '#domain/refusal.ts';
import type { CertificateKind } from '#domain/certificate-state.ts';
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

describe('a replacement', () => {
  const id = (text: string) => text as ValidationId;
  const original: Replaceable = {
    id: 'c' as CertificateId,
    number: 'KI-2026-0001',
    participantId: asa,
    state: 'valid',
    replacedBy: null,
    validationIds: [id('then')],
  };
  const then = {
    ...validation({ state: 'certified', certificateNumber: 'KI-2026-0001' }),
    validationId: id('then'),
  };
  const since = { ...validation(), validationId: id('since') };
  const elsewhere = {
    ...validation({ state: 'certified', certificateNumber: 'KI-2026-0002' }),
    validationId: id('else'),
  };

  test.each<[string, Partial<Replaceable>, readonly (typeof then)[], Decision<CertificateKind>]>([
    ['rests on what the old one rested on', {}, [then], accept('certificate')],
    ['and on what was approved since', {}, [then, since], accept('certificate')],
    ['may rest on that alone', {}, [since], accept('certificate')],
    ['is a delintyg as an issue is', {}, [{ ...then, isPartial: true }], accept('unitTranscript')],
    ['also of one that no longer counts', { state: 'revoked' }, [then], accept('certificate')],
    [
      'takes nothing that another covers',
      {},
      [then, elsewhere],
      refuse({ kind: 'alreadyCertified', number: 'KI-2026-0002' }),
    ],
    [
      'takes nothing that was taken up again',
      {},
      [{ ...then, state: 'ongoing' }],
      refuse({ kind: 'notApproved' }),
    ],
    ['rests on something', {}, [], refuse({ kind: 'notApproved' })],
    ['is of the same person', { participantId: other }, [then], refuse({ kind: 'mixedParticipants' })],
    [
      'is of that person’s work',
      {},
      [{ ...then, participantId: other }],
      refuse({ kind: 'mixedParticipants' }),
    ],
    [
      'comes once only',
      { state: 'replaced', replacedBy: 'KI-2026-0003' },
      [then],
      refuse({ kind: 'alreadyReplaced', by: 'KI-2026-0003' }),
    ],
    [
      'comes once only, also of one that was revoked since',
      { state: 'revoked', replacedBy: 'KI-2026-0003' },
      [then],
      refuse({ kind: 'alreadyReplaced', by: 'KI-2026-0003' }),
    ],
  ])('%s', (_, change, chosen, decision) => {
    expect(decideReplacement({ ...original, ...change }, asa, chosen)).toEqual(decision);
  });
});

test.each<[string, Pick<Replaceable, 'state' | 'replacedBy'>, Decision<void>]>([
  ['valid', { state: 'valid', replacedBy: null }, accept(undefined)],
  [
    'replaced',
    { state: 'replaced', replacedBy: 'KI-2026-0003' },
    refuse({ kind: 'alreadyReplaced', by: 'KI-2026-0003' }),
  ],
  ['revoked', { state: 'revoked', replacedBy: null }, refuse({ kind: 'alreadyRevoked' })],
  [
    'replaced and then revoked',
    { state: 'revoked', replacedBy: 'KI-2026-0003' },
    refuse({ kind: 'alreadyRevoked' }),
  ],
])('one that is %s counts, or does not', (_, certificate, decision) => {
  expect(stillCounts(certificate)).toEqual(decision);
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
