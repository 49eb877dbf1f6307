// One certificate of two modules, warm.
import { renderCertificate, type CertificateLook } from '../../src/engine/pdf/index.ts';
import type { CertificateFacts, CertificateModule } from '#domain/certificate-facts.ts';
import type { PlainDate } from '#domain/dates.ts';
import { figure, timeRounds, type Figure } from './figures.ts';

const day = '2026-11-24' as PlainDate;

const module = (code: string, title: string): CertificateModule => ({
  code,
  title,
  version: 1,
  level: 2,
  seqfLevel: null,
  creditValue: 5,
  hours: 50,
  approvedOn: day,
  period: null,
  place: 'Kaféet',
  evidenceTypes: ['observation', 'samtal'],
  outcomes: ['ta emot en leverans', 'möta kunder', 'hantera datum', 'följa regler', 'hålla ordning'].map(
    (text) => ({
      text: `Deltagaren kan ${text}.`,
      isFullyAchieved: true,
      achievedCriteria: [],
    }),
  ),
  assessors: [{ name: 'Maria Lindqvist', role: 'Handledare' }],
  verifier: { name: 'Johan Ekström', role: 'Intern kontrollant', on: day },
});

const look: CertificateLook = {
  accent: '#0f4c5c',
  logo: null,
  signatures: [{ name: 'Maria Lindqvist', role: 'Handledare' }],
  textAbove: '',
  textBelow: '',
  isPreprinted: false,
};

const facts: CertificateFacts = {
  number: 'EXK-2026-0001',
  kind: 'certificate',
  title: 'Kompetensintyg',
  issuer: {
    name: 'Exempelkommunen',
    organisationNumber: null,
    unit: null,
    contact: null,
    place: 'Exempelstad',
  },
  holder: { name: 'Åsa Öberg', nameLanguage: null, birth: { kind: 'year', year: 1987 } },
  modules: [module('EX-BUTIK', 'Butikshandel'), module('EX-DISK', 'Disk/kafé')],
  externalQualityAssurance: { done: false, by: null },
  issuedOn: day,
  isExample: true,
  isPractice: false,
  replaces: null,
};

export async function benchPdf(): Promise<readonly Figure[]> {
  const times = await timeRounds(60, () => renderCertificate(facts, look));
  return [
    figure('one certificate of two modules', times.slice(10), undefined, {
      words: 'at most 50 ms',
      holds: ({ median }) => median <= 50,
    }),
  ];
}
