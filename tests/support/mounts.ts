/**
 * Real mounts for tests: small disks, other disks, files that something holds. Where this machine cannot mount, it says so
 * aloud; as root on Linux, where it should, that is a failed test. Not here: errors that no mount gives (faulty-disk.ts).
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { temporaryFolder } from './engine.ts';

const isRootOnLinux = process.platform === 'linux' && process.getuid?.() === 0;

/** Tried rather than asked: what speaks against it differs from one kind of container to the next. */
export const mayMount = ((): boolean => {
  if (!isRootOnLinux) return false;
  const folder = mkdtempSync(join(tmpdir(), 'intyga-mount-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', 'tmpfs', folder], { stdio: 'pipe' });
    execFileSync('umount', ['--lazy', folder]);
    return true;
  } catch {
    return false;
  } finally {
    rmdirSync(folder);
  }
})();
if (!mayMount)
  console.warn('MOUNTS ARE NOT TESTED HERE: full, held and other disks take Linux and an administrator.');

const mount = (...words: readonly string[]): void => {
  try {
    execFileSync('mount', words, { stdio: 'pipe' });
  } catch (error) {
    throw new Error(`COULD NOT MOUNT (${words.join(' ')}): this is not tested here`, { cause: error });
  }
};

/** An empty disk in memory, such as `64k` or `40m`. */
export const diskOf = (
  size: string,
): { readonly folder: string; readonly setReadOnly: () => void; readonly takeOut: () => void } => {
  const folder = join(temporaryFolder(), 'disk');
  mkdirSync(folder);
  mount('-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder);
  let isIn = true;
  const takeOut = (): void => {
    if (isIn) execFileSync('umount', ['--lazy', folder]);
    isIn = false;
  };
  // Registered after what uses it, which comes first.
  onTestFinished(takeOut);
  return {
    folder,
    takeOut,
    setReadOnly: () => {
      mount('-o', 'remount,ro', 'tmpfs', folder);
    },
  };
};

/** Another file or folder lies over a path, which therefore cannot be moved, replaced or taken away. */
export const hold = (path: string, by?: string): { readonly release: () => void } => {
  let over = by;
  if (over === undefined) {
    over = join(temporaryFolder(), 'över');
    writeFileSync(over, 'här är något annat');
  }
  mount('--bind', over, path);
  let isHeld = true;
  const release = (): void => {
    if (isHeld) execFileSync('umount', ['--lazy', path]);
    isHeld = false;
  };
  onTestFinished(release);
  return { release };
};

/** A folder on another disk than the temporary folders lie on. */
export const otherDisk = (): string => {
  const ours = statSync(temporaryFolder()).dev;
  const other = ['/dev/shm', tmpdir()].find((place) => {
    const found = statSync(place, { throwIfNoEntry: false });
    return found?.isDirectory() && found.dev !== ours;
  });
  if (other !== undefined) {
    const folder = mkdtempSync(join(other, 'intyga-test-'));
    onTestFinished(() => {
      rmSync(folder, { recursive: true, force: true });
    });
    return folder;
  }
  if (mayMount) return diskOf('64m').folder;
  throw new Error(
    'NO OTHER DISK HERE: neither memory nor the temporary folder is one, and none can be mounted',
  );
};
