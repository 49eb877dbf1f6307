/**
 * The register's file as somebody sees it who has the key and goes round the program: for tests of what triggers
 * refuse, of derived tables, and of tampering. Not here: anything a user could do.
 */
import Database from 'better-sqlite3';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Instant } from '#domain/dates.ts';
import { checkLog } from '../../src/engine/application/register/log-check.ts';
import { openRegister } from '../../src/engine/application/register/open-register.ts';
import { databaseFile } from '../../src/engine/files/places.ts';
import { readKeyring } from '../../src/engine/vault/keyring-file.ts';
import { unlock } from '../../src/engine/vault/keyring.ts';
import { valueOf } from './engine.ts';
import { testPassphrase, type SeededRegister } from './story.ts';

export type Raw = {
  /** Runs one statement; `values` stand for its question marks. */
  readonly run: (sql: string, ...values: readonly unknown[]) => void;
  readonly rows: <Row>(sql: string, ...values: readonly unknown[]) => readonly Row[];
};

export const registerPath = ({ folder }: Pick<SeededRegister, 'folder'>): string =>
  join(folder, databaseFile);

/** The key of a seeded register, as a thief would have it who knows a passphrase. */
export const registerKey = async (
  { folder }: Pick<SeededRegister, 'folder'>,
  passphrase = testPassphrase,
): Promise<Uint8Array> => (await unlock(valueOf(readKeyring(folder)), 'samira', passphrase))!.key;

/** A second connection to a seeded register's file, closed when the test ends. */
export const openRaw = async (
  register: Pick<SeededRegister, 'folder'>,
  passphrase = testPassphrase,
): Promise<Raw> => {
  const key = await registerKey(register, passphrase);
  const database = new Database(registerPath(register));
  onTestFinished(() => {
    database.close();
  });
  database.pragma(`cipher='sqlcipher'`);
  database.pragma('legacy=4');
  database.pragma(`key="x'${Buffer.from(key).toString('hex')}'"`);
  database.pragma('recursive_triggers = ON');
  database.pragma('foreign_keys = OFF');
  return {
    run: (sql, ...values) => {
      database.prepare(sql).run(...values);
    },
    rows: <Row>(sql: string, ...values: readonly unknown[]) => database.prepare(sql).all(...values) as Row[],
  };
};

/** What `intyga verify-log` finds in a seeded register that nobody has open. */
export const checkedLog = async (folder: string) =>
  valueOf(
    await checkLog(
      openRegister({
        folder,
        isPractice: false,
        cost: 2 ** 10,
        practicePeople: [],
        makePractice: () => Promise.reject(new Error('none')),
      }),
      { folder, signInName: 'samira', passphrase: testPassphrase, since: '2026-03-03T08:00:00Z' as Instant },
    ),
  );

/** Another row of the log, as another version of the program would have written it: of what nobody here knows. */
export const logAsAnotherVersion = (raw: Raw, participantId: string, what: string): void => {
  const here = '(SELECT max(position) FROM audit)';
  raw.run(
    `INSERT INTO audit SELECT 'of-' || ?, position + 1, at, user_id, user_name, call, ?, 'strange', 'strange', NULL, NULL,
      hash, 'strange' FROM audit WHERE position = ${here}`,
    what,
    what,
  );
  raw.run(`INSERT INTO audit_participant (participant_id, position) VALUES (?, ${here})`, participantId);
};
