/**
 * The operating system's answer put at the very edge: a call of node:fs that fails with a code, as of a disk that is
 * pulled out or a virus scanner. For what cannot be mounted; everything of ours above it is the real thing.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { constants } from 'node:os';
import { onTestFinished } from 'vitest';

/** The steps of writing a file whole. */
export const steps = ['openSync', 'writeSync', 'fsyncSync', 'closeSync', 'renameSync'] as const;
export type Step = (typeof steps)[number];

/** As Node throws it. */
export const diskError = (code: string, step: string): Error =>
  Object.assign(new Error(`${code}: as a disk says it, ${step.replace('Sync', '')}`), {
    code,
    errno: -((constants.errno as Readonly<Record<string, number>>)[code] ?? 9999),
    syscall: step.replace('Sync', ''),
  });

/** The call fails where a path of its own, or the file it is of, lies in the folder; everything else works. */
export const failIn = (
  folder: string,
  step: Step,
  code: string,
): { readonly mend: () => void; readonly met: () => number } => {
  const real = { ...fs };
  const opened = new Set<number>();
  let met = 0;
  const isWriting = (flags: unknown): boolean => typeof flags === 'string' && flags !== 'r';
  const fail = (): never => {
    met += 1;
    throw diskError(code, step);
  };
  const faulty: Partial<Record<Step, (...given: never[]) => unknown>> = {
    openSync: (path: string, flags: string, mode?: number) => {
      const concerns = path.startsWith(folder) && isWriting(flags);
      if (concerns && step === 'openSync') return fail();
      const file = real.openSync(path, flags, mode);
      if (concerns) opened.add(file);
      return file;
    },
    writeSync: (file: number, bytes: Uint8Array, offset?: number) =>
      opened.has(file) && step === 'writeSync' ? fail() : real.writeSync(file, bytes, offset),
    fsyncSync: (file: number) => {
      if (opened.has(file) && step === 'fsyncSync') fail();
      real.fsyncSync(file);
    },
    closeSync: (file: number) => {
      real.closeSync(file);
      if (opened.delete(file) && step === 'closeSync') fail();
    },
    renameSync: (from: string, to: string) => {
      if (step === 'renameSync' && to.startsWith(folder)) fail();
      real.renameSync(from, to);
    },
  };
  Object.assign(fs, faulty);
  syncBuiltinESMExports();
  const mend = (): void => {
    for (const name of steps) Object.assign(fs, { [name]: real[name] });
    syncBuiltinESMExports();
  };
  onTestFinished(mend);
  return { mend, met: () => met };
};
