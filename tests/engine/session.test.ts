// Opening the register: the first start, signing in and out, and everything that can stand in the way.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { InputOf } from '#contract/index.ts';
import type { Connection } from '../../src/engine/compose.ts';
import {
  asking,
  refusalOf,
  temporaryFolder,
  testEngine,
  valueOf,
  type TestEngine,
} from '../support/engine.ts';

const passphrase = 'ett långt lösenord';

const firstStart: InputOf<'register.create'> = {
  organisationName: 'Exempelkommunen',
  place: 'Exempelstad',
  workshops: ['Återbruket', 'Köket'],
  userName: 'Samira Haddad',
  signInName: 'Samira',
  passphrase,
  withExampleModules: false,
};

/** A register that was made and closed again. */
const madeRegister = async (): Promise<TestEngine> => {
  const made = testEngine();
  valueOf(await made.engine.connect().call('register.create', firstStart));
  await made.engine.close();
  return made;
};

const signIn = (connection: Connection, signInName = 'samira', words = passphrase) =>
  connection.call('session.signIn', { signInName, passphrase: words });

const files = (folder: string): string[] => readdirSync(folder).sort();

describe('the first start', () => {
  test('makes the register and signs the first user in', async () => {
    const { engine, folder } = testEngine();
    const connection = engine.connect();
    const ask = asking(connection);
    expect(await ask('register.status', {})).toEqual({
      state: 'none',
      folder,
      lastSignInName: null,
      practiceIsMade: false,
    });
    const session = await ask('register.create', firstStart);
    expect(session).toMatchObject({
      user: { name: 'Samira Haddad', signInName: 'Samira', roles: expect.any(Array) },
      organisation: { name: 'Exempelkommunen' },
      isPractice: false,
    });
    expect([...session.user.roles].sort()).toEqual(['administrator', 'assessor', 'coordinator']);
    expect(session.user.workshopIds).toHaveLength(2);
    expect(await ask('session.get', {})).toEqual({ ...session, signedInAt: expect.any(String) });
    expect(await ask('register.status', {})).toMatchObject({ state: 'open', lastSignInName: 'Samira' });
    expect((await ask('workshop.list', {})).map((workshop) => workshop.name)).toEqual([
      'Köket',
      'Återbruket',
    ]);
    expect(await ask('module.list', { withOldVersions: true })).toEqual([]);
  });

  test('brings the six example modules, published, when they are wanted', async () => {
    const ask = asking(testEngine().engine.connect());
    await ask('register.create', { ...firstStart, withExampleModules: true });
    const modules = await ask('module.list', { withOldVersions: true });
    expect(modules.map(({ code, version, status, isExample }) => [code, version, status, isExample])).toEqual(
      ['EX-BUTIK', 'EX-DISK', 'EX-AMS', 'EX-HYGIEN', 'EX-ARBLIV', 'EX-AVC'].map((code) => [
        code,
        1,
        'published',
        true,
      ]),
    );
    const disk = modules.find((module) => module.code === 'EX-DISK')!;
    expect(disk).toMatchObject({ outcomeCount: 5, criterionCount: 16, validationCount: 0 });
    const { outcomes } = await ask('module.get', { id: disk.id });
    expect(outcomes[3]).toMatchObject({ code: 'LR4', text: 'Deltagaren kan ta emot gäster.' });
    expect(outcomes[3]!.criteria.map((criterion) => criterion.code)).toEqual(['4.1', '4.2', '4.3']);
  });

  test.each<[string, Partial<typeof firstStart>, object]>([
    ['a short passphrase', { passphrase: 'kort' }, { kind: 'passphraseTooShort', atLeast: 10 }],
    ['a verkstad twice', { workshops: ['Köket', 'köket '] }, { kind: 'nameTaken', name: 'köket' }],
  ])('is refused with %s, and leaves nothing behind', async (_what, change, refusal) => {
    const { engine, folder } = testEngine();
    const reply = await engine.connect().call('register.create', { ...firstStart, ...change });
    expect(refusalOf(reply)).toEqual(refusal);
    expect(files(folder)).toEqual([]);
  });

  test('never writes over a register', async () => {
    const { folder } = await madeRegister();
    const before = readFileSync(join(folder, 'register.json'), 'utf8');
    const { engine } = testEngine(folder);
    const reply = await engine.connect().call('register.create', firstStart);
    expect(refusalOf(reply)).toEqual({ kind: 'registerExists' });
    expect(readFileSync(join(folder, 'register.json'), 'utf8')).toBe(before);
  });

  test('can be made again after it failed half-way', async () => {
    const folder = temporaryFolder();
    const broken = testEngine(folder);
    mkdirSync(join(folder, 'register.json.new')); // the key file cannot be written
    const reply = await broken.engine.connect().call('register.create', firstStart);
    expect(reply.ok).toBe(false);
    expect(files(folder)).toEqual(['register.json.new']);
    rmSync(join(folder, 'register.json.new'), { recursive: true });
    valueOf(await broken.engine.connect().call('register.create', firstStart));
  });
});

describe('signing in', () => {
  test('opens the register; signing out closes it', async () => {
    const { folder } = await madeRegister();
    const { engine } = testEngine(folder);
    const connection = engine.connect();
    expect(refusalOf(await connection.call('workshop.list', {}))).toEqual({ kind: 'notSignedIn' });
    expect(valueOf(await connection.call('register.status', {}))).toMatchObject({ state: 'locked' });
    valueOf(await signIn(connection, ' SAMIRA '));
    expect(files(folder)).toContain('register.lock');
    expect(valueOf(await connection.call('workshop.list', {}))).toHaveLength(2);
    valueOf(await connection.call('session.signOut', {}));
    expect(refusalOf(await connection.call('workshop.list', {}))).toEqual({ kind: 'notSignedIn' });
    expect(files(folder)).toEqual(['register.db', 'register.json']);
  });

  test('a wrong passphrase waits longer each time, and an unknown name gets the same answers', async () => {
    const { folder } = await madeRegister();
    const { engine, clock } = testEngine(folder);
    const connection = engine.connect();
    const answersFor = async (name: string): Promise<unknown[]> => {
      const answers: unknown[] = [];
      for (let tries = 0; tries < 6; tries += 1) {
        answers.push(refusalOf(await signIn(connection, name, 'fel lösenord, men långt')));
        clock.passDays(1);
      }
      return answers;
    };
    const known = await answersFor('samira');
    expect(known).toEqual(
      [0, 0, 2, 4, 8, 16].map((waitSeconds) => ({ kind: 'wrongPassphrase', waitSeconds })),
    );
    expect(await answersFor('ingen alls')).toEqual(known);
  });

  test('while one must wait not even the right passphrase is tried, and a success forgets the failures', async () => {
    const { folder } = await madeRegister();
    const { engine, clock } = testEngine(folder);
    const connection = engine.connect();
    for (let tries = 0; tries < 5; tries += 1) {
      await signIn(connection, 'samira', 'fel lösenord, men långt');
      if (tries < 4) clock.passDays(1);
    }
    expect(refusalOf(await signIn(connection))).toEqual({ kind: 'waitBeforeTrying', waitSeconds: 6 });
    clock.passDays(1);
    valueOf(await signIn(connection));
    expect(refusalOf(await signIn(connection, 'samira', 'fel lösenord, men långt'))).toEqual({
      kind: 'wrongPassphrase',
      waitSeconds: 0,
    });
  });

  test('a new passphrase of one’s own needs the old one', async () => {
    const { folder } = await madeRegister();
    const { engine } = testEngine(folder);
    const connection = engine.connect();
    valueOf(await signIn(connection));
    const change = (current: string, next: string) =>
      connection.call('session.changePassphrase', { current, next });
    expect(refusalOf(await change('inte den rätta', 'ett nytt långt ord'))).toMatchObject({
      kind: 'wrongPassphrase',
    });
    expect(refusalOf(await change(passphrase, 'kort'))).toMatchObject({ kind: 'passphraseTooShort' });
    valueOf(await change(passphrase, 'ett nytt långt ord'));
    valueOf(await connection.call('session.signOut', {}));
    expect(refusalOf(await signIn(connection))).toMatchObject({ kind: 'wrongPassphrase' });
    valueOf(await signIn(connection, 'samira', 'ett nytt långt ord'));
  });

  test('no key lies in the clear, and the database tells nothing without one', async () => {
    const { folder } = await madeRegister();
    const database = readFileSync(join(folder, 'register.db'));
    expect(database.subarray(0, 15).toString('latin1')).not.toBe('SQLite format 3');
    for (const word of ['Exempelkommunen', 'Samira', 'CREATE TABLE'])
      expect(database.includes(Buffer.from(word))).toBe(false);
    const keyring = JSON.parse(readFileSync(join(folder, 'register.json'), 'utf8')) as { slots: object[] };
    expect(keyring.slots).toEqual([
      {
        userId: expect.any(String),
        signInName: 'Samira',
        cost: 1024,
        salt: expect.any(String),
        wrapped: expect.any(String),
      },
    ]);
  });
});

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
    ['slots without keys', '{"format":1,"registerId":"x","slots":[{}]}'],
    [
      'a cost that would hang the program',
      '{"format":1,"registerId":"x","slots":[{"userId":"u","signInName":"samira","salt":"","wrapped":"","cost":1073741824}]}',
    ],
  ])('register.json is %s: told, and left as it is', async (_what, content) => {
    const { folder } = await madeRegister();
    const file = join(folder, 'register.json');
    writeFileSync(file, content);
    const { status, signIn: reply } = await opened(folder);
    expect(refusalOf(status)).toEqual({ kind: 'registerDamaged', file });
    expect(refusalOf(reply)).toEqual({ kind: 'registerDamaged', file });
    expect(readFileSync(file, 'utf8')).toBe(content);
  });

  test('register.json of a newer program', async () => {
    const { folder } = await madeRegister();
    writeFileSync(join(folder, 'register.json'), '{"format":2}');
    expect(refusalOf((await opened(folder)).signIn)).toEqual({ kind: 'registerNewer', found: 2, known: 1 });
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
