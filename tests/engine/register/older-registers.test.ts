// A register with data from each version before this one is brought to the present shape with all that it held, and the
// copy made before can still be opened by the version it comes from.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { RecordFault } from '#domain/record-fault.ts';
import { accept } from '#domain/refusal.ts';
import { countRows, makeOlder } from '../../../scripts/torture/older.ts';
import { databaseFile } from '../../../src/engine/files/places.ts';
import { practicePassphrase } from '../../../src/engine/application/register/session.ts';
import { makePractice } from '../../../src/engine/demo/practice.ts';
import { staff } from '../../../src/engine/demo/people.ts';
import { listUnprovenApprovals } from '../../../src/engine/application/frame/signature-list.ts';
import { faultsInRecord } from '../../../src/engine/application/register/record-check/record-faults.ts';
import { readRecord } from '../../../src/engine/store/register/record-rows.ts';
import { copyRegister, proveCopy } from '../../../src/engine/store/register/copies.ts';
import { migrations } from '../../../src/engine/store/base/migrate.ts';
import { openStore, unlockFile } from '../../../src/engine/store/base/open.ts';
import { readKeyring } from '../../../src/engine/vault/keyring-file.ts';
import { unlock } from '../../../src/engine/vault/keyring.ts';
import { signatureStates } from '../../support/signatures.ts';
import { refusalOf, resources, temporaryFolder, valueOf } from '../../support/engine.ts';

let present: {
  readonly file: string;
  readonly key: Uint8Array;
  readonly signatures: Awaited<ReturnType<typeof signatureStates>>;
};
const parent = mkdtempSync(join(tmpdir(), 'intyga-test-'));

beforeAll(async () => {
  const folder = join(parent, 'register');
  await makePractice({ folder, resources, progress: () => undefined });
  const unlocked = await unlock(valueOf(readKeyring(folder)), staff.samira.signInName, practicePassphrase);
  const [file, { key }] = [join(folder, databaseFile), unlocked!];
  const opened = valueOf(await openStore(file, key));
  const signatures = await signatureStates(opened.store);
  await opened.close();
  present = { file, key, signatures };
  // What was handed in, sent back and changed since is told as that; all other decisions stand.
  expect(signatures.length).toBeGreaterThan(20);
  expect(new Set(signatures.flatMap(({ call, state }) => (state === 'unchanged' ? [] : [call])))).toEqual(
    new Set(['validation.submit']),
  );
}, 60_000);

afterAll(() => {
  rmSync(parent, { recursive: true });
});

const older = async (version: number): Promise<string> => {
  const target = join(temporaryFolder(), databaseFile);
  await makeOlder(present.file, present.key, { version, target });
  return target;
};

const versions = migrations.slice(1).map((_, index) => index + 1);

describe.each(versions)('a register of version %i', (version) => {
  test('keeps every row and a whole log, and its copy stays what it was', async () => {
    const { key } = present;
    const file = await older(version);
    const before = countRows(file, key);
    expect(before.get('audit')).toBeGreaterThan(300);
    expect(before.get('certificate')).toBeGreaterThan(3);
    const copy = `${file}.copy`;
    const beforeMigration = () => {
      copyRegister(file, key, copy);
      return Promise.resolve(accept(undefined));
    };
    const opened = valueOf(await openStore(file, key, { beforeMigration }));
    const states = await signatureStates(opened.store);
    const approved = await opened.store
      .selectFrom('validation')
      .select('id')
      .where('state', 'in', ['approved', 'certified'])
      .execute();
    expect(approved.length).toBeGreaterThan(5);
    // From before signatures the log's word is enough.
    expect(
      await listUnprovenApprovals(
        opened.store,
        approved.map(({ id }) => id),
      ),
    ).toEqual([]);
    await opened.close();
    // The log made older tells of proof readings that the first version had no table for.
    const isOfItsTime = ({ what }: RecordFault): boolean => version > 1 || what !== 'proofReading';
    expect(faultsInRecord(readRecord(file, key)).filter(isOfItsTime)).toEqual([]);
    expect(states).toEqual(version >= 5 ? present.signatures : []);
    expect(proveCopy(file, key)).toMatchObject({ isWhole: true, version: migrations.length });
    const after = countRows(file, key);
    for (const [table, rows] of before) expect([table, after.get(table)]).toEqual([table, rows]);

    // The version it comes from opens the copy; that version does not touch what this one has made of it.
    const list = migrations.slice(0, version);
    await valueOf(await openStore(copy, key, { list })).close();
    expect(countRows(copy, key)).toEqual(before);
    expect(refusalOf(await openStore(file, key, { list }))).toMatchObject({
      kind: 'registerNewer',
      found: migrations.length,
      known: version,
    });
  });
});

/** What the program keeps nothing of for a protected person, of everybody. */
const contacts = 'has_protected_identity AS hidden, home_municipality AS home, phone, email';

test('what is no longer kept of a protected person goes, and every photo keeps its bytes', async () => {
  const { key } = present;
  const file = await older(7);
  const open = () => {
    const sqlite = new Database(file);
    unlockFile(sqlite, key);
    return sqlite;
  };
  const select = `SELECT ${contacts}, search_key FROM participant ORDER BY id`;
  const selectFiles = 'SELECT id, name, size, content FROM attachment ORDER BY id';
  const was = open();
  was.exec(`UPDATE participant SET home_municipality = 'Hedvik', phone = '070-1', email = 'x@y.se'`);
  const before = was.prepare<[], { hidden: 0 | 1 }>(select).all();
  const files = was.prepare(selectFiles).all();
  was.close();
  expect(before.filter(({ hidden }) => hidden === 1).length).toBeGreaterThan(0);
  expect(files.length).toBeGreaterThan(0);

  await valueOf(await openStore(file, key)).close();
  const is = open();
  onTestFinished(() => {
    is.close();
  });
  expect(is.prepare(select).all()).toEqual(
    before.map((row) => (row.hidden === 1 ? { ...row, home: '', phone: '', email: '' } : row)),
  );
  expect(is.prepare(selectFiles).all()).toEqual(files);
  expect(is.prepare('SELECT * FROM attachment_emptied').all()).toEqual([]);
  expect(() => is.exec(`UPDATE attachment SET content = x''`)).toThrow(/append-only/);
  expect(proveCopy(file, key)).toMatchObject({ isWhole: true });
});

/** Everybody who had a hand in something, as `thing user`. */
const handsIn = (file: string, key: Uint8Array) => {
  const sqlite = new Database(file);
  unlockFile(sqlite, key);
  const all = ['evidence', 'validation'].map((table) =>
    sqlite
      .prepare<[], string>(`SELECT ${table}_id || ' ' || user_id FROM ${table}_hand ORDER BY 1`)
      .pluck()
      .all(),
  );
  sqlite.close();
  return all;
};

test.each([1, 10])('who had a hand in what is known of a register of version %i too', async (version) => {
  const { key } = present;
  const file = await older(version);
  await valueOf(await openStore(file, key)).close();
  const [evidence, validations] = handsIn(present.file, key);
  expect(validations!.length).toBeGreaterThan(20);
  expect(handsIn(file, key)).toEqual([evidence, validations]);
});
