/**
 * Copies of the register as they lie on a disk: a folder each, with the database, the key slots of that time and a
 * short account, `kopia.json`, that is written last. What has no account is half a copy and does not count. Nothing in
 * the account is about a person. Not here: making and proving a copy (store/register/copies.ts), and when (application).
 */
import { copyFileSync, existsSync, lstatSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { CopyTrouble } from '#domain/copy-trouble.ts';
import type { Instant } from '#domain/dates.ts';
import type { DiskTrouble } from '#domain/disk-trouble.ts';
import { diskTroubleOf, quietly } from './disk-errors.ts';
import { flushFile, moveInto, putFile } from './files.ts';
import { accountIn, databaseFile, keyringFile } from './places.ts';
import { formatSummed } from './checksummed-json.ts';
import { copyName, instantOfName, outsideFiles, readOutside, type CopyAccount } from './outside-files.ts';
import { sealedSum, sealOf, type FoundSeal } from './seals.ts';

/** `proof`: whether the register's key vouches for the account (seals.ts). */
export type Copy = CopyAccount & {
  readonly folder: string;
  readonly name: string;
  readonly proof: FoundSeal;
};

/** What lies in a place under the name of a copy and is none: half of one, damaged, or made up. */
export type NoCopy = { readonly folder: string; readonly name: string; readonly at: Instant };

export type Found = { readonly copies: readonly Copy[]; readonly none: readonly NoCopy[] };

export const copiedFiles = [databaseFile, keyringFile] as const;
const unfinished = '.ofardig-';

/** A link leads out of the copy, and a pipe would be waited for. */
const isFile = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false })?.isFile() === true;

/** A folder that is a whole copy and says when as its name does, or undefined. */
const readCopy = (root: string, name: string): Copy | undefined => {
  const folder = join(root, name);
  const account = readOutside(accountIn(folder), outsideFiles.account);
  if (account.is !== 'good' || copyName(account.value.at) !== name) return undefined;
  if (!copiedFiles.every((file) => isFile(join(folder, file)))) return undefined;
  const { value, raw } = account;
  return { ...value, folder, name, proof: { seal: value.seal, sum: sealedSum(raw) } };
};

/** Names of copies in a place and when they say they are of, newest first; none where the place cannot be read. */
const namesIn = (root: string): readonly Pick<NoCopy, 'name' | 'at'>[] => {
  try {
    return readdirSync(root)
      .sort()
      .reverse()
      .flatMap((name) => {
        const at = instantOfName(name);
        return at === undefined ? [] : { name, at };
      });
  } catch {
    return []; // not there: a stick that has been taken out, or nothing copied yet
  }
};

/**
 * The whole copies in a place, newest first, and what only bears the name of one. Those of `known`, by their folders, are
 * not read again: an account is written once.
 */
export const lookInPlace = (root: string, known?: ReadonlyMap<string, Copy>): Found => {
  const found = namesIn(root).map(({ name, at }) => {
    const folder = join(root, name);
    return { folder, name, at, copy: known?.get(folder) ?? readCopy(root, name) };
  });
  return {
    copies: found.flatMap(({ copy }) => copy ?? []),
    none: found.flatMap(({ copy, folder, name, at }) => (copy ? [] : [{ folder, name, at }])),
  };
};

export const listCopies = (root: string): readonly Copy[] => lookInPlace(root).copies;

export const hasCopies = (root: string): boolean =>
  namesIn(root).some(({ name }) => readCopy(root, name) !== undefined);

const day = 86_400_000;

/** Whether it was begun a day from now, before or after: nobody is at work in it, whichever clock was wrong. */
const isOld = (begun: string, now: Instant): boolean => {
  const at = instantOfName(begun);
  return at === undefined || Math.abs(Date.parse(now) - Date.parse(at)) >= day;
};

/**
 * Makes an empty folder to copy into, and takes away what an interrupted copy of this register left: in a place that
 * several registers share another's may be at work, and so may this one's on another computer.
 */
export const beginCopy = (root: string, at: Instant, registerId: string, isShared: boolean): string => {
  mkdirSync(root, { recursive: true });
  const ours = `${unfinished}${registerId}.`;
  const mayGo = (name: string): boolean => {
    if (!isShared || !name.startsWith(unfinished)) return name.startsWith(unfinished);
    // Earlier versions did not say whose it is.
    const begun = name.slice(name.startsWith(ours) ? ours.length : unfinished.length);
    return instantOfName(begun) !== undefined && isOld(begun, at);
  };
  for (const name of readdirSync(root))
    if (mayGo(name)) rmSync(join(root, name), { recursive: true, force: true });
  const folder = join(root, `${ours}${copyName(at)}`);
  mkdirSync(folder, { mode: 0o700 });
  return folder;
};

/** Everything but the account, as it lies in a folder. */
export const copyFiles = (from: string, to: string): void => {
  for (const name of copiedFiles) copyFileSync(join(from, name), join(to, name));
};

/** Of all files of a copy that has no account yet. */
export const bytesIn = (folder: string): number =>
  copiedFiles.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);

/** As it was sealed; in a journal of an earlier version without seal, format and size. */
export type AccountToWrite = Omit<CopyAccount, 'format' | 'bytes'> & {
  readonly format?: 1 | undefined;
  readonly bytes?: number | undefined;
};

export const sealAccount = (account: Omit<CopyAccount, 'format' | 'seal'>, key: Uint8Array): CopyAccount => {
  const whole = { format: 1 as const, ...account };
  return { ...whole, seal: sealOf(key, whole) };
};

/** Flushes the files, writes the account and lets the copy count. */
export const finishCopy = (root: string, begun: string, account: AccountToWrite): Copy => {
  for (const name of copiedFiles) flushFile(join(begun, name));
  const whole: CopyAccount = { ...account, format: 1, bytes: account.bytes ?? bytesIn(begun) };
  putFile(accountIn(begun), formatSummed(whole));
  const name = copyName(account.at);
  const folder = join(root, name);
  moveInto(begun, folder);
  return { ...whole, folder, name, proof: { seal: whole.seal, sum: sealedSum(whole) } };
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
