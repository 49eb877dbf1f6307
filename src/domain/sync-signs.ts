/**
 * The signs by which it shows that a folder is synced: what sync programs leave in it. Not here: names of folders and
 * what follows from it (place.ts).
 */

/** Files and folders (with a slash at the end) of the programs; null where the sign is of several. */
const signs: readonly (readonly [RegExp, string | null])[] = [
  [/^\.dropbox\.cache\/$/, 'Dropbox'],
  // A file in the synced folder; the folder of that name in the home is Dropbox's own settings.
  [/^\.dropbox$/, 'Dropbox'],
  [/^\.tmp\.drive(download|upload)\/$/, 'Google Drive'],
  [/^\.(shortcut-targets|file-revisions)-by-id\/$/, 'Google Drive'],
  // The mark of OneDrive at the top of what it syncs.
  [/^\.849c9593-d756-4e56-8d6e-42412f2a707b$/i, 'OneDrive'],
  // What has been put away from the computer, and is fetched when it is opened.
  [/^\..+\.icloud$/, 'iCloud'],
  [/^\._?sync_[0-9a-f]+\.db(-wal|-shm)?$/, 'Nextcloud'],
  [/^\.nextcloudsync\.log(\..*)?$/, 'Nextcloud'],
  [/^\.owncloudsync\.log(\..*)?$/, 'ownCloud'],
  [/^\.csync_journal\.db(-wal|-shm)?$/, 'ownCloud'],
  [/^\.stfolder\/?$/, 'Syncthing'],
  [/^\.stversions\/$/, 'Syncthing'],
  [/^\.sync\/$/, null],
  [/^\.sync(id|ignore)$/i, 'Resilio Sync'],
  [/^\.syncarchive\/$/i, 'Resilio Sync'],
  [/^\.?seafile-data\/$/, 'Seafile'],
  [/^seafile-ignore\.txt$/, 'Seafile'],
  [/^\.megaignore$/, 'MEGA'],
  [/^\.debris\/$/, 'MEGA'],
  [/^\.boxsync(ignore)?\/?$/i, 'Box'],
  [/^\.synology(workingdirectory|drive)\/$/i, 'Synology Drive'],
  [/^\.qsync\/?$/i, 'Qsync'],
  [/^\.tresorit\/$/i, 'Tresorit'],
  [/^\.insync-trash\/$/i, 'Insync'],
  [/^_gsdata_\/$/i, 'GoodSync'],
  [/^_syncapp\/$/i, 'Allway Sync'],
  [/^synctoy_.+\.dat$/i, 'SyncToy'],
  [/^\.?sync\.ffs_db$/i, 'FreeFileSync'],
  [/^rclone_test$/i, 'rclone'],
];

/** The program whose icon `desktop.ini` gives the folder on Windows. */
const icons: readonly (readonly [RegExp, string])[] = [
  [/onedrive|filesync(shell|config|client)?/i, 'OneDrive'],
  [/dropbox/i, 'Dropbox'],
  [/googledrive|google drive|drivefs/i, 'Google Drive'],
  [/icloud/i, 'iCloud'],
  [/creative cloud/i, 'Creative Cloud'],
  [/[\\/]box(\.exe|[\\/]|ui)/i, 'Box'],
  [/megasync/i, 'MEGA'],
  [/pcloud/i, 'pCloud'],
  [/nextcloud/i, 'Nextcloud'],
  [/owncloud/i, 'ownCloud'],
  [/synology|cloud-drive-ui/i, 'Synology Drive'],
  [/jottacloud/i, 'Jottacloud'],
  [/proton ?drive/i, 'Proton Drive'],
  [/tresorit/i, 'Tresorit'],
  [/seafile|seadrive/i, 'Seafile'],
  [/yandex\.?disk/i, 'Yandex.Disk'],
  [/kdrive/i, 'kDrive'],
  [/egnyte/i, 'Egnyte'],
];

/** The program that syncs a folder; null where it shows that one does and not which; undefined where nothing shows. */
export const syncSignOf = ({
  entries,
  desktopIni,
}: {
  readonly entries: readonly string[];
  readonly desktopIni: string;
}): string | null | undefined => {
  for (const [pattern, name] of signs) if (entries.some((entry) => pattern.test(entry))) return name;
  return icons.find(([pattern]) => pattern.test(desktopIni))?.[1];
};
