/** The engine as the program uses it: real clock, real ids, a log file, the practice register's story. */
import { randomBytes } from 'node:crypto';
import { v7 } from 'uuid';
import type { Instant } from '#domain/dates.ts';
import { compose, type Engine } from './compose.ts';
import { practicePeople } from './demo/people.ts';
import { fileLog } from './log.ts';
import { defaultCost } from './vault/keyring.ts';

export const programEngine = (options: { readonly folder: string; readonly resources: string }): Engine =>
  compose({
    ...options,
    isPractice: false,
    clock: () => new Date().toISOString() as Instant,
    newId: v7,
    newSeed: () => randomBytes(32),
    log: fileLog(options.folder),
    cost: defaultCost,
    checksOutput: false,
    practicePeople,
    // The story, its pictures and the PDF room: only whoever practises needs them.
    makePractice: async (folder, progress) => {
      const { makePractice } = await import('./demo/practice.ts');
      return makePractice({ folder, resources: options.resources, progress });
    },
  });
