// Where a live register may lie.
import { expect, test } from 'vitest';
import { networkMount, unsafePlace } from '#domain/place.ts';

test.each([
  ['C:\\Users\\maria\\OneDrive - Nybro kommun\\Intyga', 'cloud', 'OneDrive'],
  ['C:\\Users\\maria\\OneDrive', 'cloud', 'OneDrive'],
  ['/Users/maria/Library/CloudStorage/OneDrive-Nybro/register', 'cloud', 'OneDrive'],
  ['/Users/maria/Library/Mobile Documents/com~apple~CloudDocs/Intyga', 'cloud', 'iCloud'],
  ['/home/maria/Dropbox/Intyga', 'cloud', 'Dropbox'],
  ['D:\\Dropbox (Privat)\\x', 'cloud', 'Dropbox'],
  ['G:\\Min enhet\\Intyga', 'cloud', 'Google Drive'],
  ['/Users/maria/Library/CloudStorage/GoogleDrive-maria@example.se/My Drive', 'cloud', 'Google Drive'],
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
])('%s by what is mounted there', (path, trouble) => {
  expect(networkMount(mounts, path)).toEqual(trouble);
});
