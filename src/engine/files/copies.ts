/**
 * Copies of the register as they lie on a disk: a folder each, with the database, the key slots of that time and a
 * short account, `kopia.json`, that is written last. What has no account is half a copy and does not count. Nothing in
 * the account is about a person. Not here: making and proving a copy (store/register/copies.ts), and when (application).
 */
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { copyReasons, type CopyCounts, type CopyReason } from '#domain/backup.ts';
import type { CopyTrouble } from '#domain/copy-trouble.ts';
import type { GivenNumber } from '#domain/certificate.ts';
import type { Instant } from '#domain/dates.ts';
import type { DiskTrouble } from '#domain/disk-trouble.ts';
import { diskTroubleOf, quietly } from './disk-errors.ts';
import { flushFile, moveInto, putFile, readLimited } from './files.ts';
import { accountIn, databaseFile, keyringFile } from './places.ts';
import { formatSummed, parseSummed } from './checksummed-json.ts';

export type CopyAccount = {
  readonly format: 1;
  readonly registerId: string;
  readonly at: Instant;
  readonly reason: CopyReason;
  /** Of the record's shape. */
  readonly version: number;
  readonly counts: CopyCounts;
  /** So that a register that is older gives no number out again. Not in the oldest accounts. */
  readonly numbers?: readonly GivenNumber[];
  /** Of the last row of its log: tells whether a register holds all that it does. Not in older accounts. */
  readonly lastHash?: string;
  /** Names of copies that knew what the register did not when this one was made. Not in older accounts. */
  readonly left?: readonly string[];
  /** Of all files. */
  readonly bytes: number;
};

export type Copy = CopyAccount & { readonly folder: string; readonly name: string };

export const copiedFiles = [databaseFile, keyringFile] as const;
const unfinished = '.ofardig-';

/** `2026-11-27T10-32-05-123Z`: in order, and allowed in every file system. */
export const copyName = (at: Instant): string => at.replace(/[:.]/g, '-');

const isName = (name: string): boolean => /^\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}-\d{3}Z$/.test(name);

const isAccount = (value: unknown): value is CopyAccount =>
  typeof value === 'object' &&
  value !== null &&
  'format' in value &&
  value.format === 1 &&
  'registerId' in value &&
  typeof value.registerId === 'string' &&
  'at' in value &&
  typeof value.at === 'string' &&
  'reason' in value &&
  copyReasons.includes(value.reason as CopyReason) &&
  'counts' in value &&
  typeof value.counts === 'object';

const readAccount = (folder: string): CopyAccount | undefined => {
  const bytes = readLimited(accountIn(folder), 64 * 1024);
  if (!bytes.ok) return undefined;
  const value: unknown = parseSummed(bytes.value);
  return isAccount(value) ? value : undefined;
};

/** A folder that is a whole copy, or undefined. */
const readCopy = (root: string, name: string): Copy | undefined => {
  const folder = join(root, name);
  const account = isName(name) ? readAccount(folder) : undefined;
  return account && copiedFiles.every((file) => existsSync(join(folder, file)))
    ? { ...account, folder, name }
    : undefined;
};

/** Names of copies in a place, newest first; none where the place cannot be read. */
const namesIn = (root: string): readonly string[] => {
  try {
    return readdirSync(root).filter(isName).sort().reverse();
  } catch {
    return []; // not there: a stick that has been taken out, or nothing copied yet
  }
};

/**
 * The whole copies in a place, newest first. Those of `known`, by their folders, are not read again: an account is
 * written once.
 */
export const listCopies = (root: string, known?: ReadonlyMap<string, Copy>): readonly Copy[] =>
  namesIn(root).flatMap((name) => known?.get(join(root, name)) ?? readCopy(root, name) ?? []);

export const hasCopies = (root: string): boolean =>
  namesIn(root).some((name) => readCopy(root, name) !== undefined);

/** Makes an empty folder to copy into, and takes away what an interrupted copy left. */
export const beginCopy = (root: string, at: Instant): string => {
  mkdirSync(root, { recursive: true });
  for (const name of readdirSync(root))
    if (name.startsWith(unfinished)) rmSync(join(root, name), { recursive: true, force: true });
  const folder = join(root, `${unfinished}${copyName(at)}`);
  mkdirSync(folder, { mode: 0o700 });
  return folder;
};

/** Everything but the account, as it lies in a folder. */
export const copyFiles = (from: string, to: string): void => {
  for (const name of copiedFiles) copyFileSync(join(from, name), join(to, name));
};

/** Flushes the files, writes the account and lets the copy count. */
export const finishCopy = (
  root: string,
  begun: string,
  account: Omit<CopyAccount, 'format' | 'bytes'>,
): Copy => {
  for (const name of copiedFiles) flushFile(join(begun, name));
  const bytes = copiedFiles.reduce((sum, name) => sum + statSync(join(begun, name)).size, 0);
  const whole: CopyAccount = { format: 1, ...account, bytes };
  putFile(accountIn(begun), formatSummed(whole));
  const name = copyName(account.at);
  const folder = join(root, name);
  moveInto(begun, folder);
  return { ...whole, folder, name };
};

export const dropCopy = (folder: string): void => {
  rmSync(folder, { recursive: true, force: true });
};

/** One that cannot be removed now is no half copy to anybody: it has no account, or goes the next time. */
export const dropCopyIfPossible = (folder: string): void => {
  quietly(() => {
    dropCopy(folder);
  });
};

/** What a disk says, as the lamp tells it. `gone` is for whoever can put the stick back or find the network again. */
const troubles: Readonly<Record<DiskTrouble, CopyTrouble>> = {
  full: 'full',
  denied: 'notWritable',
  busy: 'busy',
  tooLarge: 'tooLarge',
  name: 'notWritable',
  gone: 'gone',
  loop: 'gone',
  network: 'gone',
  crowded: 'busy',
  notAFile: 'notWritable',
  failing: 'failing',
};

/** What a failed copy means to a person. Throws what is none of it: a fault. */
export const troubleOf = (error: unknown, root: string): CopyTrouble => {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const trouble = diskTroubleOf(error) ?? (typeof code === 'string' ? 'failing' : undefined);
  if (trouble === undefined) throw error;
  // A stick that is pulled out answers with all sorts of things.
  return trouble !== 'full' && !existsSync(root) ? 'gone' : troubles[trouble];
};
