/**
 * Reading and writing whole files, with the answers people need when a disk or folder says no. A written file is
 * complete or not there: it is written beside its place, flushed, and moved into it.
 */
import {
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
  accessSync,
  mkdirSync,
  readFileSync,
} from 'node:fs';
import { basename, dirname } from 'node:path';
import { accept, refuse, type Decision, type Refusal } from '#domain/refusal.ts';

const codeOf = (error: unknown): string | undefined =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;

const notWritable = new Set([
  ...['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'ENOENT', 'EISDIR', 'ENAMETOOLONG', 'EINVAL'],
  ...['SQLITE_READONLY', 'SQLITE_CANTOPEN'],
]);

/** What a failed write means to a person, or undefined when it is a fault. */
export const writeRefusal = (error: unknown, path: string): Refusal | undefined => {
  const code = codeOf(error);
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'SQLITE_FULL') return { kind: 'diskFull' };
  if (code !== undefined && notWritable.has(code))
    return { kind: 'folderNotWritable', folder: dirname(path) };
  return undefined;
};

/** A file that lies whole beside its place, to be moved into it or not. */
export type Prepared = { readonly put: () => void; readonly drop: () => void };

/** Writes a file whole beside its place. Refuses: `diskFull`, `folderNotWritable`. */
export const prepareWhole = (path: string, bytes: Uint8Array): Decision<Prepared> => {
  const beside = `${path}.new`;
  try {
    const file = openSync(beside, 'w', 0o600);
    try {
      for (let written = 0; written < bytes.length;) written += writeSync(file, bytes, written);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    return accept({
      put: () => {
        renameSync(beside, path);
      },
      drop: () => {
        rmSync(beside, { force: true });
      },
    });
  } catch (error) {
    const refusal = writeRefusal(error, path);
    // A name too long to be written cannot be removed either.
    if (existsSync(beside)) rmSync(beside, { force: true });
    if (refusal) return refuse(refusal);
    throw error;
  }
};

/** Writes a file whole. Refuses as `prepareWhole`, and when it cannot be moved into its place. */
export const writeWhole = (path: string, bytes: Uint8Array): Decision<void> => {
  const prepared = prepareWhole(path, bytes);
  if (!prepared.ok) return prepared;
  try {
    prepared.value.put();
    return accept(undefined);
  } catch (error) {
    prepared.value.drop();
    const refusal = writeRefusal(error, path);
    if (refusal) return refuse(refusal);
    throw error;
  }
};

/** Waits until a file that somebody else wrote is on the disk. */
export const flushFile = (path: string): void => {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
};

/** Reads a file of at most `limit` bytes. Refuses: `fileTooLarge` (before reading it), `fileUnreadable`. */
export const readLimited = (path: string, limit: number): Decision<Uint8Array> => {
  try {
    const stats = statSync(path);
    // A device or a pipe has no size and no end.
    if (!stats.isFile()) return refuse({ kind: 'fileUnreadable', name: basename(path) });
    const { size } = stats;
    if (size > limit) return refuse({ kind: 'fileTooLarge', size, limit });
    return accept(readFileSync(path));
  } catch (error) {
    if (codeOf(error) === undefined) throw error;
    return refuse({ kind: 'fileUnreadable', name: basename(path) });
  }
};

/** Makes the folder and tries that it can be written. Refuses: `folderNotWritable`. */
export const ensureFolder = (folder: string): Decision<void> => {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return accept(undefined);
  } catch (error) {
    if (codeOf(error) === undefined) throw error;
    return refuse({ kind: 'folderNotWritable', folder });
  }
};
