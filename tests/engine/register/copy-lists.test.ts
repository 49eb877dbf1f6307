// The list of copies: each once however many ways lead to it, and first those that lead to the register as it is now. Not
// here: how copies are made and brought back (backups.test.ts).
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, rmSync, symlinkSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { describe, expect, onTestFinished, test } from 'vitest';
import { runCopyJob } from '../../../src/engine/application/register/copy-job.ts';
import type { CopyJob } from '../../../src/engine/application/frame/copies.ts';
import { asking, temporaryFolder, testEngine, valueOf } from '../../support/engine.ts';
import { mayMount, otherDisk } from '../../support/mounts.ts';
import { movedClock, tenYears } from '../../support/moved-clock.ts';
import { allPeople, builtRegister, enrol, seededRegister, testPassphrase } from '../../support/story.ts';

const copier = (job: CopyJob) => Promise.resolve(runCopyJob(job));
const keptRegister = () => seededRegister(testEngine(temporaryFolder(), undefined, { copier }));
type Register = Awaited<ReturnType<typeof keptRegister>>;

const who = { signInName: 'samira', passphrase: testPassphrase };
const listOf = async (register: Register) => (await register.ask('samira', 'backup.list', {})).copies;
const newestOf = async (register: Register) => (await listOf(register))[0]!;
const restore = async (register: Register, { places: [place], name }: Awaited<ReturnType<typeof newestOf>>) =>
  valueOf(await register.as.samira.call('backup.restore', { place, name, ...who }));
const people = async (register: Register) =>
  (await register.ask('samira', 'participant.list', allPeople)).total;

describe('a folder that is looked in', () => {
  const linkTo = (folder: string): string => {
    const link = join(temporaryFolder(), 'genväg');
    symlinkSync(folder, link);
    return link;
  };
  const boundTo = (folder: string): string => {
    const there = join(temporaryFolder(), 'monterad');
    mkdirSync(there);
    execFileSync('mount', ['--bind', folder, there]);
    onTestFinished(() => {
      execFileSync('umount', ['--lazy', there]);
    });
    return there;
  };
  const copiedFrom = (folder: string): string => {
    const there = join(temporaryFolder(), 'avskrift');
    cpSync(folder, there, { recursive: true });
    return there;
  };
  const known = ['local', 'chosen'];
  const members: readonly [string, (stick: string, register: Register) => string, readonly string[]][] = [
    ['is the second place', (stick) => stick, known],
    ['is the folder of copies in it', (stick) => join(stick, 'Intyga-kopior'), known],
    [
      'is a copy in it',
      (stick) => join(stick, 'Intyga-kopior', readdirSync(join(stick, 'Intyga-kopior'))[0]!),
      known,
    ],
    ['is spelled otherwise', (stick) => `${stick}/../${stick.split('/').at(-1)!}/./`, known],
    ['is a link to it', linkTo, known],
    ['is a link to the folder of copies', (stick) => linkTo(join(stick, 'Intyga-kopior')), known],
    ['is a link to a link', (stick) => linkTo(linkTo(stick)), known],
    ['is what lies beside the register', (_stick, { folder }) => join(folder, 'kopior'), known],
    ['is a link to that', (_stick, { folder }) => linkTo(join(folder, 'kopior')), known],
    // By another way that no system tells: the same by what is in it, and one row all the same.
    ['holds a transcript of it', copiedFrom, ['local', 'chosen', 'found']],
  ];
  const isOnce = async (way: (stick: string, register: Register) => string, places: readonly string[]) => {
    const register = await keptRegister();
    const stick = otherDisk();
    await register.ask('samira', 'backup.choose', {}, { path: stick });
    await register.ask('samira', 'backup.take', {});
    await enrol(register);
    await register.ask('samira', 'backup.take', {});
    const found = await register.ask('samira', 'backup.find', {}, { path: way(stick, register) });
    expect(found.count).toBe(2);
    expect((await listOf(register)).map((copy) => copy.places)).toEqual([places, places]);
  };
  test.each(members)('lists each copy once where it %s', (_what, way, places) => isOnce(way, places));
  test.runIf(mayMount)('lists each copy once where it is mounted twice', () => isOnce(boundTo, known));

  test('lists each once also after the register came from there', async () => {
    const register = await keptRegister();
    const stick = otherDisk();
    await register.ask('samira', 'backup.choose', {}, { path: stick });
    await register.ask('samira', 'backup.take', {});
    await register.engine.close();
    const connection = testEngine(join(temporaryFolder(), 'register'), undefined, {
      copier,
    }).engine.connect();
    const ask = asking(connection);
    await ask('backup.find', {}, { path: stick });
    const [copy] = (await ask('backup.list', {})).copies;
    await ask('backup.restore', { place: 'found', name: copy!.name, ...who });
    await ask('backup.choose', {}, { path: stick });
    await ask('backup.take', {});
    const { copies } = await ask('backup.list', {});
    expect(new Set(copies.map(({ name }) => name)).size).toBe(copies.length);
    expect(copies.every((one) => !one.places.includes('found'))).toBe(true);
  });
});

test('a copy that is damaged in one place is opened in the other', async () => {
  const register = await keptRegister();
  await register.ask('samira', 'backup.choose', {}, { path: otherDisk() });
  const { copy } = await register.ask('samira', 'backup.take', {});
  truncateSync(join(register.folder, 'kopior', copy.name, 'register.db'), 20_000);
  await enrol(register);
  await restore(register, { ...copy, places: ['local'] });
  expect(await people(register)).toBe(1);
});

describe('going back and forth between copies', () => {
  /** Copies of one, two and three people, then back to the first and on from there. */
  const backAndForth = async () => {
    const register = await keptRegister();
    const taken = async () => {
      register.clock.pass(5);
      await register.ask('samira', 'backup.take', {});
      return (await newestOf(register)).name;
    };
    const first = await taken();
    await enrol(register, { givenName: 'Nils' });
    const second = await taken();
    await enrol(register, { givenName: 'Nora' });
    const third = await taken();
    const find = async (name: string) => (await listOf(register)).find((copy) => copy.name === name)!;
    register.clock.pass(5);
    await restore(register, await find(first));
    return { register, first, second, third, find };
  };
  const namesOn = async (register: Register, line: 'ours' | 'left') =>
    (await listOf(register)).filter((copy) => copy.line === line).map(({ name }) => name);

  test('lists what was left by itself, and never first', async () => {
    const { register, first, second, third } = await backAndForth();
    expect(await namesOn(register, 'ours')).toContain(first);
    expect(await namesOn(register, 'left')).toEqual(expect.arrayContaining([second, third]));
    const lines = (await listOf(register)).map(({ line }) => line);
    expect(lines).toEqual([...lines].sort((a, b) => (a === b ? 0 : a === 'ours' ? -1 : 1)));
    // The newest row is of the register as it is.
    expect((await newestOf(register)).counts.participants).toBe(await people(register));
  });

  test('turns round when what was left is taken back', async () => {
    const { register, first, second, third, find } = await backAndForth();
    await enrol(register, { givenName: 'Olle' });
    register.clock.pass(5);
    await register.ask('samira', 'backup.take', {});
    const other = (await newestOf(register)).name;
    await restore(register, await find(third));
    const ours = await namesOn(register, 'ours');
    expect(ours).toEqual(expect.arrayContaining([first, second, third]));
    expect(await namesOn(register, 'left')).toContain(other);
    expect((await newestOf(register)).counts.participants).toBe(3);
    expect(await people(register)).toBe(3);
    const aside = (await listOf(register)).find(
      ({ places: [place], line }) => place === 'setAside' && line === 'left',
    );
    expect(aside?.counts.participants).toBe(2);
  });

  test('is known from the accounts alone: locked, damaged, and on another computer', async () => {
    const { register, first, second, third } = await backAndForth();
    await enrol(register, { givenName: 'Olle' });
    await enrol(register, { givenName: 'Pia' });
    await enrol(register, { givenName: 'Rut' });
    register.clock.pass(5);
    await register.engine.close();
    const check = async (folder: string, path?: string): Promise<void> => {
      const ask = asking(testEngine(folder, undefined, { copier }).engine.connect());
      if (path !== undefined) await ask('backup.find', {}, { path });
      const { copies } = await ask('backup.list', {});
      expect(copies[0]).toMatchObject({ line: 'ours', reason: 'closing', counts: { participants: 4 } });
      const on = (line: string) => copies.filter((copy) => copy.line === line).map(({ name }) => name);
      expect(on('ours')).toContain(first);
      expect(on('left')).toEqual(expect.arrayContaining([second, third]));
      // Nobody is named to whoever has not signed in.
      expect(copies.every(({ by }) => by === null)).toBe(true);
    };
    await check(register.folder);
    truncateSync(join(register.folder, 'register.db'), 20_000);
    await check(register.folder);
    await check(join(temporaryFolder(), 'register'), join(register.folder, 'kopior'));
  });

  test('has a copy of its own at the end, also when as much was written as in what was left', async () => {
    const { register } = await backAndForth();
    await register.engine.close();
    const left = readdirSync(join(register.folder, 'kopior')).sort();
    rmSync(join(register.folder, 'kopior', left.at(-1)!), { recursive: true });
    const again = testEngine(register.folder, undefined, { copier, clock: register.clock });
    await asking(again.engine.connect())('session.signIn', who);
    await again.engine.close();
    const ask = asking(testEngine(register.folder, undefined, { copier }).engine.connect());
    await ask('session.signIn', who);
    const { copies } = await ask('backup.list', {});
    expect(copies[0]).toMatchObject({ line: 'ours', counts: { participants: 1 } });
  });
});

test('copies of another register lie by themselves', async () => {
  const register = await keptRegister();
  const other = await builtRegister(testEngine(temporaryFolder(), undefined, { copier, newId: v7 }));
  await other.ask('samira', 'backup.take', {});
  await register.ask('samira', 'backup.take', {});
  await register.ask('samira', 'backup.find', {}, { path: join(other.folder, 'kopior') });
  expect((await listOf(register)).map(({ line, places }) => [line, places])).toEqual([
    ['ours', ['local']],
    ['other', ['found']],
  ]);
});

test('a copy that was asked for says by whom', async () => {
  const register = await keptRegister();
  await register.engine.tick();
  register.clock.pass(1);
  await register.ask('maria', 'backup.take', {});
  await register.ask('petra', 'backup.take', {});
  expect((await listOf(register)).map(({ reason, by }) => [reason, by])).toEqual([
    ['manual', 'Petra Holm'],
    ['manual', 'Maria Lindqvist'],
    ['interval', null],
  ]);
});

test('where only copies dated ahead are left, the lamp says that, and they are listed', async () => {
  const clock = movedClock();
  const register = await seededRegister(testEngine(temporaryFolder(), undefined, { copier, clock }));
  clock.move(tenYears);
  await register.ask('samira', 'backup.take', {});
  clock.move(-tenYears);
  expect(await listOf(register)).toMatchObject([{ line: 'ours', places: ['local'] }]);
  const lamp = async () => (await register.ask('samira', 'register.health', {})).copies;
  expect(await lamp()).toMatchObject({ level: 'old', reason: 'ahead', localAt: null });
  await register.engine.tick();
  expect(await lamp()).toMatchObject({ level: 'old', reason: 'oneDisk' });
});
