// The text that was and is signed of a decision, and of certificate facts, by format: exactly these letters, for ever. A
// new field is a new format beside these, never another text here.
import { describe, expect, test } from 'vitest';
import { factsText, knowsFacts, readFacts, type CertificateFacts } from '#domain/certificate-facts.ts';
import type { Instant, PlainDate } from '#domain/dates.ts';
import { canonicalText } from '#domain/signature.ts';
import type { DecidedCertificate, DecidedDisposal, DecidedValidation } from '#domain/decided.ts';
import { contentToSign, signedFormats } from '#domain/signed-content.ts';
import { keptFacts, signedTexts } from './signed-texts.ts';

const at = '2026-03-02T08:00:00.000Z' as Instant;
const on = '2026-03-02' as PlainDate;

const validation: DecidedValidation = {
  kind: 'validation',
  validation: { id: 'v', participantId: 'p', moduleVersionId: 'm', title: 'Disk', version: 2, level: 1 },
  step: { id: 's', step: 'approved', message: 'Bra', dueOn: on },
  criteria: [{ id: 'c', text: 'Torkar', kind: 'skill', outcome: 'Städar' }],
  judgements: [
    { id: 'j', criterionId: 'c', judgement: 'shown', note: 'n', leftOutReason: null, at, by: 'u' },
  ],
  rationale: { id: 'r', text: 'Visat', at, by: 'u' },
  marks: [{ id: 'k', submissionId: 'b', criterionId: 'c', agrees: true, comment: 'Ja', at, by: 'w' }],
  evidence: [
    {
      id: 'e',
      type: 'photo',
      happenedOn: on,
      place: 'Köket',
      text: 'Hylla',
      attachment: { id: 'a', sha256: 'h' },
      criteria: ['c'],
    },
    { id: 'f', type: 'observation', happenedOn: on, place: '', text: '', attachment: null, criteria: [] },
  ],
};
const bare: DecidedValidation = { ...validation, rationale: null, evidence: null, judgements: [], marks: [] };

const certificate: DecidedCertificate = {
  kind: 'certificate',
  certificate: {
    id: 'i',
    number: 'KI-2026-0001',
    prefix: 'KI',
    year: 2026,
    runningNumber: 1,
    kind: 'certificate',
    participantId: 'p',
    nameOnCertificate: 'Åsa',
    isExample: false,
    factsSha256: 'f',
    fileSha256: 'g',
    writtenSha256: 'h',
    issuedAt: at,
    issuedOn: on,
    issuedBy: 'u',
    seal: 's',
    checkCode: 'c',
    keyId: 'k',
    replacesId: null,
  },
  validations: ['v', 'w'],
  event: null,
};
const revoked: DecidedCertificate = {
  ...certificate,
  event: { id: 'e', what: 'revoked', detail: 'Fel person' },
};

const disposal: DecidedDisposal = {
  kind: 'disposal',
  proposal: {
    id: 'd',
    limits: '{}',
    participantIds: '["p"]',
    withDrafts: true,
    withFiles: false,
    withLog: false,
    proposedAt: at,
    proposedBy: 'u',
  },
  done: null,
};
const carriedOut: DecidedDisposal = {
  ...disposal,
  proposal: { ...disposal.proposal, withFiles: true, withLog: true },
  done: { counts: '{}', protocolSha256: 'p', writtenSha256: 'w', carriedOutAt: at, carriedOutBy: 'w' },
};

const texts = [
  ['a validation', validation],
  ['a validation that rests on less', bare],
  ['a certificate', certificate],
  ['a revoked certificate', revoked],
  ['a proposed disposal', disposal],
  ['a disposal of everything, carried out', carriedOut],
] as const;

describe.each(texts)('%s', (name, decided) => {
  test.each(signedFormats.map((format, number) => ({ format, number })))(
    'in format $number',
    ({ format, number }) => {
      expect(canonicalText(format(decided))).toBe(signedTexts[name][number]);
    },
  );
});

test('what is signed now is the last format, and says which', () => {
  expect(signedFormats.at(-1)).toBe(contentToSign);
  for (const [number, format] of signedFormats.entries())
    for (const [, decided] of texts)
      expect((format(decided) as { format?: number }).format).toBe(number === 0 ? undefined : number);
});

const facts: CertificateFacts = {
  number: 'KI-2026-0001',
  kind: 'unitTranscript',
  title: 'Delintyg',
  issuer: {
    name: 'Kommunen',
    organisationNumber: '212000-0000',
    unit: 'AME',
    contact: 'a@b.se',
    place: 'Orten',
  },
  holder: { name: 'Åsa Öberg', nameLanguage: 'uk', birth: { kind: 'date', on } },
  modules: [
    {
      code: 'EX-DISK',
      title: 'Disk',
      version: 2,
      level: 1,
      seqfLevel: null,
      creditValue: 3,
      hours: 30,
      approvedOn: on,
      period: { from: on, to: on },
      place: 'Köket',
      evidenceTypes: ['observation'],
      outcomes: [{ text: 'Städar', isFullyAchieved: false, achievedCriteria: ['Torkar'] }],
      assessors: [{ name: 'Maria', role: 'Handledare' }],
      verifier: { name: 'Petra', role: 'Kontrollant', on },
    },
  ],
  externalQualityAssurance: { done: true, by: 'EK' },
  issuedOn: on,
  isExample: false,
  isPractice: true,
  replaces: 'KI-2026-0000',
};

describe('what a certificate states', () => {
  test('is kept in this text, and read back', () => {
    expect(factsText(facts)).toBe(keptFacts[1]);
    for (const kept of keptFacts) expect(readFacts(JSON.parse(kept))).toEqual(facts);
  });

  test.each([
    ['a format to come', { ...facts, format: 2 }],
    ['a format that is no number', { ...facts, format: '1' }],
    ['nothing', null],
    ['a text', 'facts'],
  ])('%s is not taken for facts', (_, kept) => {
    expect(knowsFacts(kept)).toBe(false);
    expect(() => readFacts(kept)).toThrow('unknown format');
  });
});
