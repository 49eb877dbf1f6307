// What is told of who one is costs little: no file, a few statements. How the register is, is kept in memory and looked at
// again by the minute or when something was done to its copies.
import fs, { rmSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { runCopyJob } from '../../../src/engine/application/register/copy-job.ts';
import type { CopyJob } from '../../../src/engine/application/frame/copies.ts';
import { temporaryFolder, testEngine } from '../../support/engine.ts';
import { otherDisk } from '../../support/mounts.ts';
import { enrol, seededRegister, testPassphrase } from '../../support/story.ts';

const copier = (job: CopyJob) => Promise.resolve(runCopyJob(job));
const keptRegister = () => seededRegister(testEngine(temporaryFolder(), undefined, { copier }));

/** Every way to ask the disk for something by its path. */
const asks = [
  'readFileSync',
  'openSync',
  'statSync',
  'lstatSync',
  'existsSync',
  'readdirSync',
  'accessSync',
  'realpathSync',
] as const;

/** A register whose engine's questions to the disk and the database are counted, at the edge. */
const countedRegister = async () => {
  const counted = { files: 0, statements: 0 };
  const ran = () => {
    counted.statements += 1;
  };
  const register = await seededRegister(testEngine(temporaryFolder(), undefined, { copier, ran }));
  const real = Object.fromEntries(asks.map((name) => [name, fs[name]]));
  const counting = asks.map((name) => {
    const asked = fs[name] as (...given: unknown[]) => unknown;
    const count = (...given: unknown[]): unknown => {
      counted.files += 1;
      return asked(...given);
    };
    return [name, Object.assign(count, fs[name])] as const; // such as realpathSync.native
  });
  Object.assign(fs, Object.fromEntries(counting));
  syncBuiltinESMExports();
  onTestFinished(() => {
    Object.assign(fs, real);
    syncBuiltinESMExports();
  });
  const cost = async (work: () => Promise<unknown>): Promise<typeof counted> => {
    Object.assign(counted, { files: 0, statements: 0 });
    await work();
    return { ...counted };
  };
  return { register, cost };
};

describe('who one is', () => {
  test('reads no file, and as few statements however many copies there are', async () => {
    const { register, cost } = await countedRegister();
    await register.ask('samira', 'backup.choose', {}, { path: otherDisk() });
    const session = () => cost(() => register.ask('maria', 'session.get', {}));
    const before = await session();
    expect(before.files).toBe(0);
    expect(before.statements).toBeLessThanOrEqual(4);
    for (let copies = 0; copies < 5; copies += 1) {
      await enrol(register);
      await register.ask('maria', 'backup.take', {});
      expect(await session()).toEqual(before);
    }
  });
});

describe('how the register is', () => {
  test('is known without a file for a minute, with as few statements however many copies there are', async () => {
    const { register, cost } = await countedRegister();
    await register.ask('samira', 'backup.take', {});
    const health = () => register.ask('samira', 'register.health', {});
    expect((await cost(health)).files).toBeGreaterThan(0);
    const first = await cost(health);
    expect(first.files).toBe(0);
    expect(first.statements).toBeLessThanOrEqual(10);
    for (let copies = 0; copies < 5; copies += 1) await register.ask('samira', 'backup.take', {});
    await health();
    expect(await cost(health)).toEqual(first);
    register.clock.pass(2);
    expect((await cost(health)).files).toBeGreaterThan(0);
  });

  test.each<[string, (register: Awaited<ReturnType<typeof keptRegister>>) => Promise<unknown>]>([
    ['a copy was made by hand', (register) => register.ask('maria', 'backup.take', {})],
    ['one was made by itself', (register) => register.engine.tick()],
    ['a place was chosen', (register) => register.ask('samira', 'backup.choose', {}, { path: otherDisk() })],
  ])('is looked at again when %s', async (_what, act) => {
    const register = await keptRegister();
    const health = () => register.ask('samira', 'register.health', {});
    const before = (await health()).copies;
    await act(register);
    expect((await health()).copies).not.toEqual(before);
  });

  test('is calm until the first copy could be made, and not after one that came to nothing', async () => {
    const failing = () => Promise.reject(new Error('The thread died'));
    const register = await seededRegister(testEngine(temporaryFolder(), undefined, { copier: failing }));
    const lamp = async () => (await register.ask('maria', 'register.health', {})).copies;
    expect(await lamp()).toMatchObject({ level: 'good', reason: 'none' });
    await expect(register.engine.tick()).rejects.toThrow('The thread died');
    expect(await lamp()).toMatchObject({ level: 'bad', reason: 'none', isTaking: false });
  });

  test('is looked at again when the second place was left', async () => {
    const register = await keptRegister();
    await register.ask('samira', 'backup.choose', {}, { path: otherDisk() });
    const health = async () => (await register.ask('samira', 'register.health', {})).copies;
    expect(await health()).toMatchObject({ hasChosen: true });
    await register.ask('samira', 'backup.forget', {});
    expect(await health()).toMatchObject({ hasChosen: false, chosenFolder: null });
  });

  test('sees within a minute that a stick is in or out', async () => {
    const register = await keptRegister();
    const stick = otherDisk();
    await register.ask('samira', 'backup.choose', {}, { path: stick });
    await register.ask('samira', 'backup.take', {});
    const reason = async () => (await register.ask('samira', 'register.health', {})).copies?.reason;
    expect(await reason()).toBe('upToDate');
    fs.renameSync(stick, `${stick}-ute`);
    onTestFinished(() => {
      rmSync(`${stick}-ute`, { recursive: true, force: true });
    });
    register.clock.pass(1);
    expect(await reason()).toBe('out');
    fs.renameSync(`${stick}-ute`, stick);
    register.clock.pass(1);
    expect(await reason()).toBe('upToDate');
  });

  test('names the folder of the second place to nobody but whoever may choose it', async () => {
    const register = await keptRegister();
    const stick = otherDisk();
    await register.ask('samira', 'backup.choose', {}, { path: stick });
    for (const [by, folder] of [
      ['samira', stick],
      ['maria', null],
      ['petra', null],
    ] as const) {
      const health = await register.ask(by, 'register.health', {});
      expect(health.copies).toMatchObject({ hasChosen: true, chosenFolder: folder });
      if (folder === null) expect(JSON.stringify(health)).not.toContain(stick);
    }
  });

  test('counts copies of a state that was left for nothing', async () => {
    const register = await keptRegister();
    await register.ask('samira', 'backup.take', {});
    const old = (await register.ask('samira', 'backup.list', {})).copies[0]!;
    register.clock.passDays(3);
    await enrol(register);
    await register.ask('samira', 'backup.take', {});
    const who = { signInName: 'samira', passphrase: testPassphrase };
    await register.ask('samira', 'backup.restore', { place: 'local', name: old.name, ...who });
    const { copies } = await register.ask('samira', 'register.health', {});
    // The copy of a minute ago is of what was left; the register as it is now got one of its own at once.
    const list = (await register.ask('samira', 'backup.list', {})).copies;
    const ours = list.filter(({ line }) => line === 'ours');
    expect(copies?.localAt).toBe(ours[0]!.at);
    expect(ours[0]).toMatchObject({ reason: 'interval', counts: { participants: 1 } });
    // Without that one the lamp goes by the copy of three days ago, though the one that was left is newer.
    rmSync(join(register.folder, 'kopior', ours[0]!.name), { recursive: true });
    register.clock.pass(1);
    const without = (await register.ask('samira', 'register.health', {})).copies;
    expect(without).toMatchObject({ localAt: old.at, level: 'old', reason: 'aged' });
  });
});
