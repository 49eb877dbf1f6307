// The tests that run without a window, one project per kind. The end-to-end tests in Electron are
// Playwright's (playwright.config.ts).
// The files of a project share a process and what has been loaded in it (`isolate: false`): that halves the time. So a
// test leaves nothing behind in a module: each makes its own register, and there are no mocks of modules.
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

// A machine that does other things meanwhile is slow, not wrong: the limit only ends what would never end.
const shared = { isolate: false, unstubGlobals: true, restoreMocks: true, testTimeout: 60_000 };

/** A project whose tests run in Node. */
function inNode(name: string, ...folders: readonly string[]) {
  return {
    test: {
      name,
      environment: 'node' as const,
      include: folders.map((folder) => `tests/${folder}/**/*.test.ts`),
      ...shared,
    },
  };
}

export default defineConfig({
  test: {
    // Else one is left idle, which on two is the half.
    maxWorkers: availableParallelism(),
    globalSetup: 'tests/support/built-parts.ts',
    projects: [
      inNode('domain', 'domain'),
      inNode('engine', 'contract', 'engine', 'main'),
      inNode('scripts', 'scripts'),
      {
        test: {
          name: 'renderer',
          environment: 'jsdom',
          include: ['tests/renderer/**/*.test.{ts,tsx}'],
          setupFiles: ['tests/support/renderer-setup.ts'],
          ...shared,
        },
      },
    ],
  },
});
