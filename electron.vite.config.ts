// How the three bundles are built: the shell with the engine beside it, the preload, and the page.
// Not here: how they are started (scripts/), and the tests' configuration (vitest.config.ts).
//
// npm packages stay outside the shell's and the engine's bundles, but for those that can only be imported (the
// bundles are CommonJS and require theirs) and those of many small files that every start needs. The preload
// must carry everything with it, because a sandboxed preload can require nothing but Electron. `resources/` is
// not bundled: the programs read it beside package.json, or from process.resourcesPath when packaged.
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import optimizeLocales from '@react-aria/optimize-locales-plugin';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Rolldown } from 'vite';
import manifest from './package.json' with { type: 'json' };

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The oldest runtime the bundles must run on: the test runtime of scripts/ensure-electron.ts. */
const oldest = { node: 'node20.18', chrome: 'chrome130' };

/** Packages without anything to `require`: bundled, where the others stay outside. */
const importOnly = Object.keys(manifest.dependencies).filter((name) => {
  try {
    createRequire(import.meta.url).resolve(name);
    return false;
  } catch {
    return true;
  }
});

/**
 * Pure JavaScript that every start needs: as one file read in a third of the time that hundreds of files take
 * (Kysely alone has three hundred), so the engine answers 170 ms earlier.
 */
const neededAtStart = ['jsonc-parser', 'kysely', 'uuid', 'zod'];

/** Modules that the oldest runtime cannot `require`, whatever the runtime that builds can: bundled as well. */
const modulesOnly = ['@scure/base', 'asn1js', 'file-type', 'pkijs'];

/** The languages whose own words (calendar, number fields) the page's components keep. */
const locales = ['sv-SE', 'en-US'];

/**
 * The page's first file: all that it needs before there is anything on screen. Each further file would cost it a
 * message to the shell and back, in the shell's busiest moment.
 */
const neededFirst = (): ((
  id: string,
  graph: Pick<Rolldown.ChunkingContext, 'getModuleInfo'>,
) => string | null) => {
  const found = new Set<string>();
  return (id, graph) => {
    if (found.size === 0) {
      found.add(at('src/renderer/main.tsx'));
      for (const module of found)
        for (const next of graph.getModuleInfo(module)?.importedIds ?? []) found.add(next);
    }
    return found.has(id) ? 'first' : null;
  };
};

/** A development page needs inline scripts; the shell's development policy allows this nonce and nothing else. */
const developmentNonce = 'dev';

export default defineConfig(({ command }) => ({
  main: {
    build: {
      target: oldest.node,
      outDir: at('out/main'),
      sourcemap: true,
      externalizeDeps: { exclude: [...importOnly, ...modulesOnly, ...neededAtStart] },
      rolldownOptions: {
        input: {
          index: at('src/main/index.ts'),
          engine: at('src/engine/process.ts'),
          'copy-worker': at('src/engine/copy-worker.ts'),
          'check-worker': at('src/engine/check-worker.ts'),
          'read-worker': at('src/engine/read-worker.ts'),
          reader: at('src/engine/reader.ts'),
        },
        output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: 'chunks/[name]-[hash].cjs' },
      },
    },
  },
  preload: {
    build: {
      target: oldest.node,
      outDir: at('out/preload'),
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: at('src/main/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('src/renderer'),
    plugins: [{ ...optimizeLocales.vite({ locales }), enforce: 'pre' }, react()],
    ...(command === 'serve' ? { html: { cspNonce: developmentNonce } } : {}),
    build: {
      target: oldest.chrome,
      outDir: at('out/renderer'),
      minify: true,
      sourcemap: true,
      rolldownOptions: {
        input: { index: at('src/renderer/index.html') },
        output: { codeSplitting: { groups: [{ name: neededFirst() }] } },
      },
    },
  },
}));
