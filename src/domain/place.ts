/**
 * Where a live register may lie: on a disk of the computer. A synced folder copies half-written files and makes two of
 * one register; a network drive loses the locks that SQLite relies on (sqlite.org, "How To Corrupt An SQLite Database
 * File", section 2.1). Copies may lie in both. What is seen in, what it means out. Not here: looking (engine/vault), and
 * the signs by which syncing shows (sync-signs.ts).
 */
import { syncSignOf } from './sync-signs.ts';

export type UnsafePlace = { readonly why: 'cloud' | 'network'; readonly name: string };

/** What is seen of a folder: names of what lies in it, those of folders with a slash at the end. */
export type SeenFolder = {
  readonly path: string;
  readonly entries: readonly string[];
  /** What `desktop.ini` in it says, on Windows. */
  readonly desktopIni: string;
};

/** A folder that a sync program says that it syncs: in its own settings, or to the system. */
export type SyncRoot = { readonly path: string; readonly name: string };

const partsOf = (path: string): readonly string[] => path.split(/[\\/]+/).filter((part) => part !== '');

/** Names of the folders that sync programs make, where nothing else tells. */
const cloudNames: readonly (readonly [RegExp, string | null])[] = [
  [/^onedrive( -.*|-.*)?$/i, 'OneDrive'],
  [/^sharepoint( -.*)?$/i, 'SharePoint'],
  // `Nybro kommun Dropbox`, `Dropbox (Privat)`
  [/(^|[\s_(])dropbox($|[\s_)])/i, 'Dropbox'],
  [/^(google ?drive|my drive|min enhet|drivefs)$/i, 'Google Drive'],
  [/^googledrive-.*$/i, 'Google Drive'],
  [/^(icloud ?drive|mobile documents|com~apple~clouddocs)$/i, 'iCloud'],
  [/^creative cloud files( .*)?$/i, 'Creative Cloud'],
  [/^(box|box sync|box-box)$/i, null],
  [
    /^(nextcloud|owncloud|seafile|seadrive|syncthing|tresorit|jottacloud|icedrive|filen|koofr|kdrive)$/i,
    null,
  ],
  [/^(pcloud ?drive|pcloud ?sync|mega|megasync|mega uploads|synology ?drive|cloudstation|qsync)$/i, null],
  [
    /^(proton ?drive|yandex\.?disk|amazon drive|egnyte|citrix files|sharefile|work folders|arbetsmappar)$/i,
    null,
  ],
];

/**
 * What is wrong with a folder, as its path tells; null when nothing is. `\\server\share` and `//server/share` are
 * network places in both ways of writing.
 */
export const unsafePlace = (folder: string): UnsafePlace | null => {
  const share =
    /^[\\/]{2}(?![.?][\\/])([^\\/]+)/.exec(folder) ?? /^[\\/]{2}\?[\\/]UNC[\\/]([^\\/]+)/i.exec(folder);
  if (share) return { why: 'network', name: share[1] ?? '' };
  const parts = partsOf(folder);
  for (const part of parts)
    for (const [pattern, name] of cloudNames)
      if (pattern.test(part)) return { why: 'cloud', name: name ?? part };
  // Whatever program it is, macOS has its folders here.
  const provider = parts[parts.findIndex((part) => /^cloudstorage$/i.test(part)) + 1];
  if (provider !== undefined && parts.some((part) => /^cloudstorage$/i.test(part)))
    return { why: 'cloud', name: provider.replace(/-.*$/, '') };
  // Where Windows keeps what it syncs of a server's folders.
  return /[\\/]windows[\\/]csc([\\/]|$)/i.test(folder) ? { why: 'cloud', name: 'Offlinefiler' } : null;
};

/** Without a difference between the two slashes, and between capitals, which most disks make none of. */
const comparable = (path: string): string => `${partsOf(path).join('/').toLowerCase()}/`;

/** What is wrong with a place, as it shows in it and in the folders above it; null when nothing shows. */
export const syncedPlace = (
  path: string,
  folders: readonly SeenFolder[],
  roots: readonly SyncRoot[],
): UnsafePlace | null => {
  const root = roots.find(
    (one) => partsOf(one.path).length > 0 && comparable(path).startsWith(comparable(one.path)),
  );
  if (root) return { why: 'cloud', name: root.name };
  for (const folder of folders) {
    const sign = syncSignOf(folder);
    if (sign !== undefined) return { why: 'cloud', name: sign ?? partsOf(folder.path).at(-1) ?? folder.path };
  }
  return null;
};

/** File systems that lie on another computer, as Linux names them. */
const networkFileSystems =
  /^(nfs4?|cifs|smb[23]?|smbfs|ncpfs?|afs|coda|ceph|glusterfs|lustre|beegfs|orangefs|gfs2|ocfs2|davfs2?)$/;
/** Those that a program puts together of what lies elsewhere. */
const networkFuse =
  /^fuse\..*(ssh|rclone|dav|gvfs|smb|s3|gcs|blob|gluster|ceph|moosefs|mfs|juice|ftp|http|drive|cloud|mega|dropbox|keybase|insync|ocaml|nfs|afp).*$/;

const unescaped = (text: string): string =>
  text.replace(/\\([0-7]{3})/g, (_all, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));

/** The network drive that a path lies on, after the lines of `/proc/self/mounts`; null when it lies on none. */
export const networkMount = (mounts: string, path: string): UnsafePlace | null => {
  const [over] = mounts
    .split('\n')
    .map((line) => line.split(' ').map(unescaped))
    .filter(([, at = '']) => at !== '' && (path === at || path.startsWith(at === '/' ? at : `${at}/`)))
    .sort(([, a = ''], [, b = '']) => b.length - a.length);
  const [source = '', , kind = ''] = over ?? [];
  // Some drives of clouds say only `fuse`.
  const isCloudDrive = kind === 'fuse' && /pcloud|drivefs|kbfuse|onedrive|dropbox|google/i.test(source);
  const isAway = networkFileSystems.test(kind) || networkFuse.test(kind);
  return isAway || isCloudDrive ? { why: 'network', name: source } : null;
};
