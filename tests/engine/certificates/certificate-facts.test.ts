/** What a certificate states, from a record handed in: who is named in which role, what it rests on, what is left out. */
import { describe, expect, test } from 'vitest';
import type { PlainDate } from '#domain/dates.ts';
import type { EvidenceType } from '#domain/evidence.ts';
import type { CriterionId, ParticipantId, UserId, ValidationId } from '#domain/ids.ts';
import type { Role } from '#domain/role.ts';
import { defaultSettings } from '#domain/settings.ts';
import {
  certificateFacts,
  signersOf,
  type CertificateSources,
} from '../../../src/engine/application/certificates/certificate-facts.ts';
import type { AchievedCriterion, Achievement } from '../../../src/engine/store/validations/achievements.ts';
import type { User } from '../../../src/engine/store/register/users.ts';

const day = (text: string): PlainDate => text as PlainDate;

const user = (id: string, name: string, roles: readonly Role[], title = ''): User => ({
  id: id as UserId,
  signInName: id,
  name,
  title,
  roles,
  workshopIds: [],
  trainedOn: null,
  certifiedOn: null,
  seesPersons: true,
  isActive: true,
});

const users = [
  user('maria', 'Maria Lindqvist', ['assessor'], 'Handledare, butik'),
  user('johan', 'Johan Ekström', ['internalVerifier', 'assessor'], 'Handledare, utomhus'),
  user('petra', 'Petra Holm', ['internalVerifier']),
];

const criterion = (id: string, change: Partial<AchievedCriterion> = {}): AchievedCriterion => ({
  id: id as CriterionId,
  text: `Gör ${id}.`,
  judgement: 'shown',
  leftOutReason: null,
  ...change,
});

const evidence = (type: EvidenceType, on: string, criterionId: string): Achievement['evidence'][number] => ({
  type,
  on: day(on),
  criterionId: criterionId as CriterionId,
});

const achievement = (change: Partial<Achievement> = {}): Achievement => ({
  validationId: 'validation' as ValidationId,
  participantId: 'asa' as ParticipantId,
  state: 'approved',
  place: 'Butiken',
  module: {
    code: 'BUTIK',
    title: 'Butikshandel',
    version: 3,
    level: 2,
    seqfLevel: null,
    creditValue: 5,
    notionalLearningHours: 50,
  },
  outcomes: [
    { text: 'Ett', selfAssessmentText: '', criteria: [criterion('1.1'), criterion('1.2')] },
    { text: 'Två', selfAssessmentText: '', criteria: [criterion('2.1')] },
  ],
  evidence: [
    evidence('practicalTask', '2026-03-20', '1.1'),
    evidence('observation', '2026-03-12', '1.2'),
    evidence('selfAssessment', '2026-03-01', '2.1'),
    evidence('professionalDiscussion', '2026-04-02', '2.1'),
  ],
  assessorIds: ['maria' as UserId],
  judgedBy: ['maria' as UserId],
  submittedBy: 'maria' as UserId,
  approved: { by: 'petra' as UserId, on: day('2026-04-09') },
  certificateNumber: null,
  ...change,
});

const sources = (change: Partial<CertificateSources> = {}): CertificateSources => ({
  number: 'KI-2026-0001',
  kind: 'certificate',
  achievements: [achievement()],
  holder: {
    nameOnCertificate: 'Åsa Öberg',
    birth: 'date',
    birthDate: day('1987-03-14'),
    birthYear: 1987,
    workshopName: 'Återbruket',
    hasProtectedIdentity: false,
  },
  organisationName: 'Exempelkommunen',
  settings: { ...defaultSettings, place: 'Exempelstad' },
  userOf: (id) => users.find((one) => one.id === id),
  issuedOn: day('2026-04-20'),
  isPractice: false,
  replaces: null,
  ...change,
});

const moduleFor = (change: Partial<Achievement>) =>
  certificateFacts(sources({ achievements: [achievement(change)] })).modules[0]!;

describe('a module on a certificate', () => {
  test('names how and when it was shown, from what counts as evidence', () => {
    const module = moduleFor({});
    expect(module.evidenceTypes).toEqual(['observation', 'samtal', 'arbetsprov']);
    expect(module.period).toEqual({ from: '2026-03-12', to: '2026-04-02' });
    expect(module.place).toBe('Butiken');
  });

  test('never names self-assessment, and leaves out how and when where nothing else is known', () => {
    const module = moduleFor({ evidence: [evidence('selfAssessment', '2026-03-01', '1.1')], place: '' });
    expect(module).toMatchObject({ evidenceTypes: [], period: null, place: null });
  });

  test('evidence for what is left out does not count', () => {
    const module = moduleFor({
      outcomes: [
        { text: 'Ett', selfAssessmentText: '', criteria: [criterion('1.1')] },
        {
          text: 'Två',
          selfAssessmentText: '',
          criteria: [criterion('2.1', { leftOutReason: 'Fanns inte här.' })],
        },
      ],
    });
    expect(module.evidenceTypes).toEqual(['arbetsprov']);
    expect(module.period).toEqual({ from: '2026-03-20', to: '2026-03-20' });
  });

  test.each<[string, Partial<Achievement>, readonly string[]]>([
    [
      'who handed it in and whose judgement stands',
      { judgedBy: ['johan' as UserId, 'maria' as UserId] },
      ['Maria Lindqvist', 'Johan Ekström'],
    ],
    [
      'not a co-assessor who judged nothing',
      { assessorIds: ['maria' as UserId, 'johan' as UserId] },
      ['Maria Lindqvist'],
    ],
    ['the assigned when nobody else is known', { judgedBy: [], submittedBy: null }, ['Maria Lindqvist']],
  ])('its assessors are %s', (_, change, names) => {
    expect(moduleFor(change).assessors.map(({ name }) => name)).toEqual(names);
  });

  test('own words stand under a signature, but not for somebody with two roles in the chain', () => {
    const module = moduleFor({
      judgedBy: ['maria' as UserId, 'johan' as UserId],
      approved: { by: 'johan' as UserId, on: day('2026-04-09') },
    });
    expect(module.assessors).toEqual([
      { name: 'Maria Lindqvist', role: 'Handledare, butik' },
      { name: 'Johan Ekström', role: 'Handledare' },
    ]);
    expect(module.verifier).toEqual({ name: 'Johan Ekström', role: 'Intern kontrollant', on: '2026-04-09' });
  });

  test('a validation that was never approved is a bug, not a certificate', () => {
    expect(() => moduleFor({ approved: null })).toThrow();
  });
});

describe('a delintyg', () => {
  const partial = sources({
    kind: 'unitTranscript',
    achievements: [
      achievement({
        outcomes: [
          {
            text: 'Ett',
            selfAssessmentText: '',
            criteria: [
              criterion('1.1'),
              criterion('1.2', { judgement: 'notShown', leftOutReason: 'Fanns inte.' }),
            ],
          },
          {
            text: 'Två',
            selfAssessmentText: '',
            criteria: [criterion('2.1', { judgement: null, leftOutReason: 'Fanns inte.' })],
          },
        ],
      }),
    ],
  });

  test('lists what is shown, and says nothing of what is not', () => {
    const facts = certificateFacts(partial);
    expect(facts.title).toBe('Delintyg');
    expect(facts.modules[0]?.outcomes).toEqual([
      { text: 'Ett', isFullyAchieved: false, achievedCriteria: ['Gör 1.1.'] },
    ]);
    expect(JSON.stringify(facts)).not.toContain('Två');
    expect(JSON.stringify(facts)).not.toContain('Fanns inte');
  });

  test('gives neither points nor hours for a module in part', () => {
    expect(certificateFacts(partial).modules[0]).toMatchObject({ creditValue: null, hours: null });
  });
});

describe('who it is about', () => {
  type Holder = CertificateSources['holder'];
  test.each<[Partial<Holder>, unknown]>([
    [{}, { kind: 'date', on: '1987-03-14' }],
    [{ birth: 'year' }, { kind: 'year', year: 1987 }],
    [{ birth: 'none' }, { kind: 'none' }],
    [{ birthDate: null }, { kind: 'year', year: 1987 }],
    [{ birthDate: null, birthYear: null }, { kind: 'none' }],
    [
      { birth: 'year', birthYear: null },
      { kind: 'year', year: 1987 },
    ],
  ])('birth with %o is %o', (change, birth) => {
    const base = sources();
    expect(certificateFacts({ ...base, holder: { ...base.holder, ...change } }).holder.birth).toEqual(birth);
  });

  test('a protected person’s workplace and verkstad stay off the paper', () => {
    const base = sources();
    const facts = certificateFacts({ ...base, holder: { ...base.holder, hasProtectedIdentity: true } });
    expect(facts.issuer.unit).toBeNull();
    expect(facts.modules[0]?.place).toBeNull();
  });
});

describe('what it is', () => {
  test('one example module makes it an example; the practice register makes it practice', () => {
    const example = achievement({ module: { ...achievement().module, code: 'EX-BUTIK' } });
    expect(certificateFacts(sources({ achievements: [achievement(), example] })).isExample).toBe(true);
    expect(certificateFacts(sources()).isExample).toBe(false);
    expect(certificateFacts(sources({ isPractice: true })).isPractice).toBe(true);
  });

  test('empty settings are left out of the issuer’s lines', () => {
    expect(certificateFacts(sources()).issuer).toEqual({
      name: 'Exempelkommunen',
      organisationNumber: null,
      unit: 'Återbruket',
      contact: null,
      place: 'Exempelstad',
    });
  });

  test('each person signs once in each role, assessors first', () => {
    const facts = certificateFacts(
      sources({
        achievements: [
          achievement(),
          achievement({ submittedBy: 'johan' as UserId, judgedBy: ['johan' as UserId] }),
          achievement({ approved: { by: 'johan' as UserId, on: day('2026-04-09') } }),
        ],
      }),
    );
    expect(signersOf(facts)).toEqual([
      { name: 'Maria Lindqvist', role: 'Handledare, butik' },
      { name: 'Johan Ekström', role: 'Handledare' },
      { name: 'Petra Holm', role: 'Intern kontrollant' },
      { name: 'Johan Ekström', role: 'Intern kontrollant' },
    ]);
  });
});
