/** The calls that the window's own process answers: about, print, zoom. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';
import type { CallName, Contract, OutputOf, ParsedInputOf } from '#contract/index.ts';
import type { Places } from './places.ts';
import { printOutcome } from './print-answer.ts';
import { copySecret } from './secret-clipboard.ts';
import type { AppWindow } from './window.ts';

type ShellCallName = { [N in CallName]: Contract[N]['kind'] extends 'shell' ? N : never }[CallName];

export type ShellCalls = {
  readonly [N in ShellCallName]: (input: ParsedInputOf<N>) => Promise<OutputOf<N>>;
};

type Licences = OutputOf<'shell.about'>['licences'];

/** The packages that ship, with their licences: written by `npm run licences`, held by a test. */
const readLicences = (resources: string): Licences =>
  JSON.parse(readFileSync(join(resources, 'licences.json'), 'utf8')) as Licences;

export const shellCalls = (places: Places, appWindow: () => AppWindow): ShellCalls => ({
  'shell.about': () =>
    Promise.resolve({
      version: app.getVersion(),
      electron: process.versions.electron,
      chromium: process.versions.chrome,
      node: process.versions.node,
      isTestRuntime: !app.isPackaged && Number(process.versions.napi) < 10,
      dataFolder: places.data,
      licences: readLicences(places.resources),
    }),
  'shell.print': () =>
    new Promise((resolve) => {
      try {
        appWindow().window.webContents.print({ printBackground: true }, (isPrinted, reason) => {
          resolve({ outcome: printOutcome(isPrinted, reason) });
        });
      } catch {
        resolve({ outcome: 'failed' }); // Chromium had no words for it, and nothing came out
      }
    }),
  'shell.copySecret': async ({ text }) => {
    await copySecret(text);
    return {};
  },
  'shell.zoom': ({ percent }) => Promise.resolve({ percent: appWindow().zoom(percent ?? undefined) }),
});
