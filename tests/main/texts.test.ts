// The shell's own words: every dialog has a title, and what has none is seen to lack it.
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { contract, type Call } from '#contract/index.ts';
import { loadTexts, t } from '../../src/main/texts.ts';

loadTexts(join(import.meta.dirname, '../../resources'));

test('every call that asks for a path has a title in words', () => {
  const asking = Object.entries<Call>(contract).filter(([, { asks }]) => asks !== undefined);
  expect(asking.length).toBeGreaterThan(10);
  for (const [name] of asking) expect(t(`dialogs.${name}`)).toMatch(/^[A-ZÅÄÖ]\S* \S/);
});

test.each([
  ['a text', 'menu.file', 'Arkiv'],
  ['a key with nothing under it', 'menu.nowhere', 'menu.nowhere'],
  ['a group of texts', 'menu', 'menu'],
  ['what lies under a text', 'menu.file.deeper', 'menu.file.deeper'],
  ['the empty key', '', ''],
])('%s', (_what, key, said) => {
  expect(t(key)).toBe(said);
});
