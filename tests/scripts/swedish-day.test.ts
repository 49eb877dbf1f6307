// A day is Sweden's (domain/dates.ts), never the computer's time zone's nor UTC's: every source is read for ways to
// another one, and each way is shown to be found. Not here: what the day is (tests/domain/dates.test.ts).
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../../scripts/run.ts';

const ways: readonly (readonly [RegExp, string])[] = [
  [/\.[gs]et(Date|Day|Month|FullYear|Year|Hours|Minutes|TimezoneOffset)\(/, "the computer's own time zone"],
  [/\.to(Date|Time|LocaleDate|LocaleTime|GMT)String\(/, "the computer's own time zone"],
  [/new Date\([^()]*\)\.toLocaleString\(/, "the computer's own time zone"],
  [/new Date\(\s*[\w.]+\s*,/, "a time built from parts in the computer's own time zone"],
  [/T\d\d:\d\d(:\d\d(\.\d+)?)?[`'"]/, "a time of day without a zone is read in the computer's"],
  [/DateTimeFormat\((?![^)]*timeZone)/, "no time zone: the computer's"],
  [/getLocalTimeZone|parseAbsoluteToLocal/, "the computer's own time zone"],
  [/toISOString\(\)\s*\.\s*(slice|substring|substr)\(\s*0,\s*(4|7|8|10)\)/, "UTC's day"],
  [/toISOString\(\)\s*\.\s*(split|replace|match)\(/, "UTC's day"],
  [/(toJSON|toISOString)\(\)\s*\[/, "UTC's day"],
];

/** Arithmetic with days that are known already. */
const mayCount: Readonly<Record<string, number>> = { 'src/domain/dates.ts': 1 };

const faultsIn = (code: string): readonly string[] =>
  ways.flatMap(([way, why]) =>
    Array.from(code.matchAll(new RegExp(way, 'g')), ([found]) => `${found}: ${why}`),
  );

const sources = [
  'src/**/*.ts',
  'src/**/*.tsx',
  'scripts/**/*.ts',
  'scripts/**/*.mjs',
  'resources/**/*.js',
].flatMap((pattern) => globSync(pattern, { cwd: root }).map((file) => file.replaceAll(path.sep, '/')));

test('nobody asks for another day than the one in Sweden', () => {
  expect(sources.length).toBeGreaterThan(500);
  const found = sources
    .map((file) => [file, faultsIn(readFileSync(path.join(root, file), 'utf8'))] as const)
    .filter(([file, faults]) => faults.length !== (mayCount[file] ?? 0));
  expect(found).toEqual([]);
});

describe('such ways are found', () => {
  test.each([
    'const today = new Date().toISOString().slice(0, 10);',
    'const today = new Date(at)\n  .toISOString()\n  .slice(0, 10);',
    "const [day] = now.toISOString().split('T');",
    "return new Intl.DateTimeFormat('sv-SE').format(new Date());",
    "new Intl.DateTimeFormat('sv', { weekday: 'long' })",
    'const year = new Date().getFullYear();',
    'date.setDate(date.getDate() + 1);',
    'if (at.getHours() < 12) return;',
    "new Date(at).toLocaleDateString('sv')",
    "new Date(at).toLocaleString('sv')",
    'at.toDateString() === now.toDateString()',
    'new Date(year, month - 1, day)',
    'Date.parse(`${day}T00:00:00`)',
    'today(getLocalTimeZone())',
  ])('%s', (code) => {
    expect(faultsIn(code)).not.toEqual([]);
  });
  test.each([
    'swedishDay(now)',
    "new Intl.DateTimeFormat('sv-SE', {\n  timeZone: 'Europe/Stockholm',\n})",
    'Date.parse(`${date}T00:00:00Z`)',
    'new Date(midnight).getUTCDay()',
    "size.toLocaleString('en')",
  ])('and not: %s', (code) => {
    expect(faultsIn(code)).toEqual([]);
  });
});
