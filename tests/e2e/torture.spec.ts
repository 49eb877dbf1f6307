/** A short torture: the engine and the whole program killed at random moments, and nothing that was confirmed is gone. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { tortureProgram } from '../../scripts/torture/program.ts';
import { isWell, torture } from '../../scripts/torture/run.ts';

let folder = '';
test.beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'intyga-torture-'));
});
test.afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('fifty kills lose nothing, break no chain and leave no gap in the numbers', async () => {
  test.setTimeout(240_000);
  const outcome = await torture({ folder, kills: 50, seed: 4 });
  expect(outcome.told).toEqual([]);
  expect(outcome).toMatchObject({ kills: 50, opened: 50, lost: 0, chainBroken: 0, numberGaps: 0 });
  expect(isWell(outcome)).toBe(true);
  expect(outcome.confirmed).toBeGreaterThan(25);
});

test('a program that is killed leaves nothing running, and what it confirmed', async () => {
  test.setTimeout(120_000);
  const outcome = await tortureProgram({ folder, kills: 2, seed: 2 });
  expect(outcome.told).toEqual([]);
  expect(isWell(outcome)).toBe(true);
  expect(outcome.confirmed).toBeGreaterThan(5);
});
