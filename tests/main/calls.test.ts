// The shell's own list of the calls that it has a part in, held to the contract.
import { expect, test } from 'vitest';
import { contract, type Call } from '#contract/index.ts';
import { hasShellPart } from '../../src/main/calls.ts';

test.each(Object.entries<Call>(contract))('%s', (name, { kind, asks }) => {
  expect(hasShellPart(name)).toBe(kind === 'shell' || asks !== undefined);
});

test('what is no call goes to the engine, which refuses it', () => {
  for (const name of ['', 'toString', 'shell.nothing']) expect(hasShellPart(name)).toBe(false);
});
