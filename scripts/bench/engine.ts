/**
 * Lists, searches and inserts through the engine's door, each beside SQLite alone: the same file, key and pragmas.
 */
import path from 'node:path';
import Database from 'better-sqlite3';
import { v7 } from 'uuid';
import type { PlainDate } from '#domain/dates.ts';
import type { WorkshopId } from '#domain/ids.ts';
import type { Connection } from '../../src/engine/compose.ts';
import { blankParticipant } from '../../src/engine/demo/blank-participant.ts';
import { databaseFile } from '../../src/engine/files/places.ts';
import { figure, timeRounds, type Figure } from './figures.ts';
import { openRegister, type BenchRegister } from './register.ts';

/** Nothing, one letter, two, a common part, an ending without its dots, a whole name, two words, a rare one, nobody. */
const searches = ['', 'a', 'li', 'son', 'as', 'anna', 'maria lind', 'xerxen', 'qqq'] as const;
const standings = ['current', 'all'] as const;
const sorts = ['name', 'enrolledOn', 'workshop'] as const;
const directions = ['ascending', 'descending'] as const;
const pageSize = 100;

/** The size that the target is about. */
const large = 100_000;

const valueOf = <T>(reply: { ok: true; value: T } | { ok: false; refusal: { kind: string } }): T => {
  if (!reply.ok) throw new Error(`refused: ${reply.refusal.kind}`);
  return reply.value;
};

function bareDatabase(file: string, key: Uint8Array): Database.Database {
  const bare = new Database(file);
  for (const pragma of [
    "cipher='sqlcipher'",
    'legacy=4',
    `key="x'${Buffer.from(key).toString('hex')}'"`,
    'journal_mode = WAL',
    'synchronous = FULL',
    'cache_size = -65536',
  ])
    bare.pragma(pragma);
  return bare;
}

/** Every search, standing, order and direction: the first page, and the page after it. */
async function timeLists(connection: Connection): Promise<number[]> {
  const times: number[] = [];
  for (const search of searches)
    for (const standing of standings)
      for (const sort of sorts)
        for (const direction of directions) {
          const asked = { search, standing, sort, direction, workshopId: null, limit: pageSize };
          const list = async (after: string | null) =>
            valueOf(await connection.call('participant.list', { ...asked, after }));
          const { next } = await list(null);
          times.push(...(await timeRounds(2, () => list(null))));
          if (next !== null) times.push(...(await timeRounds(2, () => list(next))));
        }
  return times;
}

async function benchLists(register: BenchRegister): Promise<Figure> {
  const bare = bareDatabase(path.join(register.folder, databaseFile), register.key);
  const firstPage = bare.prepare('SELECT * FROM participant ORDER BY sort_key, id LIMIT ?');
  const bareTimes = await timeRounds(100, () => firstPage.all(pageSize));
  bare.close();
  const { engine, connection } = await openRegister(register);
  const times = await timeLists(connection);
  await engine.close();
  return figure(`list and search among ${register.size.toLocaleString('en')}, against a page in order`, {
    times,
    bare: bareTimes,
    target:
      register.size >= large ? { words: 'p95 at most 20 ms', holds: ({ p95 }) => p95 <= 20 } : undefined,
  });
}

const newPerson = (round: number, workshopId: WorkshopId) =>
  blankParticipant({
    givenName: 'Ny',
    familyName: `Person ${String(round)}`,
    birthYear: 1990,
    workshopId,
    enrolledOn: '2026-01-12' as PlainDate,
  });

/** One enrolment with its search words, indexes and audit row, against one durable row in a bare table. */
async function benchInserts(register: BenchRegister, rounds: number): Promise<Figure> {
  const bare = bareDatabase(path.join(register.folder, 'bare.db'), register.key);
  bare.exec('CREATE TABLE bare (id TEXT PRIMARY KEY, name TEXT NOT NULL, at TEXT NOT NULL) STRICT');
  const insert = bare.prepare('INSERT INTO bare (id, name, at) VALUES (?, ?, ?)');
  const { engine, connection } = await openRegister(register);
  const workshopId = valueOf(await connection.call('workshop.list', {}))[0]?.id;
  if (workshopId === undefined) throw new Error('The register has no verkstad');
  const [times, bareTimes]: [number[], number[]] = [[], []];
  // In turns, so that both meet the same disk.
  for (let turn = 0; turn < rounds; turn += 20) {
    bareTimes.push(
      ...(await timeRounds(20, (round) => insert.run(v7(), `Person ${String(round)}`, '2026-01-12'))),
    );
    times.push(
      ...(await timeRounds(20, async (round) =>
        valueOf(await connection.call('participant.enrol', newPerson(turn + round, workshopId))),
      )),
    );
  }
  await engine.close();
  bare.close();
  return figure('one enrolment, against a bare row', { times, bare: bareTimes });
}

/** `registers` in order of size; inserts are measured in the smallest, after its lists. */
export async function benchEngine(
  registers: readonly [BenchRegister, ...BenchRegister[]],
  insertRounds = 200,
): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const register of registers) figures.push(await benchLists(register));
  figures.push(await benchInserts(registers[0], insertRounds));
  return figures;
}
