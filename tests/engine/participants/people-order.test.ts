// One order of people in every list that the contract has: a new list is red here until it says how it is ordered. Not
// here: pages and filters of the list of participants (participant-list.test.ts).
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { contract, type CallName } from '#contract/index.ts';
import type { PlainDate } from '#domain/dates.ts';
import { comparePeople, inPeopleOrder, type InOrder } from '#domain/people-order.ts';
import { todoKinds } from '#domain/todo.ts';
import { compareSwedish } from '../../../src/renderer/ui/table/collator.ts';
import { limits } from '../../support/disposal.ts';
import {
  allPeople,
  approvedValidation,
  enrol,
  plannedValidation,
  seededRegister,
  type SeededRegister,
} from '../../support/story.ts';

/** As they are shown and sorted. Those of the last column have a protected identity. */
const inOrder: readonly (readonly [given: string, family: string, born: number | null, alias?: string])[] = [
  ['Abdi', 'Öz', 1990],
  ['Adam', 'Zetterlund', 1970],
  ['André', 'Ek', 1980],
  ['Andrea', 'Dahl', 1955],
  ['Anna', 'Berg', 1964],
  ['Anna', 'Berg', 1987],
  ['Anna', 'Berg', null],
  ['Anna', 'Berg Ek', 1950],
  ['Anna', 'Bergman', 1950],
  ['Anna-Lena', 'Ahl', 1950],
  ['Müller', '', 1970],
  ['Svea', 'Aaby', 1999, 'Tranan 9'],
  ['Abel', 'Aaby', 1998, 'Tranan 10'],
  ['Yusuf', 'Demir', 1991],
  ['Zoran', 'Ahlberg', 1991],
  ['Åsa', 'Öberg', 1987],
  ['Ärla', 'Ahl', 1970],
  ['Örjan', 'Aaby', 1970],
  ['محمد', 'علي', 1990],
];
const shownAs = inOrder.map(([given, family, born, alias]): InOrder =>
  alias === undefined
    ? { name: `${given} ${family}`.trim(), birthYear: born }
    : { name: alias, birthYear: null },
);

describe('the order of people', () => {
  test('is by the name as it is shown, then by year of birth', () => {
    expect(inPeopleOrder(shownAs.toReversed(), (person) => person)).toEqual(shownAs);
    expect(shownAs.toReversed().toSorted(comparePeople)).toEqual(shownAs);
  });

  test('is that of a table that is sorted by names on the screen', () => {
    const names = shownAs.map(({ name }) => name);
    expect(names.toReversed().toSorted(compareSwedish)).toEqual(names);
  });
});

/** Everybody in it has one module approved and one planned; those whom Maria sees are all of them. */
const filled = async (): Promise<SeededRegister> => {
  const register = await seededRegister();
  const mixed = inOrder.map((person, at) => ({ person, at: (at * 7) % inOrder.length }));
  for (const { person } of mixed.toSorted((a, b) => a.at - b.at)) {
    const [givenName, familyName, birthYear, alias = null] = person;
    const isSeeded = givenName === 'Åsa';
    const participantId = isSeeded
      ? register.participantId
      : await enrol(register, {
          givenName,
          familyName: familyName || '-',
          birthYear,
          birthDate: null,
          alias,
          hasProtectedIdentity: alias !== null,
        });
    await approvedValidation(register, { participantId });
    await plannedValidation(register, { participantId, module: 'EX-AVC' });
  }
  await register.ask('samira', 'disposal.setLimits', limits);
  return register;
};

type Named = {
  readonly participantName?: string;
  readonly displayName?: string;
  readonly birthYear?: number | null;
  readonly hasProtectedIdentity?: boolean;
};
type Rule = {
  /** What comes before the person, as text; nothing where people are all the order. */
  readonly lead?: (row: never) => string;
  readonly rows: (register: SeededRegister) => Promise<readonly Named[]>;
};
const number = (value: number): string => String(value).padStart(6, '0');

/** By the list's place in the answer. A text: why it is in no order of people. */
const lists: Readonly<Record<string, Rule | string>> = {
  'participant.list rows': {
    rows: async ({ ask }) => (await ask('maria', 'participant.list', allPeople)).rows,
  },
  'participant.findDuplicates': {
    rows: ({ ask }) =>
      ask('maria', 'participant.findDuplicates', {
        givenName: 'Anna',
        familyName: 'Berg',
        birthYear: null,
        except: null,
      }),
  },
  'participant.listProtected': { rows: ({ ask }) => ask('samira', 'participant.listProtected', {}) },
  'quick.group': {
    rows: ({ ask, module }) =>
      ask('maria', 'quick.group', { moduleVersionId: module('EX-AVC').id, workshopId: null }),
  },
  'certificate.waiting': { rows: ({ ask }) => ask('maria', 'certificate.waiting', {}) },
  'batch.candidates people': {
    rows: async ({ ask }) => (await ask('maria', 'batch.candidates', {})).people,
  },
  'recommendation.candidates': {
    rows: ({ ask }) =>
      ask('samira', 'recommendation.candidates', {
        from: '2026-01-01' as PlainDate,
        to: '2026-12-31' as PlainDate,
      }),
  },
  'todo.list items': {
    lead: ({ kind, days }: { readonly kind: (typeof todoKinds)[number]; readonly days: number }) =>
      number(todoKinds.indexOf(kind)) + number(1000 - days),
    rows: async ({ ask }) => (await ask('maria', 'todo.list', {})).items,
  },
  'disposal.get forgotten': {
    lead: ({ lastActivityOn }: { readonly lastActivityOn: string }) => lastActivityOn,
    rows: async ({ ask, clock }) => {
      clock.goTo('2030-03-02' as PlainDate);
      return (await ask('samira', 'disposal.get', {})).forgotten;
    },
  },
  'disposal.get due': {
    lead: ({ dueOn }: { readonly dueOn: string }) => dueOn,
    rows: async ({ ask }) => {
      const { rows } = await ask('maria', 'participant.list', allPeople);
      for (const { id } of rows.toReversed())
        await ask('samira', 'participant.exit', {
          id,
          exitedOn: '2026-03-02' as PlainDate,
          reason: 'completed',
        });
      return (await ask('samira', 'disposal.get', {})).due;
    },
  },
  'validation.list rows': 'the latest first',
  'certificate.list rows': 'the latest first',
  'batch.get items': 'as whoever made the list chose',
};

type Schema = {
  readonly type?: string;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly anyOf?: readonly Schema[];
};

/** Where in an answer there are lists of people. */
const listsIn = (schema: Schema, at: readonly string[]): readonly string[] => {
  const { items, properties = {}, anyOf = [] } = schema;
  const names = Object.keys(items?.properties ?? {});
  const isOfPeople = names.includes('participantName') || names.includes('displayName');
  return [
    ...(isOfPeople ? [at.join(' ')] : []),
    ...(items ? listsIn(items, at) : []),
    ...Object.entries(properties).flatMap(([name, part]) => listsIn(part, [...at, name])),
    ...anyOf.flatMap((part) => listsIn(part, at)),
  ];
};

test('every list of people in the contract says its order here', () => {
  const found = (Object.keys(contract) as CallName[]).flatMap((name) =>
    listsIn(z.toJSONSchema(contract[name].output, { unrepresentable: 'any' }) as Schema, [name]),
  );
  expect(found.toSorted()).toEqual(Object.keys(lists).toSorted());
});

test('each list is in the order it says', { timeout: 60_000 }, async () => {
  const register = await filled();
  for (const [list, rule] of Object.entries(lists)) {
    if (typeof rule === 'string') continue;
    const rows = await rule.rows(register);
    expect(rows.length, list).toBeGreaterThan(1);
    const found = rows.map((row) => ({
      lead: rule.lead?.(row as never) ?? '',
      // As it was typed: a family name has to be something.
      name: (row.participantName ?? row.displayName ?? '').replace(/ -$/, ''),
      birthYear: row.hasProtectedIdentity ? null : (row.birthYear ?? null),
    }));
    const known = shownAs.map(({ name }) => name);
    expect(known, list).toEqual(expect.arrayContaining(found.map(({ name }) => name)));
    const expected = found.toSorted(
      (a, b) => (a.lead < b.lead ? -1 : Number(a.lead > b.lead)) || comparePeople(a, b),
    );
    expect.soft(found, list).toEqual(expected);
  }
});
