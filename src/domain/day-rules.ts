/**
 * Which days may be written where: how far ahead of today and how far back. One table, by call and field, that every
 * call is held to and that forms take their last day from. What has happened has no day to come: an exit decided
 * beforehand is written on its day, since lists, limits and reports count who has left. Not here: what two fields say
 * of each other (participant.ts, validation.ts, verification.ts).
 */
import { addDays, type PlainDate } from './dates.ts';
import { accept, refuse, type Decision, type InputProblem } from './refusal.ts';

/** Whole days; a year is counted as its longest. */
type DayRule = { readonly ahead: number; readonly back: number };

const years = (count: number): number => count * 366;

export const dayRules = {
  /** The age of a person has words of its own (`datesCanBe`). */
  born: { ahead: 0, back: years(200) },
  happened: { ahead: 0, back: years(60) },
  /** People are enrolled before their first day; a year ahead is a slip of the pen. */
  enrolled: { ahead: years(1), back: years(60) },
  planned: { ahead: years(10), back: years(60) },
  /** What is looked for between two days. */
  period: { ahead: years(100), back: years(200) },
} as const satisfies Record<string, DayRule>;

export type DayKind = keyof typeof dayRules;

export const dayFields: Readonly<Record<string, Readonly<Record<string, DayKind>>>> = {
  'participant.enrol': { birthDate: 'born', enrolledOn: 'enrolled' },
  'participant.save': { birthDate: 'born', enrolledOn: 'enrolled' },
  'participant.exit': { exitedOn: 'happened' },
  'user.add': { trainedOn: 'happened', certifiedOn: 'happened' },
  'user.save': { trainedOn: 'happened', certifiedOn: 'happened' },
  'validation.plan': { plannedFrom: 'planned', plannedTo: 'planned' },
  'validation.replan': { plannedFrom: 'planned', plannedTo: 'planned' },
  'planStep.save': { dueOn: 'planned', doneOn: 'happened' },
  'evidence.register': { on: 'happened' },
  'evidence.save': { on: 'happened' },
  'control.return': { dueOn: 'planned' },
  'recommendation.review': { on: 'happened' },
  'recommendation.candidates': { from: 'period', to: 'period' },
  'recommendation.preview': { from: 'period', to: 'period' },
  'recommendation.make': { from: 'period', to: 'period' },
  'archive.count': { from: 'period', to: 'period' },
  'archive.export': { from: 'period', to: 'period' },
};

/** The last day that a field may say. */
export const lastDay = (rule: DayKind, today: PlainDate): PlainDate => addDays(today, dayRules[rule].ahead);

/** What is wrong with a day, in the words that fields have for it. */
export const dayFault = (day: PlainDate, rule: DayKind, today: PlainDate): string | undefined => {
  if (day < addDays(today, -dayRules[rule].back)) return 'tooLongAgo';
  if (day <= lastDay(rule, today)) return undefined;
  return dayRules[rule].ahead === 0 ? 'inFuture' : 'tooFarAhead';
};

/** Refuses: `invalidInput` for each field of a call that says a day which cannot be meant. */
export const daysCanBe = (call: string, input: unknown, today: PlainDate): Decision<void> => {
  const given = input as Readonly<Record<string, PlainDate | null | undefined>>; // parsed by the contract
  const problems = Object.entries(dayFields[call] ?? {}).flatMap(([path, rule]): InputProblem[] => {
    const message = given[path] ? dayFault(given[path], rule, today) : undefined;
    return message === undefined ? [] : [{ path, message }];
  });
  return problems.length === 0 ? accept(undefined) : refuse({ problems, kind: 'invalidInput' });
};
