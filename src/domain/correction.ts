/**
 * Corrections of a person's data: what a log row's before and after say was changed. Nothing is overwritten without a
 * trace: the old value stays in the log until it is disposed of. Lives here: comparing. Not here: wording.
 * Source: GDPR art. 16 and 19 (rectification, and telling whom it concerns).
 */
import type { AuditWhat } from './audit-words.ts';

/** The log's word for a person's data changed; leaving and coming back are no corrections. */
export const correctionEvent = 'participant.changed' satisfies AuditWhat;

export type FieldChange = { readonly field: string; readonly from: unknown; readonly to: unknown };

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Lists in any order say the same; so do nothing and an empty text. */
const comparable = (value: unknown): string => {
  if (Array.isArray(value)) return JSON.stringify(value.map((one) => JSON.stringify(one)).sort());
  return value === undefined || value === null || value === '' ? '' : JSON.stringify(value);
};

/** Every field that differs, in the order of what is after, the id left out. */
export const fieldChanges = (before: unknown, after: unknown): readonly FieldChange[] => {
  if (!isRecord(before) || !isRecord(after)) return [];
  const fields = new Set([...Object.keys(after), ...Object.keys(before)]);
  fields.delete('id');
  return [...fields]
    .filter((field) => comparable(before[field]) !== comparable(after[field]))
    .map((field) => ({ field, from: before[field] ?? null, to: after[field] ?? null }));
};

/** The one line that a value makes, with words for codes; empty for nothing. */
export const changedValue = (
  field: string,
  value: unknown,
  words: {
    /** The word of a code, `gender.woman`; undefined when it is none. */
    readonly code: (key: string) => string | undefined;
    readonly workshop: (id: string) => string | undefined;
    readonly yesNo: (yes: boolean) => string;
  },
): string => {
  if (typeof value === 'boolean') return words.yesNo(value);
  if (Array.isArray(value)) return value.map((one) => changedValue(field, one, words)).join(', ');
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return '';
  if (field === 'workshopId') return words.workshop(value) ?? value;
  return words.code(`${field === 'targetGroups' ? 'targetGroup' : field}.${value}`) ?? value;
};
