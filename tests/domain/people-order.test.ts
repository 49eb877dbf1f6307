// The one order of people. Not here: that every list is in it (engine/participants/people-order.test.ts).
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { comparePeople, inPeopleOrder, personKey, type InOrder } from '#domain/people-order.ts';

const inOrder: readonly (readonly [name: string, born: number | null])[] = [
  ['Anna Berg', 1964],
  ['Anna Berg', 1987],
  ['Anna Berg', null], // unknown last
  ['Anna Bergman', 1950], // a name never runs on into the year
  ['Tranan 2', null],
  ['Tranan 9 grupp 9', null],
  ['Tranan 9 grupp 10', null], // every number, not the first alone
  ['Tranan 10', null],
  ['Tranan 100000000', null],
  ['Zoran Ahl', 1990],
  ['Åsa Öberg', 1987],
  ['Ärla Ahl', 1970],
  ['Örjan Aaby', 1970],
];
const people = inOrder.map(([name, birthYear]): InOrder => ({ name, birthYear }));

test('is by the name as it is shown, then by year of birth', () => {
  expect(people.toReversed().toSorted(comparePeople)).toEqual(people);
  const rows = people.map((person, index) => ({ person, index }));
  expect(inPeopleOrder(rows.toReversed(), ({ person }) => person)).toEqual(rows);
  const keys = people.map(personKey);
  expect(keys.toSorted()).toEqual(keys);
});

test('leaves several rows of one person as they come, and is the same whichever way it is asked', () => {
  const rows = ['b', 'a', 'c'].map((module) => ({ name: 'Åsa Öberg', birthYear: 1987, module }));
  expect(inPeopleOrder(rows, (row) => row)).toEqual(rows);
  const anybody = fc.constantFrom(...people);
  fc.assert(
    fc.property(anybody, anybody, (one, other) => {
      expect(comparePeople(one, other)).toBe(0 - comparePeople(other, one));
      expect(comparePeople(one, other) === 0).toBe(one === other);
    }),
  );
});
