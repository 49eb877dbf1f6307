// The second place for copies: one that goes with the disk of the register is none, and what its disk says is told. Not
// here: copies themselves (backups.test.ts).
import { existsSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { CopyTrouble } from '#domain/copy-trouble.ts';
import { runCopyJob } from '../../../src/engine/application/register/copy-job.ts';
import { refusalOf, temporaryFolder, testEngine } from '../../support/engine.ts';
import { failIn } from '../../support/faulty-disk.ts';
import { diskOf, mayMount, otherDisk } from '../../support/mounts.ts';
import { seededRegister, type SeededRegister } from '../../support/story.ts';

const keptRegister = (folder = temporaryFolder()) =>
  seededRegister(testEngine(folder, undefined, { copier: (job) => Promise.resolve(runCopyJob(job)) }));

type Register = SeededRegister;

const copiesOf = async (register: Register) => (await register.ask('maria', 'backup.list', {})).copies;

const copyTroubleOf = [
  ['ENOSPC', 'full'],
  ['EDQUOT', 'full'],
  ['EACCES', 'notWritable'],
  ['EROFS', 'notWritable'],
  ['EBUSY', 'busy'],
  ['ETXTBSY', 'busy'],
  ['EMFILE', 'busy'],
  ['EFBIG', 'tooLarge'],
  ['EIO', 'failing'],
  ['ESTALE', 'gone'],
  ['ENODEV', 'gone'],
  ['ENOTCONN', 'gone'],
  ['ELOOP', 'gone'],
  ['UNKNOWN', 'failing'],
] as const satisfies readonly (readonly [string, CopyTrouble])[];

describe('the second place', () => {
  test.each<[string, (register: Register, there: string) => string]>([
    ['a neighbour of the register', (_, there) => there],
    ['the folder that the register’s lies in', ({ folder }) => dirname(folder)],
    [
      'a link to a folder on the same disk',
      (_, there) => {
        const link = join(otherDisk(), 'länk');
        symlinkSync(there, link);
        return link;
      },
    ],
    [
      'a folder of a stick’s name',
      (_, there) => {
        mkdirSync(join(there, 'media', 'usb'), { recursive: true });
        return join(there, 'media', 'usb');
      },
    ],
  ])('on the same disk counts for one disk: %s', async (_what, place) => {
    const register = await keptRegister(join(temporaryFolder(), 'register'));
    await register.ask('samira', 'backup.choose', {}, { path: place(register, temporaryFolder()) });
    await register.ask('maria', 'backup.take', {});
    expect(await copiesOf(register)).toMatchObject([{ places: ['local', 'chosen'] }]);
    const status = { level: 'old', reason: 'oneDisk' };
    expect((await register.ask('samira', 'register.health', {})).copies).toMatchObject(status);
  });

  test.each<[string, (register: Register) => string]>([
    ['the register’s own folder', ({ folder }) => folder],
    ['its copies', ({ folder }) => join(folder, 'kopior')],
    ['one of its copies', ({ folder }) => join(folder, 'kopior', readdirSync(join(folder, 'kopior'))[0]!)],
    [
      'a new folder in it',
      ({ folder }) => {
        mkdirSync(join(folder, 'mina'));
        return join(folder, 'mina');
      },
    ],
    ['a way round', ({ folder }) => join(folder, '..', basename(folder))],
    [
      'a link to it',
      ({ folder }) => {
        const link = join(temporaryFolder(), 'länk');
        symlinkSync(folder, link);
        return link;
      },
    ],
    [
      'a link to its copies on another disk',
      ({ folder }) => {
        const link = join(otherDisk(), 'länk');
        symlinkSync(join(folder, 'kopior'), link);
        return link;
      },
    ],
  ])('cannot be %s', async (_what, place) => {
    const register = await keptRegister();
    await register.ask('maria', 'backup.take', {});
    const reply = await register.as.samira.call('backup.choose', {}, { path: place(register) });
    expect(refusalOf(reply)).toMatchObject({ kind: 'notSaved', why: 'own' });
    const { copies } = await register.ask('samira', 'register.health', {});
    expect(copies).toMatchObject({ hasChosen: false, chosenFolder: null });
  });

  test('is another place where it is synced, though it lies on the same disk', async () => {
    const register = await keptRegister(join(temporaryFolder(), 'register'));
    const synced = join(temporaryFolder(), 'OneDrive - Nybro kommun');
    mkdirSync(synced);
    await register.ask('samira', 'backup.choose', {}, { path: synced });
    await register.ask('maria', 'backup.take', {});
    expect((await register.ask('samira', 'register.health', {})).copies).toMatchObject({
      reason: 'upToDate',
    });
  });

  test.runIf(mayMount)(
    'is gone with the stick that is out and leaves its empty folder, and nothing is laid there',
    async () => {
      const register = await keptRegister();
      const disk = diskOf('32m');
      await register.ask('samira', 'backup.choose', {}, { path: disk.folder });
      await register.ask('maria', 'backup.take', {});
      expect((await register.ask('samira', 'register.health', {})).copies).toMatchObject({
        reason: 'upToDate',
      });
      disk.takeOut();
      expect(await register.ask('maria', 'backup.take', {})).toMatchObject({ chosenTrouble: 'gone' });
      expect(readdirSync(disk.folder)).toEqual([]);
    },
  );

  test('is told by the lamp what its disk says, and has nothing half', async () => {
    const register = await keptRegister();
    const stick = otherDisk();
    await register.ask('samira', 'backup.choose', {}, { path: stick });
    for (const [code, trouble] of copyTroubleOf) {
      const before = existsSync(join(stick, 'Intyga-kopior'))
        ? readdirSync(join(stick, 'Intyga-kopior'))
        : [];
      const disk = failIn(stick, 'renameSync', code);
      const taken = await register.ask('maria', 'backup.take', {});
      disk.mend();
      expect(taken.chosenTrouble, code).toBe(trouble);
      expect(readdirSync(join(stick, 'Intyga-kopior')), code).toEqual(before);
    }
    expect(await register.ask('maria', 'backup.take', {})).toMatchObject({ chosenTrouble: null });
    expect(register.log.filter(({ level }) => level === 'fault')).toEqual([]);
  });
});
