// Who passes: calls for anyone, for the signed in, and for roles.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  atSentenceStart,
  defaultRoleNames,
  isPermitted,
  keepsAdministrator,
  withinSentence,
  withoutController,
  type Access,
} from '../../src/domain/roles.ts';
import { roles, type Role } from '#domain/role.ts';

describe('isPermitted', () => {
  test.each<[Access, readonly Role[] | undefined, boolean]>([
    ['anyone', undefined, true],
    ['anyone', [], true],
    ['signedIn', undefined, false],
    ['signedIn', [], true],
    [['assessor'], undefined, false],
    [['assessor'], [], false],
    [['assessor'], ['internalVerifier'], false],
    [['assessor'], ['internalVerifier', 'assessor'], true],
    [['assessor', 'coordinator'], ['coordinator'], true],
    [['assessor'], ['administrator'], false], // an administrator is not everything
    [[], [...roles], false],
  ])('a call for %j lets %j pass: %s', (access, held, expected) => {
    expect(isPermitted(access, held)).toBe(expected);
  });

  test('a role more never takes away what one may do', () => {
    const someRoles = fc.subarray([...roles]);
    fc.assert(
      fc.property(someRoles, someRoles, fc.constantFrom(...roles), (asked, held, more) => {
        if (isPermitted(asked, held)) expect(isPermitted(asked, [...held, more])).toBe(true);
      }),
    );
  });
});

test('every role has a Swedish name of its own', () => {
  const names = roles.map((role) => defaultRoleNames[role]);
  expect(new Set(names).size).toBe(roles.length);
  for (const name of names) expect(name.trim()).not.toBe('');
});

describe('keepsAdministrator', () => {
  const person = (isActive: boolean, ...held: Role[]) => ({ isActive, roles: held });
  test.each([
    ['an active administrator', [person(true, 'administrator')], true],
    ['one of two is enough', [person(false, 'administrator'), person(true, 'administrator')], true],
    ['an inactive one does not count', [person(false, 'administrator'), person(true, 'assessor')], false],
    ['somebody with other roles does not count', [person(true, 'assessor', 'coordinator')], false],
    ['nobody', [], false],
  ])('%s', (_rule, people, expected) => {
    expect(keepsAdministrator(people).ok).toBe(expected);
    if (!expected)
      expect(keepsAdministrator(people)).toEqual({ ok: false, refusal: { kind: 'lastAdministrator' } });
  });
});

const colleague = (name: string, held: readonly Role[], isActive = true) => ({ name, roles: held, isActive });

// Whom nobody can control: it is not enough that there is a kontrollant.
test.each<[string, readonly ReturnType<typeof colleague>[], readonly string[]]>([
  ['nobody', [], []],
  ['a handledare alone', [colleague('Anna', ['assessor'])], ['Anna']],
  ['one who is both', [colleague('Anna', ['assessor', 'internalVerifier'])], ['Anna']],
  ['a kontrollant alone', [colleague('Bo', ['internalVerifier'])], []],
  ['one of each', [colleague('Anna', ['assessor']), colleague('Bo', ['internalVerifier'])], []],
  [
    'the kontrollant has left',
    [colleague('Anna', ['assessor']), colleague('Bo', ['internalVerifier'], false)],
    ['Anna'],
  ],
  ['the handledare has left', [colleague('Anna', ['assessor'], false)], []],
  [
    'the only kontrollant assesses too',
    [colleague('Anna', ['assessor']), colleague('Bo', ['assessor', 'internalVerifier'])],
    ['Bo'],
  ],
  [
    'two who are both',
    [colleague('Anna', ['assessor', 'internalVerifier']), colleague('Bo', ['assessor', 'internalVerifier'])],
    [],
  ],
  [
    'a samordnare and an administratör do not control',
    [colleague('Anna', ['assessor']), colleague('Cia', ['coordinator', 'administrator'])],
    ['Anna'],
  ],
])('without a kontrollant, with %s', (_which, users, names) => {
  expect(withoutController(users).map(({ name }) => name)).toEqual(names);
});

test.each([
  ['Handledare', 'handledare', 'Handledare'],
  ['Intern kontrollant', 'intern kontrollant', 'Intern kontrollant'],
  ['OCN-bedömare', 'OCN-bedömare', 'OCN-bedömare'],
  ['Intern kvalitetssäkrare OCN', 'intern kvalitetssäkrare OCN', 'Intern kvalitetssäkrare OCN'],
  ['bedömare', 'bedömare', 'Bedömare'],
  ['Översyn', 'översyn', 'Översyn'],
  ['A-lärare', 'A-lärare', 'A-lärare'],
  ['IK', 'IK', 'IK'],
])('the name %s stands in sentences as %s and at their start as %s', (name, within, start) => {
  expect(withinSentence(name)).toBe(within);
  expect(atSentenceStart(name)).toBe(start);
});
