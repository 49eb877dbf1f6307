/**
 * The one door through which files are written and read whole, with the answers people need when a disk or a folder says
 * no. A written file is complete or not there: it is written beside its place, flushed, and moved into it; what was there
 * is whole until then, and nothing is left beside. Not here: what an error says (disk-errors.ts), and which
 * places a person may choose (own-places.ts).
 */
import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fstatSync,
  fsyncSync,
  linkSync,
  lstatSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
  accessSync,
  mkdirSync,
  readFileSync,
  readdirSync,
} from 'node:fs';
import { randomBytes } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { mayPass } from '#domain/disk-trouble.ts';
import { accept, refuse, type Decision } from '#domain/refusal.ts';
import { codeOf, isWindows, orRefusal, quietly } from './disk-errors.ts';

/** In milliseconds, between tries: a virus scanner looks at what was just written. */
const patience = [20, 40, 80, 160];

export const pause = (milliseconds: number): void => {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
};

/** Moves a file or folder within its disk; one that is held for a moment is tried again. Throws what the disk says. */
export const moveInto = (from: string, to: string): void => {
  for (const wait of patience)
    try {
      renameSync(from, to);
      return;
    } catch (error) {
      if (!mayPass(codeOf(error) ?? '', isWindows)) throw error;
      pause(wait);
    }
  renameSync(from, to);
};

export const removeQuietly = (path: string): void => {
  quietly(() => {
    rmSync(path, { force: true });
  });
};

/** Lets the name of a file that was moved be on the disk too. Not every system can; the file itself is there. */
const flushFolder = (folder: string): void => {
  if (isWindows) return;
  quietly(() => {
    const opened = openSync(folder, 'r');
    try {
      fsyncSync(opened);
    } finally {
      closeSync(opened);
    }
  });
};

/** Writes a new file to its end; whatever has its name is left alone. Throws what the disk says, with nothing left. */
const writeBeside = (beside: string, bytes: Uint8Array): void => {
  const file = openSync(beside, 'wx', 0o600);
  try {
    try {
      for (let written = 0; written < bytes.length;) {
        const more = writeSync(file, bytes, written);
        if (more === 0) throw Object.assign(new Error('Nothing more is taken'), { code: 'ENOSPC' });
        written += more;
      }
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    removeQuietly(beside);
    throw error;
  }
};

/** Keeps a file that is to be replaced, whole, under another name. Not every disk can give a file two names. */
const keepAside = (path: string, aside: string): void => {
  rmSync(aside, { force: true });
  try {
    linkSync(path, aside);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return; // nothing is replaced
    copyFileSync(path, aside, constants.COPYFILE_EXCL);
    flushFile(aside);
  }
  flushFolder(dirname(path));
};

/**
 * A file that lies whole beside its place, to be moved into it together with what is written of it in the register:
 * `put` before that is on the disk, then `settle`, or `drop`, which leaves all as it was.
 */
export type Prepared = {
  readonly put: () => Decision<void>;
  readonly settle: () => void;
  readonly drop: () => void;
};

type Names = { readonly path: string; readonly beside: string; readonly aside: string };

const prepare = ({ path, beside, aside }: Names): Prepared => {
  let isIn = false;
  return {
    put: () =>
      orRefusal(path, () => {
        keepAside(path, aside);
        moveInto(beside, path);
        isIn = true;
        flushFolder(dirname(path));
        return accept(undefined);
      }),
    settle: () => {
      removeQuietly(aside);
    },
    drop: () => {
      if (!isIn) removeQuietly(aside);
      else if (existsSync(aside))
        quietly(() => {
          moveInto(aside, path);
        });
      else removeQuietly(path);
      removeQuietly(beside);
    },
  };
};

const startOfBeside = (path: string): string => `.intyga-${basename(path)}-`;

/** A name beside one of the program's own files that nobody can have laid a link under. */
const besideOf = (path: string): string =>
  join(dirname(path), `${startOfBeside(path)}${randomBytes(12).toString('hex')}.new`);

/** Takes away what a killed program left of the file, and what earlier versions did. A link goes, not what it leads to. */
const clearLeftovers = (path: string): void => {
  removeQuietly(`${path}.new`);
  const start = startOfBeside(path);
  quietly(() => {
    for (const name of readdirSync(dirname(path)))
      if (name.startsWith(start) && /^[0-9a-f]{24}\.new$/.test(name.slice(start.length)))
        removeQuietly(join(dirname(path), name));
  });
};

/** Writes one of the program's own files whole beside its place. Refuses what the disk says. */
export const prepareWhole = (path: string, bytes: Uint8Array): Decision<Prepared> =>
  orRefusal(path, () => {
    clearLeftovers(path);
    const beside = besideOf(path);
    writeBeside(beside, bytes);
    return accept(prepare({ path, beside, aside: asideOf(path) }));
  });

/** Where the program keeps a file of its own until what replaces it counts. */
export const asideOf = (path: string): string => `${path}.old`;

const putWhole = (path: string, bytes: Uint8Array): void => {
  const beside = besideOf(path);
  writeBeside(beside, bytes);
  try {
    moveInto(beside, path);
  } catch (error) {
    removeQuietly(beside);
    throw error;
  }
  flushFolder(dirname(path));
};

/** Writes one of the program's own files whole. Throws what the disk says. */
export const putFile = (path: string, bytes: Uint8Array): void => {
  clearLeftovers(path);
  putWhole(path, bytes);
};

/** Writes one of many files whole in a folder that was just made, where nothing is left over. Refuses what the disk says. */
export const writeInNewFolder = (path: string, bytes: Uint8Array): Decision<void> =>
  orRefusal(path, () => {
    putWhole(path, bytes);
    return accept(undefined);
  });

/** Writes one of the program's own files whole. Refuses what the disk says. */
export const writeWhole = (path: string, bytes: Uint8Array): Decision<void> =>
  orRefusal(path, () => {
    putFile(path, bytes);
    return accept(undefined);
  });

/** A name beside a path that nobody has given. */
const nearOf = (path: string): string => join(dirname(path), `.intyga-${randomBytes(6).toString('hex')}`);

/** The file that a chosen path stands for: links are followed, so that a link stays one. Throws what the disk says. */
const behindLinks = (path: string): Decision<string> => {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (!found) return accept(path);
  const real = found.isSymbolicLink() ? realpathSync(path) : path;
  const stats = statSync(real);
  const refused = (why: 'notAFile' | 'protected') =>
    refuse({ kind: 'notSaved', why, name: basename(path), folder: dirname(path) });
  // A device or a pipe would be replaced by the file.
  if (!stats.isFile()) return refused('notAFile');
  // A folder that may be written in lets a file be replaced that may not.
  return (stats.mode & 0o222) === 0 ? refused('protected') : accept(real);
};

/**
 * Lays a file whole in a place that a person chose, to be put among files that are theirs: what lies beside it meanwhile
 * takes no name that they could have given. Refuses what the disk says, what is no file, and what is write-protected.
 */
export const prepareSave = (path: string, bytes: Uint8Array): Decision<Prepared> =>
  orRefusal(path, () => {
    const real = behindLinks(path);
    if (!real.ok) return real;
    const near = nearOf(real.value);
    const names = { path: real.value, beside: `${near}.new`, aside: `${near}.old` };
    writeBeside(names.beside, bytes);
    return accept(prepare(names));
  });

/** An empty folder beside the one that it is to become. Refuses what the disk says. */
export const prepareFolder = (
  folder: string,
  inner: readonly string[],
): Decision<Prepared & { readonly beside: string }> =>
  orRefusal(join(folder, '-'), () => {
    const beside = `${nearOf(folder)}.new`;
    let at = beside;
    const drop = (): void => {
      quietly(() => {
        rmSync(at, { recursive: true, force: true });
      });
    };
    try {
      mkdirSync(beside);
      for (const name of inner) mkdirSync(join(beside, name));
    } catch (error) {
      drop();
      throw error;
    }
    const put = (): Decision<void> =>
      orRefusal(folder, () => {
        moveInto(beside, folder);
        at = folder;
        flushFolder(dirname(folder));
        return accept(undefined);
      });
    return accept({ beside, put, settle: () => undefined, drop });
  });

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
  const unreadable = refuse({ kind: 'fileUnreadable', name: basename(path) });
  try {
    // A device or a pipe has no size and no end, and one that is opened waits for its other end.
    if (!statSync(path).isFile()) return unreadable;
    const file = openSync(path, 'r');
    try {
      const stats = fstatSync(file);
      if (!stats.isFile()) return unreadable;
      const { size } = stats;
      if (size > limit) return refuse({ kind: 'fileTooLarge', size, limit });
      return accept(size === 0 ? new Uint8Array() : readFileSync(file));
    } finally {
      closeSync(file);
    }
  } catch (error) {
    if (codeOf(error) === undefined) throw error;
    return unreadable;
  }
};

/** Makes the folder and tries that it can be written. Refuses what the disk says. */
export const ensureFolder = (folder: string): Decision<void> =>
  orRefusal(join(folder, '-'), () => {
    // A file where the folder should be: nothing can be written in it.
    if (existsSync(folder) && !statSync(folder).isDirectory())
      return refuse({ kind: 'folderNotWritable', folder });
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return accept(undefined);
  });
