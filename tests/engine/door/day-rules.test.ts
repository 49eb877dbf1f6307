// Every date that a call takes has a rule for how far it may lie from today, and is held to it. Not here: dates that are
// only unlikely and asked about, and what two of them say of each other.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { contract, type CallName } from '#contract/index.ts';
import { addDays, type PlainDate } from '#domain/dates.ts';
import { dayFields, dayRules, daysCanBe } from '#domain/day-rules.ts';
import { root } from '../../../scripts/run.ts';
import { validUses } from '../../support/commands.ts';
import { seededRegister } from '../../support/story.ts';

const today = '2026-03-02' as PlainDate;

/** Where an input takes a day: the names of its fields, with what they lie in. */
const daysIn = (schema: unknown, at: readonly string[] = []): readonly string[] => {
  if (typeof schema !== 'object' || schema === null) return [];
  if ('format' in schema && schema.format === 'day') return [at.join('.')];
  return Object.entries(schema).flatMap(([key, inner]) =>
    daysIn(inner, ['properties', 'anyOf', 'items'].includes(key) || /^\d+$/.test(key) ? at : [...at, key]),
  );
};

const taken = (Object.keys(contract) as CallName[]) // the contract's own keys
  .flatMap((name) =>
    [...new Set(daysIn(z.toJSONSchema(contract[name].input, { io: 'input', unrepresentable: 'any' })))].map(
      (field) => `${name}: ${field}`,
    ),
  );
const ruled = Object.entries(dayFields).flatMap(([name, fields]) =>
  Object.keys(fields).map((field) => `${name}: ${field}`),
);

test('every day that a call takes has its rule, and every rule a day', () => {
  expect(taken).toContain('participant.exit: exitedOn');
  expect(ruled.toSorted()).toEqual(taken.toSorted());
});

describe('a day', () => {
  const rows = Object.entries(dayFields).flatMap(([name, fields]) =>
    Object.entries(fields).map(([field, rule]) => ({ name, field, rule, ...dayRules[rule] })),
  );
  test.each(rows)('$name: $field, $ahead days ahead and $back back', ({ name, field, ahead, back }) => {
    const said = (day: PlainDate): string | null => {
      const may = daysCanBe(name, { [field]: day }, today);
      return may.ok ? null : JSON.stringify(may.refusal);
    };
    const refused = (message: string) =>
      JSON.stringify({ problems: [{ path: field, message }], kind: 'invalidInput' });
    expect(said(today)).toBeNull();
    expect(said(addDays(today, ahead))).toBeNull();
    expect(said(addDays(today, ahead + 1))).toBe(refused(ahead === 0 ? 'inFuture' : 'tooFarAhead'));
    expect(said(addDays(today, -back))).toBeNull();
    expect(said(addDays(today, -back - 1))).toBe(refused('tooLongAgo'));
    expect(daysCanBe(name, { [field]: null }, today).ok).toBe(true);
  });
});

test('fields have words for all three', () => {
  const file = path.join(root, 'resources/locales/sv/ui.json');
  const { validation } = JSON.parse(readFileSync(file, 'utf8')) as { validation: Record<string, string> };
  expect(Object.keys(validation)).toEqual(expect.arrayContaining(['inFuture', 'tooFarAhead', 'tooLongAgo']));
});

describe('what has happened is not taken of a day to come', () => {
  test.each([
    ['participant.exit', 'exitedOn'],
    ['participant.enrol', 'birthDate'],
    ['user.save', 'trainedOn'],
    ['user.add', 'certifiedOn'],
    ['planStep.save', 'doneOn'],
    ['evidence.register', 'on'],
    ['evidence.save', 'on'],
    ['recommendation.review', 'on'],
  ] as const)('%s: %s', async (name, field) => {
    const register = await seededRegister();
    const { by, input } = await validUses[name](register);
    const tomorrow = addDays(register.clock.now().slice(0, 10) as PlainDate, 1);
    expect(await register.as[by].callUnknown(name, { ...input, [field]: tomorrow })).toEqual({
      ok: false,
      refusal: { kind: 'invalidInput', problems: [{ path: field, message: 'inFuture' }] },
    });
    expect(await register.as[by].callUnknown(name, input)).toMatchObject({ ok: true });
  });
});

test('an exit is written on its day: not before, and not before the enrolment', async () => {
  const register = await seededRegister();
  const { ask, participantId: id, as, clock } = register;
  const day = (days: number) => addDays(clock.now().slice(0, 10) as PlainDate, days);
  const exit = (exitedOn: PlainDate) =>
    as.samira.call('participant.exit', { id, exitedOn, reason: 'completed' });
  expect((await exit(day(1))).ok).toBe(false);
  expect((await exit(day(-1))).ok).toBe(false);
  expect((await ask('samira', 'participant.get', { id })).exitedOn).toBeNull();
  clock.passDays(1);
  expect((await exit(day(0))).ok).toBe(true);
});
