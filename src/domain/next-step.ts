/** The step of a handlingsplan that comes next, as documents for the participant tell it. */
import type { PlainDate } from './dates.ts';
import { displayName } from './participant.ts';
import type { Participant } from './person-fields.ts';
import { searchKey } from './swedish.ts';

type PlannedStep = {
  readonly text: string;
  readonly dueOn: PlainDate | null;
  readonly who: string;
  readonly doneOn: PlainDate | null;
};

export type NextStep = {
  readonly what: string;
  readonly on: PlainDate | null;
  readonly who: string | null;
};

/**
 * The step to take next: the earliest day first, steps without a day last. Who is named only where it is somebody else
 * than the reader.
 */
export const nextStep = (steps: readonly PlannedStep[], reader: Participant): NextStep | null => {
  const open = steps.filter((step) => step.doneOn === null);
  const [next] = [...open].sort((a, b) => (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999'));
  if (!next) return null;
  const own = ['', reader.givenName, reader.alias ?? '', displayName(reader)].map(searchKey);
  return { what: next.text, on: next.dueOn, who: own.includes(searchKey(next.who)) ? null : next.who };
};
