// What the dialogs that open a file offer, for every call that asks for one. That they are asked: e2e.
import { expect, test } from 'vitest';
import { contract, type Call } from '#contract/index.ts';
import { pickable } from '#domain/file-kinds.ts';
import { openFilters } from '../../src/main/open-filters.ts';

const asked = Object.entries<Call>(contract).flatMap(([name, { asks }]) =>
  asks?.dialog === 'openPath' ? [[name, asks.groups] as const] : [],
);

test('evidence: all that fits, each group, and all files', () => {
  const filters = openFilters(pickable, (key) => key.replace('filters.', ''));
  expect(filters.map(({ name }) => name)).toEqual(['fitting', 'photos', 'soundAndFilm', 'documents', 'all']);
  const [fitting, photos, , , all] = filters;
  for (const ending of ['jpg', 'jfif', 'heic', 'mov', 'opus', 'wav', 'docx', 'txt'])
    expect(fitting?.extensions).toContain(ending);
  expect(photos?.extensions).toContain('jfif');
  expect(all?.extensions).toEqual(['*']);
});

test('every call that opens a file names its groups and ends with all files', () => {
  expect(asked.length).toBeGreaterThan(4);
  for (const [name, groups] of asked) {
    const filters = openFilters(groups, (key) => key);
    expect([name, filters.at(-1)?.extensions]).toEqual([name, ['*']]);
    expect([name, filters.length > 1 && filters.every(({ extensions }) => extensions.length > 0)]).toEqual([
      name,
      true,
    ]);
  }
});
