// The end-to-end tests: the real program in the real Electron. Started by `npm test -- e2e`, which sees
// to the runtime, the build and the display. Not here: launching the program (tests/e2e's fixtures).
import { defineConfig } from '@playwright/test';

// Each worker has a display of its own, so that no window takes the keyboard from another. Elsewhere than on Linux all
// share the one there is, and then one window at a time is enough.
const displays = process.env['INTYGA_DISPLAYS']?.split(' ').filter(Boolean) ?? [];
const ownDisplay = displays[Number(process.env['TEST_PARALLEL_INDEX'])];
if (ownDisplay !== undefined) process.env['DISPLAY'] = ownDisplay;
const windows = displays.length > 1 ? 2 : 1;

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results/e2e',
  forbidOnly: process.env['CI'] !== undefined,
  // A test that passes only the second time hides a fault.
  retries: 0,
  // Kills of the engine wait most of the time: they go on beside the windows.
  workers: windows + 1,
  projects: [
    { name: 'window', testIgnore: 'torture.spec.ts', workers: windows },
    { name: 'torture', testMatch: 'torture.spec.ts', workers: 1 },
  ],
  timeout: 90_000,
  expect: { timeout: 10_000 },
});
