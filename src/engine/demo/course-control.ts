/** The beats of a course around control: motivering, handing in, the decision, and a second round. */
import { criterionIds, nameOf, register, validationOf, type Control, type Course } from './course-model.ts';
import { staff } from './people.ts';
import type { Beat, Stage } from './stage.ts';

export const writeAndSubmit = async (stage: Stage, course: Course, text: string): Promise<void> => {
  const [by] = course.assessors;
  const id = validationOf(stage, course);
  for (const criterionId of criterionIds(stage, course, course.leftOut?.criteria ?? []))
    await stage.ask(by, 'judgement.leaveOut', {
      validationId: id,
      criterionId,
      reason: course.leftOut?.reason ?? null,
    });
  await stage.ask(by, 'rationale.write', { validationId: id, text });
  if (course.isKept !== true) await stage.ask(by, 'validation.submit', { id });
  const title = stage.module(course.module).title;
  stage.tell(
    course.isKept === true
      ? `${staff[by].name} has written the motivering for ${nameOf(course.person)}, ${title}`
      : `${staff[by].name} hands in ${nameOf(course.person)}, ${title}, for control`,
  );
};

export const controlled = (course: Course, control: Control): Beat => ({
  day: control.day,
  play: async (stage) => {
    const { by } = control;
    const validationId = validationOf(stage, course);
    const left = course.leftOut?.criteria ?? [];
    const codes = stage
      .module(course.module)
      .outcomes.flatMap((outcome) => outcome.criteria.map((criterion) => criterion.code))
      .filter((code) => !left.includes(code));
    const doubts = 'returns' in control ? control.returns.disagrees : [];
    const agreed = codes.filter((code) => doubts.every((doubt) => doubt.criterion !== code));
    await stage.ask(by, 'control.mark', {
      validationId,
      criterionIds: criterionIds(stage, course, agreed),
      agrees: true,
      comment: '',
    });
    for (const { criterion, comment } of doubts)
      await stage.ask(by, 'control.mark', {
        validationId,
        criterionIds: criterionIds(stage, course, [criterion]),
        agrees: false,
        comment,
      });
    const who = `${staff[by].name} (intern kontrollant)`;
    const what = `${nameOf(course.person)}, ${stage.module(course.module).title}`;
    if ('returns' in control) {
      const { message, due } = control.returns;
      await stage.ask(by, 'control.return', { validationId, message, dueOn: stage.dateOf(due) });
      stage.tell(`${who} sends back ${what}: ${message}`);
    } else {
      await stage.ask(by, 'control.approve', { validationId, message: control.approves });
      stage.tell(`${who} approves ${what}`);
    }
  },
});

export const handedInAgain = (course: Course): Beat[] => {
  const { again } = course;
  if (!again) return [];
  return [
    {
      day: again.day,
      play: async (stage) => {
        await register(stage, course, again.deed, [again.criterion], again.day);
        await writeAndSubmit(stage, course, again.rationale);
      },
    },
    controlled(course, again.control),
  ];
};
