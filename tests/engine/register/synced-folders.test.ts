// A folder that is synced is known by what sync programs leave in it and say of it, whatever it is called.
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { refusalOf, temporaryFolder, testEngine, valueOf } from '../../support/engine.ts';
import { firstStart } from '../../support/first-start.ts';
import { mayLieIn } from '../../../src/engine/files/disk-kind.ts';

/** What lies at the top of what is synced, folders with a slash at the end; and the program. */
const signs: readonly (readonly [string, string])[] = [
  ['.dropbox', 'Dropbox'],
  ['.dropbox.cache/', 'Dropbox'],
  ['.tmp.drivedownload/', 'Google Drive'],
  ['.shortcut-targets-by-id/', 'Google Drive'],
  ['.849C9593-D756-4E56-8D6E-42412F2A707B', 'OneDrive'],
  ['.brev.pdf.icloud', 'iCloud'],
  ['.sync_3f2a9c01d7e4.db', 'Nextcloud'],
  ['._sync_3f2a9c01d7e4.db-wal', 'Nextcloud'],
  ['.nextcloudsync.log', 'Nextcloud'],
  ['.owncloudsync.log', 'ownCloud'],
  ['.csync_journal.db', 'ownCloud'],
  ['.stfolder/', 'Syncthing'],
  ['.stversions/', 'Syncthing'],
  ['.sync/', 'Arbete'],
  ['.SyncArchive/', 'Resilio Sync'],
  ['.seafile-data/', 'Seafile'],
  ['.megaignore', 'MEGA'],
  ['.SynologyWorkingDirectory/', 'Synology Drive'],
  ['.tresorit/', 'Tresorit'],
  ['_gsdata_/', 'GoodSync'],
  ['SyncToy_6d1c.dat', 'SyncToy'],
  ['sync.ffs_db', 'FreeFileSync'],
];

/** A folder that is called nothing in particular, with a register's folder some way down in it. */
const arbete = () => {
  const top = join(temporaryFolder(), 'Arbete');
  const folder = join(top, 'AME', 'Intyga');
  mkdirSync(join(top, 'AME'), { recursive: true });
  return { top, folder };
};

const put = (top: string, name: string): void => {
  if (name.endsWith('/')) mkdirSync(join(top, name));
  else writeFileSync(join(top, name), '');
};

const cloud = (folder: string, name: string) => ({ kind: 'placeNotAllowed', why: 'cloud', name, folder });

test.each(signs)('%s says %s, from any folder below', (sign, name) => {
  const { top, folder } = arbete();
  valueOf(mayLieIn(folder));
  put(top, sign);
  expect(refusalOf(mayLieIn(folder))).toEqual(cloud(folder, name));
});

test.each([
  [
    'the icon of OneDrive',
    '[.ShellClassInfo]\r\nIconResource=C:\\Program Files\\Microsoft OneDrive\\FileSyncShell64.dll,3',
    'OneDrive',
  ],
  [
    'the icon of Dropbox',
    '[.ShellClassInfo]\r\nIconFile=C:\\Program Files (x86)\\Dropbox\\Client\\Dropbox.exe',
    'Dropbox',
  ],
  [
    'the icon of Google',
    'IconResource=C:\\Program Files\\Google\\Drive File Stream\\GoogleDriveFS.exe,23',
    'Google Drive',
  ],
  ['the icon of Box', 'IconResource=C:\\Program Files\\Box\\Box\\Box.exe,0', 'Box'],
  ['the icon of pCloud', 'IconResource=C:\\Program Files\\pCloud Drive\\pCloud.exe', 'pCloud'],
])('%s in desktop.ini, in either coding', (_what, text, name) => {
  for (const bytes of [Buffer.from(text, 'latin1'), Buffer.from(`\ufeff${text}`, 'utf16le')]) {
    const { top, folder } = arbete();
    writeFileSync(join(top, 'Desktop.ini'), bytes);
    expect(refusalOf(mayLieIn(folder))).toEqual(cloud(folder, name));
  }
});

describe('what a program says itself', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  test.each(['OneDrive', 'OneDriveCommercial', 'OneDriveConsumer'])('%s in the environment', (variable) => {
    const { top, folder } = arbete();
    vi.stubEnv(variable, `${top}/`);
    expect(refusalOf(mayLieIn(folder))).toEqual(cloud(folder, 'OneDrive'));
    valueOf(mayLieIn(`${top}2`));
    vi.stubEnv(variable, '');
    valueOf(mayLieIn(folder));
  });

  test('the settings of Dropbox, Nextcloud and ownCloud', () => {
    for (const [program, file, textOf] of [
      ['Dropbox', 'info.json', (top: string) => JSON.stringify({ business: { path: top }, personal: null })],
      ['Nextcloud', 'nextcloud.cfg', (top: string) => `[Accounts]\n0\\Folders\\1\\localPath=${top}/\n`],
      ['ownCloud', 'owncloud.cfg', (top: string) => `0\\Folders\\1\\localPath=${top}/\n`],
    ] as const) {
      const { top, folder } = arbete();
      const settings = temporaryFolder();
      mkdirSync(join(settings, program));
      vi.stubEnv('APPDATA', settings);
      for (const [text, isTold] of [
        ['', false],
        ['{"', false],
        ['null', false],
        [textOf(top), true],
      ] as const) {
        writeFileSync(join(settings, program, file), text);
        const answer = mayLieIn(folder);
        if (isTold) expect(refusalOf(answer)).toEqual(cloud(folder, program));
        else valueOf(answer);
      }
    }
  });
});

test('a link into a synced folder is followed, and a link out of one does not help', () => {
  const { top, folder } = arbete();
  put(top, '.stfolder/');
  mkdirSync(folder);
  const elsewhere = temporaryFolder();
  symlinkSync(folder, join(elsewhere, 'in'));
  expect(refusalOf(mayLieIn(join(elsewhere, 'in')))).toMatchObject({ name: 'Syncthing' });
  symlinkSync(elsewhere, join(top, 'ut'));
  expect(refusalOf(mayLieIn(join(top, 'ut')))).toMatchObject({ name: 'Syncthing' });
});

test.each([
  '.dropbox/',
  '.sync',
  '.stignore',
  'desktop.ini',
  'sync_3f2a.db',
  '.git/',
  '.DS_Store',
  'Synk/',
  '.config/',
])('%s alone says nothing', (name) => {
  const { top, folder } = arbete();
  put(top, name);
  valueOf(mayLieIn(folder));
});

test('no register is made in one, and one that has become synced is not opened', async () => {
  const { top, folder } = arbete();
  const first = testEngine(folder);
  valueOf(await first.engine.connect().call('register.create', firstStart));
  await first.engine.close();
  put(top, '.dropbox.cache/');
  const again = testEngine(folder).engine.connect();
  expect(refusalOf(await again.call('register.status', {}))).toEqual(cloud(folder, 'Dropbox'));
  const other = join(top, 'annat');
  expect(refusalOf(await testEngine(other).engine.connect().call('register.create', firstStart))).toEqual(
    cloud(other, 'Dropbox'),
  );
});
