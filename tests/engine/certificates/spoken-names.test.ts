/**
 * On every paper the participant's name is in the language that the participant prefers, read back from the finished file.
 * Through dispatch. Not here: which words mean which language (domain/name-language.test.ts), and what reader programs make
 * of the letters (pdf/names.test.ts).
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { PlainDate } from '#domain/dates.ts';
import type { CertificateId, DocumentId, ParticipantId, ValidationId } from '#domain/ids.ts';
import type { StaffKey } from '../../../src/engine/demo/people.ts';
import { temporaryFolder, valueOf } from '../../support/engine.ts';
import {
  approvedValidation,
  enrol,
  issueRead,
  plannedValidation,
  seededRegister,
  type SeededRegister,
} from '../../support/story.ts';
import { spokenIn } from '../pdf/reading.ts';

/** As the participant's language is written in the register, the name, and the tag it must have on paper. */
const people = [
  ['arabiska', 'محمد', 'العربي', 'ar'],
  ['Persiska', 'نرگس', 'کریمی', 'fa'],
  ['dari, lite svenska', 'نرگس', 'کریمی', 'prs'],
  ['urdu', 'پروین', 'ٹھاکر', 'ur'],
  ['hebreiska', 'שלום', 'כהן', 'he'],
  ['tigrinja', 'ትግስት', 'ገብረ', 'ti'],
  ['ukrainska', 'Юлія', 'Щур', 'uk'],
  ['thailändska', 'สมชาย', 'ใจดี', 'th'],
  ['polska', 'Łukasz', 'Nowak', 'pl'],
  ['vietnamesiska', 'Nguyễn', 'Thị Ánh', 'vi'],
  ['yoruba', 'Ọláṣùbọ̀mí', 'Adé', 'yo'],
  ['finska', 'Aino', 'Mäkinen', 'fi'],
  ['', 'محمد', 'العربي', 'und-Arab'],
] as const;

type Person = {
  readonly register: SeededRegister;
  readonly participantId: ParticipantId;
  readonly validationId: ValidationId;
  readonly choice: Parameters<typeof issueRead>[2];
};

const bytesOf = async (
  { register }: Person,
  { documentId }: { readonly documentId: DocumentId },
  by: StaffKey = 'maria',
): Promise<Uint8Array> => (await register.as[by].bytes('document', documentId))!.bytes;

const certificateOf = async ({ register, ...who }: Person): Promise<{ readonly id: CertificateId }> => {
  const [already] = (await register.ask('maria', 'participant.get', { id: who.participantId })).certificates;
  const { id } = already ?? (await issueRead(register, 'maria', who.choice));
  return { id };
};

/** Every paper that names a participant; in this order, as the last ones need a certificate. */
const papers: readonly (readonly [string, (who: Person) => Promise<Uint8Array>])[] = [
  [
    'läslista',
    async (who) => {
      const { id } = await who.register.ask('maria', 'batch.make', { items: [who.choice] });
      return bytesOf(who, await who.register.ask('maria', 'batch.proofList', { id }));
    },
  ],
  [
    'preview',
    async (who) => {
      const choice = { ...who.choice, replacesId: null };
      return bytesOf(who, await who.register.ask('maria', 'certificate.preview', choice));
    },
  ],
  [
    'kompetensintyg',
    async (who) =>
      bytesOf(who, await who.register.ask('maria', 'certificate.open', await certificateOf(who))),
  ],
  [
    'letter',
    async (who) => {
      const { id: certificateId } = await certificateOf(who);
      return bytesOf(who, await who.register.ask('maria', 'document.handover', { certificateId }));
    },
  ],
  [
    'det återstår',
    async (who) => {
      const { register, participantId } = who;
      const validationId = await plannedValidation(register, { participantId, module: 'EX-BUTIK' });
      return bytesOf(who, await register.ask('maria', 'document.remaining', { validationId }));
    },
  ],
  [
    'underlag för erkännande',
    async (who) => {
      const choice = {
        reference: 'Våren 2026',
        validationIds: [who.validationId],
        from: '2026-01-01' as PlainDate,
        to: '2026-12-31' as PlainDate,
      };
      return bytesOf(who, await who.register.ask('samira', 'recommendation.preview', choice), 'samira');
    },
  ],
  [
    'registerutdrag',
    async ({ register, participantId: id }) => {
      const path = join(temporaryFolder(), 'utdrag.zip');
      const input = { id, suggestedName: 'utdrag.zip' };
      valueOf(await register.as.samira.call('participant.extract', input, { path }));
      return unzipSync(readFileSync(path))['Registerutdrag.pdf']!;
    },
  ],
];

test.each(people)('%s: %s %s', async (language, givenName, familyName, tag) => {
  const register = await seededRegister();
  const participantId = await enrol(register, { givenName, familyName, language });
  const validationId = await approvedValidation(register, { participantId });
  const nameOnCertificate = `${givenName} ${familyName}`;
  const choice = { participantId, validationIds: [validationId], nameOnCertificate, birth: 'none' as const };
  const heard: Record<string, readonly string[]> = {};
  for (const [paper, paperOf] of papers) {
    const spoken = await spokenIn(await paperOf({ register, participantId, validationId, choice }));
    heard[paper] = [...new Set(spoken.flatMap(([as, words]) => (words.includes(givenName) ? [as] : [])))];
  }
  expect(heard).toEqual(Object.fromEntries(papers.map(([paper]) => [paper, [tag]])));
});
