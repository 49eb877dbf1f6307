/**
 * Registers of any size to measure on: made through the engine, then filled in one transaction, since a hundred
 * thousand enrolments one by one would take longer than all that is measured. Invented names, always the same.
 */
import { fixedSeeds } from '../../src/engine/demo/fixed.ts';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { v7 } from 'uuid';
import type { Instant, PlainDate } from '#domain/dates.ts';
import type { ParticipantId, WorkshopId } from '#domain/ids.ts';
import { nothingTold } from '#domain/person-fields.ts';
import { databaseFile } from '../../src/engine/files/places.ts';
import { compose, type Connection, type Engine } from '../../src/engine/compose.ts';
import { listWorkshops } from '../../src/engine/store/register/organisation.ts';
import { openStore } from '../../src/engine/store/base/open.ts';
import { insertParticipant, type Participant } from '../../src/engine/store/participants/participants.ts';
import { inTransaction } from '../../src/engine/store/base/store.ts';
import { makeSheet } from '../../src/engine/demo/stage.ts';
import { readKeyring } from '../../src/engine/vault/keyring-file.ts';
import { unlock } from '../../src/engine/vault/keyring.ts';
import { root } from '../run.ts';

export const signInName = 'mätare';
export const passphrase = 'lång nog för att mäta';
const workshopNames = ['Ateljén', 'Kaféet', 'Köket', 'Skogen', 'Syateljén', 'Trädgården', 'Återbruket'];

/** What is measured is not scrypt. */
const cheap = 2 ** 10;

export type BenchRegister = {
  readonly folder: string;
  readonly size: number;
  readonly key: Uint8Array;
};

export type Open = {
  readonly engine: Engine;
  readonly connection: Connection;
};

const given =
  'Anna Åsa Lars Erik Maria Mohammed Fatima Björn Eva Karin Ali Sara Lena Olof Nils Amina Per Ingrid'.split(
    ' ',
  );
const fronts = 'Lind Berg Ek Sjö Al Hag Ny Ström Gran Öst Väst Norr Hall Sand Åker Löv Björk Dal'.split(' ');
const backs = 'ström gren qvist man dahl son lund stedt ås vall'.split(' ');
/** One person in five thousand has it. */
const rareName = 'Xerxén';

const pick = (list: readonly string[], index: number): string => list[index % list.length] ?? '';

function person(index: number, workshopIds: readonly WorkshopId[]): Participant {
  const isExited = index % 3 !== 0;
  const name = `${pick(fronts, index * 7)}${pick(backs, Math.floor(index / 18))}`;
  return {
    ...nothingTold,
    id: v7() as ParticipantId,
    givenName: pick(given, Math.floor(index / 5)),
    familyName: index % 5000 === 17 ? rareName : name,
    birthYear: 1950 + (index % 55),
    workshopId: workshopIds[index % workshopIds.length] ?? ('' as WorkshopId), // never empty: made above
    enrolledOn:
      `20${String(10 + (index % 16))}-0${String(1 + (index % 9))}-1${String(index % 10)}` as PlainDate,
    exitedOn: isExited ? ('2026-01-01' as PlainDate) : null,
    exitReason: isExited ? 'completed' : null,
  };
}

const engineOn = (folder: string): Engine =>
  compose({
    folder,
    isPractice: false,
    resources: path.join(root, 'resources'),
    clock: () => new Date().toISOString() as Instant,
    newId: v7,
    newSeed: fixedSeeds(),
    log: () => undefined,
    cost: cheap,
    checksOutput: false,
    practicePeople: [],
    makePractice: () => Promise.reject(new Error('Nothing is practised here')),
  });

/** A register with `size` participants in a folder of its own. */
export async function makeRegister(parent: string, size: number): Promise<BenchRegister> {
  const folder = path.join(parent, String(size));
  mkdirSync(folder, { recursive: true });
  const engine = engineOn(folder);
  const first = engine.connect();
  const made = await first.call('register.create', {
    organisationName: 'Mätkommunen',
    place: 'Mätstad',
    workshops: workshopNames,
    userName: 'Mia Mätare',
    signInName,
    passphrase,
    withExampleModules: true,
  });
  if (made.ok) await makeSheet(first, ['Mia Mätare', 'Mats Mätare']);
  await engine.close();
  if (!made.ok) throw new Error(made.refusal.kind);

  const keyring = readKeyring(folder);
  const unlocked = keyring.ok ? await unlock(keyring.value, signInName, passphrase) : undefined;
  if (unlocked === undefined) throw new Error('The register that was just made cannot be opened');
  const opened = await openStore(path.join(folder, databaseFile), unlocked.key);
  if (!opened.ok) throw new Error(opened.refusal.kind);
  const { store, close } = opened.value;
  const workshopIds = (await listWorkshops(store)).map(({ id }) => id);
  await inTransaction(store, async (write) => {
    for (let index = 0; index < size; index += 1)
      await insertParticipant(write, person(index, workshopIds), '2026-01-01T08:00:00.000Z' as Instant);
  });
  await close();
  return { folder, size, key: unlocked.key };
}

/** The engine on a register, with somebody signed in. The caller closes the engine. */
export async function openRegister({ folder }: BenchRegister): Promise<Open> {
  const engine = engineOn(folder);
  const connection = engine.connect();
  const signedIn = await connection.call('session.signIn', { signInName, passphrase });
  if (!signedIn.ok) throw new Error(signedIn.refusal.kind);
  return { engine, connection };
}
