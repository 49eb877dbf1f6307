/**
 * Where a live register may lie: on a disk of the computer. A synced folder copies half-written files and makes two of
 * one register; a network drive loses the locks that SQLite relies on (sqlite.org, "How To Corrupt An SQLite Database
 * File", section 2.1). Copies may lie in both. Not here: asking the system what a folder lies on (engine/vault).
 */

const cloudServices: readonly (readonly [RegExp, string])[] = [
  [/^onedrive( -.*|-.*)?$/i, 'OneDrive'],
  [/^sharepoint( -.*)?$/i, 'SharePoint'],
  [/^dropbox( \(.*\))?$/i, 'Dropbox'],
  [/^(google drive|googledrive|my drive|min enhet|drivefs)$/i, 'Google Drive'],
  [/^googledrive-.*$/i, 'Google Drive'],
  [/^(icloud drive|iclouddrive|mobile documents|com~apple~clouddocs)$/i, 'iCloud'],
  [/^(nextcloud|owncloud|pclouddrive|pcloud drive|box|box sync|mega|megasync|synology ?drive)$/i, 'molnmapp'],
];

export type UnsafePlace = { readonly why: 'cloud' | 'network'; readonly name: string };

/**
 * What is wrong with a folder, as its path tells; null when nothing is. `\\server\share` and `//server/share` are
 * network places in both ways of writing.
 */
export const unsafePlace = (folder: string): UnsafePlace | null => {
  const share =
    /^[\\/]{2}(?![.?][\\/])([^\\/]+)/.exec(folder) ?? /^[\\/]{2}\?[\\/]UNC[\\/]([^\\/]+)/i.exec(folder);
  if (share) return { why: 'network', name: share[1] ?? '' };
  for (const part of folder.split(/[\\/]/))
    for (const [pattern, name] of cloudServices)
      if (pattern.test(part)) return { why: 'cloud', name: name === 'molnmapp' ? part : name };
  return null;
};

/** File systems that lie on another computer, as Linux names them. */
const networkFileSystems = /^(nfs4?|cifs|smb3|smbfs|afs|ceph|davfs|fuse\.(sshfs|rclone|davfs2?|gvfsd-fuse))$/;

const unescaped = (text: string): string =>
  text.replace(/\\([0-7]{3})/g, (_all, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));

/** The network drive that a path lies on, after the lines of `/proc/self/mounts`; null when it lies on none. */
export const networkMount = (mounts: string, path: string): UnsafePlace | null => {
  const [over] = mounts
    .split('\n')
    .map((line) => line.split(' ').map(unescaped))
    .filter(([, at = '']) => at !== '' && (path === at || path.startsWith(at === '/' ? at : `${at}/`)))
    .sort(([, a = ''], [, b = '']) => b.length - a.length);
  return over && networkFileSystems.test(over[2] ?? '') ? { why: 'network', name: over[0] ?? '' } : null;
};
