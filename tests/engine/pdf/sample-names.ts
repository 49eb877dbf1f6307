/**
 * Names of many scripts to print in tests, each with the language it is in, and every kind of document with names in it.
 * Made-up people. Not here: assertions.
 */
import type { SpokenName } from '../../../src/domain/name-language.ts';
import {
  defaultAccent,
  renderCertificate,
  renderHandover,
  renderProofList,
  renderRecommendation,
  renderRecoverySheet,
  renderRemaining,
  renderReport,
} from '../../../src/engine/pdf/index.ts';
import { sampleFacts, sampleLook, sampleModule, sampleRemaining, sampleSeal } from './sample.ts';
import {
  sampleHandover,
  sampleProofList,
  sampleRecommendation,
  sampleRecoverySheet,
} from './sample-letters.ts';

export type SampleName = { readonly name: string; readonly language: string; readonly what: string };

const rows: readonly (readonly [string, string, string])[] = [
  ['أَشْرَفٍ', 'ar', 'kasratan below a final feh'],
  ['عَارِفِ', 'ar', 'kasra below a final feh'],
  ['شَرِيفٍ', 'ar', 'kasratan at the very end'],
  ['رَؤُوفِ', 'ar', 'an isolated feh with kasra'],
  ['مُحَمَّد', 'ar', 'shadda with a vowel'],
  ['ٱلرَّحْمَٰن', 'ar', 'wasla and a small alef'],
  ['يُوسُفُ عليٌّ', 'ar', 'two words, dammatan on shadda'],
  ['عبدالله لآلئ', 'ar', 'lam-alef with madda'],
  ['محمد ّعلي', 'ar', 'a space before a vowel sign'],
  ['الحسن-علي', 'ar', 'a hyphen'],
  ['نرگس‌زاده', 'fa', 'a zero width non-joiner'],
  ['علی‌رضا کی‌منش', 'fa', 'non-joiners in two words'],
  ['نُورُالعَین', 'ur', 'Urdu with vowels'],
  ['پروین ٹھاکُر', 'ur', 'letters of Urdu alone'],
  ['ګلالۍ ځاځی', 'ps', 'Pashto'],
  ['ڕێبین ڵۆک', 'ckb', 'Sorani'],
  ['ئۇيغۇر', 'ug', 'Uyghur'],
  ['שָׁלוֹם', 'he', 'niqqud and a shin dot'],
  ['בֶּן־דָּוִד', 'he', 'maqaf and dagesh'],
  ['כהן-לוי', 'he', 'a hyphen between two names'],
  ['น้ำผึ้ง', 'th', 'sara am after a tone'],
  ['กำธร', 'th', 'sara am alone'],
  ['ปู่เจ้า', 'th', 'vowel below, tone above'],
  ['ญาฐิณี', 'th', 'letters that lose their feet'],
  ['ฬ̃ก', 'th', 'a tilde on a Thai letter'],
  ['Ọláṣùbọ̀mí', 'yo', 'dot below and tone'],
  ['Ẹ̀bùn Ọ̀ṣọ́', 'yo', 'tones on dotted letters'],
  ['Nguyễn Thị Ẩn', 'vi', 'two signs on a letter'],
  ['ትግስት ገብረ', 'ti', 'Ethiopic'],
  ['ሀ̨ይሌ', 'am', 'an ogonek on Ethiopic'],
  ['Հայկ Սարգսյան', 'hy', 'Armenian'],
  ['ნინო ბერიძე', 'ka', 'Georgian'],
  ['Юлія Щур', 'uk', 'Ukrainian'],
  ['Анна́ Петро́ва', 'ru', 'a combining acute'],
  ['Ελένη', 'el', 'Greek'],
  ['प्रिया', 'hi', 'a vowel before its consonant'],
  ['श्रीकृष्ण', 'hi', 'conjuncts'],
  ['Steffi Offling', 'de', 'ligatures of f'],
  ['Łukasz Żółć', 'pl', 'Polish'],
  ['Åsa Öberg', 'sv', 'letters written in two parts'],
  ['Rūta̍ J̌onė̃', 'lt', 'signs that no single letter has'],
  ['O’Brien–Öst', 'sv', 'apostrophe and dash'],
];

export const sampleNames: readonly SampleName[] = rows.map(([name, language, what]) => ({
  name,
  language,
  what,
}));

const spoken = (who: SampleName | undefined): SpokenName => ({
  name: who?.name ?? '',
  nameLanguage: who?.language ?? null,
});

/** Each kind of document, with the names that it is given; those for one person get them one by one. */
export const documentsWith: readonly {
  readonly kind: string;
  /** Those of staff, whose language the register does not know, go by their letters. */
  readonly namesAreOf: 'participants' | 'staff';
  readonly holds: 'one' | 'many';
  readonly render: (names: readonly SampleName[]) => Promise<Uint8Array>;
}[] = [
  {
    kind: 'kompetensintyg',
    namesAreOf: 'participants',
    holds: 'one',
    render: ([who]) =>
      renderCertificate(
        sampleFacts(1, {
          holder: {
            ...spoken(who),
            birth: { kind: 'none' },
          },
          modules: [
            {
              ...sampleModule(0),
              assessors: [{ name: who?.name ?? '', role: 'Handledare' }],
              outcomes: [{ text: who?.name ?? '', isFullyAchieved: true, achievedCriteria: [] }],
            },
          ],
        }),
        { ...sampleLook, signatures: [{ name: who?.name ?? '', role: 'Handledare' }] },
        sampleSeal,
      ),
  },
  {
    kind: 'handover letter',
    namesAreOf: 'participants',
    holds: 'one',
    render: ([who]) =>
      renderHandover(
        sampleHandover({
          participant: spoken(who),
          signer: { name: who?.name ?? '', role: 'Handledare' },
        }),
      ),
  },
  {
    kind: 'det återstår',
    namesAreOf: 'participants',
    holds: 'one',
    render: ([who]) => renderRemaining(sampleRemaining({ participant: spoken(who) })),
  },
  {
    kind: 'list to proof-read',
    namesAreOf: 'participants',
    holds: 'many',
    render: (names) =>
      renderProofList(
        sampleProofList(0, {
          rows: names.map((who) => ({
            ...spoken(who),
            born: null,
            modules: ['Disk/kafé'],
            isRead: false,
          })),
        }),
      ),
  },
  {
    kind: 'underlag för erkännande',
    namesAreOf: 'participants',
    holds: 'many',
    render: (names) =>
      renderRecommendation(
        sampleRecommendation(0, 2, {
          participants: names.map((who) => ({
            ...spoken(who),
            birth: null,
            certificateNumbers: [],
            results: [{ kind: 'none' }, { kind: 'none' }],
          })),
        }),
      ),
  },
  {
    kind: 'recovery sheet',
    namesAreOf: 'staff',
    holds: 'many',
    render: (names) =>
      renderRecoverySheet({ ...sampleRecoverySheet(), custodians: names.map(({ name }) => name) }),
  },
  {
    kind: 'registerutdrag',
    namesAreOf: 'participants',
    holds: 'many',
    render: (names) =>
      renderReport({
        title: 'Registerutdrag',
        subtitle: 'Allt om',
        about: spoken(names[0]),
        lead: [],
        organisation: 'Exempelkommun',
        writtenOn: '2026-06-12',
        accent: defaultAccent,
        isPractice: false,
        sections: [
          {
            heading: 'Uppgifter',
            level: 1,
            blocks: [{ kind: 'facts', rows: names.map((who) => ['Namn', spoken(who)] as const) }],
          },
        ],
      }),
  },
  {
    kind: 'protocol of a disposal',
    namesAreOf: 'staff',
    holds: 'many',
    render: (names) =>
      renderReport({
        title: 'Gallringsprotokoll',
        subtitle: 'Exempelkommun',
        lead: [],
        organisation: 'Exempelkommun',
        writtenOn: '2026-06-12',
        accent: defaultAccent,
        isPractice: false,
        sections: [
          {
            heading: 'Gallrade',
            level: 1,
            blocks: [
              {
                kind: 'table',
                columns: [
                  { title: 'Namn', share: 0.5 },
                  { title: 'Antal', share: 0.5 },
                ],
                rows: names.map(({ name }) => [name, '1']),
              },
            ],
          },
        ],
      }),
  },
];
