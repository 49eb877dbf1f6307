// Lists, searches and inserts in the engine, over registers of growing size.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { v7 } from 'uuid';
import type { Instant, PlainDate } from '#domain/dates.ts';
import type { ParticipantId, WorkshopId } from '#domain/ids.ts';
import { openStore } from '../../src/engine/store/open.ts';
import { insertWorkshop } from '../../src/engine/store/organisation.ts';
import { findParticipants } from '../../src/engine/store/participant-list.ts';
import { insertParticipant, type Participant } from '../../src/engine/store/participants.ts';
import { inTransaction, type ReadStore } from '../../src/engine/store/store.ts';
import { figure, timeRounds, type Figure } from './figures.ts';

const sizes = [1_000, 10_000, 100_000] as const;
const given = [
  'Anna',
  'Åsa',
  'Lars',
  'Erik',
  'Maria',
  'Mohammed',
  'Fatima',
  'Björn',
  'Eva',
  'Karin',
  'Ali',
  'Sara',
];
const family = [
  'Andersson',
  'Johansson',
  'Öberg',
  'Åkesson',
  'Nilsson',
  'Ahmed',
  'Svensson',
  'Ek',
  'Lind',
  'Berg',
  'Haddad',
];
const at = '2026-01-01T08:00:00.000Z' as Instant;
const workshopId = v7() as WorkshopId;

const person = (index: number): Participant => ({
  id: v7() as ParticipantId,
  givenName: given[index % given.length] ?? '',
  familyName: `${family[(index * 7) % family.length] ?? ''}${index % 31 === 0 ? '-Holm' : ''}`,
  alias: null,
  birthDate: null,
  birthYear: 1950 + (index % 55),
  personalNumber: null,
  personalNumberKind: null,
  gender: 'otherOrUnknown',
  workshopId,
  homeMunicipality: '',
  targetGroups: [],
  language: '',
  needsInterpreter: false,
  phone: '',
  email: '',
  enrolledOn: `20${String(10 + (index % 16))}-03-1${String(index % 9)}` as PlainDate,
  exitedOn: index % 3 === 0 ? null : ('2026-01-01' as PlainDate),
  exitReason: index % 3 === 0 ? null : 'completed',
  hasProtectedIdentity: false,
});

const searches = ['', 'a', 'an', 'son', 'oberg', 'maria nils', 'ek', 'holm', 'xyz'] as const;
const sorts = ['name', 'enrolledOn', 'workshop'] as const;

async function timeLists(store: ReadStore): Promise<number[]> {
  const times: number[] = [];
  for (const search of searches)
    for (const standing of ['current', 'all'] as const)
      for (const sort of sorts)
        times.push(
          ...(await timeRounds(3, (round) =>
            findParticipants(
              store,
              { search, workshopId: null, standing },
              { sort, direction: round % 2 === 0 ? 'ascending' : 'descending' },
              null,
              100,
            ),
          )),
        );
  return times;
}

const insertStatement = 'INSERT INTO bare (id, name, at) VALUES (?, ?, ?)';

export async function benchEngine(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'intyga-bench-'));
  const key = randomBytes(32);
  const figures: Figure[] = [];
  try {
    for (const size of sizes) {
      const opened = await openStore(path.join(folder, `${String(size)}.db`), key);
      if (!opened.ok) throw new Error(opened.refusal.kind);
      const { store, close } = opened.value;
      await inTransaction(store, async (write) => {
        await insertWorkshop(write, { id: workshopId, name: 'En', isActive: true });
        for (let index = 0; index < size; index += 1) await insertParticipant(write, person(index), at);
      });
      figures.push(
        figure(
          `list and search among ${size.toLocaleString('en')} participants`,
          await timeLists(store),
          undefined,
          size === 100_000 ? { words: 'p95 at most 20 ms', holds: ({ p95 }) => p95 <= 20 } : undefined,
        ),
      );
      if (size === 1_000) figures.push(await benchInserts(store, folder, key));
      await close();
    }
    return figures;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One durable insert, with its search words and indexes, against one row in a bare table under the same pragmas. */
async function benchInserts(store: ReadStore, folder: string, key: Uint8Array): Promise<Figure> {
  const bare = new Database(path.join(folder, 'bare.db'));
  for (const pragma of [
    "cipher='sqlcipher'",
    'legacy=4',
    `key="x'${Buffer.from(key).toString('hex')}'"`,
    'journal_mode = WAL',
    'synchronous = FULL',
  ])
    bare.pragma(pragma);
  bare.exec('CREATE TABLE bare (id TEXT PRIMARY KEY, name TEXT NOT NULL, at TEXT NOT NULL) STRICT');
  const insert = bare.prepare(insertStatement);
  const bareTimes = await timeRounds(200, (round) => insert.run(v7(), `Person ${String(round)}`, at));
  const ownTimes = await timeRounds(200, (round) =>
    inTransaction(store, (write) => insertParticipant(write, person(round + 2_000_000), at)),
  );
  bare.close();
  return figure('one participant inserted, against a bare row', ownTimes, bareTimes);
}
