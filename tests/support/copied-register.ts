/**
 * A register that is made once in each process and copied for each test, database and key slots byte for byte, before the
 * first call: making one costs two hundred times what a copy does. A copy lies in a folder of its own, has a lock of its
 * own, and its engine's clock and seeds go on where the making left them. Not here: what is in it, and who signs in to
 * the copy (story.ts). tests/engine/register/copied.test.ts holds a copy against a register that was made.
 */
import Database from 'better-sqlite3';
import { readFileSync, writeFileSync } from 'node:fs';
import type { PlainDate } from '#domain/dates.ts';
import { fixedClock, fixedSeeds, type FixedClock } from '../../src/engine/demo/fixed.ts';
import { ensureFolder } from '../../src/engine/files/files.ts';
import { databaseIn, keyringIn } from '../../src/engine/files/places.ts';
import { unlockFile } from '../../src/engine/store/base/open.ts';
import { readKeyring } from '../../src/engine/vault/keyring-file.ts';
import { unlock } from '../../src/engine/vault/keyring.ts';
import { testEngine, valueOf, type TestEngine } from './engine.ts';

export type Making<Made> = {
  readonly make: (engine: TestEngine) => Promise<Made>;
  /** The day on which it is made, all of it. */
  readonly on: PlainDate;
  /** Whose passphrase opens it. */
  readonly owner: { readonly signInName: string; readonly passphrase: string };
  /** A clock and ids of another kind than the tests' own. */
  readonly begin?: () => { readonly clock: FixedClock; readonly newId?: () => string };
};

type Original<Made> = {
  readonly made: Made;
  readonly database: Buffer;
  readonly keyring: Buffer;
  /** How often the clock was looked at, and how many seeds were drawn. */
  readonly looks: number;
  readonly seeds: number;
};

const makeOriginal = async <Made>({
  make,
  on,
  owner,
  begin = () => ({ clock: fixedClock(on) }),
}: Making<Made>): Promise<Original<Made>> => {
  const counted = { looks: 0, seeds: 0 };
  const { clock, ...ids } = begin();
  const nextSeed = fixedSeeds();
  const engine = testEngine(undefined, on, {
    ...ids,
    clock: {
      ...clock,
      now: () => {
        counted.looks += 1;
        return clock.now();
      },
    },
    newSeed: () => {
      counted.seeds += 1;
      return nextSeed();
    },
  });
  const made = await make(engine);
  const unlocked = await unlock(valueOf(readKeyring(engine.folder)), owner.signInName, owner.passphrase);
  if (!unlocked) throw new Error('The owner’s passphrase does not open what was made');
  // What was written last lies beside the database until it is brought over.
  const database = new Database(databaseIn(engine.folder));
  unlockFile(database, unlocked.key);
  database.pragma('wal_checkpoint(TRUNCATE)');
  database.close();
  return {
    made,
    database: readFileSync(databaseIn(engine.folder)),
    keyring: readFileSync(keyringIn(engine.folder)),
    ...counted,
  };
};

/** Puts a copy into the folder of an engine that has no register yet, and gives what the making gave. */
export const copierOf = <Made>(making: Making<Made>): ((engine: TestEngine) => Promise<Made>) => {
  let original: Promise<Original<Made>> | undefined;
  return async ({ folder, clock, newSeed }) => {
    original ??= makeOriginal(making);
    const { made, database, keyring, looks, seeds } = await original.catch((error: unknown) => {
      original = undefined;
      throw error;
    });
    valueOf(ensureFolder(folder));
    writeFileSync(databaseIn(folder), database, { mode: 0o600, flag: 'wx' });
    writeFileSync(keyringIn(folder), keyring, { mode: 0o600, flag: 'wx' });
    clock.goTo(making.on);
    for (let look = 0; look < looks; look += 1) clock.now();
    for (let seed = 0; seed < seeds; seed += 1) newSeed();
    return made;
  };
};
