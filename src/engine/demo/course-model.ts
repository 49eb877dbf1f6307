/**
 * A course of the story as data: one participant in one module, and the small look-ups that its beats share. Not here:
 * the beats (course.ts and the files beside it) and the rows (courses-*.ts).
 */
import type { Judgement } from '#domain/assessment.ts';
import type { CriterionId, ValidationId } from '#domain/ids.ts';
import type { EndReason } from '#domain/validation.ts';
import { cast, type CastKey } from './cast.ts';
import type { Deed, ModuleCode } from './deeds.ts';
import type { StaffKey } from './people.ts';
import type { PictureKey } from './pictures.ts';
import { known, type Stage } from './stage.ts';

export type Control = { readonly by: StaffKey; readonly day: number } & (
  | { readonly approves: string }
  | {
      readonly returns: {
        readonly disagrees: readonly { readonly criterion: string; readonly comment: string }[];
        readonly message: string;
        readonly due: number;
      };
    }
);

export type Course = {
  readonly person: CastKey;
  readonly module: ModuleCode;
  /** The first does the work; the others stand beside. */
  readonly assessors: readonly [StaffKey, ...StaffKey[]];
  readonly place: string;
  /** Day of the plan. */
  readonly start: number;
  /** Days from one läranderesultat to the next. */
  readonly pace: number;
  /** One letter for each läranderesultat: see `answers`. Empty: not yet done. */
  readonly self: string;
  readonly steps: readonly {
    readonly text: string;
    readonly due: number;
    readonly who: string;
    readonly done?: number;
  }[];
  /** How many läranderesultat have been shown; all when not told. */
  readonly shown?: number;
  /** A criterion that did not go all the way the first time. */
  readonly weak?: { readonly criterion: string; readonly judgement: Judgement; readonly note: string };
  readonly leftOut?: { readonly criteria: readonly string[]; readonly reason: string };
  /** A photo for a läranderesultat, counted from 1. */
  readonly picture?: { readonly outcome: number; readonly key: PictureKey };
  readonly feedback?: string;
  /** Written when all is shown; then it is handed in. */
  readonly rationale?: string;
  /** Written, but not handed in yet. */
  readonly isKept?: boolean;
  readonly control?: Control;
  /** Completed and handed in again after it came back. */
  readonly again?: {
    readonly day: number;
    readonly criterion: string;
    readonly deed: Deed;
    readonly rationale: string;
    readonly control: Control;
  };
  readonly ended?: { readonly day: number; readonly reason: EndReason; readonly note: string };
};

export const courseKey = (person: CastKey, module: ModuleCode): string => `${person} ${module}`;

/** How the story's lines name a participant: a protected person by alias. */
export const nameOf = (key: CastKey): string => {
  const { givenName, familyName, alias, isProtected } = cast[key];
  return isProtected ? (alias ?? '') : `${givenName} ${familyName}`.trim();
};

export const validationOf = (stage: Stage, course: Course): ValidationId =>
  known(stage.validations.get(courseKey(course.person, course.module)), `validation ${course.person}`);

export const criterionIds = (stage: Stage, course: Course, codes: readonly string[]): CriterionId[] => {
  const criteria = stage.module(course.module).outcomes.flatMap((outcome) => outcome.criteria);
  return codes.map((code) => known(criteria.find((criterion) => criterion.code === code)?.id, code));
};

/** One piece of evidence of this course, which also sets the judgement. */
export const register = (stage: Stage, course: Course, deed: Deed, codes: readonly string[], day: number) =>
  stage.ask(course.assessors[0], 'evidence.register', {
    validationIds: [validationOf(stage, course)],
    criterionIds: criterionIds(stage, course, codes),
    type: deed.type,
    on: stage.dateOf(day),
    place: course.place,
    text: deed.text,
    judgement: 'shown',
  });
