/**
 * What safety costs: the same work in an encrypted register and in a plain one, opening it with a passphrase, and a copy
 * that is proved. Not here: what is lost without it (torture.ts).
 */
import { scrypt } from 'node:crypto';
import { copyFileSync, cpSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { v7 } from 'uuid';
import type { Instant } from '#domain/dates.ts';
import type { ParticipantId, UserId } from '#domain/ids.ts';
import { runCopyJob } from '../../src/engine/application/register/copy-job.ts';
import { databaseFile } from '../../src/engine/files/places.ts';
import { unlockFile } from '../../src/engine/store/base/open.ts';
import { findParticipants } from '../../src/engine/store/participants/participant-list.ts';
import {
  getParticipant,
  insertParticipant,
  type Participant,
} from '../../src/engine/store/participants/participants.ts';
import type { Viewer } from '../../src/engine/store/base/reach.ts';
import { inTransaction, type ReadStore } from '../../src/engine/store/base/store.ts';
import { readKeyring } from '../../src/engine/vault/keyring-file.ts';
import { defaultCost, makeSlot, newRegisterKey, openSlot } from '../../src/engine/vault/keyring.ts';
import { figure, timeRounds, type Figure } from './figures.ts';
import { passphrase, signInName, type BenchRegister } from './register.ts';

const now = '2026-01-12T08:00:00.000Z' as Instant;
const searches = ['', 'a', 'son', 'anna', 'maria lind'] as const;

type Opened = {
  readonly store: ReadStore;
  readonly close: () => Promise<void>;
};

/** As openStore opens it, with or without a key. */
function openFile(file: string, key: Uint8Array | null): Opened {
  const sqlite = new Database(file, { fileMustExist: true });
  if (key) unlockFile(sqlite, key);
  for (const pragma of [
    'journal_mode = WAL',
    'synchronous = FULL',
    'secure_delete = ON',
    'cache_size = -65536',
  ])
    sqlite.pragma(pragma);
  const db = new Kysely<never>({ dialect: new SqliteDialect({ database: sqlite }) });
  return { store: db, close: () => db.destroy() };
}

/** The same register without its key. */
function writePlain(file: string, key: Uint8Array, target: string): void {
  copyFileSync(file, target);
  const sqlite = new Database(target);
  unlockFile(sqlite, key);
  sqlite.pragma('journal_mode = DELETE');
  sqlite.pragma("rekey = ''");
  sqlite.close();
}

/** Whoever sees all. */
const everybody: Viewer = {
  userId: v7() as UserId,
  seesAll: true,
  workshopIds: [],
  isAssessor: false,
  isVerifier: false,
};

/** Some lists and searches, and then somebody is enrolled. */
async function work({ store }: Opened, like: Participant): Promise<void> {
  const order = { sort: 'name', direction: 'ascending' } as const;
  for (const search of searches)
    await findParticipants(store, everybody, { search, workshopId: null, standing: 'all' }, order, null, 100);
  await inTransaction(store, (write) =>
    insertParticipant(write, { ...like, id: v7() as ParticipantId }, now),
  );
}

async function benchEncryption(register: BenchRegister, rounds: number): Promise<Figure> {
  const file = path.join(register.folder, databaseFile);
  const [secret, plain] = [path.join(register.folder, 'secret.db'), path.join(register.folder, 'plain.db')];
  copyFileSync(file, secret);
  writePlain(file, register.key, plain);
  const [encrypted, bare] = [openFile(secret, register.key), openFile(plain, null)];
  const { people } = await findParticipants(
    bare.store,
    everybody,
    { search: 'anna', workshopId: null, standing: 'all' },
    { sort: 'name', direction: 'ascending' },
    null,
    1,
  );
  const [first] = people;
  if (!first) throw new Error('The register has no Anna');
  const like = await getParticipant(bare.store, first.id);
  const [times, bareTimes]: [number[], number[]] = [[], []];
  // In turns, so that both meet the same disk.
  for (let turn = 0; turn < rounds; turn += 1) {
    bareTimes.push(...(await timeRounds(2, () => work(bare, like))));
    times.push(...(await timeRounds(2, () => work(encrypted, like))));
  }
  await encrypted.close();
  await bare.close();
  return figure('five searches and an enrolment, against an unencrypted register', {
    times,
    bare: bareTimes,
    target: { words: 'at most 1.15×', holds: ({ ratio }) => ratio <= 1.15 },
  });
}

async function benchUnlock(rounds: number): Promise<Figure> {
  const slot = await makeSlot({ userId: v7() as UserId, signInName }, passphrase, newRegisterKey(), {
    cost: defaultCost,
  });
  const options = { N: defaultCost, r: 8, p: 1, maxmem: 256 * defaultCost * 8 };
  const bare = () =>
    new Promise<void>((resolve, reject) => {
      scrypt(passphrase, 'salt of sixteen b', 32, options, (error) => {
        if (error) reject(error);
        else resolve();
      });
    });
  return figure('a key slot opened with a passphrase, against scrypt alone', {
    times: await timeRounds(rounds, () => openSlot(slot, passphrase)),
    bare: await timeRounds(rounds, bare),
    target: { words: '0.3–1 s', holds: ({ median }) => median >= 300 && median <= 1000 },
  });
}

async function benchCopy(register: BenchRegister, rounds: number): Promise<Figure> {
  const folder = path.join(register.folder, 'copied');
  mkdirSync(folder);
  for (const name of [databaseFile, 'register.json'])
    cpSync(path.join(register.folder, name), path.join(folder, name));
  const keyring = readKeyring(folder);
  if (!keyring.ok) throw new Error(keyring.refusal.kind);
  const { registerId } = keyring.value;
  const copy = (round: number): void => {
    const at = new Date(Date.parse(now) + (round + 1) * 3_600_000).toISOString() as Instant;
    const { local } = runCopyJob({
      folder,
      registerId,
      key: register.key,
      local: path.join(folder, 'kopior'),
      chosen: null,
      chosenIsApart: false,
      at,
      reason: 'interval',
      known: [],
    });
    if (!local.isMade) throw new Error(local.trouble);
  };
  const bare = () => {
    copyFileSync(path.join(folder, databaseFile), path.join(folder, 'bare.db'));
  };
  return figure(
    `a proved copy of ${register.size.toLocaleString('en')} participants, against copying the file`,
    {
      times: await timeRounds(rounds, copy),
      bare: await timeRounds(rounds, bare),
    },
  );
}

/** Leaves the register as it was. */
export async function benchSafety(register: BenchRegister, rounds = 10): Promise<readonly Figure[]> {
  return [
    await benchEncryption(register, rounds * 4),
    await benchUnlock(rounds),
    await benchCopy(register, rounds),
  ];
}
