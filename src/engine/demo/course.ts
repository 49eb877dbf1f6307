/**
 * One participant in one module, from plan to control, as a row of data turned into beats of the story. Not here: the
 * rows (courses-*.ts) and what stands outside a single course (story.ts).
 */
import { cast } from './cast.ts';
import { controlled, handedInAgain, writeAndSubmit } from './course-control.ts';
import { courseKey, nameOf, validationOf, type Course } from './course-model.ts';
import { outcomeShown, secondTry } from './course-shown.ts';
import { deeds } from './deeds.ts';
import { staff, type WorkshopKey } from './people.ts';
import { answers, known, type Beat, type Stage } from './stage.ts';

const planned = (course: Course): Beat => ({
  day: course.start,
  play: async (stage) => {
    const [by] = course.assessors;
    const module = stage.module(course.module);
    const end = course.start + course.pace * (module.outcomes.length + 1);
    // Whom a handledare does not see yet, the samordnare plans for them.
    const { isProtected, workshop } = cast[course.person];
    const own: readonly WorkshopKey[] = staff[by].workshops;
    const planner = !isProtected && own.includes(workshop) ? by : 'samira';
    const { id } = await stage.ask(planner, 'validation.plan', {
      participantId: known(stage.participants.get(course.person), course.person),
      moduleVersionId: module.id,
      assessorIds: course.assessors.map((key) => stage.userId(key)),
      place: course.place,
      plannedFrom: stage.dateOf(course.start),
      plannedTo: stage.dateOf(end),
    });
    stage.validations.set(courseKey(course.person, course.module), id);
    for (const { text, due, who } of course.steps)
      await stage.ask(by, 'planStep.save', {
        validationId: id,
        id: null,
        text,
        dueOn: stage.dateOf(due),
        who,
        doneOn: null,
      });
    stage.tell(`${staff[by].name} plans ${module.title} with ${nameOf(course.person)}`);
  },
});

const selfAssessed = (course: Course): Beat[] =>
  course.self === ''
    ? []
    : [
        {
          day: course.start + 1,
          play: async (stage) => {
            const [by] = course.assessors;
            const { outcomes } = stage.module(course.module);
            for (const [index, outcome] of outcomes.entries())
              await stage.ask(by, 'validation.selfAssess', {
                id: validationOf(stage, course),
                outcomeId: outcome.id,
                answer: known(answers[course.self.charAt(index)], `answer ${course.self}`),
              });
            stage.tell(`${nameOf(course.person)} answers the self-assessment with ${staff[by].name}`);
          },
        },
      ];

const stepsDone = (course: Course): Beat[] =>
  course.steps.flatMap(({ text, due, who, done }) =>
    done === undefined
      ? []
      : [
          {
            day: done,
            play: async (stage) => {
              const [by] = course.assessors;
              const validationId = validationOf(stage, course);
              const { plan } = await stage.ask(by, 'validation.get', { id: validationId });
              const id = known(plan.find((step) => step.text === text)?.id, text);
              const [dueOn, doneOn] = [stage.dateOf(due), stage.dateOf(done)];
              await stage.ask(by, 'planStep.save', { validationId, id, text, dueOn, who, doneOn });
              stage.tell(`${nameOf(course.person)} has done a step of the plan: ${text}`);
            },
          },
        ],
  );

const feedbackGiven = (course: Course, shown: number): Beat[] => {
  const { feedback: text } = course;
  if (text === undefined) return [];
  return [
    {
      day: course.start + course.pace * Math.max(1, Math.ceil(shown / 2)) + 1,
      play: async (stage) => {
        const [by] = course.assessors;
        await stage.ask(by, 'feedback.give', { validationId: validationOf(stage, course), text });
        stage.tell(`${staff[by].name} gives ${nameOf(course.person)} feedback`);
      },
    },
  ];
};

const endedEarly = (course: Course): Beat[] => {
  const { ended } = course;
  if (!ended) return [];
  const { day, reason, note } = ended;
  return [
    {
      day,
      play: async (stage) => {
        const [by] = course.assessors;
        await stage.ask(by, 'validation.endEarly', { id: validationOf(stage, course), reason, note });
        stage.tell(`${staff[by].name} ends ${course.module} early with ${nameOf(course.person)}: ${note}`);
      },
    },
  ];
};

/** Everything that happens in a course, in the order of its days. */
export const beatsOf = (course: Course): readonly Beat[] => {
  const shown = course.shown ?? deeds[course.module].length;
  const { rationale, control } = course;
  return [
    planned(course),
    ...selfAssessed(course),
    ...Array.from({ length: shown }, (_, index) => outcomeShown(course, index)),
    ...secondTry(course),
    ...stepsDone(course),
    ...feedbackGiven(course, shown),
    ...(rationale === undefined
      ? []
      : [
          {
            day: course.start + course.pace * shown + 4,
            play: (stage: Stage) => writeAndSubmit(stage, course, rationale),
          },
        ]),
    ...(control ? [controlled(course, control)] : []),
    ...handedInAgain(course),
    ...endedEarly(course),
  ];
};
