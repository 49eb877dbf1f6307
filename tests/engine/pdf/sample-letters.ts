/**
 * A letter, a list and an underlag to print in tests: made-up people. Not here: assertions.
 */
import {
  defaultAccent,
  type HandoverModel,
  type ProofListModel,
  type RecommendationModel,
  type RecoverySheetModel,
} from '../../../src/engine/pdf/index.ts';
import { sampleModule } from './sample.ts';

export const sampleHandover = (change: Partial<HandoverModel> = {}): HandoverModel => ({
  participant: { name: 'Åsa Öberg', nameLanguage: null },
  certificate: {
    kind: 'certificate',
    title: 'Kompetensintyg',
    number: 'VVK-2026-0017',
    issuedOn: '2026-06-12',
  },
  modules: [
    {
      title: 'Butikshandel',
      shown: [
        'Packa upp varor och se om något är fel.',
        'Fylla på i hyllan.',
        'Hjälpa en kund att hitta en vara.',
      ],
    },
    {
      title: 'Disk/kafé',
      shown: ['Starta, använda och stänga diskmaskinen.', 'Brygga kaffe och fylla på i kylen.'],
    },
  ],
  organisation: 'Exempelkommun',
  unit: 'Verkstaden i Ankarsrum',
  place: 'Exempelstad',
  contact: '0123-456 78',
  signer: { name: 'Maria Lindqvist', role: 'Handledare' },
  checkAddress: 'https://exempelkommun.se/intyg',
  nextStep: { what: 'Prova modulen Hygienarbete/kök', on: '2026-08-20', who: 'Erik Sandberg' },
  writtenOn: '2026-06-12',
  accent: defaultAccent,
  isExample: false,
  isPractice: false,
  ...change,
});

const people = [
  'Åsa Öberg',
  'محمد العربي',
  'Łukasz Żółć',
  'ሰላም ገብረ',
  'Юлія Шевченко',
  'Nguyễn Thị Ánh',
  'Bo Ek',
];

export const sampleRecommendation = (
  participants: number,
  modules: number,
  change: Partial<RecommendationModel> = {},
): RecommendationModel => ({
  title: 'Underlag för erkännande',
  reference: 'Våren 2026',
  organisation: 'Exempelkommun',
  organisationNumber: '212000-0000',
  unit: 'Arbetsmarknadsenheten',
  period: { from: '2026-01-07', to: '2026-06-12' },
  modules: Array.from({ length: modules }, (_, index) => sampleModule(index)),
  participants: Array.from({ length: participants }, (_, row) => ({
    name: `${people[row % people.length] ?? ''}${row < people.length ? '' : ` ${String(row)}`}`,
    nameLanguage: null,
    birth: '1987-03-14',
    certificateNumbers: row % 3 === 0 ? [`VVK-2026-${String(row + 1).padStart(4, '0')}`] : [],
    results: Array.from({ length: modules }, (_, column) => {
      const turn = (row * 7 + column * 3) % 5;
      if (turn < 2) return { kind: 'all', on: '2026-06-05' } as const;
      return turn === 2 ? ({ kind: 'part' } as const) : ({ kind: 'none' } as const);
    }),
  })),
  signers: [
    {
      role: 'Handledare',
      name: 'Maria Lindqvist',
      statement: 'Bedömningarna är gjorda mot modulernas kriterier.',
    },
    {
      role: 'Intern kontrollant',
      name: 'Johan Ekström',
      statement: 'Bedömningarna är kontrollerade av någon som inte själv har bedömt.',
    },
    { role: 'Extern kvalitetssäkrare', name: null, statement: 'Underlaget är granskat.' },
  ],
  writtenOn: '2026-06-15',
  accent: defaultAccent,
  isExample: false,
  isPractice: false,
  ...change,
});

export const sampleRecoverySheet = (): RecoverySheetModel => ({
  organisation: 'Exempelkommun',
  accent: defaultAccent,
  groups: ['K7M2Q', '0000W', 'W3ZNV', '48CDE', 'H63P7', 'MMMM8', 'QG6HC', '88888'],
  custodians: ['Margareta von Schwerin-Gyllenkrok Fredriksdotter', 'Bo Alm'],
  madeBy: 'Samira Haddad',
  madeOn: '2026-06-12',
});

export const sampleProofList = (rows: number, change: Partial<ProofListModel> = {}): ProofListModel => ({
  organisation: 'Exempelkommun',
  certificateTitle: 'Kompetensintyg',
  madeOn: '2026-06-12',
  writtenOn: '2026-06-12',
  rows: Array.from({ length: rows }, (_, row) => ({
    name: people[row % people.length] ?? '',
    nameLanguage: null,
    born: row % 5 === 0 ? null : '1987-03-14',
    modules: row % 3 === 0 ? ['Disk/kafé', 'Butikshandel', 'Arbetsliv och samhälle'] : ['Disk/kafé'],
    isRead: row % 4 === 1,
  })),
  hasProtected: false,
  accent: defaultAccent,
  isExample: false,
  isPractice: false,
  ...change,
});
