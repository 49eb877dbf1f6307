// Every error code that a save can meet has its words: what was there is whole, nothing is left beside it, the log does
// not say that it was saved, and it is never a fault. Not here: full disks under the register itself (disk.test.ts), and
// the register's own files as a target (own-places.test.ts).
import { execFileSync } from 'node:child_process';
import fs, {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { constants } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { contract, type CallName } from '#contract/index.ts';
import { troubleOfCode, type DiskTrouble } from '#domain/disk-trouble.ts';
import type { Refusal } from '#domain/refusal.ts';
import { refusalOf, temporaryFolder, valueOf } from '../../support/engine.ts';
import { diskError, failIn, steps, type Step } from '../../support/faulty-disk.ts';
import { diskOf, hold, mayMount } from '../../support/mounts.ts';
import { openRaw } from '../../support/raw.ts';
import { saving } from '../../support/savers.ts';
import { seededRegister } from '../../support/story.ts';

/** The system's codes that no write, copy or move of a file gives, and why. */
const notOfFiles: Readonly<Record<string, string>> = {
  E2BIG: 'of starting a program',
  ENOEXEC: 'of starting a program',
  ECHILD: 'of waiting for a program',
  ESRCH: 'of signalling a program',
  EBADF: 'of a file that we closed ourselves: a bug',
  EFAULT: 'of memory that is not ours: a bug',
  EDOM: 'of arithmetic',
  ERANGE: 'of arithmetic',
  ESPIPE: 'of moving about in a pipe',
  ENOTTY: 'of asking a terminal',
  EADDRINUSE: 'of listening on a socket',
  EADDRNOTAVAIL: 'of listening on a socket',
  EAFNOSUPPORT: 'of making a socket',
  EPROTONOSUPPORT: 'of making a socket',
  EPROTOTYPE: 'of making a socket',
  ENOPROTOOPT: 'of setting up a socket',
  ENOTSOCK: 'of asking a file as if it were a socket',
  EDESTADDRREQ: 'of sending on a socket',
  EMSGSIZE: 'of sending on a socket',
  EISCONN: 'of connecting a socket',
  EALREADY: 'of connecting a socket',
  EINPROGRESS: 'of connecting a socket',
  EIDRM: 'of messages between programs',
  ENOMSG: 'of messages between programs',
  ENOSR: 'of streams, which no system of ours has',
  ENOSTR: 'of streams, which no system of ours has',
  ETIME: 'of streams, which no system of ours has',
  EMULTIHOP: 'kept for the future',
};

describe('the codes of the system', () => {
  const codes = Object.keys(constants.errno).filter((code) => !code.startsWith('WSA'));

  test.each(codes)('%s is a named trouble, or argued not to be met by a file', (code) => {
    const isNamed = troubleOfCode(code, false) !== undefined;
    expect([isNamed, code in notOfFiles].filter(Boolean)).toHaveLength(1);
  });

  test.each(['UNKNOWN', 'EUCLEAN', 'EREMOTE', 'ENOTBLK', 'Unknown system error -117', 'ECHARSET'])(
    '%s, which Node has no number for, is told too',
    (code) => {
      expect(troubleOfCode(code, true)).toBe('failing');
    },
  );

  test.each(['ERR_INVALID_ARG_TYPE', 'ERR_ASSERTION', 'SQLITE_CONSTRAINT', 'SQLITE_ERROR', 'ABC'])(
    '%s is no disk’s: a fault',
    (code) => {
      expect(troubleOfCode(code, false)).toBeUndefined();
    },
  );

  test.each<[string, DiskTrouble]>([
    ['SQLITE_FULL', 'full'],
    ['SQLITE_READONLY_DBMOVED', 'denied'],
    ['SQLITE_CANTOPEN_ISDIR', 'denied'],
    ['SQLITE_BUSY_SNAPSHOT', 'busy'],
    ['SQLITE_LOCKED_SHAREDCACHE', 'busy'],
    ['SQLITE_PROTOCOL', 'busy'],
    ['SQLITE_IOERR_WRITE', 'failing'],
    ['SQLITE_IOERR_FSYNC', 'failing'],
    ['SQLITE_NOMEM', 'crowded'],
    ['SQLITE_NOLFS', 'tooLarge'],
  ])('%s of the database is %s', (code, trouble) => {
    expect(troubleOfCode(code, false)).toBe(trouble);
  });
});

/** What the person is told of a code. */
const told = (code: string, path: string): Refusal => {
  const trouble = troubleOfCode(code, true)!;
  const folder = dirname(path);
  if (trouble === 'full') return { kind: 'diskFull' };
  if (trouble === 'denied') return { kind: 'folderNotWritable', folder };
  return { kind: 'notSaved', why: trouble, name: basename(path), folder };
};

/** The file that was there before, in its folder. */
const withOld = (path: string): void => {
  writeFileSync(path, 'det gamla');
};

const expectUntouched = (path: string): void => {
  expect(readFileSync(path, 'utf8')).toBe('det gamla');
  expect(readdirSync(dirname(path))).toEqual([basename(path)]);
};

test('every call that writes where a person chose is tried here', async () => {
  const writing = (Object.keys(contract) as CallName[]).filter((name) => {
    const call: { readonly asks?: { readonly dialog: string } } = contract[name];
    return call.asks?.dialog === 'savePath';
  });
  const register = await seededRegister();
  expect((await saving(register)).map(({ name }) => name).sort()).toEqual(
    [...writing, 'archive.export'].sort(),
  );
});

test('whatever the disk says at whatever step, it is told, and all is as it was', async () => {
  const register = await seededRegister();
  const saver = (await saving(register, ['module.export']))[0]!;
  const codes = Object.keys(constants.errno).filter((code) => troubleOfCode(code, false) !== undefined);
  for (const code of [...codes, 'UNKNOWN'])
    for (const step of steps) {
      const path = saver.pathIn(temporaryFolder());
      withOld(path);
      const disk = failIn(dirname(path), step, code);
      const reply = await saver.save(path);
      disk.mend();
      expect(disk.met(), `${code} at ${step}`).toBeGreaterThan(0);
      expect(refusalOf(reply), `${code} at ${step}`).toEqual(told(code, path));
      expectUntouched(path);
    }
  expect(register.log.filter(({ level }) => level === 'fault')).toEqual([]);
}, 60_000);

test('every saver tells it, and the log has no row of it', async () => {
  const register = await seededRegister();
  const savers = await saving(register);
  const tries: readonly [Step, string][] = [
    ['renameSync', 'EBUSY'],
    ['writeSync', 'ENOSPC'],
    ['openSync', 'EMFILE'],
    ['fsyncSync', 'EIO'],
  ];
  for (const saver of savers)
    for (const [step, code] of tries) {
      const folder = temporaryFolder();
      const path = saver.pathIn(folder);
      if (saver.name !== 'archive.export') withOld(path);
      const before = await saver.rows();
      const disk = failIn(folder, step, code);
      const reply = await saver.save(path);
      disk.mend();
      expect(refusalOf(reply).kind, `${saver.name}: ${code} at ${step}`).toBe(told(code, path).kind);
      expect(await saver.rows(), saver.name).toBe(before);
      if (saver.name === 'archive.export') expect(readdirSync(folder)).toEqual([]);
      else expectUntouched(path);
    }
  expect(register.log.filter(({ level }) => level === 'fault')).toEqual([]);
}, 60_000);

test('a log that cannot be written takes the file with it: what was there comes back', async () => {
  const register = await seededRegister();
  const savers = await saving(register);
  const raw = await openRaw(register);
  raw.run("CREATE TRIGGER no_more BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'no more'); END");
  for (const saver of savers)
    for (const isThere of saver.name === 'archive.export' ? [false] : [true, false]) {
      const path = saver.pathIn(temporaryFolder());
      if (isThere) withOld(path);
      expect(refusalOf(await saver.save(path)).kind, saver.name).toBe('fault');
      if (isThere) expectUntouched(path);
      else expect(readdirSync(saver.name === 'archive.export' ? path : dirname(path))).toEqual([]);
    }
});

test('a log that is written to its end but not kept takes the file with it too', async () => {
  const register = await seededRegister();
  const saver = (await saving(register, ['check.exportPage']))[0]!;
  const raw = await openRaw(register);
  // Found out only when everything is to be kept: after the file was put in its place.
  raw.run('CREATE TABLE later (id TEXT REFERENCES audit (id) DEFERRABLE INITIALLY DEFERRED) STRICT');
  raw.run("CREATE TRIGGER too_late AFTER INSERT ON audit BEGIN INSERT INTO later VALUES ('none'); END");
  const path = saver.pathIn(temporaryFolder());
  withOld(path);
  expect(refusalOf(await saver.save(path)).kind).toBe('fault');
  expectUntouched(path);
  raw.run('DROP TRIGGER too_late');
  valueOf(await saver.save(path));
  expect(readdirSync(dirname(path))).toEqual([basename(path)]);
});

describe('a place that is not what it seems', () => {
  const exporting = async () => {
    const register = await seededRegister();
    const saver = (await saving(register, ['module.export']))[0]!;
    const refused = async (path: string) => {
      const refusal = refusalOf(await saver.save(path));
      expect(register.log.filter(({ level }) => level === 'fault')).toEqual([]);
      return 'why' in refusal ? refusal.why : refusal.kind;
    };
    return { ...saver, refused };
  };

  test('a folder, a device or a pipe of that name is left as it is', async () => {
    const { refused } = await exporting();
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'mapp.json'));
    symlinkSync('/dev/null', join(folder, 'ingenting.json'));
    execFileSync('mkfifo', [join(folder, 'rör.json')]);
    for (const name of ['mapp.json', 'ingenting.json', 'rör.json'])
      expect(await refused(join(folder, name)), name).toBe('notAFile');
    expect(statSync(join(folder, 'ingenting.json')).isCharacterDevice()).toBe(true);
    expect(statSync(join(folder, 'rör.json')).isFIFO()).toBe(true);
  });

  test('a link leads to the file that is replaced, and stays a link', async () => {
    const { save } = await exporting();
    const [folder, elsewhere] = [temporaryFolder(), temporaryFolder()];
    withOld(join(elsewhere, 'riktig.json'));
    symlinkSync(join(elsewhere, 'riktig.json'), join(folder, 'moduler.json'));
    valueOf(await save(join(folder, 'moduler.json')));
    expect(lstatSync(join(folder, 'moduler.json')).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(elsewhere, 'riktig.json'), 'utf8')).toContain('EX-DISK');
    expect(readdirSync(elsewhere)).toEqual(['riktig.json']);
  });

  test('links that lead round, or nowhere', async () => {
    const { refused } = await exporting();
    const folder = temporaryFolder();
    symlinkSync('b.json', join(folder, 'a.json'));
    symlinkSync('a.json', join(folder, 'b.json'));
    symlinkSync('finns inte', join(folder, 'c.json'));
    symlinkSync('runt', join(folder, 'runt'));
    expect(await refused(join(folder, 'a.json'))).toBe('loop');
    expect(await refused(join(folder, 'runt', 'moduler.json'))).toBe('loop');
    expect(await refused(join(folder, 'c.json'))).toBe('gone');
    expect(readdirSync(folder).sort()).toEqual(['a.json', 'b.json', 'c.json', 'runt']);
  });

  test('a folder that is gone, one that is a file, a name that is too long or holds a zero', async () => {
    const { refused } = await exporting();
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'fil'), '');
    expect(await refused(join(folder, 'uttagen', 'moduler.json'))).toBe('gone');
    expect(await refused(join(folder, 'fil', 'moduler.json'))).toBe('gone');
    expect(await refused(join(folder, `${'å'.repeat(130)}.json`))).toBe('name');
    expect(await refused(join(folder, 'en\0två.json'))).toBe('name');
    // As long as a name may be: what lies beside it meanwhile is shorter.
    const { save } = await exporting();
    valueOf(await save(join(folder, `${'x'.repeat(250)}.json`)));
  });

  test('a file that is write-protected is not replaced, whoever may write in the folder', async () => {
    const { refused } = await exporting();
    const path = join(temporaryFolder(), 'moduler.json');
    withOld(path);
    chmodSync(path, 0o444);
    expect(await refused(path)).toBe('protected');
    expectUntouched(path);
  });

  test('a file that is held for a moment, as by a virus scanner, is saved when it is let go', async () => {
    const { save } = await exporting();
    const path = join(temporaryFolder(), 'moduler.json');
    withOld(path);
    const { renameSync } = fs;
    onTestFinished(() => {
      fs.renameSync = renameSync;
      syncBuiltinESMExports();
    });
    let tries = 0;
    fs.renameSync = (from, to) => {
      tries += 1;
      if (tries <= 3) throw diskError('EBUSY', 'rename');
      renameSync(from, to);
    };
    syncBuiltinESMExports();
    valueOf(await save(path));
    expect(tries).toBe(4);
    expect(readdirSync(dirname(path))).toEqual(['moduler.json']);
  });

  test('a disk that gives no file two names, such as FAT, is saved on all the same', async () => {
    const { save } = await exporting();
    const path = join(temporaryFolder(), 'moduler.json');
    withOld(path);
    const { linkSync } = fs;
    onTestFinished(() => {
      fs.linkSync = linkSync;
      syncBuiltinESMExports();
    });
    fs.linkSync = () => {
      throw diskError('EPERM', 'link');
    };
    syncBuiltinESMExports();
    valueOf(await save(path));
    expect(readFileSync(path, 'utf8')).toContain('EX-DISK');
    expect(readdirSync(dirname(path))).toEqual(['moduler.json']);
  });
});

describe.runIf(mayMount)('on real disks', () => {
  test('a file that another program holds is told by every saver', async () => {
    const register = await seededRegister();
    for (const saver of await saving(register)) {
      if (saver.name === 'archive.export') continue; // makes a folder that is not there yet
      const path = saver.pathIn(temporaryFolder());
      withOld(path);
      const held = hold(path);
      const before = await saver.rows();
      expect(refusalOf(await saver.save(path)), saver.name).toEqual(told('EBUSY', path));
      expect(await saver.rows()).toBe(before);
      held.release();
      expectUntouched(path);
    }
    expect(register.log.filter(({ level }) => level === 'fault')).toEqual([]);
  }, 60_000);

  test('a stick that is too small, and one that is locked', async () => {
    const register = await seededRegister();
    for (const [what, size] of [
      ['full', '8k'],
      ['locked', '8m'],
    ] as const)
      for (const saver of await saving(register)) {
        const disk = diskOf(size);
        if (what === 'locked') disk.setReadOnly();
        else writeFileSync(join(disk.folder, 'fullt'), Buffer.alloc(8192));
        const there = readdirSync(disk.folder);
        const reply = await saver.save(saver.pathIn(disk.folder));
        expect(refusalOf(reply).kind, `${saver.name}: ${what}`).toBe(
          what === 'full' ? 'diskFull' : 'folderNotWritable',
        );
        expect(readdirSync(disk.folder)).toEqual(there);
      }
    expect(register.log.filter(({ level }) => level === 'fault')).toEqual([]);
  }, 60_000);
});
