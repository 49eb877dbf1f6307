/**
 * The files of the demo: documents saved through dispatch, each held against the conformance check, and the
 * certificates also against the exported control page, as somebody would who has only that. Not here: what happened
 * before (story.ts, specimens.ts).
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CertificateId, DocumentId } from '#domain/ids.ts';
import type { CheckAnswer } from '#domain/seal.ts';
import { standOutside, type Outside } from '../application/certificates/outside-check.ts';
import { checkPdf } from '../pdf/index.ts';
import { sha256 } from '../sha256.ts';
import type { CastKey } from './cast.ts';
import { courseKey, nameOf } from './course-model.ts';
import type { StaffKey } from './people.ts';
import { specimenName, type IssuedSpecimen, type SpecimenKey } from './specimens.ts';
import { known, type Stage } from './stage.ts';

export type DemoFile = {
  readonly name: string;
  readonly what: string;
  readonly sha256: string;
  /** What the conformance check found. */
  readonly problems: readonly string[];
  /** What the control page answers, and what it should; null for what is no certificate. */
  readonly answer: {
    readonly found: CheckAnswer['kind'];
    readonly expected: IssuedSpecimen['standing'];
  } | null;
};

export const isFileWell = ({ problems, answer }: DemoFile): boolean =>
  problems.length === 0 && answer?.found === answer?.expected;

/** The control page among the files. */
export const controlPageName = 'kontrollera-intyg.html';

type Writing = {
  readonly stage: Stage;
  readonly folder: string;
  /** The day of the story on which it is done. */
  readonly day: number;
  readonly issued: readonly IssuedSpecimen[];
};

/** What stands of it outside; a file that is not as it was issued is `changed`, whatever its code says. */
const foundOutside = async (outside: Outside, bytes: Uint8Array): Promise<CheckAnswer['kind']> => {
  const { answer, file } = await outside.check(bytes);
  return file === 'asIssued' ? answer.kind : 'changed';
};

const described = async (
  { stage, folder }: Writing,
  name: string,
  what: string,
  certificate?: { readonly outside: Outside; readonly expected: IssuedSpecimen['standing'] },
): Promise<DemoFile> => {
  const bytes = readFileSync(join(folder, name));
  const { problems } = await checkPdf(bytes);
  const file: DemoFile = {
    name,
    what,
    sha256: sha256(bytes),
    problems: problems.map(({ rule, message }) => `${rule}: ${message}`),
    answer: certificate
      ? {
          found: await foundOutside(certificate.outside, bytes),
          expected: certificate.expected,
        }
      : null,
  };
  stage.tell(`${name} is saved and ${isFileWell(file) ? 'well' : 'NOT WELL'}`);
  return file;
};

type Saved = {
  readonly name: string;
  readonly what: string;
  readonly certificate: {
    readonly id: CertificateId;
    readonly number: string;
    readonly standing: IssuedSpecimen['standing'];
  };
};

const fromStory = (stage: Stage, person: CastKey, name: string): Saved => {
  const { id, number } = known(
    stage.certificates.find((certificate) => certificate.person === person),
    `certificate of ${person}`,
  );
  return { name, what: `${number}, ${nameOf(person)}`, certificate: { id, number, standing: 'valid' } };
};

/** What each specimen's file is called; of two for one person, the first is the one replaced. */
const specimenFiles: Readonly<Record<string, readonly [name: string, what: string]>> = {
  'hong valid': ['kompetensintyg-6-moduler-nguyen-thi-hong.pdf', '6 modules'],
  'olena valid': ['kompetensintyg-5-moduler-olena-sjevtjenko.pdf', '5 modules'],
  'tigist valid': ['kompetensintyg-12-moduler-tigist-gebremariam.pdf', '12 modules'],
  'anna valid': ['kompetensintyg-60-bokstaver-ersatter.pdf', '60 letters, replaces another'],
  'anna replaced': ['kompetensintyg-60-bokstaver-ersatt.pdf', 'replaced'],
  'gunnar revoked': ['kompetensintyg-aterkallat.pdf', 'revoked'],
};

const fromSpecimen = (certificate: IssuedSpecimen): Saved => {
  const { key, number, standing } = certificate;
  const [name, what] = known(specimenFiles[`${key} ${standing}`], `file for ${key} ${standing}`);
  return { name, what: `${number}, ${specimenName(key)}: ${what}`, certificate };
};

const writeControlPage = async ({ stage, folder }: Writing): Promise<Outside> => {
  const path = join(folder, controlPageName);
  await stage.ask('samira', 'check.exportPage', { suggestedName: controlPageName }, { path });
  const outside = standOutside(readFileSync(path, 'utf8'));
  if (typeof outside === 'string') throw new Error(`The exported control page cannot be used: ${outside}`);
  stage.tell(`The control page is exported; its list names ${String(outside.list.rows.length)} certificates`);
  return outside;
};

const writeCertificate = async (
  writing: Writing,
  { name, what, certificate: { id, standing } }: Saved,
  outside: Outside,
): Promise<DemoFile> => {
  const path = join(writing.folder, name);
  await writing.stage.ask(
    'samira',
    'certificate.save',
    { id, suggestedName: name, confirmedOld: true },
    { path },
  );
  return described(writing, name, what, { outside, expected: standing });
};

/** A document that is not a certificate, as `who` has it on the screen. */
const writeHeld = async (
  writing: Writing,
  who: StaffKey,
  [name, what]: readonly [name: string, what: string],
  { documentId }: { readonly documentId: DocumentId },
): Promise<DemoFile> => {
  const path = join(writing.folder, name);
  await writing.stage.ask(who, 'document.save', { documentId, suggestedName: name }, { path });
  return described(writing, name, what);
};

const writeRemaining = async (writing: Writing, person: CastKey, name: string): Promise<DemoFile> => {
  const { stage } = writing;
  const validationId = known(stage.validations.get(courseKey(person, 'EX-BUTIK')), person);
  const held = await stage.ask('maria', 'document.remaining', { validationId });
  return writeHeld(writing, 'maria', [name, `Det har jag visat, det återstår: ${nameOf(person)}`], held);
};

/** The letter that goes with a specimen's certificate. */
const writeLetter = async (writing: Writing, key: SpecimenKey, name: string): Promise<DemoFile> => {
  const { id } = known(
    writing.issued.find((certificate) => certificate.key === key && certificate.standing === 'valid'),
    `certificate of ${key}`,
  );
  const held = await writing.stage.ask('samira', 'document.handover', { certificateId: id });
  return writeHeld(writing, 'samira', [name, `Brev till deltagaren: ${specimenName(key)}`], held);
};

/** Everything that was approved, for the external quality assurer. */
const writeRecommendation = async (writing: Writing, name: string): Promise<DemoFile> => {
  const { stage } = writing;
  const period = { from: stage.options.firstDay, to: stage.dateOf(writing.day) };
  const candidates = await stage.ask('samira', 'recommendation.candidates', period);
  const held = await stage.ask('samira', 'recommendation.make', {
    reference: 'Våren 2026',
    ...period,
    validationIds: candidates.map(({ validationId }) => validationId),
  });
  const what = `Underlag för erkännande: ${String(candidates.length)} approved validations`;
  return writeHeld(writing, 'samira', [name, what], held);
};

/** Writes them all. */
export const writeFiles = async (writing: Writing): Promise<readonly DemoFile[]> => {
  const { stage, issued } = writing;
  stage.goTo(writing.day);
  const outside = await writeControlPage(writing);
  const certificates = [
    fromStory(stage, 'asa', 'kompetensintyg-asa-oberg.pdf'),
    fromStory(stage, 'muhammad', 'kompetensintyg-muhammad-al-arabi.pdf'),
    fromStory(stage, 'anh', 'delintyg-nguyen-thi-anh.pdf'),
    ...issued.map(fromSpecimen),
  ];
  const files: DemoFile[] = [];
  for (const saved of certificates) files.push(await writeCertificate(writing, saved, outside));
  files.push(await writeRemaining(writing, 'ove', 'det-aterstar-ove-lindahl.pdf'));
  files.push(await writeLetter(writing, 'hong', 'brev-nguyen-thi-hong.pdf'));
  files.push(await writeRecommendation(writing, 'underlag-varen-2026.pdf'));
  return files;
};
