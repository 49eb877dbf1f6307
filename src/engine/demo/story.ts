/**
 * The story of Exempelkommunen: some eleven weeks of validation at three verkstäder, from the first enrolment to
 * issued certificates. Its last day is `lastDay`; a day later is "today" for whoever looks at it. Not here: single
 * courses (course.ts), the staff and the cast.
 */
import type { InputOf } from '#contract/index.ts';
import { setImmediate as otherWork } from 'node:timers/promises';
import { isPlainDate } from '#domain/dates.ts';
import type { ExitReason } from '#domain/participant.ts';
import { blankParticipant } from './blank-participant.ts';
import { cast, type CastKey } from './cast.ts';
import { beatsOf } from './course.ts';
import { courseKey, nameOf } from './course-model.ts';
import { finishedCourses } from './courses-finished.ts';
import { openCourses } from './courses-open.ts';
import type { Deed, ModuleCode } from './deeds.ts';
import { staff, type StaffKey } from './people.ts';
import { known, openStage, type Beat, type Stage, type StoryOptions } from './stage.ts';

/** The last day on which something happens; counted from 0. */
export const lastDay = 77;

const enrolled = (key: CastKey): Beat => {
  const person = cast[key];
  const day = Math.max(0, person.enrolled);
  return {
    day,
    play: async (stage) => {
      const { born } = person;
      const { id } = await stage.ask(
        'samira',
        'participant.enrol',
        blankParticipant({
          givenName: person.givenName,
          familyName: person.familyName,
          alias: person.alias,
          birthDate: isPlainDate(born) ? born : null,
          birthYear: Number(born.slice(0, 4)),
          gender: person.gender,
          workshopId: stage.workshopId(person.workshop),
          homeMunicipality: person.municipality,
          targetGroups: [...person.groups],
          language: person.language,
          needsInterpreter: person.needsInterpreter,
          enrolledOn: stage.dateOf(person.enrolled),
          hasProtectedIdentity: person.isProtected,
        }),
      );
      stage.participants.set(key, id);
      stage.tell(`${staff.samira.name} enrols ${nameOf(key)}`);
    },
  };
};

const exited = (key: CastKey, day: number, reason: ExitReason): Beat => ({
  day,
  play: async (stage) => {
    const id = known(stage.participants.get(key), key);
    await stage.ask('samira', 'participant.exit', { id, exitedOn: stage.dateOf(day), reason });
    stage.tell(`${nameOf(key)} leaves: ${reason}`);
  },
});

/** One observation, written once, for several people and criteria. */
const observedTogether = (
  day: number,
  by: StaffKey,
  module: ModuleCode,
  people: readonly CastKey[],
  codes: readonly string[],
  deed: Deed,
): Beat => ({
  day,
  play: async (stage) => {
    const criteria = stage.module(module).outcomes.flatMap((outcome) => outcome.criteria);
    await stage.ask(by, 'evidence.register', {
      validationIds: people.map((person) => known(stage.validations.get(courseKey(person, module)), person)),
      criterionIds: codes.map((code) => known(criteria.find((one) => one.code === code)?.id, code)),
      type: deed.type,
      on: stage.dateOf(day),
      place: '',
      text: deed.text,
      judgement: 'shown',
    });
    const names = people.map(nameOf).join(', ');
    stage.tell(`${staff[by].name} writes one observation for ${names}, criteria ${codes.join(', ')}`);
  },
});

const issued = (day: number, by: StaffKey, person: CastKey, modules: readonly ModuleCode[]): Beat => ({
  day,
  play: async (stage) => {
    const choice: InputOf<'certificate.issue'> = {
      participantId: known(stage.participants.get(person), person),
      validationIds: modules.map((module) => known(stage.validations.get(courseKey(person, module)), module)),
      nameOnCertificate: nameOf(person),
      birth: 'date',
    };
    await stage.ask(by, 'certificate.confirm', choice);
    const { id, number, kind } = await stage.ask(by, 'certificate.issue', choice);
    stage.certificates.push({ id, number, person });
    const what = kind === 'certificate' ? 'kompetensintyg' : 'delintyg';
    stage.tell(`${staff[by].name} issues ${what} ${number} to ${nameOf(person)}: ${modules.join(', ')}`);
  },
});

const together: readonly Beat[] = [
  observedTogether(62, 'maria', 'EX-ARBLIV', ['tove', 'maja', 'nadia'], ['3.1', '3.2'], {
    type: 'groupDiscussion',
    text: 'Gruppen planerade flytten av hyllorna tillsammans. Alla delade på arbetet, lyssnade och bad om hjälp med det tunga.',
  }),
  observedTogether(74, 'johan', 'EX-AVC', ['chloe', 'reza', 'dawit'], ['4.1', '4.3'], {
    type: 'observation',
    text: 'Veckans stora lass: alla tre bar varselväst och skyddsskor hela passet och lyfte spisen tillsammans med kärra.',
  }),
];

const certificates: readonly Beat[] = [
  issued(43, 'maria', 'solveig', ['EX-ARBLIV']),
  issued(46, 'johan', 'lukasz', ['EX-AVC']),
  issued(47, 'erik', 'muhammad', ['EX-DISK']),
  issued(60, 'erik', 'anh', ['EX-HYGIEN']),
  issued(70, 'maria', 'asa', ['EX-BUTIK', 'EX-ARBLIV']),
];

const exits: readonly Beat[] = [exited('hampus', 36, 'leftForWork'), exited('solveig', 50, 'completed')];

const beats: readonly Beat[] = [
  ...(Object.keys(cast) as CastKey[]).map(enrolled),
  ...[...finishedCourses, ...openCourses].flatMap(beatsOf),
  ...together,
  ...certificates,
  ...exits,
];

/** Plays everything in the order of days. The stage stays open for whoever wants to look around. */
export const playStory = async (options: StoryOptions): Promise<Stage> => {
  const stage = await openStage(options);
  stage.tell(`${staff.samira.name} sets up Exempelkommunen with three verkstäder and the example modules`);
  const inOrder = beats.toSorted((a, b) => a.day - b.day);
  for (const [index, beat] of inOrder.entries()) {
    stage.goTo(beat.day);
    await beat.play(stage);
    options.progress(index + 1, inOrder.length);
    await otherWork(); // so that the progress is seen while it counts
  }
  return stage;
};
