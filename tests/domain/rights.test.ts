// Who sees and works with whom, as a table, and what holds whatever the user and the person are.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { WorkshopId } from '../../src/domain/ids.ts';
import {
  knowsIdentity,
  lacksWorkshop,
  mayBePutIn,
  mayEnrolIn,
  mayReach,
  reachOf,
  rightTo,
  type Reach,
  type Relation,
  type Right,
} from '../../src/domain/rights.ts';
import { accept, refuse } from '#domain/refusal.ts';
import { roles, type Role } from '#domain/role.ts';

const here = 'here' as WorkshopId;
const elsewhere = 'elsewhere' as WorkshopId;
const organisation = { assessorsSeeAll: false, workshopIds: [here, elsewhere] };
const person: Relation = {
  workshopId: here,
  hasProtectedIdentity: false,
  isAssessed: false,
  isNamed: false,
  isHandedIn: false,
};

const right = (
  held: readonly Role[],
  more: Partial<Relation> = {},
  user: { workshopIds?: readonly WorkshopId[]; seesPersons?: boolean } = {},
  organised: Partial<typeof organisation> = {},
): Right =>
  rightTo(
    reachOf(
      { roles: held, workshopIds: [here], seesPersons: false, ...user },
      { ...organisation, ...organised },
    ),
    { ...person, ...more },
  );

describe('somebody whose identity is not protected', () => {
  test('is worked with by the handledare of the verkstad and by whoever assesses them', () => {
    expect(right(['assessor'])).toBe('work');
    expect(right(['assessor'], { workshopId: elsewhere })).toBe('none');
    expect(right(['assessor'], { workshopId: elsewhere, isAssessed: true })).toBe('work');
    expect(right([], { isAssessed: true })).toBe('none');
  });

  test('is seen by every handledare where the organisation has chosen so, or has one verkstad', () => {
    expect(right(['assessor'], { workshopId: elsewhere }, {}, { assessorsSeeAll: true })).toBe('work');
    expect(right(['assessor'], {}, { workshopIds: [] }, { workshopIds: [here] })).toBe('work');
  });

  test('is seen by a kontrollant when handed in, and by none of the verkstad’s other people', () => {
    expect(right(['internalVerifier'])).toBe('none');
    expect(right(['internalVerifier'], { isHandedIn: true })).toBe('control');
    expect(right(['internalVerifier', 'assessor'], { isHandedIn: true })).toBe('work');
    for (const role of ['assessor', 'coordinator', 'administrator'] as const)
      expect(right([role], { workshopId: elsewhere, isHandedIn: true })).toBe('none');
  });

  test('is seen by nobody but handledare for the sake of what the organisation has chosen for them', () => {
    for (const role of roles.filter((one) => one !== 'assessor'))
      expect(right([role], {}, {}, { assessorsSeeAll: true })).toBe('none');
  });

  test.each(['coordinator', 'administrator'] as const)('is seen by a %s only if given', (role) => {
    expect(right([role])).toBe('none');
    expect(right([role], { workshopId: elsewhere }, { seesPersons: true })).toBe('work');
  });
});

describe('a protected identity', () => {
  const hidden = { hasProtectedIdentity: true };
  test('is seen by who is named or assesses, and by nobody for the sake of role or verkstad', () => {
    for (const role of roles) {
      expect(right([role], hidden, { seesPersons: true }, { assessorsSeeAll: true })).toBe('none');
      expect(right([role], { ...hidden, isNamed: true })).toBe('work');
    }
    expect(right(['assessor'], { ...hidden, isAssessed: true })).toBe('work');
  });

  test('is controlled by alias', () => {
    expect(right(['internalVerifier'], { ...hidden, isHandedIn: true })).toBe('control');
    const order = ['none', 'control', 'work'] as const;
    expect(order.map((one) => knowsIdentity(one, true))).toEqual([false, false, true]);
    expect(order.map((one) => knowsIdentity(one, false))).toEqual([false, true, true]);
  });
});

test('a role more never hides what could be seen', () => {
  const order: readonly Right[] = ['none', 'control', 'work'];
  const relation = fc.record({
    workshopId: fc.constantFrom(here, elsewhere),
    hasProtectedIdentity: fc.boolean(),
    isAssessed: fc.boolean(),
    isNamed: fc.boolean(),
    isHandedIn: fc.boolean(),
  });
  fc.assert(
    fc.property(
      fc.subarray([...roles]),
      fc.constantFrom(...roles),
      fc.subarray([here, elsewhere]),
      fc.boolean(),
      relation,
      (held, more, workshopIds, seesPersons, to) => {
        const user = { workshopIds, seesPersons };
        const before = order.indexOf(right(held, to, user));
        expect(order.indexOf(right([...held, more], to, user))).toBeGreaterThanOrEqual(before);
      },
    ),
  );
});

test.each<[string, readonly Role[], Partial<Parameters<typeof reachOf>[0]>, boolean]>([
  ['a handledare without verkstad', ['assessor'], { workshopIds: [] }, true],
  ['a handledare with one', ['assessor'], {}, false],
  ['a samordnare who is handledare, without', ['assessor', 'coordinator'], { workshopIds: [] }, true],
  ['the same, who sees all', ['assessor', 'coordinator'], { workshopIds: [], seesPersons: true }, false],
  ['a kontrollant', ['internalVerifier'], { workshopIds: [] }, false],
  ['an administratör', ['administrator'], {}, false],
])('%s lacks a verkstad, or none: %j', (_who, held, user, lacks) => {
  const reach = reachOf({ roles: held, workshopIds: [here], seesPersons: false, ...user }, organisation);
  expect(lacksWorkshop(reach)).toBe(lacks);
});

test('who sees all has no verkstäder to see by, and neither has who is no handledare', () => {
  const user = { workshopIds: [here], seesPersons: true };
  const of = (...held: readonly Role[]) => reachOf({ ...user, roles: held }, organisation);
  expect(of('assessor', 'coordinator')).toMatchObject({ seesAll: true, workshopIds: [] });
  expect(of('internalVerifier')).toMatchObject({ seesAll: false, workshopIds: [], isVerifier: true });
  expect(of('assessor')).toMatchObject({ seesAll: false, workshopIds: [here], isVerifier: false });
});

const named = [
  { id: here, name: 'Återbruket' },
  { id: elsewhere, name: 'Köket' },
];
const enrol = (reach: Reach, at: WorkshopId): unknown => {
  const may = mayEnrolIn(
    reach,
    named.find(({ id }) => id === at)!,
    named,
  ); // one of the two
  return may.ok ? 'ok' : may.refusal;
};

// What each lacks is told by its own name: nobody with the right role is told that it is the role.
test.each<[string, Partial<Parameters<typeof reachOf>[0]>, boolean, string | null]>([
  ['a handledare without verkstad', { workshopIds: [] }, false, 'noWorkshop'],
  ['the same where handledare see all', { workshopIds: [] }, true, null],
  ['a handledare of another verkstad', { workshopIds: [elsewhere] }, false, 'notYourWorkshop'],
  ['a samordnare without the participants', { roles: ['coordinator'] }, false, 'personsNotSeen'],
  ['the same with them', { roles: ['coordinator'], seesPersons: true }, false, null],
  [
    'an administratör without them, whatever the verkstad',
    { roles: ['administrator'] },
    false,
    'personsNotSeen',
  ],
  ['a samordnare who is handledare too', { roles: ['coordinator', 'assessor'] }, false, null],
  ['the same without verkstad', { roles: ['coordinator', 'assessor'], workshopIds: [] }, false, 'noWorkshop'],
  [
    'a handledare to whom the participants were given',
    { seesPersons: true, workshopIds: [] },
    false,
    'noWorkshop',
  ],
])('%s who enrols at Återbruket', (_who, user, assessorsSeeAll, lacks) => {
  const reach = reachOf(
    { roles: ['assessor'], workshopIds: [here], seesPersons: false, ...user },
    { ...organisation, assessorsSeeAll },
  );
  const answer = enrol(reach, here);
  if (lacks === null) expect(answer).toBe('ok');
  else expect(answer).toMatchObject({ kind: lacks });
});

test('people are enrolled where they will be seen', () => {
  const reach = reachOf({ roles: ['assessor'], workshopIds: [here], seesPersons: false }, organisation);
  expect(enrol(reach, here)).toBe('ok');
  expect(enrol(reach, elsewhere)).toEqual({
    kind: 'notYourWorkshop',
    workshop: 'Köket',
    own: ['Återbruket'],
  });
});

test.each([
  ['one that is open', [here], [], accept(undefined)],
  ['none', [], [], accept(undefined)],
  ['one that is closed', [elsewhere], [], refuse({ kind: 'workshopClosed', workshop: 'Köket' })],
  ['the same, where they are already', [elsewhere], [elsewhere], accept(undefined)],
  [
    'both, and they are in the open one',
    [here, elsewhere],
    [here],
    refuse({ kind: 'workshopClosed', workshop: 'Köket' }),
  ],
  ['both, and they are in the closed one', [here, elsewhere], [elsewhere], accept(undefined)],
  ['one that is not there', ['gone'], [], refuse({ kind: 'notFound', what: 'workshop' })],
] as const)('people may be put in verkstäder: %s', (_which, chosen, before, decision) => {
  const workshops = named.map((one) => ({ ...one, isActive: one.id === here }));
  expect(mayBePutIn(chosen as readonly WorkshopId[], before, workshops)).toEqual(decision);
});

test.each<['control' | 'work', readonly Right[], string]>([
  ['control', ['none'], 'notFound'],
  ['work', ['none', 'none'], 'notFound'],
  ['control', ['none', 'work'], 'concernsOthers'],
  ['work', ['control'], 'onlyToControl'],
  ['work', ['control', 'none'], 'concernsOthers'],
  ['control', ['control'], 'ok'],
  ['work', ['work', 'work'], 'ok'],
])('a call that needs %s, over %j: %s', (needed, rights, expected) => {
  const may = mayReach(needed, [{ what: 'evidence', rights }]);
  expect(may.ok ? 'ok' : may.refusal.kind).toBe(expected);
});
