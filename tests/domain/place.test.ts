// Where a live register may lie.
import { expect, test } from 'vitest';
import { networkMount, syncedPlace, unsafePlace, type SeenFolder, type SyncRoot } from '#domain/place.ts';

test.each([
  ['C:\\Users\\maria\\OneDrive - Nybro kommun\\Intyga', 'cloud', 'OneDrive'],
  ['C:\\Users\\maria\\OneDrive', 'cloud', 'OneDrive'],
  ['/Users/maria/Library/CloudStorage/OneDrive-Nybro/register', 'cloud', 'OneDrive'],
  ['/Users/maria/Library/Mobile Documents/com~apple~CloudDocs/Intyga', 'cloud', 'iCloud'],
  ['/home/maria/Dropbox/Intyga', 'cloud', 'Dropbox'],
  ['D:\\Dropbox (Privat)\\x', 'cloud', 'Dropbox'],
  ['G:\\Min enhet\\Intyga', 'cloud', 'Google Drive'],
  ['/Users/maria/Library/CloudStorage/GoogleDrive-maria@example.se/My Drive', 'cloud', 'Google Drive'],
  ['/Users/maria/Library/CloudStorage/googledrive-maria@example.se/x', 'cloud', 'Google Drive'],
  ['C:\\Users\\maria\\sharepoint - Nybro\\x', 'cloud', 'SharePoint'],
  ['C:\\Users\\maria\\BOX\\x', 'cloud', 'BOX'],
  ['/home/maria/Nextcloud/Intyga', 'cloud', 'Nextcloud'],
  ['C:\\Users\\maria\\Nybro kommun Dropbox\\Maria', 'cloud', 'Dropbox'],
  ['/home/maria/dropbox_gammal/x', 'cloud', 'Dropbox'],
  ['/Users/maria/Library/CloudStorage/Egnyte-nybro/x', 'cloud', 'Egnyte'],
  ['/Users/maria/Library/CloudStorage/OkändMoln-maria', 'cloud', 'OkändMoln'],
  ['/Users/maria/Creative Cloud Files Nybro/x', 'cloud', 'Creative Cloud'],
  ['C:\\Users\\maria\\Jottacloud\\x', 'cloud', 'Jottacloud'],
  ['C:\\Users\\maria\\Proton Drive\\x', 'cloud', 'Proton Drive'],
  ['C:\\Users\\maria\\MEGA\\x', 'cloud', 'MEGA'],
  ['P:\\pCloud Sync\\x', 'cloud', 'pCloud Sync'],
  ['/home/maria/Yandex.Disk/x', 'cloud', 'Yandex.Disk'],
  ['C:\\Users\\maria\\Arbetsmappar\\x', 'cloud', 'Arbetsmappar'],
  ['C:\\Windows\\CSC\\v2.0.6\\namespace\\server\\x', 'cloud', 'Offlinefiler'],
  ['\\\\server01\\gemensam\\Intyga', 'network', 'server01'],
  ['//server01/gemensam/Intyga', 'network', 'server01'],
  ['\\\\?\\UNC\\server01\\gemensam', 'network', 'server01'],
  ['\\\\?\\unc\\server01\\gemensam', 'network', 'server01'],
])('%s is not a place for a register', (folder, why, name) => {
  expect(unsafePlace(folder)).toEqual({ why, name });
});

test.each([
  'C:\\Users\\maria\\AppData\\Roaming\\Intyga\\register',
  '\\\\?\\C:\\Users\\maria\\Intyga',
  '/home/maria/.config/Intyga/register',
  '/home/boxer/dropboxar/register',
  '/Users/maria/Library/Application Support/Intyga',
  '/home/maria/Megafon/Intyga',
  '/home/maria/Boxar/CloudStorage',
  'C:\\Users\\maria\\Documents\\Synology Drivers',
  // What only holds such a name, at either end.
  'minonedrive',
  'onedriven',
  'mitt sharepoint',
  'sharepointer',
  'gamla my drive',
  'my drives',
  'min icloud drive',
  'icloud drives',
  'my creative cloud files',
  'creative cloud filesystem',
  'xbox',
  'boxen',
  'mynextcloud',
  'nextcloudy',
  'omega',
  'megan',
  'mina arbetsmappar',
  'arbetsmappar2',
  'min-googledrive-x',
  'mitt cloudstorage/x',
  'cloudstorage2/x',
  'mellan//onedriven',
])('%s is', (folder) => {
  expect(unsafePlace(folder)).toBeNull();
});

const mounts = [
  '/dev/sda1 / ext4 rw 0 0',
  'tmpfs /tmp tmpfs rw 0 0',
  '//server01/gemensam /mnt/min\\040enhet cifs rw 0 0',
  'nas:/data /home/maria/nas nfs4 rw 0 0',
  '/dev/sdb1 /home/maria/nas/sticka vfat rw 0 0',
  'minmoln: /moln fuse.rclone rw 0 0',
  'pCloud.fs /p fuse rw 0 0',
  'gocryptfs /krypterat fuse.gocryptfs rw 0 0',
  '/dev/sda3 /windows fuseblk rw 0 0',
  'LABEL=onedrive /disk ext4 rw 0 0',
  'minnesfil /minne fuse rw 0 0',
  'srv:/a /mnt/ett\\040av\\040flera nfs rw 0 0',
  'nånting /k1 xnfs rw 0 0',
  'nånting /k2 nfsx rw 0 0',
  'nånting /k3 xfuse.sshfs rw 0 0',
].join('\n');

test.each([
  ['/mnt/min enhet/Intyga', { why: 'network', name: '//server01/gemensam' }],
  ['/home/maria/nas', { why: 'network', name: 'nas:/data' }],
  ['/home/maria/nas/sticka/Intyga', null],
  ['/home/maria/nasse', null],
  ['/tmp/x', null],
  ['/moln/x', { why: 'network', name: 'minmoln:' }],
  ['/p/x', { why: 'network', name: 'pCloud.fs' }],
  ['/krypterat/x', null],
  ['/windows/x', null],
  ['/disk/x', null],
  ['/minne/x', null],
  ['/mnt/ett av flera/x', { why: 'network', name: 'srv:/a' }],
  ['/k1/x', null],
  ['/k2/x', null],
  ['/k3/x', null],
])('%s by what is mounted there', (path, trouble) => {
  expect(networkMount(mounts, path)).toEqual(trouble);
});

test('where nothing is told of mounts, or the whole computer has its disk elsewhere', () => {
  expect(networkMount('', '/x')).toBeNull();
  expect(networkMount('nas:/rot / nfs4 rw 0 0', '/x')).toEqual({ why: 'network', name: 'nas:/rot' });
});

const seen = (path: string, ...entries: readonly string[]): SeenFolder => ({ path, entries, desktopIni: '' });
const root = (path: string): SyncRoot => ({ path, name: 'OneDrive' });

test.each<[string, string, readonly SeenFolder[], readonly SyncRoot[], string | null]>([
  ['in a folder that is synced', '/home/maria/Synkat/x', [], [root('/home/maria/Synkat')], 'OneDrive'],
  ['in that folder itself, with other slashes and capitals', 'C:\\SYNK', [], [root('c:/synk/')], 'OneDrive'],
  ['beside it', '/home/maria/Synkat2/x', [], [root('/home/maria/Synkat')], null],
  ['above it', '/home/maria', [], [root('/home/maria/Synkat')], null],
  ['where a program names nothing', '/home/maria/x', [], [root('')], null],
  ['with what a program leaves', '/home/maria/x', [seen('/home/maria/x', '.dropbox')], [], 'Dropbox'],
  [
    'below one with a sign of several',
    '/a/Delat/x',
    [seen('/a/Delat/x'), seen('/a/Delat', '.sync/')],
    [],
    'Delat',
  ],
  ['with no sign of syncing', '/home/maria/x', [seen('/home/maria/x', 'foto.jpg')], [], null],
])('a place %s', (_, path, folders, roots, name) => {
  expect(syncedPlace(path, folders, roots)).toEqual(name === null ? null : { why: 'cloud', name });
});
