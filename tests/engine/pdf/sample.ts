/**
 * Certificates to print in tests: made-up people, example modules. Not here: assertions.
 */
import type {
  CertificateFacts,
  CertificateModule,
  CertificateOutcome,
} from '../../../src/domain/certificate-facts.ts';
import type { PlainDate } from '../../../src/domain/dates.ts';
import {
  defaultAccent,
  type CertificateLook,
  type CertificateSeal,
  type RemainingModel,
} from '../../../src/engine/pdf/index.ts';

const day = (text: string): PlainDate => text as PlainDate;

const titles: readonly (readonly [string, string])[] = [
  ['BUTIK', 'Butikshandel'],
  ['DISK', 'Disk/kafé'],
  ['HYGIEN', 'Hygienarbete/kök'],
  ['AVC', 'Återvinningscentral'],
  ['ARBLIV', 'Kompetenser för arbetslivet'],
  ['AMS', 'Grundläggande kunskap om arbetsmiljö och säkerhet'],
  ['LOKAL', 'Lokalvård'],
  ['PARK', 'Park och grönyta'],
  ['SNICK', 'Enklare snickeri'],
  ['CYKEL', 'Cykelverkstad'],
  ['TEXTIL', 'Textil och sömnad'],
  ['DATA', 'Datorvana i arbetet'],
];

const outcomes: readonly CertificateOutcome[] = [
  'Deltagaren kan ta emot en leverans.',
  'Deltagaren kan fylla på och hålla ordning i butiken.',
  'Deltagaren kan möta kunder, också när någon är missnöjd eller har bråttom, och tar hjälp av en kollega när det behövs.',
  'Deltagaren kan hantera datum och kassation.',
  'Deltagaren kan följa regler för säkerhet och åldersgränser.',
].map((text) => ({ text, isFullyAchieved: true, achievedCriteria: [] }));

export const sampleModule = (index: number): CertificateModule => {
  const [code, title] = titles[index % titles.length] ?? ['X', 'X'];
  return {
    code,
    title,
    version: 1,
    level: index % 3 === 0 ? 2 : 1,
    seqfLevel: null,
    creditValue: 4 + (index % 3),
    hours: 40 + 10 * (index % 3),
    approvedOn: day('2026-06-05'),
    period: { from: day('2026-03-02'), to: day('2026-05-29') },
    place: 'Verkstaden i Ankarsrum och butiken Återbruket',
    evidenceTypes: ['observation', 'samtal', 'arbetsprov'],
    outcomes,
    assessors: [{ name: 'Maria Lindqvist', role: 'Handledare' }],
    verifier: { name: 'Johan Ekström', role: 'Intern kontrollant', on: day('2026-06-05') },
  };
};

export const sampleFacts = (count: number, change: Partial<CertificateFacts> = {}): CertificateFacts => ({
  number: 'VVK-2026-0017',
  kind: 'certificate',
  title: 'Kompetensintyg',
  issuer: {
    name: 'Exempelkommun',
    organisationNumber: '212000-0000',
    unit: 'Arbetsmarknadsenheten, verkstaden i Ankarsrum',
    contact: 'intyg@exempelkommun.se, 0123-456 78',
    place: 'Exempelstad',
  },
  holder: { name: 'Åsa Öberg', nameLanguage: null, birth: { kind: 'date', on: day('1987-03-14') } },
  modules: Array.from({ length: count }, (_, index) => sampleModule(index)),
  externalQualityAssurance: { done: false, by: null },
  issuedOn: day('2026-06-12'),
  isExample: false,
  isPractice: false,
  replaces: null,
  ...change,
});

export const named = (
  name: string,
  nameLanguage: string | null = null,
): Pick<CertificateFacts, 'holder'> => ({
  holder: { name, nameLanguage, birth: { kind: 'date', on: day('1987-03-14') } },
});

export const sampleLook: CertificateLook = {
  accent: defaultAccent,
  logo: null,
  signatures: [
    { name: 'Maria Lindqvist', role: 'Handledare' },
    { name: 'Johan Ekström', role: 'Intern kontrollant' },
  ],
  textAbove: '',
  textBelow: '',
  isPreprinted: false,
};

export const sampleSeal: CertificateSeal = {
  // As long as a signed statement about five modules with their names.
  qr: `https://exempelkommun.se/intyg/v#${'31415926535897932384'.repeat(43)}`,
  checkCode: 'K7QM-3XWD-90AB',
  address: 'https://exempelkommun.se/intyg',
};

/** A delintyg of one module: some läranderesultat whole, one in part, each with its criteria. */
export const sampleTranscript = (): CertificateFacts =>
  sampleFacts(1, {
    kind: 'unitTranscript',
    title: 'Delintyg',
    modules: [
      {
        ...sampleModule(0),
        outcomes: [
          {
            text: 'Deltagaren kan ta emot en leverans.',
            isFullyAchieved: true,
            achievedCriteria: [
              'Jämför leveransen med följesedeln och visar var vara eller antal inte stämmer.',
              'Packar upp så att varorna förblir hela och lägger emballaget på rätt ställe.',
              'Meddelar ansvarig när något saknas, är skadat eller har fel temperatur.',
            ],
          },
          {
            text: 'Deltagaren kan möta kunder.',
            isFullyAchieved: false,
            achievedCriteria: ['Hälsar och visar kunden uppmärksamhet även mitt i en annan uppgift.'],
          },
        ],
      },
    ],
  });

export const sampleRemaining = (change: Partial<RemainingModel> = {}): RemainingModel => ({
  participant: { name: 'Åsa Öberg', nameLanguage: null },
  module: { title: 'Butikshandel', code: 'BUTIK' },
  organisation: 'Exempelkommun',
  unit: 'Verkstaden i Ankarsrum',
  outcomes: [
    { text: 'Jag kan packa upp varor och se om något är fel.', state: 'shown', left: [] },
    { text: 'Jag kan fylla på i hyllan så att den ser bra ut.', state: 'shown', left: [] },
    {
      text: 'Jag kan hjälpa en kund att hitta en vara.',
      state: 'begun',
      left: ['Ger två exempel på hur man bemöter en missnöjd kund lugnt.'],
    },
    { text: 'Jag vet vad man gör med varor som har gått ut.', state: 'shown', left: [] },
    {
      text: 'Jag vet när jag måste be en kollega om hjälp.',
      state: 'left',
      left: [
        'Nämner två varugrupper som har åldersgräns.',
        'Lämnar över försäljning som hen inte har behörighet till.',
        'Beskriver hur man agerar vid misstänkt stöld utan att utsätta sig själv för fara.',
      ],
    },
  ],
  nextStep: { what: 'Stå i kassan en förmiddag', on: '2026-08-12', who: 'Maria' },
  contact: { name: 'Maria Lindqvist', role: 'Handledare', reach: '0123-456 78' },
  printedOn: '2026-06-12',
  accent: defaultAccent,
  isExample: false,
  isPractice: false,
  ...change,
});
