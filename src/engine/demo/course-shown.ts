/** The beats of a course in which something is shown: evidence, judgements, photos, a second try. */
import { criterionIds, nameOf, register, validationOf, type Course } from './course-model.ts';
import { deeds, type Deed } from './deeds.ts';
import { drawPicture, type PictureKey } from './pictures.ts';
import { known, type Beat, type Stage } from './stage.ts';

/** What is not left out of one läranderesultat. */
const countedCodes = (stage: Stage, course: Course, index: number): string[] =>
  known(stage.module(course.module).outcomes[index], `outcome ${String(index)}`)
    .criteria.map((criterion) => criterion.code)
    .filter((code) => !course.leftOut?.criteria.includes(code));

export const outcomeShown = (course: Course, index: number): Beat => {
  const day = course.start + course.pace * (index + 1);
  return {
    day,
    play: async (stage) => {
      const [by] = course.assessors;
      const codes = countedCodes(stage, course, index);
      if (codes.length === 0) return;
      const variants = known(deeds[course.module][index], `deed ${String(index)}`);
      const half = Math.ceil(codes.length / variants.length);
      // Each note speaks for its part of the criteria; what is seen twice is seen better.
      for (const [place, deed] of variants.entries()) {
        const part = codes.slice(place * half, (place + 1) * half);
        if (part.length > 0) await register(stage, course, deed, part, day);
      }
      const { weak, picture } = course;
      if (weak && codes.includes(weak.criterion)) {
        const [criterionId] = criterionIds(stage, course, [weak.criterion]);
        const target = {
          validationId: validationOf(stage, course),
          criterionId: known(criterionId, 'criterion'),
        };
        await stage.ask(by, 'judgement.set', { ...target, judgement: weak.judgement });
        await stage.ask(by, 'judgement.note', { ...target, note: weak.note });
      }
      if (picture?.outcome === index + 1) await attachPicture(stage, course, picture.key, codes, day);
      stage.tell(
        `${nameOf(course.person)} shows LR${String(index + 1)} of ${course.module}: ${variants[0]?.text ?? ''}`,
      );
    },
  };
};

const attachPicture = async (
  stage: Stage,
  course: Course,
  key: PictureKey,
  codes: readonly string[],
  day: number,
): Promise<void> => {
  const path = await drawPicture(stage.options.pictureFolder, key);
  const deed: Deed = { type: 'photo', text: 'Foto taget av deltagaren efter arbetet.' };
  const { id } = await register(stage, course, deed, codes, day);
  await stage.ask(course.assessors[0], 'evidence.attach', { id }, { path });
};

/** The criterion that was weak is shown at a second try, in courses that go all the way. */
export const secondTry = (course: Course): Beat[] => {
  const { weak, rationale } = course;
  if (!weak || rationale === undefined) return [];
  const index = Number(weak.criterion.split('.')[0]) - 1;
  const day = course.start + course.pace * (index + 1) + 3;
  return [
    {
      day,
      play: async (stage) => {
        const deed = known(deeds[course.module][index]?.at(-1), 'deed');
        const text = `Andra gången: ${deed.text.charAt(0).toLowerCase()}${deed.text.slice(1)}`;
        await register(stage, course, { ...deed, text }, [weak.criterion], day);
        stage.tell(`${nameOf(course.person)} shows ${weak.criterion} at a second try`);
      },
    },
  ];
};
