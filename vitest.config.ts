// The tests that run without a window, one project per kind. The end-to-end tests in Electron are
// Playwright's (playwright.config.ts).
import { defineConfig } from 'vitest/config';

/** A project whose tests run in Node. */
function inNode(name: string, ...folders: readonly string[]) {
  return {
    test: {
      name,
      environment: 'node' as const,
      include: folders.map((folder) => `tests/${folder}/**/*.test.ts`),
      testTimeout: 20_000,
    },
  };
}

export default defineConfig({
  test: {
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
          testTimeout: 20_000,
        },
      },
    ],
  },
});
