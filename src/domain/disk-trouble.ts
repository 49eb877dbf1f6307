/**
 * What it means to a person that a file cannot be written: every error code of the operating system that a save, a copy
 * or a move can meet, and SQLite's. A code in, a meaning out. Not here: catching them (engine/files/files.ts) and the
 * words (resources/locales/sv/refusals.json).
 */

/**
 * `busy`: another program holds it. `crowded`: the computer has too much open. `notAFile`: a folder, or something else
 * that is no file, has the name. `failing`: the disk answers with errors, or with something that nobody has named.
 */
export type DiskTrouble =
  | 'full'
  | 'denied'
  | 'busy'
  | 'tooLarge'
  | 'name'
  | 'gone'
  | 'loop'
  | 'network'
  | 'crowded'
  | 'notAFile'
  | 'failing';

const codes: Readonly<Record<DiskTrouble, readonly string[]>> = {
  full: ['ENOSPC', 'EDQUOT'],
  denied: ['EACCES', 'EPERM', 'EROFS'],
  // EAGAIN and EDEADLK: a part of the file is locked. ENOLCK: it could not be asked whether it is.
  busy: ['EBUSY', 'ETXTBSY', 'EAGAIN', 'EWOULDBLOCK', 'EDEADLK', 'ENOLCK'],
  // FAT, as on most sticks, ends at 4 GB.
  tooLarge: ['EFBIG', 'EOVERFLOW'],
  // EINVAL: a sign that the disk does not have, such as a colon on FAT. ERR_…: Node's own, for a U+0000.
  name: ['ENAMETOOLONG', 'EINVAL', 'EILSEQ', 'ERR_INVALID_ARG_VALUE'],
  gone: ['ENOENT', 'ENOTDIR', 'ENODEV', 'ENXIO', 'ESTALE', 'ENOMEDIUM'],
  loop: ['ELOOP'],
  network: [
    'ENETDOWN',
    'ENETUNREACH',
    'ENETRESET',
    'ENOTCONN',
    'ECONNABORTED',
    'ECONNREFUSED',
    'ECONNRESET',
    'EHOSTDOWN',
    'EHOSTUNREACH',
    'ETIMEDOUT',
    'ENOLINK',
    'EPIPE',
    'EPROTO',
    'ENONET',
    'EREMOTEIO',
  ],
  crowded: ['EMFILE', 'ENFILE', 'ENOMEM', 'ENOBUFS'],
  notAFile: ['EISDIR', 'EEXIST', 'ENOTEMPTY'],
  // A file is moved within its own folder, so EXDEV and EMLINK come from file systems that are put together of others.
  failing: [
    'EIO',
    'EBADMSG',
    'ECANCELED',
    'EINTR',
    'ENODATA',
    'ENOSYS',
    'ENOTSUP',
    'EOPNOTSUPP',
    'EXDEV',
    'EMLINK',
  ],
};

const meanings: ReadonlyMap<string, DiskTrouble> = new Map(
  (Object.entries(codes) as [DiskTrouble, readonly string[]][]).flatMap(([trouble, named]) =>
    named.map((code) => [code, trouble] as const),
  ),
);

/** SQLite's, by how the code begins: `SQLITE_IOERR_WRITE` is one of many. */
const sqlite: readonly (readonly [string, DiskTrouble])[] = [
  ['SQLITE_FULL', 'full'],
  ['SQLITE_READONLY', 'denied'],
  ['SQLITE_CANTOPEN', 'denied'],
  ['SQLITE_PERM', 'denied'],
  ['SQLITE_BUSY', 'busy'],
  ['SQLITE_LOCKED', 'busy'],
  ['SQLITE_PROTOCOL', 'busy'],
  ['SQLITE_IOERR', 'failing'],
  ['SQLITE_NOLFS', 'tooLarge'],
  ['SQLITE_NOMEM', 'crowded'],
];

/** What a code means; undefined for one that is not of a disk, which is a fault. `isOfSystem`: the system gave it. */
export const troubleOfCode = (code: string, isOfSystem: boolean): DiskTrouble | undefined =>
  meanings.get(code) ??
  sqlite.find(([start]) => code.startsWith(start))?.[1] ??
  // Codes differ between systems and some have no name: whatever a disk says, it is told.
  (isOfSystem ? 'failing' : undefined);

/** Held for a moment, as by a virus scanner: worth another try. Windows says "denied" of a file that is open. */
export const mayPass = (code: string, isWindows: boolean): boolean =>
  codes.busy.includes(code) || (isWindows && (code === 'EPERM' || code === 'EACCES'));
