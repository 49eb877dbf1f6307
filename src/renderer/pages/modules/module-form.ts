/** A module as it is written: the form's shape, to and from the record, and what it lacks for publishing. No components. */
import { z } from 'zod';
import { longest, note, requiredLine } from '#contract/fields.ts';
import type { InputOf, OutputOf } from '#contract/index.ts';
import { criterionKinds, moduleLevels, type PublishProblem } from '#domain/module.ts';

export type Module = OutputOf<'module.get'>;

const mostWays = 12;
const levels = moduleLevels.map(String);

/** A figure that may be left out; an emptied field says undefined. */
const figure = (most: number) =>
  z
    .number()
    .min(0)
    .max(most)
    .nullish()
    .transform((value) => value ?? null);

const waysOf = (line: string): string[] =>
  line
    .split(',')
    .map((way) => way.trim())
    .filter((way) => way !== '');

export const moduleSchema = z.object({
  title: requiredLine,
  level: z.string().refine((level) => levels.includes(level), 'choose'),
  seqfLevel: z
    .int()
    .min(1)
    .max(8)
    .nullish()
    .transform((value) => value ?? null),
  creditValue: figure(1000),
  notionalLearningHours: figure(10_000),
  outcomes: z
    .array(
      z.object({
        text: note,
        selfAssessmentText: note,
        /** One line, separated by commas. */
        suggestedEvidence: z.string().refine((line) => {
          const ways = waysOf(line);
          return ways.length <= mostWays && ways.every((way) => way.length <= longest.line);
        }, 'tooManyWays'),
        criteria: z.array(z.object({ text: note, kind: z.enum(criterionKinds) })).max(40),
      }),
    )
    .max(40),
});

export type TypedModule = z.input<typeof moduleSchema>;
export type CheckedModule = z.output<typeof moduleSchema>;
type TypedOutcome = TypedModule['outcomes'][number];

export const emptyCriterion: TypedOutcome['criteria'][number] = { text: '', kind: 'skill' };
export const emptyOutcome: TypedOutcome = {
  text: '',
  selfAssessmentText: '',
  suggestedEvidence: '',
  criteria: [emptyCriterion],
};

export const typedFrom = (module: Module): TypedModule => ({
  title: module.title,
  level: String(module.level),
  seqfLevel: module.seqfLevel,
  creditValue: module.creditValue,
  notionalLearningHours: module.notionalLearningHours,
  outcomes: module.outcomes.map((outcome) => ({
    text: outcome.text,
    selfAssessmentText: outcome.selfAssessmentText,
    suggestedEvidence: outcome.suggestedEvidence.join(', '),
    criteria: outcome.criteria.map(({ text, kind }) => ({ text, kind })),
  })),
});

export const inputFrom = (
  id: Module['id'],
  { level, outcomes, ...fields }: CheckedModule,
): InputOf<'module.saveDraft'> => ({
  id,
  ...fields,
  level: Number(level),
  outcomes: outcomes.map((outcome) => ({
    ...outcome,
    suggestedEvidence: waysOf(outcome.suggestedEvidence),
  })),
});

/** Something the module lacks, with the numbers that say where, and the form's field that mends it. */
export type Lack = {
  readonly kind: PublishProblem;
  readonly field: string;
  readonly outcome?: number;
  readonly criterion?: string;
};

type Written = {
  readonly title: string;
  readonly outcomes: readonly {
    readonly text: string;
    readonly criteria: readonly { readonly text: string }[];
  }[];
};

const isBlank = (text: string): boolean => text.trim() === '';

/** The domain's publish problems, each told where it is, in the order of the page. */
export const lacksOf = ({ title, outcomes }: Written): readonly Lack[] => [
  ...(isBlank(title) ? [{ kind: 'title', field: 'title' } as const] : []),
  ...(outcomes.length === 0 ? [{ kind: 'noOutcomes', field: '' } as const] : []),
  ...outcomes.flatMap(({ text, criteria }, index): Lack[] => {
    const outcome = index + 1;
    const field = `outcomes.${index}.text`;
    return [
      ...(isBlank(text) ? [{ kind: 'outcomeText', field, outcome } as const] : []),
      ...(criteria.length === 0 ? [{ kind: 'outcomeWithoutCriteria', field, outcome } as const] : []),
      ...criteria.flatMap((criterion, place): Lack[] =>
        isBlank(criterion.text)
          ? [
              {
                kind: 'criterionText',
                field: `outcomes.${index}.criteria.${place}.text`,
                outcome,
                criterion: `${outcome}.${place + 1}`,
              },
            ]
          : [],
      ),
    ];
  }),
];
