/**
 * A real engine over a real (temporary, encrypted) register for tests: fixed clock and ids, cheap key slots, answers
 * checked against the contract. Not here: people and modules to work with (story.ts beside this file).
 */
import { accessSync, constants, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { CallName, InputOf, OutputOf } from '#contract/index.ts';
import type { PlainDate } from '#domain/dates.ts';
import type { Refusal, Reply } from '#domain/refusal.ts';
import { compose, type Connection, type Engine, type EngineOptions } from '../../src/engine/compose.ts';
import type { CallOptions } from '../../src/engine/answering.ts';
import { fixedClock, fixedIds, fixedSeeds, type FixedClock } from '../../src/engine/demo/fixed.ts';
import type { LogLine } from '../../src/engine/log.ts';

export const resources = join(import.meta.dirname, '../../resources');

/** More than all tests at a time write, and than a disk may have left before the program says so. */
const roomEnough = 4 * 2 ** 30;

/**
 * A disk in memory, where Linux has one with room. Every command waits until the disk has what it wrote, and that was
 * most of the time that tests took; what a real disk does is tried on mounts (mounts.ts).
 */
const temporaryPlace = ((): string => {
  const inMemory = '/dev/shm';
  try {
    accessSync(inMemory, constants.W_OK);
    const { bavail, bsize } = statfsSync(inMemory);
    return bavail * bsize > roomEnough ? inMemory : tmpdir();
  } catch {
    return tmpdir();
  }
})();

/** A folder that is gone when the test ends. */
export const temporaryFolder = (): string => {
  const folder = mkdtempSync(join(temporaryPlace, 'intyga-test-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
};

export type TestEngine = {
  readonly engine: Engine;
  readonly folder: string;
  readonly clock: FixedClock;
  /** Where the engine's keys come from. */
  readonly newSeed: () => Uint8Array;
  readonly log: LogLine[];
};

export const testEngine = (
  folder = temporaryFolder(),
  start = '2026-03-02' as PlainDate,
  {
    clock = fixedClock(start),
    newSeed = fixedSeeds(),
    ...options
  }: Partial<
    Pick<
      EngineOptions,
      | 'copier'
      | 'checkPaper'
      | 'readDocument'
      | 'readOutside'
      | 'newId'
      | 'newSeed'
      | 'asksForPin'
      | 'log'
      | 'ran'
    >
  > & {
    readonly clock?: FixedClock;
  } = {},
): TestEngine => {
  const log: LogLine[] = [];
  const engine = compose({
    folder,
    isPractice: false,
    resources,
    clock: clock.now,
    newId: fixedIds(),
    newSeed,
    log: (line) => {
      log.push(line);
    },
    cost: 2 ** 10,
    checksOutput: true,
    practicePeople: [],
    ...options,
    makePractice: () => Promise.reject(new Error('this engine makes no practice register')),
  });
  onTestFinished(() => engine.close());
  return { engine, folder, clock, newSeed, log };
};

/** The value of a reply, or a failed test that says what was refused. */
export const valueOf = <T>(reply: Reply<T>): T => {
  if (!reply.ok) throw new Error(`refused: ${JSON.stringify(reply.refusal)}`);
  return reply.value;
};

/** The refusal of a reply, or a failed test when it went through. */
export const refusalOf = (reply: Reply<unknown>): Refusal => {
  if (reply.ok) throw new Error(`not refused: ${JSON.stringify(reply.value)}`);
  return reply.refusal;
};

/** Calls that must succeed: `const ask = asking(connection); await ask('module.list', {...})`. */
export const asking =
  (connection: Connection) =>
  async <N extends CallName>(name: N, input: InputOf<N>, options?: CallOptions): Promise<OutputOf<N>> =>
    valueOf(await connection.call(name, input, options));
