/**
 * What lies on the disk after a kill, read round the program on a connection of its own: is the file whole, which
 * commands does the log tell of, which certificate numbers are taken. Not here: what should be there (ledger.ts).
 */
import Database from 'better-sqlite3';
import type { GivenNumber } from '#domain/certificate.ts';
import { givenNumbersKey } from '../../src/engine/store/certificates/given-numbers.ts';
import { proveCopy, type CopyProof } from '../../src/engine/store/register/copies.ts';
import { unlockFile } from '../../src/engine/store/base/open.ts';
import { readKeyring } from '../../src/engine/vault/keyring-file.ts';
import { unlock } from '../../src/engine/vault/keyring.ts';

/** Finds a row when the record still holds what a command wrote. */
export type Trace = {
  readonly sql: string;
  readonly values: readonly (string | number)[];
};

export type LogRow = {
  readonly id: string;
  readonly call: string;
  readonly subject: string;
};

export type Record = {
  readonly proof: CopyProof;
  /** In the order of the chain. */
  readonly log: readonly LogRow[];
  /** Years and prefixes whose running numbers are not 1, 2, 3 …, beyond what was given before a copy was brought back. */
  readonly numberGaps: number;
  /** Those of the traces that are not found. */
  readonly untraced: readonly Trace[];
};

/** The register's key, as one of its users opens it. */
export async function keyIn(folder: string, signInName: string, passphrase: string): Promise<Uint8Array> {
  const keyring = readKeyring(folder);
  const unlocked = keyring.ok ? await unlock(keyring.value, signInName, passphrase) : undefined;
  if (!unlocked) throw new Error('The register cannot be opened');
  return unlocked.key;
}

/** All that a register has lain under, the present one first: a copy keeps the key of its own time. */
export type Keys = readonly [Uint8Array, ...Uint8Array[]];

const isShut = (proof: CopyProof): boolean => !proof.isWhole && proof.fault === 'unreadable';

/**
 * Series with a number missing or twice. Numbers that were given before an older copy was brought back are missing as
 * they should be: the register keeps the highest of them, and gives none a second time.
 */
function countGaps(sqlite: Database.Database): number {
  const kept = sqlite
    .prepare<[string], string>('SELECT value FROM setting WHERE key = ?')
    .pluck()
    .get(givenNumbersKey);
  const given = (kept === undefined ? [] : JSON.parse(kept)) as readonly GivenNumber[];
  const series = sqlite
    .prepare<[], Omit<GivenNumber, 'last'>>('SELECT DISTINCT prefix, year FROM certificate')
    .all();
  return series.filter(({ prefix, year }) => {
    const numbers = sqlite
      .prepare<[string, number], number>(
        'SELECT running_number FROM certificate WHERE prefix = ? AND year = ? ORDER BY running_number',
      )
      .pluck()
      .all(prefix, year);
    const before = given.find((one) => one.prefix === prefix && one.year === year)?.last ?? 0;
    const later = numbers.filter((number) => number > before);
    return (
      new Set(numbers).size !== numbers.length || later.some((number, index) => number !== before + 1 + index)
    );
  }).length;
}

const none = { log: [], numberGaps: 0 };

const proveUnder = (file: string, key: Uint8Array): { key: Uint8Array; proof: CopyProof } => ({
  key,
  proof: proveCopy(file, key),
});

/** Reads a register's file under whichever of the keys opens it; a file that is not whole is not read further. */
export function readRecord(file: string, [first, ...others]: Keys, traces: readonly Trace[] = []): Record {
  const { key, proof } = others.reduce(
    (found, next) => (isShut(found.proof) ? proveUnder(file, next) : found),
    proveUnder(file, first),
  );
  if (!proof.isWhole) return { proof, ...none, untraced: traces };
  const sqlite = new Database(file, { readonly: true, fileMustExist: true });
  try {
    unlockFile(sqlite, key);
    const log = sqlite
      .prepare<[], LogRow>('SELECT id, call, subject_id AS subject FROM audit ORDER BY position')
      .all();
    const numberGaps = countGaps(sqlite);
    const untraced = traces.filter(({ sql, values }) => sqlite.prepare(sql).get(...values) === undefined);
    return { proof, log, numberGaps, untraced };
  } finally {
    sqlite.close();
  }
}
