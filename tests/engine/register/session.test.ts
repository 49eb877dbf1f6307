// Opening the register: the first start, signing in and out, and the practice register beside it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeSheet } from '../../../src/engine/demo/stage.ts';
import { asking, refusalOf, temporaryFolder, testEngine, valueOf } from '../../support/engine.ts';
import { failIn } from '../../support/faulty-disk.ts';
import {
  files,
  firstStart,
  madeRegister,
  passphrase,
  signIn,
  withPractice,
} from '../../support/first-start.ts';

describe('the first start', () => {
  test('makes the register and signs the first user in', async () => {
    const { engine, folder } = testEngine();
    const connection = engine.connect();
    const ask = asking(connection);
    expect(await ask('register.status', {})).toEqual({
      state: 'none',
      folder,
      lastSignInName: null,
      people: [],
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
    await makeSheet(connection, ['Åsa Ek', 'Bo Alm']);
    expect((await ask('workshop.list', {})).map((workshop) => workshop.name)).toEqual([
      'Köket',
      'Återbruket',
    ]);
    expect(await ask('module.list', { withOldVersions: true })).toEqual([]);
  });

  test('brings the six example modules, published, when they are wanted', async () => {
    const connection = testEngine().engine.connect();
    const ask = asking(connection);
    await ask('register.create', { ...firstStart, withExampleModules: true });
    await makeSheet(connection, ['Åsa Ek', 'Bo Alm']);
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
    ['a short passphrase', { passphrase: 'kort' }, { kind: 'passphraseTooShort', atLeast: 12 }],
    [
      'a passphrase that is tried first',
      { passphrase: 'Sommar2026!!' },
      { kind: 'passphraseGuessable', why: 'common' },
    ],
    [
      'the organisation as passphrase',
      { passphrase: 'exempelkommunen' },
      { kind: 'passphraseGuessable', why: 'name' },
    ],
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
    const { mend } = failIn(folder, 'openSync', 'EACCES'); // the key file cannot be written
    const reply = await broken.engine.connect().call('register.create', firstStart);
    expect(reply.ok).toBe(false);
    mend();
    expect(files(folder)).toEqual([]);
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
    expect(refusalOf(await change(passphrase, 'samira haddad'))).toMatchObject({ why: 'name' });
    expect(refusalOf(await change(passphrase, passphrase))).toEqual({ kind: 'passphraseSame' });
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
        secret: expect.any(String),
        isOneTime: false,
        publicKey: expect.any(String),
        sealed: expect.any(String),
        proof: expect.any(String),
      },
    ]);
  });
});

describe('the practice register', () => {
  test('is made once, entered without a passphrase, and says what it is', async () => {
    const connection = withPractice(temporaryFolder()).connect();
    const ask = asking(connection);
    expect(await ask('practice.prepare', {})).toEqual({
      users: [{ signInName: 'ovning', name: 'Övning', roles: ['assessor'] }],
    });
    expect(await ask('practice.prepare', {})).toEqual(await ask('practice.prepare', {}));
    expect(await ask('register.status', {})).toMatchObject({ state: 'none', practiceIsMade: true });
    expect(await ask('practice.enter', { signInName: 'ovning' })).toMatchObject({ isPractice: true });
  });

  test('is left when the real register is opened, in every window', async () => {
    const { folder } = await madeRegister();
    const engine = withPractice(folder);
    const [practising, working] = [engine.connect(), engine.connect()];
    valueOf(await practising.call('practice.prepare', {}));
    valueOf(await practising.call('practice.enter', { signInName: 'ovning' }));
    expect(valueOf(await signIn(working)).isPractice).toBe(false);
    expect(refusalOf(await practising.call('workshop.list', {}))).toEqual({ kind: 'notSignedIn' });
    expect(valueOf(await practising.call('session.get', {}))).toBeNull();
    expect(valueOf(await working.call('workshop.list', {}))).toHaveLength(2);
  });

  test('does not stand in the way of the first start', async () => {
    const connection = withPractice(temporaryFolder()).connect();
    valueOf(await connection.call('practice.prepare', {}));
    valueOf(await connection.call('practice.enter', { signInName: 'ovning' }));
    expect(valueOf(await connection.call('register.create', firstStart)).isPractice).toBe(false);
  });
});
