// What ships and under which licences: the list that the program shows is that of the lock file, and holds nothing
// that may not ship.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { fonts, isForbidden, licencesFile, licencesOf, listLicences } from '../../scripts/licences.ts';
import { root } from '../../scripts/run.ts';

test('resources/licences.json is what the lock file says (mend with: npm run licences)', () => {
  expect(JSON.parse(readFileSync(licencesFile, 'utf8'))).toEqual(listLicences());
});

test('everything that ships names a licence, and none is GPL or AGPL', () => {
  expect(listLicences().filter(({ licence }) => isForbidden(licence))).toEqual([]);
});

test('every font with a licence text beside it is listed', () => {
  const texts = readdirSync(path.join(root, 'resources', 'fonts'))
    .filter((name) => name.startsWith('OFL-'))
    .sort();
  expect(fonts.map(({ name }) => `OFL-${name.replaceAll(' ', '')}.txt`).sort()).toEqual(texts);
});

test('every package that the program itself asks for is listed', () => {
  const { dependencies } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  const names = new Set(listLicences().map(({ name }) => name));
  const asked = Object.entries(dependencies).map(([name, range]) => /^npm:(.+)@/.exec(range)?.[1] ?? name);
  expect(asked.filter((name) => !names.has(name))).toEqual([]);
});

describe('what may ship', () => {
  test.each([
    ['MIT', false],
    ['OFL-1.1', false],
    ['LGPL-3.0-or-later', false],
    ['Apache-2.0 AND LGPL-3.0-or-later AND MIT', false],
    ['(MIT OR GPL-3.0-or-later)', false],
    ['GPL-3.0-only', true],
    ['AGPL-3.0-or-later', true],
    ['MIT AND GPL-2.0-only', true],
    ['(GPL-2.0-only OR AGPL-3.0-only)', true],
    ['', true],
  ])('"%s": forbidden is %s', (licence, expected) => {
    expect(isForbidden(licence)).toBe(expected);
  });
});

test('the lock file is read without the project itself, development packages and doubles, under the true names', () => {
  const one = { version: '1.0.0', license: 'MIT' };
  expect(
    licencesOf({
      '': one,
      'node_modules/b': one,
      'node_modules/c/node_modules/b': one,
      'node_modules/c/node_modules/@scope/a': { ...one, version: '2.0.0' },
      'node_modules/alias': { ...one, name: 'real' },
      'node_modules/dev': { ...one, dev: true },
      'node_modules/either': { ...one, devOptional: true },
    }),
  ).toEqual([
    { name: '@scope/a', version: '2.0.0', licence: 'MIT' },
    { name: 'b', version: '1.0.0', licence: 'MIT' },
    { name: 'real', version: '1.0.0', licence: 'MIT' },
  ]);
});
