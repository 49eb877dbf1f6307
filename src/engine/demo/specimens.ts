/**
 * Specimens: people whose certificates try the paper rather than the people. Many modules, names in other writing, a
 * name of sixty letters, one that is replaced and one that is revoked. Played after the story, for the demo only. Not
 * here: the files that come of it (files.ts) and the modules that the largest needs (more-modules.ts).
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { InputOf, OutputOf } from '#contract/index.ts';
import type { PlainDate } from '#domain/dates.ts';
import type { EvidenceType } from '#domain/evidence.ts';
import type { CertificateId, ParticipantId, ValidationId } from '#domain/ids.ts';
import type { Gender } from '#domain/participant.ts';
import { formatModules } from '../application/modules/module-file.ts';
import { blankParticipant } from './blank-participant.ts';
import { moreModules } from './more-modules.ts';
import { staff, workshopNames, type StaffKey, type WorkshopKey } from './people.ts';
import { known, type Stage, type StagedModule } from './stage.ts';

const shipped = ['EX-BUTIK', 'EX-DISK', 'EX-HYGIEN', 'EX-AVC', 'EX-ARBLIV', 'EX-AMS'];

type Specimen = {
  readonly givenName: string;
  readonly familyName: string;
  readonly born: string;
  readonly gender: Gender;
  readonly language: string;
  readonly workshop: WorkshopKey;
  readonly assessor: StaffKey;
  readonly modules: readonly string[];
  /** A slip of the pen on the first certificate, for which it is replaced. */
  readonly misspelt?: string;
  /** Why it was taken back. */
  readonly revoked?: string;
};

/** Sixty letters, as long as a name gets. */
const longName = {
  givenName: 'Anna-Margareta Elisabeth Kristina',
  familyName: 'Östergren von Vasahjelm-Ek',
};

export const specimens = {
  hong: {
    givenName: 'Thị Hồng',
    familyName: 'Nguyễn',
    born: '1983-02-11',
    gender: 'woman',
    language: 'vietnamesiska',
    workshop: 'kitchen',
    assessor: 'erik',
    modules: shipped,
  },
  olena: {
    givenName: 'Олена',
    familyName: 'Шевченко',
    born: '1990-08-24',
    gender: 'woman',
    language: 'ukrainska',
    workshop: 'reuse',
    assessor: 'maria',
    modules: shipped.slice(0, 5),
  },
  tigist: {
    givenName: 'ትግስት',
    familyName: 'ገብረማርያም',
    born: '1994-01-19',
    gender: 'woman',
    language: 'amhariska',
    workshop: 'kitchen',
    assessor: 'erik',
    modules: [...shipped, ...moreModules.map(({ code }) => code)],
  },
  anna: {
    ...longName,
    born: '1978-12-24',
    gender: 'woman',
    language: 'svenska',
    workshop: 'reuse',
    assessor: 'maria',
    modules: ['EX-BUTIK', 'EX-ARBLIV', 'EX-AMS'],
    misspelt: `${longName.givenName} ${longName.familyName}`.replace('Vasahjelm', 'Vasahielm'),
  },
  gunnar: {
    givenName: 'Gunnar',
    familyName: 'Exempelberg',
    born: '1969-05-02',
    gender: 'man',
    language: 'svenska',
    workshop: 'reuse',
    assessor: 'maria',
    modules: ['EX-AMS'],
    revoked: 'Intyget gällde en annan deltagare med samma namn.',
  },
} as const satisfies Readonly<Record<string, Specimen>>;
export type SpecimenKey = keyof typeof specimens;

/** How the sample names are written: the family name first where that is the custom. */
export const specimenName = (key: SpecimenKey): string => {
  const { givenName, familyName } = specimens[key];
  return key === 'hong' ? `${familyName} ${givenName}` : `${givenName} ${familyName}`;
};

export type IssuedSpecimen = {
  readonly key: SpecimenKey;
  readonly id: CertificateId;
  readonly number: string;
  /** What the control page has to answer. */
  readonly standing: 'valid' | 'replaced' | 'revoked';
};

/** What this part of the play needs of the stage. */
type SpecimenStage = Pick<Stage, 'ask' | 'userId' | 'workshopId' | 'tell' | 'goTo' | 'dateOf' | 'options'>;

/** Days after the first of the specimens. */
const days = { enrolled: 0, shown: 9, shownAgain: 23, handedIn: 28, controlled: 30, issued: 35, settled: 37 };

/** The modules in the register by code, with the six that the largest certificate needs. */
const prepareModules = async (stage: SpecimenStage): Promise<ReadonlyMap<string, StagedModule>> => {
  const path = join(stage.options.pictureFolder, 'moduler.json');
  writeFileSync(path, formatModules(moreModules));
  const { imported } = await stage.ask('samira', 'module.import', {}, { path });
  for (const { id } of imported) await stage.ask('samira', 'module.publish', { id });
  stage.tell(`${staff.samira.name} brings in ${String(imported.length)} more example modules from a file`);
  const list = await stage.ask('samira', 'module.list', { withOldVersions: false });
  const modules = await Promise.all(list.map(({ id }) => stage.ask('samira', 'module.get', { id })));
  return new Map(modules.map((module) => [module.code, module]));
};

const enrolled = async (stage: SpecimenStage, key: SpecimenKey, on: PlainDate): Promise<ParticipantId> => {
  const { givenName, familyName, born, gender, language, workshop } = specimens[key];
  const input = blankParticipant({
    givenName,
    familyName,
    gender,
    language,
    birthDate: born as PlainDate,
    birthYear: Number(born.slice(0, 4)),
    workshopId: stage.workshopId(workshop),
    homeMunicipality: 'Exempelkommunen',
    targetGroups: ['other'],
    enrolledOn: on,
  });
  const { id } = await stage.ask('samira', 'participant.enrol', input);
  stage.tell(`${staff.samira.name} enrols ${specimenName(key)}`);
  return id;
};

type Course = {
  readonly key: SpecimenKey;
  readonly module: StagedModule;
  readonly participantId: ParticipantId;
  readonly validationId: ValidationId;
};

const planned = async (
  stage: SpecimenStage,
  key: SpecimenKey,
  participantId: ParticipantId,
  module: StagedModule,
): Promise<Course> => {
  const { assessor, workshop } = specimens[key];
  const { id: validationId } = await stage.ask(assessor, 'validation.plan', {
    participantId,
    moduleVersionId: module.id,
    assessorIds: [stage.userId(assessor)],
    place: workshopNames[workshop],
    plannedFrom: null,
    plannedTo: null,
  });
  return { key, module, participantId, validationId };
};

const criteriaOf = (module: StagedModule, isFirstHalf: boolean) => {
  const half = Math.ceil(module.outcomes.length / 2);
  return (isFirstHalf ? module.outcomes.slice(0, half) : module.outcomes.slice(half)).flatMap(
    ({ criteria }) => criteria.map(({ id }) => id),
  );
};

/** Half a module at a time; one note of a handledare for everybody who has the module. */
const shown = async (
  stage: SpecimenStage,
  courses: readonly Course[],
  show: { readonly isFirstHalf: boolean; readonly type: EvidenceType; readonly text: string; on: PlainDate },
): Promise<void> => {
  const nameOf = ({ key, module }: Course) => `${specimens[key].assessor} ${module.code}`;
  for (const name of new Set(courses.map(nameOf))) {
    const together = courses.filter((course) => nameOf(course) === name);
    const [first] = together;
    if (!first) continue;
    const { assessor, workshop } = specimens[first.key];
    await stage.ask(assessor, 'evidence.register', {
      validationIds: together.map(({ validationId }) => validationId),
      criterionIds: criteriaOf(first.module, show.isFirstHalf),
      type: show.type,
      on: show.on,
      text: show.text,
      judgement: 'shown',
      place: workshopNames[workshop],
    });
  }
};

const handedIn = async (stage: SpecimenStage, { key, validationId }: Course): Promise<void> => {
  const { assessor } = specimens[key];
  const text = 'Alla delar är visade vid två tillfällen i det dagliga arbetet.';
  await stage.ask(assessor, 'rationale.write', { validationId, text });
  await stage.ask(assessor, 'validation.submit', { id: validationId });
};

const approved = async (stage: SpecimenStage, { module, validationId }: Course): Promise<void> => {
  const criterionIds = [...criteriaOf(module, true), ...criteriaOf(module, false)];
  const marks = { validationId, criterionIds, agrees: true, comment: '' };
  await stage.ask('petra', 'control.mark', marks);
  await stage.ask('petra', 'control.approve', { validationId, message: '' });
};

type Issued = OutputOf<'certificate.issue'> & { readonly choice: InputOf<'certificate.issue'> };

const issued = async (
  stage: SpecimenStage,
  key: SpecimenKey,
  courses: readonly Course[],
): Promise<Issued> => {
  const specimen: Specimen = specimens[key];
  const own = courses.filter((course) => course.key === key);
  const choice: InputOf<'certificate.issue'> = {
    participantId: known(own[0], key).participantId,
    validationIds: own.map(({ validationId }) => validationId),
    nameOnCertificate: specimen.misspelt ?? specimenName(key),
    birth: 'date',
  };
  await stage.ask(specimen.assessor, 'certificate.confirm', choice);
  const made = await stage.ask(specimen.assessor, 'certificate.issue', choice);
  const size = own.length === 1 ? '1 module' : `${String(own.length)} modules`;
  stage.tell(
    `${staff[specimen.assessor].name} issues ${made.number} to ${choice.nameOnCertificate}: ${size}`,
  );
  return { ...made, choice };
};

const replaced = async (stage: SpecimenStage, key: SpecimenKey, first: Issued): Promise<IssuedSpecimen> => {
  const { assessor } = specimens[key];
  const input = { ...first.choice, nameOnCertificate: specimenName(key), replacesId: first.id };
  await stage.ask(assessor, 'certificate.confirm', input);
  const { id, number } = await stage.ask(assessor, 'certificate.replace', {
    ...input,
    reason: 'Efternamnet var felstavat.',
  });
  stage.tell(`${staff[assessor].name} replaces ${first.number} with ${number}: the name was misspelt`);
  return { key, id, number, standing: 'valid' };
};

/** Plays them from `firstDay` of the story on, in the open register. Returns what was issued, in order of number. */
export const playSpecimens = async (
  stage: SpecimenStage,
  firstDay: number,
): Promise<readonly IssuedSpecimen[]> => {
  const at = (day: number): PlainDate => {
    stage.goTo(firstDay + day);
    return stage.dateOf(firstDay + day);
  };
  const keys = Object.keys(specimens) as SpecimenKey[];
  let on = at(days.enrolled);
  const modules = await prepareModules(stage);
  const courses: Course[] = [];
  for (const key of keys) {
    const participantId = await enrolled(stage, key, on);
    for (const code of specimens[key].modules)
      courses.push(await planned(stage, key, participantId, known(modules.get(code), code)));
  }
  stage.tell(`${String(courses.length)} validations are planned for them`);

  on = at(days.shown);
  const seen = 'Arbetade med momenten under två pass, i rätt ordning och utan påminnelse.';
  await shown(stage, courses, { isFirstHalf: true, type: 'observation', text: seen, on });
  stage.tell('Each shows the first half of the criteria');
  on = at(days.shownAgain);
  const tried = 'Gjorde arbetsprovet på egen hand och berättade varför varje steg görs.';
  await shown(stage, courses, { isFirstHalf: false, type: 'practicalTask', text: tried, on });
  stage.tell('Each shows the rest');
  at(days.handedIn);
  for (const course of courses) await handedIn(stage, course);
  stage.tell(`${String(courses.length)} validations are handed in for control`);
  at(days.controlled);
  for (const course of courses) await approved(stage, course);
  stage.tell(`${staff.petra.name} (intern kontrollant) approves them`);

  at(days.issued);
  const firsts: (readonly [SpecimenKey, Issued])[] = [];
  for (const key of keys) firsts.push([key, await issued(stage, key, courses)]);
  at(days.settled);
  const all: IssuedSpecimen[] = [];
  const later: IssuedSpecimen[] = [];
  for (const [key, first] of firsts) {
    const { misspelt, revoked }: Specimen = specimens[key];
    const standing = misspelt !== undefined ? 'replaced' : revoked !== undefined ? 'revoked' : 'valid';
    all.push({ key, id: first.id, number: first.number, standing });
    if (misspelt !== undefined) later.push(await replaced(stage, key, first));
    if (revoked !== undefined) {
      await stage.ask('samira', 'certificate.revoke', { id: first.id, reason: revoked });
      stage.tell(`${staff.samira.name} revokes ${first.number}: ${revoked}`);
    }
  }
  return [...all, ...later];
};
