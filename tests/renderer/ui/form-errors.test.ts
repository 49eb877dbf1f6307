// Every kind of fault a schema can find has Swedish words.
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { listErrors, problemText, swedishIssue } from '../../../src/renderer/ui/form/form-errors.ts';
import './render-ui.tsx';

function wordsFor(schema: z.ZodType, value: unknown): string | undefined {
  return schema.safeParse(value, { error: swedishIssue, reportInput: true }).error?.issues[0]?.message;
}

describe('swedishIssue', () => {
  it.each<[string, z.ZodType, unknown, string]>([
    ['nothing', z.string(), undefined, 'Fyll i det här fältet.'],
    ['empty text', z.string().min(1), '', 'Fyll i det här fältet.'],
    ['short text', z.string().min(12), 'kort', 'Skriv minst 12 tecken.'],
    ['long text', z.string().max(3), 'långt', 'Skriv högst 3 tecken.'],
    ['no choice', z.enum(['a', 'b']), null, 'Välj ett av alternativen.'],
    ['strange choice', z.enum(['a', 'b']), 'c', 'Något stämmer inte här. Kontrollera och försök igen.'],
    ['not a number', z.number(), 'tre', 'Skriv ett tal.'],
    ['half a number', z.number().int(), 1.5, 'Skriv ett heltal.'],
    ['small number', z.number().min(1), 0, 'Talet får inte vara mindre än 1.'],
    ['big number', z.number().max(400), 500, 'Talet får inte vara större än 400.'],
    ['few', z.array(z.string()).min(2), ['a'], 'Gör minst 2 val.'],
    ['many', z.array(z.string()).max(1), ['a', 'b'], 'Gör bara ett val.'],
    ['address', z.email(), 'namn', 'Skriv en e-postadress, till exempel namn@kommun.se.'],
    ['date', z.iso.date(), 'snart', 'Skriv ett datum, till exempel 2026-12-01.'],
    ['pattern', z.string().regex(/^A/), 'B', 'Det du skrev har inte rätt form.'],
    ['own words', z.string().min(1, 'Skriv ett namn.'), '', 'Skriv ett namn.'],
  ])('%s', (_what, schema, value, words) => {
    expect(wordsFor(schema, value)).toBe(words);
  });
});

it('looks up messages that are keys, and leaves sentences alone', () => {
  expect(problemText('notADate')).toBe('Skriv ett datum, till exempel 2026-12-01.');
  expect(problemText('Skriv ett namn.')).toBe('Skriv ett namn.');
});

it('finds faults inside lists', () => {
  const errors = {
    steps: [undefined, { text: { type: 'custom', message: 'Skriv steget.' } }],
    root: { type: 'server', message: 'Det gick inte.' },
  };
  expect(listErrors(errors)).toEqual([
    { name: 'steps.1.text', message: 'Skriv steget.' },
    { name: 'root', message: 'Det gick inte.' },
  ]);
});
