/**
 * A copy of an open register's file, and the proof that a copy is whole: it is opened with its key and read through.
 * On connections of their own, so that a worker can do it while the register is in use. Not here: where copies lie
 * (files/copies.ts), when they are made (application), and bringing an older file to the present shape (open.ts).
 */
import Database from 'better-sqlite3';
import { chainFaults } from '#domain/audit.ts';
import type { CopyCounts } from '#domain/backup.ts';
import type { KeyHolder, KeyOwner } from '#domain/key-holders.ts';
import { highestGiven, type GivenNumber } from '#domain/certificate.ts';
import type { UserId } from '#domain/ids.ts';
import { rowToAudit, selectAuditRows, selectOlderAuditRows } from './audit.ts';
import { sha256 } from '../../sha256.ts';
import { givenNumbersKey } from '../certificates/given-numbers.ts';
import { applicationId, unlockFile } from '../base/open.ts';

/** Writes the whole register, as it stands at this moment, into a new file under the same key. */
export const copyRegister = (file: string, key: Uint8Array, target: string): void => {
  const sqlite = new Database(file, { fileMustExist: true });
  try {
    unlockFile(sqlite, key);
    sqlite.prepare('VACUUM INTO ?').run(target);
  } finally {
    sqlite.close();
  }
};

/** Brings what lies in the log beside a database that nobody has open into the database; a damaged one stays as it is. */
export const foldLog = (file: string, key: Uint8Array): void => {
  const sqlite = new Database(file, { fileMustExist: true });
  try {
    unlockFile(sqlite, key);
    sqlite.pragma('wal_checkpoint(TRUNCATE)');
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error;
  } finally {
    sqlite.close();
  }
};

/** Writes a file, which nobody has open, under another key. */
export const changeKey = (file: string, key: Uint8Array, next: Uint8Array): void => {
  const sqlite = new Database(file, { fileMustExist: true });
  try {
    unlockFile(sqlite, key);
    sqlite.pragma(`rekey="x'${Buffer.from(next).toString('hex')}'"`);
  } finally {
    sqlite.close();
  }
};

export type CopyProof =
  | {
      readonly isWhole: true;
      readonly counts: CopyCounts;
      readonly numbers: readonly GivenNumber[];
      /** Of the last row of its log; undefined when there is none. */
      readonly lastHash: string | undefined;
      readonly version: number;
    }
  /** What was found first. */
  | { readonly isWhole: false; readonly fault: 'unreadable' | 'pages' | 'references' | 'log' | 'files' };

const countsIn = (sqlite: Database.Database): CopyCounts => {
  const count = (table: string): number =>
    sqlite.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? 0;
  return {
    participants: count('participant'),
    validations: count('validation'),
    certificates: count('certificate'),
    attachments: count('attachment'),
    auditRows: count('audit'),
  };
};

const hasTable = (sqlite: Database.Database, name: string): boolean =>
  sqlite.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?").get(name) !== undefined;

/** The highest certificate numbers: issued, disposed of, and known from before a copy was brought back. */
const numbersIn = (sqlite: Database.Database): readonly GivenNumber[] => {
  const given = ['certificate', 'certificate_entry']
    .filter((table) => hasTable(sqlite, table))
    .flatMap((table) =>
      sqlite
        .prepare<[], GivenNumber>(
          `SELECT prefix, year, max(running_number) AS last FROM ${table} GROUP BY prefix, year`,
        )
        .all(),
    );
  const known = sqlite
    .prepare<[string], string>('SELECT value FROM setting WHERE key = ?')
    .pluck()
    .get(givenNumbersKey);
  return highestGiven([...given, ...(known === undefined ? [] : (JSON.parse(known) as GivenNumber[]))]); // ours
};

function* auditRowsIn(sqlite: Database.Database) {
  const select = hasTable(sqlite, 'audit_emptied') ? selectAuditRows : selectOlderAuditRows;
  for (const row of sqlite.prepare<[], Parameters<typeof rowToAudit>[0]>(select).iterate())
    yield rowToAudit(row);
}

/** Where files are kept in the register, each beside the hash it had when it came in. */
const keptFiles = [
  ['attachment', 'content', 'sha256'],
  ['certificate', 'pdf', 'pdf_sha256'],
  ['picture', 'content', 'sha256'],
  ['recommendation', 'pdf', 'pdf_sha256'],
  ['disposal', 'protocol', 'protocol_sha256'],
] as const;

/** A photo or file without its bytes that no disposal has emptied. */
const hasLostBytes = (sqlite: Database.Database): boolean => {
  const emptied = hasTable(sqlite, 'attachment_emptied')
    ? 'SELECT attachment_id FROM attachment_emptied'
    : '';
  const select = `SELECT 1 FROM attachment WHERE length(content) = 0 AND size > 0 AND id NOT IN (${emptied})`;
  return sqlite.prepare(select).get() !== undefined;
};

/** Whether every photo, certificate and other file is what it was. What a disposal has emptied is no file any more. */
const areFilesWhole = (sqlite: Database.Database): boolean => {
  if (hasLostBytes(sqlite)) return false;
  for (const [table, content, hash] of keptFiles.filter(([name]) => hasTable(sqlite, name))) {
    const files = sqlite.prepare<[], { readonly content: Uint8Array; readonly hash: string }>(
      `SELECT ${content} AS content, ${hash} AS hash FROM ${table} WHERE length(${content}) > 0`,
    );
    for (const file of files.iterate()) if (sha256(file.content) !== file.hash) return false;
  }
  return true;
};

const proofOf = (sqlite: Database.Database): CopyProof => {
  if (sqlite.pragma('application_id', { simple: true }) !== applicationId)
    return { isWhole: false, fault: 'unreadable' };
  if (sqlite.pragma('integrity_check(1)', { simple: true }) !== 'ok')
    return { isWhole: false, fault: 'pages' };
  if ((sqlite.pragma('foreign_key_check') as unknown[]).length > 0)
    return { isWhole: false, fault: 'references' };
  if (chainFaults(auditRowsIn(sqlite), sha256).length > 0) return { isWhole: false, fault: 'log' };
  if (!areFilesWhole(sqlite)) return { isWhole: false, fault: 'files' };
  return {
    isWhole: true,
    counts: countsIn(sqlite),
    numbers: numbersIn(sqlite),
    lastHash: sqlite
      .prepare<[], string>('SELECT hash FROM audit ORDER BY position DESC LIMIT 1')
      .pluck()
      .get(),
    version: Number(sqlite.pragma('user_version', { simple: true })),
  };
};

/** Opens a copy with the key and reads all of it. Changes nothing. */
export const proveCopy = (file: string, key: Uint8Array): CopyProof => {
  let sqlite: Database.Database | undefined;
  try {
    sqlite = new Database(file, { readonly: true, fileMustExist: true });
    unlockFile(sqlite, key);
    return proofOf(sqlite);
  } catch (error) {
    if (error instanceof Database.SqliteError) return { isWhole: false, fault: 'unreadable' };
    throw error;
  } finally {
    sqlite?.close();
  }
};

/** The hashes of the rows at these places in a proved copy's log, where there are such rows. */
export const linkHashes = (
  file: string,
  key: Uint8Array,
  positions: readonly number[],
): ReadonlyMap<number, string> => {
  if (positions.length === 0) return new Map();
  const sqlite = new Database(file, { readonly: true, fileMustExist: true });
  try {
    unlockFile(sqlite, key);
    const select = sqlite.prepare<[number], string>('SELECT hash FROM audit WHERE position = ?').pluck();
    return new Map(
      positions.flatMap((position) => {
        const hash = select.get(position);
        return hash === undefined ? [] : [[position, hash] as const];
      }),
    );
  } finally {
    sqlite.close();
  }
};

/** The highest numbers that a copy holds, read with the key; none of what the key does not open, or is not whole. */
export const numbersInCopy = (file: string, key: Uint8Array): readonly GivenNumber[] => {
  let sqlite: Database.Database | undefined;
  try {
    sqlite = new Database(file, { readonly: true, fileMustExist: true });
    unlockFile(sqlite, key);
    return numbersIn(sqlite);
  } catch (error) {
    if (error instanceof Database.SqliteError) return [];
    throw error;
  } finally {
    sqlite?.close();
  }
};

/** By which keys a copy knows its holders, undefined where it knew none yet; and who works there. */
export const keyHoldersIn = (
  file: string,
  key: Uint8Array,
): {
  readonly kept: ReadonlyMap<KeyHolder, string> | undefined;
  readonly owners: readonly KeyOwner[];
} => {
  const sqlite = new Database(file, { readonly: true, fileMustExist: true });
  try {
    unlockFile(sqlite, key);
    const rows = hasTable(sqlite, 'key_holder')
      ? sqlite
          .prepare<[], { readonly holder: KeyHolder; readonly key: Uint8Array | null }>(
            'SELECT holder, public_key AS key FROM key_holder ORDER BY number',
          )
          .all()
      : [];
    const latest = new Map(rows.map(({ holder, key: publicKey }) => [holder, publicKey]));
    const kept = [...latest].flatMap(([holder, publicKey]) =>
      publicKey ? [[holder, Buffer.from(publicKey).toString('base64')] as const] : [],
    );
    const owners = sqlite
      .prepare<
        [],
        { readonly id: UserId; readonly signInName: string; readonly name: string; readonly active: 0 | 1 }
      >('SELECT id, sign_in_name AS signInName, name, is_active AS active FROM user')
      .all()
      .map(({ active, ...owner }) => ({ ...owner, isActive: active === 1 }));
    return { kept: rows.length === 0 ? undefined : new Map(kept), owners };
  } finally {
    sqlite.close();
  }
};

/** The active administrators in a copy that has been proved, the first that came first. */
export const administratorsIn = (file: string, key: Uint8Array): readonly UserId[] => {
  const sqlite = new Database(file, { readonly: true, fileMustExist: true });
  try {
    unlockFile(sqlite, key);
    return sqlite
      .prepare<[], UserId>(
        `SELECT user.id FROM user JOIN user_role ON user_role.user_id = user.id
           WHERE user.is_active = 1 AND user_role.role = 'administrator' ORDER BY user.created_at, user.id`,
      )
      .pluck()
      .all();
  } finally {
    sqlite.close();
  }
};
