// The end-to-end tests: the real program in the real Electron. Started by `npm test -- e2e`, which sees
// to the runtime, the build and the display. Not here: launching the program (tests/e2e's fixtures).
import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results/e2e',
  forbidOnly: process.env['CI'] !== undefined,
  // A test that passes only the second time hides a fault.
  retries: 0,
  // Each test with a window starts a whole program: on two cores more of them at once only wait for each other, and
  // take the keyboard from each other. Kills of the engine have no window and wait most of the time.
  workers: 2,
  projects: [
    { name: 'window', testIgnore: 'torture.spec.ts', workers: 1 },
    { name: 'torture', testMatch: 'torture.spec.ts', workers: 1 },
  ],
  timeout: 90_000,
  expect: { timeout: 10_000 },
});
