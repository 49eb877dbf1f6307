/**
 * The same documents, byte for byte, from Node and from Electron. Not here: the same from one run to the next
 * (tests/engine/work/demo.test.ts) and in another time zone (tests/engine/pdf/certificate.test.ts).
 */
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { build } from 'vite';
import { ensureElectron } from '../../scripts/ensure-electron.ts';
import { root } from '../../scripts/run.ts';
import { digests } from '../engine/pdf/digests.ts';

type Printed = {
  readonly runtime: Readonly<Record<string, string>>;
  readonly digests: Awaited<ReturnType<typeof digests>>;
};

test('every kind of document is the same from Node and from Electron', async () => {
  // Within the project, where its packages are found. Electron's Node may be too old to read TypeScript as it stands.
  const folder = test.info().outputPath('bundle');
  const entry = path.join(root, 'tests/engine/pdf/print-digests.ts');
  await build({
    configFile: false,
    logLevel: 'silent',
    build: { ssr: entry, outDir: folder, target: 'node20.18' },
  });
  const [bundle = ''] = readdirSync(folder).filter((name) => name.startsWith('print-digests'));
  const { executable } = await ensureElectron();
  const inElectron = JSON.parse(
    execFileSync(executable, [path.join(folder, bundle)], {
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
      encoding: 'utf8',
    }),
  ) as Printed;
  expect(inElectron.runtime['electron']).toBeDefined();
  expect(inElectron.digests).toEqual(await digests());
});
