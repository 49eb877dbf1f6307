// The recovery sheet: no work before it is done, its code typed back once, a new one voids the old, and letting an
// administrator in with it while all else stays as it was.
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { UserId } from '#domain/ids.ts';
import { writeRecoveryCode } from '#domain/recovery-code.ts';
import { runCopyJob } from '../../../src/engine/application/register/copy-job.ts';
import { readKeyring } from '../../../src/engine/vault/keyring-file.ts';
import { pdfText } from '../pdf/reading.ts';
import { asking, refusalOf, testEngine, valueOf } from '../../support/engine.ts';
import {
  files,
  firstStart,
  madeRegister,
  passphrase,
  signIn,
  withPractice,
} from '../../support/first-start.ts';
import { openRaw } from '../../support/raw.ts';
import { enrol, seededRegister, testPassphrase, type SeededRegister } from '../../support/story.ts';

const copier = (job: Parameters<typeof runCopyJob>[0]) => Promise.resolve(runCopyJob(job));
const custodians: [string, string] = ['Åsa Ek', 'Bo Alm'];
const own = 'en helt ny fras att minnas';

const newSheet = async ({ ask }: SeededRegister): Promise<string> => {
  const { groups } = await ask('samira', 'recovery.begin', { custodians, passphrase: testPassphrase });
  return groups.join('-');
};
const confirmedSheet = async (register: SeededRegister): Promise<string> => {
  const code = await newSheet(register);
  await register.ask('samira', 'recovery.confirm', { code });
  return code;
};
const existing = (userId: UserId) => ({ kind: 'existing', userId }) as const;

/** With one sign of the third group exchanged. */
const mistyped = (code: string): string =>
  code.slice(0, 12) + (code[12] === '7' ? '8' : '7') + code.slice(13);

describe('the first start', () => {
  test('is not over before the code has been typed back, also after the program was closed in between', async () => {
    const { engine, folder } = testEngine();
    const connection = engine.connect();
    expect(valueOf(await connection.call('register.create', firstStart)).awaits).toBe('recoverySheet');
    expect(refusalOf(await connection.call('workshop.list', {}))).toEqual({
      kind: 'notYet',
      awaits: 'recoverySheet',
    });
    valueOf(await connection.call('recovery.begin', { custodians, passphrase: null }));
    await engine.close();

    const again = testEngine(folder).engine.connect();
    const ask = asking(again);
    expect(valueOf(await signIn(again)).awaits).toBe('recoverySheet');
    expect(await ask('recovery.status', {})).toBeNull();
    // What was begun then is gone, so its paper can never be mistaken for one that counts.
    expect(refusalOf(await again.call('recovery.confirm', { code: 'x' }))).toEqual({
      kind: 'notFound',
      what: 'sheet',
    });
    const { groups } = await ask('recovery.begin', { custodians, passphrase: null });
    expect(refusalOf(await again.call('recovery.confirm', { code: mistyped(groups.join('-')) }))).toEqual({
      kind: 'recoveryCodeMistyped',
      group: 3,
    });
    expect((await again.call('workshop.list', {})).ok).toBe(false);
    await ask('recovery.confirm', { code: groups.join(' ').toLowerCase() });
    expect((await ask('session.get', {}))?.awaits).toBeNull();
    expect(await ask('workshop.list', {})).toHaveLength(2);
    expect(await ask('recovery.status', {})).toEqual({
      madeAt: expect.any(String),
      madeByName: 'Samira Haddad',
      custodians,
    });
  });

  test('of the practice register needs none', async () => {
    const { folder } = await madeRegister();
    const connection = withPractice(folder).connect();
    valueOf(await connection.call('practice.prepare', {}));
    expect(valueOf(await connection.call('practice.enter', { signInName: 'ovning' })).awaits).toBeNull();
    const begun = await connection.call('recovery.begin', { custodians, passphrase: null });
    expect(refusalOf(begun)).toEqual({ kind: 'notFound', what: 'sheet' });
  });
});

describe('the paper', () => {
  test('carries the code, the date and the two who keep it; it is gone when the code is typed back', async () => {
    const register = await seededRegister();
    expect((await register.as.samira.call('recovery.sheet', {})).ok).toBe(false);
    const code = await newSheet(register);
    const { documentId, pageCount } = await register.ask('samira', 'recovery.sheet', {});
    expect(pageCount).toBe(1);
    const { bytes } = (await register.as.samira.bytes('document', documentId))!;
    const [page = ''] = await pdfText(bytes);
    for (const word of [...code.split('-'), ...custodians, 'Exempelkommunen', '2 mars 2026'])
      expect(page).toContain(word);
    await register.ask('samira', 'recovery.confirm', { code });
    expect(await register.as.samira.bytes('document', documentId)).toBeUndefined();
    expect((await register.as.samira.call('recovery.sheet', {})).ok).toBe(false);
  });

  test('its code is in no file, no log and no audit row', async () => {
    const register = await seededRegister();
    const code = await confirmedSheet(register);
    const other = await newSheet(register);
    await register.ask('samira', 'recovery.sheet', {});
    await register.as.samira.call('recovery.confirm', { code: mistyped(other) });
    const raw = await openRaw(register);
    const record = JSON.stringify([
      raw.rows('SELECT * FROM audit'),
      raw.rows('SELECT * FROM setting'),
      register.log,
    ]);
    const files = readdirSync(register.folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
      .join('\n');
    for (const group of [...code.split('-'), ...other.split('-')]) {
      expect(record).not.toContain(group);
      expect(files).not.toContain(group);
    }
  });
});

describe('a new sheet', () => {
  test('takes an administrator and their passphrase', async () => {
    const register = await seededRegister();
    const begin = (words: string | null) =>
      register.as.samira.call('recovery.begin', { custodians, passphrase: words });
    expect(refusalOf(await begin(null))).toEqual({ kind: 'wrongPassphrase', waitSeconds: 0 });
    for (const waitSeconds of [0, 0, 2, 4]) {
      expect(refusalOf(await begin('fel men lång fras'))).toEqual({ kind: 'wrongPassphrase', waitSeconds });
      if (waitSeconds < 4) register.clock.passDays(1);
    }
    expect(refusalOf(await begin(testPassphrase))).toMatchObject({ kind: 'waitBeforeTrying' });
  });

  test('voids the old one, but not before its code has been typed back', async () => {
    const register = await seededRegister();
    const old = await confirmedSheet(register);
    const code = await newSheet(register);
    const stranger = register.engine.connect();
    valueOf(await stranger.call('recovery.look', { code: old }));
    expect(refusalOf(await register.as.samira.call('recovery.confirm', { code: old }))).toMatchObject({
      kind: 'recoveryCodeOther',
    });
    await register.ask('samira', 'recovery.confirm', { code });
    expect(refusalOf(await stranger.call('recovery.look', { code: old }))).toMatchObject({
      kind: 'recoveryCodeOther',
    });
    valueOf(await stranger.call('recovery.look', { code }));
  });
});

describe('recovering', () => {
  test('gives an administrator a new passphrase; all else is as it was, and one row tells', async () => {
    const { folder, code } = await madeRegister();
    const { engine } = testEngine(folder);
    const connection = engine.connect();
    const ask = asking(connection);
    const { administrators } = await ask('recovery.look', { code });
    expect(administrators).toEqual([{ id: expect.any(String), name: 'Samira Haddad', signInName: 'Samira' }]);
    expect(valueOf(await connection.call('register.status', {}))).toMatchObject({ state: 'locked' });
    const [{ id }] = administrators as [(typeof administrators)[0]];
    const session = await ask('recovery.open', { code, who: existing(id), passphrase: own });
    expect(session).toMatchObject({ user: { id }, awaits: null });
    expect(await ask('workshop.list', {})).toHaveLength(2);
    await ask('session.signOut', {});

    const next = engine.connect();
    expect(refusalOf(await signIn(next))).toMatchObject({ kind: 'wrongPassphrase' });
    valueOf(await signIn(next, 'samira', own));
    valueOf(await next.call('recovery.look', { code })); // the sheet still counts
  });

  test('or lets a new administrator in beside the others, with one row in the log', async () => {
    const register = await seededRegister();
    const code = await confirmedSheet(register);
    const before = valueOf(readKeyring(register.folder)).slots;
    const raw = await openRaw(register);
    const rows = (): number => raw.rows('SELECT 1 FROM audit').length;
    const count = rows();
    const connection = register.engine.connect();
    const open = (signInName: string) =>
      connection.call('recovery.open', {
        code,
        who: { kind: 'new', name: 'Ny Chef', signInName },
        passphrase: own,
      });
    expect(refusalOf(await open(' MARIA'))).toEqual({ kind: 'signInNameTaken', signInName: 'MARIA' });
    expect(rows()).toBe(count);
    const session = valueOf(await open('chef'));
    expect(session.user).toMatchObject({ name: 'Ny Chef', roles: ['administrator'] });
    expect(rows()).toBe(count + 1);
    expect(raw.rows('SELECT call, what, user_id FROM audit ORDER BY position DESC LIMIT 1')).toEqual([
      { call: 'recovery.open', what: 'register.recovered', user_id: session.user.id },
    ]);
    expect(valueOf(readKeyring(register.folder)).slots.slice(0, before.length)).toEqual(before);
    valueOf(await register.as.maria.call('workshop.list', {}));
  });

  test('nobody who is not an active administrator is let in', async () => {
    const register = await seededRegister();
    const code = await confirmedSheet(register);
    const who = existing(register.userId('maria'));
    const reply = await register.engine.connect().call('recovery.open', { code, who, passphrase: own });
    expect(refusalOf(reply)).toEqual({ kind: 'notFound', what: 'user' });
  });

  test('a short passphrase changes nothing', async () => {
    const { folder, code } = await madeRegister();
    const connection = testEngine(folder).engine.connect();
    const [administrator] = valueOf(await connection.call('recovery.look', { code })).administrators;
    const who = existing(administrator!.id);
    const reply = await connection.call('recovery.open', { code, who, passphrase: 'kort' });
    expect(refusalOf(reply)).toMatchObject({ kind: 'passphraseTooShort' });
    valueOf(await signIn(connection, 'samira', passphrase));
  });

  test('another sheet’s code waits longer each time; a mistyped one is no try', async () => {
    const { folder } = await madeRegister();
    const other = await madeRegister();
    const { engine, clock } = testEngine(folder);
    const connection = engine.connect();
    const look = (code: string) => connection.call('recovery.look', { code });
    const answers: unknown[] = [];
    for (let tries = 0; tries < 4; tries += 1) {
      expect(refusalOf(await look(mistyped(other.code)))).toMatchObject({ kind: 'recoveryCodeMistyped' });
      answers.push(refusalOf(await look(other.code)));
      clock.passDays(1);
    }
    expect(answers).toEqual([0, 0, 2, 4].map((waitSeconds) => ({ kind: 'recoveryCodeOther', waitSeconds })));
  });
});

describe('a copy', () => {
  const withSheet = async () => {
    const register = await seededRegister(testEngine(undefined, undefined, { copier }));
    const code = await confirmedSheet(register);
    const { copy } = await register.ask('samira', 'backup.take', {});
    await enrol(register, { givenName: 'Nils' });
    await register.engine.close();
    const connection = testEngine(register.folder, undefined, { copier }).engine.connect();
    return { ...register, code, choice: { place: 'local', name: copy.name, code } as const, connection };
  };

  test('is looked into with the sheet of its time where the register is lost, and nothing can be changed', async () => {
    const { choice, connection, folder } = await withSheet();
    expect(refusalOf(await connection.call('backup.rehearse', choice))).toEqual({ kind: 'signInToLook' });
    rmSync(join(folder, 'register.db'));
    const other = { ...choice, code: writeRecoveryCode(new Uint8Array(20)).join('-') };
    expect(refusalOf(await connection.call('backup.rehearse', other))).toMatchObject({
      kind: 'recoveryCodeOther',
    });
    expect(
      refusalOf(await connection.call('backup.rehearse', { ...choice, code: mistyped(choice.code) })),
    ).toEqual({ kind: 'recoveryCodeMistyped', group: 3 });
    const { copyOf } = valueOf(await connection.call('backup.rehearse', choice));
    expect(copyOf).not.toBeNull();
    expect(await asking(connection)('workshop.list', {})).not.toEqual([]);
    expect(refusalOf(await connection.call('workshop.add', { name: 'Köket' }))).toEqual({
      kind: 'onlyLooking',
    });
  });

  test('is brought back with it; nobody is let in before they have a passphrase', async () => {
    const { choice, connection, folder, code } = await withSheet();
    const ask = asking(connection);
    expect(await ask('backup.restore', choice)).toBeNull();
    expect(await ask('session.get', {})).toBeNull();
    expect(await ask('register.status', {})).toMatchObject({ state: 'locked' });
    expect(files(folder)).not.toContain('register.lock');
    const [samira] = (await ask('recovery.look', { code })).administrators;
    await ask('recovery.open', { code, who: existing(samira!.id), passphrase: own });
    const { copies } = await ask('backup.list', {});
    expect(copies.find(({ places: [place] }) => place === 'setAside')?.counts.participants).toBe(2);
    const raw = await openRaw({ folder }, own);
    expect(
      raw.rows(
        "SELECT call FROM audit WHERE what IN ('register.restored', 'register.recovered') ORDER BY position",
      ),
    ).toEqual([{ call: 'backup.restore' }, { call: 'recovery.open' }]);
  });
});
