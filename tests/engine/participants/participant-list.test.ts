// The list of participants against a plain model: the same people, order and total on every way through the store,
// page by page, and a search index that follows every change.
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Instant, PlainDate } from '#domain/dates.ts';
import type { ParticipantId, UserId, WorkshopId } from '#domain/ids.ts';
import { participantKeys } from '#domain/participant.ts';
import { nothingTold } from '#domain/person-fields.ts';
import { searchWords, sortKey } from '#domain/swedish.ts';
import { fixedIds } from '../../../src/engine/demo/fixed.ts';
import { openStore } from '../../../src/engine/store/base/open.ts';
import { insertWorkshop } from '../../../src/engine/store/register/organisation.ts';
import {
  findParticipants,
  type ParticipantFilter,
  type ParticipantOrder,
} from '../../../src/engine/store/participants/participant-list.ts';
import {
  insertParticipant,
  updateParticipant,
  type Participant,
} from '../../../src/engine/store/participants/participants.ts';
import { nameReaders } from '../../../src/engine/store/participants/protected-readers.ts';
import type { Viewer } from '../../../src/engine/store/base/reach.ts';
import { inTransaction, type ReadStore } from '../../../src/engine/store/base/store.ts';
import { insertUser, type User } from '../../../src/engine/store/register/users.ts';
import { valueOf } from '../../support/engine.ts';

const newId = fixedIds();
/** Sees everybody, and of the protected those who have an alias. */
const everybody: Viewer = {
  userId: newId() as UserId,
  seesAll: true,
  workshopIds: [],
  isAssessor: false,
  isVerifier: false,
};
const at = '2026-01-01T00:00:00.000Z' as Instant;
const workshops = ['Kök', 'Ateljé', 'Återbruk', 'Ödetorp'].map((name) => ({
  id: newId() as WorkshopId,
  name,
  isActive: true,
}));
const givenNames = ['Anna', 'Åsa', 'Lars', 'Erik', 'Mohammed', 'Fatima', 'Björn', 'Éva', 'Anna-Lena', 'محمد'];
const familyNames = ['Andersson', 'Öberg', 'Åkesson', 'Ek', 'Berg', 'Berg-Ek', 'Haddad', 'Nguyễn', 'Łuk', ''];

/** Always the same crowd: no chance in a test. */
const crowd = (count: number): Participant[] =>
  Array.from({ length: count }, (_, index) => ({
    ...nothingTold,
    id: newId() as ParticipantId,
    givenName: givenNames[index % 10]!,
    familyName: familyNames[Math.floor(index / 7) % 10]!,
    alias: index % 50 === 0 ? 'Solros' : null,
    birthYear: 1970 + (index % 30),
    gender: 'woman',
    workshopId: workshops[(index * 3) % 4]!.id,
    enrolledOn: `2025-0${String(1 + (index % 9))}-1${String(index % 3)}` as PlainDate,
    exitedOn: index % 3 === 0 ? ('2026-01-15' as PlainDate) : null,
    hasProtectedIdentity: index % 25 === 0,
  }));

const somebody: User = {
  id: everybody.userId,
  signInName: 'eva',
  name: 'Eva',
  title: '',
  roles: ['coordinator'],
  workshopIds: [],
  seesPersons: true,
  trainedOn: null,
  certifiedOn: null,
  isActive: true,
};

const newStore = async (people: readonly Participant[]): Promise<ReadStore> => {
  const { store } = valueOf(await openStore(':memory:', new Uint8Array(32)));
  await inTransaction(store, async (write) => {
    for (const workshop of workshops) await insertWorkshop(write, workshop);
    await insertUser(write, somebody, at);
    for (const person of people) {
      await insertParticipant(write, person, at);
      if (person.hasProtectedIdentity && person.alias !== null)
        await nameReaders(write, person.id, [somebody.id]);
    }
  });
  return store;
};

/** Each person's keys once, however often they are compared. */
const known = new Map<Participant, ReturnType<typeof participantKeys>>();
const keysOf = (person: Participant): ReturnType<typeof participantKeys> => {
  const keys = known.get(person) ?? participantKeys(person);
  known.set(person, keys);
  return keys;
};

/** What the list should say, told plainly. */
const expected = (
  people: readonly Participant[],
  filter: ParticipantFilter,
  order: ParticipantOrder,
): readonly ParticipantId[] => {
  const words = searchWords(filter.search);
  const nameOf = (id: WorkshopId) => sortKey(workshops.find((workshop) => workshop.id === id)!.name);
  const keyOf = (person: Participant): readonly string[] => [
    order.sort === 'name' ? '' : order.sort === 'enrolledOn' ? person.enrolledOn : nameOf(person.workshopId),
    keysOf(person).sort,
    person.id,
  ];
  const compare = (a: Participant, b: Participant): number => {
    const [one, other] = [keyOf(a), keyOf(b)];
    const at = one.findIndex((part, index) => part !== other[index]);
    return at < 0 ? 0 : Buffer.compare(Buffer.from(one[at]!), Buffer.from(other[at]!));
  };
  const sorted = people
    .filter(
      (person) =>
        (!person.hasProtectedIdentity || person.alias !== null) &&
        words.every((word) =>
          keysOf(person)
            .search.split(' ')
            .some((part) => part.includes(word)),
        ) &&
        (filter.workshopId === null || person.workshopId === filter.workshopId) &&
        (filter.standing === 'all' || (filter.standing === 'exited') === (person.exitedOn !== null)),
    )
    .toSorted(compare);
  return (order.direction === 'ascending' ? sorted : sorted.toReversed()).map((person) => person.id);
};

/** All pages of a list, one after the other. */
const allPages = async (
  store: ReadStore,
  filter: ParticipantFilter,
  order: ParticipantOrder,
  limit: number,
  most: number,
): Promise<{ readonly ids: ParticipantId[]; readonly total: number }> => {
  const first = await findParticipants(store, everybody, filter, order, null, limit);
  const people = [...first.people];
  for (let page = first.people; page.length === limit && people.length < most;) {
    page = (await findParticipants(store, everybody, filter, order, page.at(-1)!.place, limit)).people;
    people.push(...page);
  }
  return { ids: people.map((person) => person.id), total: first.total };
};

const anyFilter: fc.Arbitrary<ParticipantFilter> = fc.record({
  search: fc.oneof(
    fc.constantFrom(
      '',
      'a',
      'an',
      'ö',
      'son',
      'ande',
      'asa oberg',
      'e b',
      'berg-ek',
      'BERG EK',
      'lena',
      'sol',
    ),
    fc.constantFrom('x', 'nguyen', 'luk', 'محم', '·c', '"', '-', 'an*', "' OR 1", 'and NOT berg', '%', '_'),
  ),
  workshopId: fc.constantFrom(null, null, ...workshops.map(({ id }) => id)),
  standing: fc.constantFrom('all', 'current', 'exited'),
});
const anyOrder: fc.Arbitrary<ParticipantOrder> = fc.record({
  sort: fc.constantFrom('name', 'enrolledOn', 'workshop'),
  direction: fc.constantFrom('ascending', 'descending'),
});

// A few are gathered and sorted; with thousands the index that has the order is walked.
describe.each([
  ['a few people', 90],
  ['thousands', 2600],
])('with %s', { timeout: 60_000 }, (_size, count) => {
  const people = crowd(count);
  let store: ReadStore;
  beforeAll(async () => {
    store = await newStore(people);
  });

  test('every filter, order and page size gives the same as a plain search through all', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyFilter,
        anyOrder,
        fc.integer({ min: 7, max: 200 }),
        async (filter, order, limit) => {
          const right = expected(people, filter, order);
          const { ids, total } = await allPages(store, filter, order, limit, limit * 5);
          expect(total).toBe(right.length);
          expect(ids).toEqual(right.slice(0, ids.length));
          expect(ids.length).toBe(Math.min(right.length, Math.max(ids.length, limit)));
        },
      ),
      { numRuns: 150 },
    );
  });

  test('to the last page nobody comes twice and nobody is left out', async () => {
    for (const sort of ['name', 'enrolledOn', 'workshop'] as const)
      for (const direction of ['ascending', 'descending'] as const) {
        const filter = { search: '', workshopId: null, standing: 'all' } as const;
        const { ids } = await allPages(store, filter, { sort, direction }, 200, Infinity);
        expect(ids).toEqual(expected(people, filter, { sort, direction }));
      }
  });
});

test('search follows every change of name, alias, verkstad, standing and protection', async () => {
  const [person] = crowd(1) as [Participant];
  const plain: Participant = {
    ...person,
    givenName: 'Åsa',
    familyName: 'Öberg',
    alias: null,
    hasProtectedIdentity: false,
    exitedOn: null,
  };
  const store = await newStore([plain]);
  const finds = async (search: string, more: Partial<ParticipantFilter> = {}): Promise<boolean> => {
    const filter = { search, workshopId: null, standing: 'all', ...more } as const;
    const order = { sort: 'name', direction: 'ascending' } as const;
    return (await findParticipants(store, everybody, filter, order, null, 10)).total === 1;
  };
  const change = (after: Participant) => inTransaction(store, (write) => updateParticipant(write, after));
  await inTransaction(store, (write) => nameReaders(write, plain.id, [somebody.id]));
  expect(await finds('ober')).toBe(true);
  await change({ ...plain, familyName: 'Lind' });
  expect([await finds('ober'), await finds('lin')]).toEqual([false, true]);
  await change({ ...plain, exitedOn: '2026-02-01' as PlainDate });
  expect([
    await finds('', { standing: 'current' }),
    await finds('', { standing: 'exited' }),
    await finds('asa', { standing: 'exited' }),
  ]).toEqual([false, true, true]);
  const elsewhere = workshops.find(({ id }) => id !== plain.workshopId)!.id;
  await change({ ...plain, workshopId: elsewhere });
  expect([
    await finds('asa', { workshopId: plain.workshopId }),
    await finds('asa', { workshopId: elsewhere }),
  ]).toEqual([false, true]);
  await change({ ...plain, alias: 'Solros', hasProtectedIdentity: true });
  expect([await finds('asa'), await finds('oberg'), await finds('solr')]).toEqual([false, false, true]);
  await change({ ...plain, alias: null, hasProtectedIdentity: true });
  expect([await finds('asa'), await finds('solr'), await finds('')]).toEqual([false, false, true]);
});
