/**
 * Puts the faults a schema finds into plain Swedish, and lists them in the order of the form.
 * A schema's own message wins; one that is a key under "validation" in ui.json is looked up there.
 */
import i18next from 'i18next';
import type { z } from 'zod';
import { recordedText } from '../../recorded-text.ts';

type Issue = Parameters<z.core.$ZodErrorMap>[0];
type Words = readonly [key: string, values?: Record<string, unknown>];

/** Given to the schema when a form is checked: words for what its author left without any. */
export const swedishIssue: z.core.$ZodErrorMap = (issue) => {
  const [key, values] = (byCode[issue.code] ?? (() => ['invalid'] as const))(issue);
  return recordedText('ui', `validation.${key}`, values);
};

/** The words for a fault's message. */
export const problemText = (message: string): string => knownProblemText(message) ?? message;

/** The words for a fault's message, when it is one of the keys. */
export const knownProblemText = (message: string): string | undefined => {
  const key = `validation.${message}`;
  return i18next.exists(key, { ns: 'ui' }) ? recordedText('ui', key) : undefined;
};

const isNothing = (input: unknown) => input === undefined || input === null || input === '';
const isList = (issue: Issue) => issue.origin === 'array' || issue.origin === 'set';

const byCode: Readonly<Record<string, (issue: Issue) => Words>> = {
  invalid_type: (issue) => {
    if (issue.expected === 'int') return ['wholeNumber'];
    if (isNothing(issue.input)) return ['required'];
    return [issue.expected === 'number' ? 'number' : 'invalid'];
  },
  invalid_value: (issue) => [isNothing(issue.input) ? 'choose' : 'invalid'],
  invalid_union: (issue) => [isNothing(issue.input) ? 'required' : 'invalid'],
  invalid_format: (issue) => [formats[String(issue.format)] ?? 'format'],
  too_small: (issue) => {
    const minimum = Number(issue.minimum);
    if (isList(issue)) return ['tooFew', { minimum, count: minimum }];
    if (issue.origin !== 'string') return ['tooSmall', { minimum }];
    return minimum <= 1 ? ['required'] : ['tooShort', { minimum }];
  },
  too_big: (issue) => {
    const maximum = Number(issue.maximum);
    if (isList(issue)) return ['tooMany', { maximum, count: maximum }];
    return [issue.origin === 'string' ? 'tooLong' : 'tooBig', { maximum }];
  },
};

const formats: Readonly<Record<string, string>> = { date: 'notADate', email: 'email' };

export type FoundError = {
  readonly name: string;
  readonly message: string;
};

/** Every fault of the form, also inside lists, as a path and its words. */
export const listErrors = (errors: object): readonly FoundError[] => collect(errors, '');

const collect = (node: unknown, name: string): FoundError[] => {
  if (typeof node !== 'object' || node === null) return [];
  if ('message' in node && typeof node.message === 'string') {
    return node.message === '' ? [] : [{ name, message: problemText(node.message) }];
  }
  return Object.entries(node)
    .filter(([key]) => key !== 'ref')
    .flatMap(([key, child]) => collect(child, name === '' ? key : `${name}.${key}`));
};

/** What a call throws when the answer is no: it carries the refusal. Anything else is a fault in the program. */
export const isRefusal = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'refusal' in error;
