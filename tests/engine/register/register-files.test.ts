// What can stand in the way of opening a register: another program, and files that are damaged, missing or newer.
import { execFileSync, fork, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import fs, {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { hostname, uptime } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Decision } from '#domain/refusal.ts';
import { takeLock, type Lock } from '../../../src/engine/files/lock.ts';
import { sha256 } from '../../../src/engine/sha256.ts';
import { refusalOf, temporaryFolder, testEngine, valueOf } from '../../support/engine.ts';
import { files, firstStart, madeRegister, signIn } from '../../support/first-start.ts';

describe('one program at a time', () => {
  test('a second engine on the folder is told who has it open', async () => {
    const first = testEngine();
    valueOf(await first.engine.connect().call('register.create', firstStart));
    const second = testEngine(first.folder);
    const refusal = refusalOf(await signIn(second.engine.connect()));
    expect(refusal).toEqual({
      kind: 'registerInUse',
      by: 'Samira',
      since: '2026-03-02T08:00:01.000Z',
      computer: hostname(),
    });
    await first.engine.close();
    valueOf(await signIn(second.engine.connect()));
  });

  test('two windows of one program share the register; the last to leave closes it', async () => {
    const { folder } = await madeRegister();
    const { engine } = testEngine(folder);
    const [one, other] = [engine.connect(), engine.connect()];
    valueOf(await signIn(one));
    valueOf(await signIn(other));
    await one.close();
    expect(valueOf(await other.call('workshop.list', {}))).toHaveLength(2);
    await other.close();
    expect(existsSync(join(folder, 'register.lock'))).toBe(false);
  });

  const deadProcess = (): number => spawnSync(process.execPath, ['-e', '0']).pid;
  test.each<[string, () => string]>([
    [
      'of a program that is gone',
      () =>
        JSON.stringify({
          process: deadProcess(),
          computer: hostname(),
          by: 'X',
          since: '2026-01-01T00:00:00Z',
        }),
    ],
    ['that was torn', () => '{"process":'],
  ])('a lock %s is taken over', async (_what, content) => {
    const { folder } = await madeRegister();
    writeFileSync(join(folder, 'register.lock'), content());
    valueOf(await signIn(testEngine(folder).engine.connect()));
  });

  test('a lock from before the computer was started is taken over, whoever has its process number now', async () => {
    const { folder } = await madeRegister();
    const path = join(folder, 'register.lock');
    const lock = { process: process.pid, computer: hostname(), by: 'Erik', since: '2026-01-01T00:00:00Z' };
    writeFileSync(path, JSON.stringify(lock));
    expect(refusalOf(await signIn(testEngine(folder).engine.connect()))).toMatchObject({ by: 'Erik' });
    const beforeStart = new Date(Date.now() - uptime() * 1000 - 60_000);
    utimesSync(path, beforeStart, beforeStart);
    valueOf(await signIn(testEngine(folder).engine.connect()));
  });

  const second = 1000;
  const minute = 60 * second;
  const year = 365 * 24 * 60 * minute;
  /** Touched so long ago (or, below zero, so far ahead), by a process that lives, here or elsewhere; and is it held? */
  const locks: readonly (readonly [string, number, 'here' | 'elsewhere', boolean])[] = [
    ['just now', 0, 'here', true],
    ['half a minute ago', 30 * second, 'here', true],
    ['90 seconds ago', 90 * second, 'here', true],
    ['3 minutes ago', 3 * minute, 'here', false],
    ['25 minutes ago', 25 * minute, 'here', false],
    ['a year ago', year, 'here', false],
    ['20 seconds ahead', -20 * second, 'here', true],
    ['3 minutes ahead', -3 * minute, 'here', false],
    ['ten years ahead', -10 * year, 'here', false],
    ['a minute ago', minute, 'elsewhere', true],
    ['3 minutes ago', 3 * minute, 'elsewhere', false],
    ['ten years ahead', -10 * year, 'elsewhere', false],
  ];

  test.each(locks)(
    'a lock touched %s (%i ms), %s, by a number that lives: held is %s',
    async (_when, ago, where, isHeld) => {
      const { folder } = await madeRegister();
      const path = join(folder, 'register.lock');
      const stranger = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)']);
      onTestFinished(() => {
        stranger.kill('SIGKILL');
      });
      const computer = where === 'here' ? hostname() : 'en annan dator';
      writeFileSync(
        path,
        JSON.stringify({ process: stranger.pid, computer, by: 'Erik', since: '2026-01-01T00:00:00Z' }),
      );
      const touched = new Date(Date.now() - ago);
      utimesSync(path, touched, touched);
      const reply = await signIn(testEngine(folder).engine.connect());
      if (isHeld) expect(refusalOf(reply)).toMatchObject({ kind: 'registerInUse', by: 'Erik', computer });
      else valueOf(reply);
      if (!isHeld) expect(readFileSync(path, 'utf8')).not.toContain('Erik');
    },
  );

  test('of programs that meet a lock that nobody holds, one takes it over and the others are told', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'register.lock');
    const programs = 4;
    const rounds = 25;
    const shared = new SharedArrayBuffer(8);
    const workers = Array.from(
      { length: programs },
      () =>
        new Worker(join(import.meta.dirname, '../../support/lock-racer.ts'), {
          workerData: { folder, shared, programs, rounds },
        }),
    );
    onTestFinished(async () => {
      for (const worker of workers) await worker.terminate();
    });
    const won = workers.map(() => 0);
    for (let round = 0; round < rounds; round += 1) {
      writeFileSync(path, JSON.stringify({ process: 1, computer: 'borta', by: 'X', since: String(round) }));
      utimesSync(path, new Date(0), new Date(0));
      const answers = await Promise.all(
        workers.map(async (worker) => {
          worker.postMessage('take');
          const [hasIt] = (await once(worker, 'message')) as [boolean];
          return hasIt;
        }),
      );
      expect(answers.filter(Boolean), `round ${String(round)}`).toHaveLength(1);
      won[answers.indexOf(true)]! += 1;
      await Promise.all(
        workers.map(async (worker) => {
          worker.postMessage('release');
          await once(worker, 'message');
        }),
      );
      expect(readdirSync(folder)).toEqual([]);
    }
  });

  /** Of a program that is gone. */
  const leaveStale = (path: string, round: number): void => {
    writeFileSync(path, JSON.stringify({ process: 1, computer: 'borta', by: 'X', since: String(round) }));
    utimesSync(path, new Date(0), new Date(0));
  };

  const racing = async (folder: string, programs: number, rounds: number): Promise<void> => {
    const path = join(folder, 'register.lock');
    const racers = Array.from({ length: programs }, () =>
      fork(join(import.meta.dirname, '../../support/lock-process.ts'), [folder]),
    );
    onTestFinished(() => {
      for (const racer of racers) racer.kill('SIGKILL');
    });
    await Promise.all(racers.map((racer) => once(racer, 'message')));
    const tell = (what: { readonly takeAt: number } | 'release') =>
      Promise.all(
        racers.map(async (racer) => {
          const answer = once(racer, 'message');
          racer.send(what);
          return ((await answer) as [unknown])[0];
        }),
      );
    for (let round = 0; round < rounds; round += 1) {
      leaveStale(path, round);
      const held = (await tell({ takeAt: Date.now() + 8 })).filter((answer) => answer === true);
      expect(held, `round ${String(round)}`).toHaveLength(1);
      await tell('release');
      expect(readdirSync(folder)).toEqual([]);
    }
  };

  test('two programs that meet a stale lock at the same moment, 200 times: never both hold it', async () => {
    await racing(temporaryFolder(), 2, 200);
  }, 60_000);

  test('four that meet it: never two hold it', async () => {
    await racing(temporaryFolder(), 4, 50);
  }, 60_000);

  test('a lock that is put back is nobody else’s to take meanwhile', () => {
    const folder = temporaryFolder();
    leaveStale(join(folder, 'register.lock'), 0);
    const { statSync, renameSync } = fs;
    const restore = (): void => {
      Object.assign(fs, { statSync, renameSync });
      syncBuiltinESMExports();
    };
    onTestFinished(restore);
    const locks: Decision<Lock>[] = [];
    // The second comes after the first one's look, the third where the first has moved what lies there.
    Object.assign(fs, {
      statSync: (...looked: Parameters<typeof statSync>) => {
        const seen = statSync(...looked);
        Object.assign(fs, { statSync });
        syncBuiltinESMExports();
        if (locks.length === 0) locks.push(takeLock(folder, 'den andra', ''));
        Object.assign(fs, {
          renameSync: (...names: Parameters<typeof renameSync>) => {
            renameSync(...names);
            restore();
            locks.push(takeLock(folder, 'den tredje', ''));
          },
        });
        syncBuiltinESMExports();
        return seen;
      },
    });
    syncBuiltinESMExports();
    locks.push(takeLock(folder, 'den första', ''));
    expect(locks.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test('a claim of a program that died with it keeps nobody out for long', () => {
    const folder = temporaryFolder();
    const path = join(folder, 'register.lock');
    leaveStale(path, 0);
    const claim = `${path}.${sha256(readFileSync(path, 'utf8')).slice(0, 16)}`;
    writeFileSync(claim, 'X');
    utimesSync(claim, new Date(0), new Date(0));
    valueOf(takeLock(folder, 'den andra', '')).release();
    expect(readdirSync(folder)).toEqual([]);
  });

  test.each<[string, (path: string) => void]>([
    ['null', (path) => writeFileSync(path, 'null')],
    ['a number', (path) => writeFileSync(path, '7')],
    ['of other kinds', (path) => writeFileSync(path, '{"process":"1","computer":{},"by":[],"since":0}')],
    ['too large', (path) => writeFileSync(path, Buffer.alloc(100_000, 0x20))],
    ['a folder', (path) => mkdirSync(path)],
    ['a pipe', (path) => execFileSync('mkfifo', [path])],
    ['a link to a device', (path) => symlinkSync('/dev/zero', path)],
  ])('a lock that is %s is nobody’s', (_what, leave) => {
    const folder = temporaryFolder();
    leave(join(folder, 'register.lock'));
    valueOf(takeLock(folder, 'den andra', '')).release();
  });

  test('whoever has seen that nobody holds a lock, and is then overtaken, does not take it from the one who was first', () => {
    const folder = temporaryFolder();
    const path = join(folder, 'register.lock');
    writeFileSync(path, JSON.stringify({ process: 1, computer: 'borta', by: 'X', since: '' }));
    utimesSync(path, new Date(0), new Date(0));
    const { statSync } = fs;
    const restore = (): void => {
      Object.assign(fs, { statSync });
      syncBuiltinESMExports();
    };
    onTestFinished(restore);
    const locks: Decision<Lock>[] = [];
    // The other comes between the first one's look at the lock and what it does about it.
    Object.assign(fs, {
      statSync: (looked: string) => {
        const seen = statSync(looked);
        restore();
        locks.push(takeLock(folder, 'den andra', ''));
        return seen;
      },
    });
    syncBuiltinESMExports();
    const first = takeLock(folder, 'den första', '');
    expect(valueOf(locks[0]!).check().ok).toBe(true);
    expect(refusalOf(first)).toMatchObject({ kind: 'registerInUse', by: 'den andra' });
    valueOf(locks[0]!).release();
    expect(readdirSync(folder)).toEqual([]);
  });

  test('whoever was asleep while another took over changes nothing any more, and leaves the other its lock', async () => {
    const { folder } = await madeRegister();
    const [first, second_] = [testEngine(folder), testEngine(folder)];
    const [sleeper, other] = [first.engine.connect(), second_.engine.connect()];
    valueOf(await signIn(sleeper));
    const path = join(folder, 'register.lock');
    utimesSync(path, new Date(0), new Date(0));
    valueOf(await signIn(other));
    expect(refusalOf(await sleeper.call('workshop.add', { name: 'Ny' }))).toMatchObject({
      kind: 'registerInUse',
      by: 'samira',
    });
    valueOf(await other.call('workshop.add', { name: 'Ny' }));
    await first.engine.close();
    expect(existsSync(path)).toBe(true);
    // A lock that somebody has cleaned away is still one's own.
    rmSync(path);
    valueOf(await other.call('workshop.add', { name: 'Nyare' }));
    expect(existsSync(path)).toBe(true);
  });

  test('a lock of another computer holds while that gives signs of life', async () => {
    const { folder } = await madeRegister();
    const lock = { process: 1, computer: 'en annan dator', by: 'Erik', since: '2026-01-01T00:00:00Z' };
    writeFileSync(join(folder, 'register.lock'), JSON.stringify(lock));
    expect(refusalOf(await signIn(testEngine(folder).engine.connect()))).toMatchObject({
      kind: 'registerInUse',
      by: 'Erik',
      computer: 'en annan dator',
    });
  });
});

describe('files that are not as they should be', () => {
  const opened = async (folder: string) => {
    const connection = testEngine(folder).engine.connect();
    return {
      status: await connection.call('register.status', {}),
      signIn: await signIn(connection),
    };
  };

  test.each<[string, string]>([
    ['no JSON', 'hej'],
    ['an empty file', ''],
    ['another kind of JSON', '[]'],
    ['slots without keys', '{"format":2,"registerId":"x","slots":[{}],"recovery":null}'],
    ['the format before slots had public keys', '{"format":1,"registerId":"x","slots":[]}'],
  ])('register.json is %s: told, and left as it is', async (_what, content) => {
    const { folder } = await madeRegister();
    const file = join(folder, 'register.json');
    writeFileSync(file, content);
    const { status, signIn: reply } = await opened(folder);
    expect(refusalOf(status)).toEqual({ kind: 'registerDamaged', file });
    expect(refusalOf(reply)).toEqual({ kind: 'registerDamaged', file });
    expect(readFileSync(file, 'utf8')).toBe(content);
  });

  test.each<[string, string, unknown]>([
    ['a cost that would hang the program', 'cost', 2 ** 30],
    ['a key that was cut off', 'sealed', 'AAAA'],
  ])('a slot in register.json with %s: told, before it is tried', async (_what, field, value) => {
    const { folder } = await madeRegister();
    const file = join(folder, 'register.json');
    const whole = JSON.parse(readFileSync(file, 'utf8')) as { slots: object[] };
    writeFileSync(file, JSON.stringify({ ...whole, slots: [{ ...whole.slots[0], [field]: value }] }));
    expect(refusalOf((await opened(folder)).signIn)).toEqual({ kind: 'registerDamaged', file });
  });

  test('register.json of a newer program', async () => {
    const { folder } = await madeRegister();
    writeFileSync(join(folder, 'register.json'), '{"format":3}');
    expect(refusalOf((await opened(folder)).signIn)).toEqual({ kind: 'registerNewer', found: 3, known: 2 });
  });

  test.each(['register.json', 'register.db'])('%s is missing: nothing is made in its place', async (name) => {
    const { folder } = await madeRegister();
    renameSync(join(folder, name), join(folder, 'moved'));
    const before = files(folder);
    const connection = testEngine(folder).engine.connect();
    expect(refusalOf(await signIn(connection))).toEqual({ kind: 'registerMissing', folder });
    expect((await connection.call('register.create', firstStart)).ok).toBe(false);
    expect(files(folder)).toEqual(before);
  });

  test('a database that is no database, or belongs to another register', async () => {
    const { folder } = await madeRegister();
    const other = await madeRegister();
    for (const content of [
      Buffer.from('detta är ingen databas'.repeat(400)),
      readFileSync(join(other.folder, 'register.db')),
    ]) {
      writeFileSync(join(folder, 'register.db'), content);
      const { signIn: reply } = await opened(folder);
      expect(refusalOf(reply)).toMatchObject({ kind: 'registerDamaged' });
      expect(readFileSync(join(folder, 'register.db')).equals(content)).toBe(true);
      expect(existsSync(join(folder, 'register.lock'))).toBe(false);
    }
  });

  test('a damaged page inside the database is told, never a crash', async () => {
    const { folder } = await madeRegister();
    const file = join(folder, 'register.db');
    const content = readFileSync(file);
    content.fill(0x5a, 8192, content.length); // all pages but the first two
    writeFileSync(file, content);
    const connection = testEngine(folder).engine.connect();
    expect(refusalOf(await signIn(connection))).toMatchObject({ kind: 'registerDamaged' });
    expect(existsSync(join(folder, 'register.lock'))).toBe(false);
  });

  test('a folder that cannot be written in', async () => {
    const folder = join(temporaryFolder(), 'fil');
    writeFileSync(folder, ''); // a file where the folder should be: unwritable for everybody
    const connection = testEngine(folder).engine.connect();
    expect(refusalOf(await connection.call('register.create', firstStart))).toEqual({
      kind: 'folderNotWritable',
      folder,
    });
  });
});
