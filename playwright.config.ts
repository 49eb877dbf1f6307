// The end-to-end tests: the real program in the real Electron. Started by `npm test -- e2e`, which sees
// to the runtime, the build and the display. Not here: launching the program (tests/e2e's fixtures).
import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results/e2e',
  forbidOnly: process.env['CI'] !== undefined,
  // A test that passes only the second time hides a fault.
  retries: 0,
  // Each test starts a whole program: on two cores more of them at once only wait for each other.
  workers: 1,
  timeout: 90_000,
  expect: { timeout: 10_000 },
});
