/**
 * What a disk throws, as an answer for a person. Not here: what each code means (domain/disk-trouble.ts), and writing
 * itself (files.ts).
 */
import { basename, dirname } from 'node:path';
import { mayPass, troubleOfCode, type DiskTrouble } from '#domain/disk-trouble.ts';
import { refuse, type Decision, type Refusal } from '#domain/refusal.ts';

export const isWindows = process.platform === 'win32';

export const codeOf = (error: unknown): string | undefined =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;

/** What a thrown thing means, or undefined when it is no disk's: a fault. */
export const diskTroubleOf = (error: unknown): DiskTrouble | undefined => {
  const code = codeOf(error);
  if (code === undefined) return undefined;
  const isOfSystem = typeof error === 'object' && error !== null && 'syscall' in error;
  // Windows says "denied" of a file that another program has open, when it is to be moved or taken away.
  if (isWindows && isOfSystem && /rename|unlink|rm/.test(String(error.syscall)) && mayPass(code, true))
    return 'busy';
  return troubleOfCode(code, isOfSystem);
};

/** What a failed write of `path` means to a person, or undefined when it is a fault. */
export const writeRefusal = (error: unknown, path: string): Refusal | undefined => {
  const trouble = diskTroubleOf(error);
  if (trouble === undefined) return undefined;
  if (trouble === 'full') return { kind: 'diskFull' };
  if (trouble === 'denied') return { kind: 'folderNotWritable', folder: dirname(path) };
  return { kind: 'notSaved', why: trouble, name: basename(path), folder: dirname(path) };
};

/** The work, or what stands in its way on the disk. Throws faults. */
export const orRefusal = <T>(path: string, work: () => Decision<T>): Decision<T> => {
  try {
    return work();
  } catch (error) {
    const refusal = writeRefusal(error, path);
    if (refusal) return refuse(refusal);
    throw error;
  }
};

/** When all that is left to do is to tidy up, a disk that says no once more is no news. */
export const quietly = (work: () => void): void => {
  try {
    work();
  } catch (error) {
    if (codeOf(error) === undefined) throw error;
  }
};
