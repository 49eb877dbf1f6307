/** Key slots and the log go together: where the row cannot be written nothing of the slots has changed, and nobody is in. */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import type { Connection } from '../../../src/engine/compose.ts';
import { readKeyring } from '../../../src/engine/vault/keyring-file.ts';
import { refusalOf, testEngine, valueOf, type TestEngine } from '../../support/engine.ts';
import { failIn } from '../../support/faulty-disk.ts';
import { hold, mayMount } from '../../support/mounts.ts';
import { openRaw } from '../../support/raw.ts';
import { seededRegister, testPassphrase, type SeededRegister } from '../../support/story.ts';

const own = 'en helt ny fras att minnas';

const fields = (name: string, isActive: boolean) => ({
  name,
  title: '',
  roles: ['assessor' as const],
  workshopIds: [],
  seesPersons: true,
  trainedOn: null,
  certifiedOn: null,
  isActive,
});

const leaves = (register: SeededRegister, key: 'petra' | 'erik') => ({
  id: register.userId(key),
  ...fields(key, false),
});

const newSheet = async ({ ask }: SeededRegister): Promise<string> => {
  const custodians: [string, string] = ['Åsa Ek', 'Bo Alm'];
  const { groups } = await ask('samira', 'recovery.begin', { custodians, passphrase: testPassphrase });
  return groups.join('-');
};

const slotsIn = ({ folder }: Pick<SeededRegister, 'folder'>): string =>
  readFileSync(join(folder, 'register.json'), 'utf8');

/** Every call that changes key slots. */
const changeAll = async (
  register: SeededRegister,
  stranger: Connection,
  { sheet, next }: { readonly sheet: string; readonly next: string },
) => {
  const { as } = register;
  const who = { kind: 'existing', userId: register.userId('samira') } as const;
  return {
    change: await as.maria.call('session.changePassphrase', { current: testPassphrase, next: own }),
    reset: await as.samira.call('user.resetPassphrase', { id: register.userId('petra') }),
    deactivate: await as.samira.call('user.save', leaves(register, 'petra')),
    add: await as.samira.call('user.add', { ...fields('Ny', true), signInName: 'ny' }),
    sheet: await as.samira.call('recovery.confirm', { code: next }),
    recover: await stranger.call('recovery.open', { code: sheet, who, passphrase: own }),
  };
};

test('no change of key slots counts when its row cannot be written', async () => {
  const register = await seededRegister();
  const { as } = register;
  const sheet = await newSheet(register);
  await register.ask('samira', 'recovery.confirm', { code: sheet });
  const next = await newSheet(register);
  const before = slotsIn(register);
  const raw = await openRaw(register);
  raw.run("CREATE TRIGGER no_more BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'no more'); END");

  const stranger = register.engine.connect();
  const replies = await changeAll(register, stranger, { sheet, next });
  for (const [name, reply] of Object.entries(replies)) expect(refusalOf(reply).kind, name).toBe('fault');
  expect(slotsIn(register)).toBe(before);
  expect(readdirSync(register.folder).filter((name) => name.endsWith('.new'))).toEqual([]);
  expect(valueOf(await stranger.call('session.get', {}))).toBeNull();

  raw.run('DROP TRIGGER no_more');
  valueOf(await stranger.call('session.signIn', { signInName: 'petra', passphrase: testPassphrase }));
  valueOf(await stranger.call('session.signIn', { signInName: 'samira', passphrase: testPassphrase }));
  // The sheet that was begun can still be finished.
  valueOf(await as.samira.call('recovery.confirm', { code: next }));
});

test('no row says that slots were changed which cannot be written', async () => {
  const register = await seededRegister();
  const raw = await openRaw(register);
  const rows = (): number => raw.rows('SELECT 1 FROM audit').length;
  const before = rows();
  const { mend } = failIn(register.folder, 'openSync', 'EACCES');
  const reply = await register.as.samira.call('user.resetPassphrase', { id: register.userId('petra') });
  expect(reply.ok).toBe(false);
  expect(rows()).toBe(before);
  mend();
  await register.ask('samira', 'user.resetPassphrase', { id: register.userId('petra') });
  expect(rows()).toBe(before + 1);
});

/** Slots that cannot be moved into their place: held by a virus scanner, or by a disk that has had enough. */
const slotsCannotBeMoved: readonly (readonly [string, (folder: string) => () => void])[] = [
  ...['EBUSY', 'EPERM', 'EIO', 'ENOSPC', 'EXDEV'].map(
    (code) => [code, (folder: string) => failIn(folder, 'renameSync', code).mend] as const,
  ),
  ...(mayMount
    ? [
        [
          'a file that is held',
          (folder: string) => hold(join(folder, 'register.json'), join(folder, 'register.json')).release,
        ] as const,
      ]
    : []),
];

test.each(slotsCannotBeMoved)(
  'slots that cannot be moved into place take everything else back: %s',
  async (_what, begin) => {
    const register = await seededRegister();
    const { as, folder } = register;
    const sheet = await newSheet(register);
    await register.ask('samira', 'recovery.confirm', { code: sheet });
    const next = await newSheet(register);
    const [slots, raw] = [slotsIn(register), await openRaw(register)];
    const log = () => raw.rows<{ what: string }>('SELECT what FROM audit').map(({ what }) => what);
    const users = () => raw.rows('SELECT * FROM user ORDER BY id');
    const before = { log: log(), users: users(), files: readdirSync(folder).sort() };

    // Someone who is in the register has it open already, and is not thrown out.
    const stranger = register.engine.connect();
    const end = begin(folder);
    const replies = await changeAll(register, stranger, { sheet, next });
    end();
    for (const [name, reply] of Object.entries(replies))
      expect(['notSaved', 'diskFull', 'folderNotWritable'], name).toContain(refusalOf(reply).kind);
    expect(register.log.filter(({ level }) => level === 'fault')).toEqual([]);
    expect(slotsIn(register)).toBe(slots);
    expect({ log: log(), users: users(), files: readdirSync(folder).sort() }).toEqual(before);
    expect(valueOf(await stranger.call('session.get', {}))).toBeNull();

    // Everybody comes in as before, and what was refused can be done.
    for (const signInName of ['maria', 'petra', 'samira'])
      valueOf(
        await register.engine.connect().call('session.signIn', { signInName, passphrase: testPassphrase }),
      );
    valueOf(await as.samira.call('user.add', { ...fields('Ny', true), signInName: 'ny' }));
    valueOf(await as.maria.call('session.changePassphrase', { current: testPassphrase, next: own }));
    expect(readdirSync(folder).sort()).toEqual(before.files);
  },
);

describe('a program that dies in a change of slots', () => {
  const state = (folder: string) => ({
    database: readFileSync(join(folder, 'register.db')),
    slots: readFileSync(join(folder, 'register.json')),
  });

  /** The register before and after Maria has another passphrase and there is another sheet, with nobody in it. */
  const changed = async () => {
    const register = await seededRegister();
    const { folder } = register;
    const first = await newSheet(register);
    await register.ask('samira', 'recovery.confirm', { code: first });
    const leave = async (engine: TestEngine['engine']) => {
      await engine.close();
      return state(folder);
    };
    const before = await leave(register.engine);
    const again = testEngine(folder, undefined, { newId: v7 });
    const [samira, maria] = [again.engine.connect(), again.engine.connect()];
    valueOf(await samira.call('session.signIn', { signInName: 'samira', passphrase: testPassphrase }));
    valueOf(await maria.call('session.signIn', { signInName: 'maria', passphrase: testPassphrase }));
    valueOf(await maria.call('session.changePassphrase', { current: testPassphrase, next: own }));
    const custodians: [string, string] = ['Åsa Ek', 'Bo Alm'];
    const { groups } = valueOf(
      await samira.call('recovery.begin', { custodians, passphrase: testPassphrase }),
    );
    const second = groups.join('-');
    valueOf(await samira.call('recovery.confirm', { code: second }));
    return { folder, before, after: await leave(again.engine), sheets: { first, second } };
  };

  const lay = (folder: string, files: Readonly<Record<string, Uint8Array>>) => {
    for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true });
    for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
  };

  test.each(['before', 'after'] as const)(
    '%s the register has kept it: the one or the other, never half',
    async (when) => {
      const { folder, before, after, sheets } = await changed();
      const isDone = when === 'after';
      const laid = () => {
        const { database } = isDone ? after : before;
        lay(folder, {
          'register.db': database,
          'register.json': after.slots,
          'register.json.old': before.slots,
        });
      };
      const right = isDone ? own : testPassphrase;
      const wrong = isDone ? testPassphrase : own;
      const inOrder = () => {
        expect(slotsIn({ folder })).toBe((isDone ? after : before).slots.toString());
        expect(readdirSync(folder)).not.toContain('register.json.old');
      };
      const signingIn = async (passphrase: string) => {
        const { engine } = testEngine(folder, undefined, { newId: v7 });
        const reply = await engine.connect().call('session.signIn', { signInName: 'maria', passphrase });
        await engine.close();
        return reply;
      };
      laid();
      expect(refusalOf(await signingIn(wrong)).kind).toBe('wrongPassphrase');
      inOrder();
      valueOf(await signingIn(right));
      laid();
      valueOf(await signingIn(right));
      inOrder();

      const looking = async (code: string) => {
        const { engine } = testEngine(folder, undefined, { newId: v7 });
        const reply = await engine.connect().call('recovery.look', { code });
        await engine.close();
        return reply;
      };
      laid();
      const [rightSheet, wrongSheet] = isDone ? [sheets.second, sheets.first] : [sheets.first, sheets.second];
      expect(refusalOf(await looking(wrongSheet)).kind).toBe('recoveryCodeOther');
      inOrder();
      laid();
      valueOf(await looking(rightSheet));
      inOrder();
    },
  );

  test.each<[string, (files: { old: Uint8Array }) => Uint8Array]>([
    ['torn', ({ old }) => old.subarray(0, 100)],
    ['empty', () => Buffer.alloc(0)],
    [
      'of letters that a disk has changed',
      ({ old }) => Buffer.from(Buffer.from(old).toString().replace('a', 'b')),
    ],
  ])(
    'before the new slots were moved, with the old ones set aside %s: nothing has happened',
    async (_what, spoil) => {
      const { folder, before } = await changed();
      const { database, slots } = before;
      lay(folder, {
        'register.db': database,
        'register.json': slots,
        'register.json.old': spoil({ old: slots }),
      });
      const { engine } = testEngine(folder, undefined, { newId: v7 });
      valueOf(
        await engine.connect().call('session.signIn', { signInName: 'maria', passphrase: testPassphrase }),
      );
      await engine.close();
      expect(slotsIn({ folder })).toBe(slots.toString());
      expect(readdirSync(folder)).not.toContain('register.json.old');
    },
  );
});

test('two changes at once are both in the slots', async () => {
  const register = await seededRegister();
  const second = register.engine.connect();
  valueOf(await second.call('session.signIn', { signInName: 'samira', passphrase: testPassphrase }));
  const replies = await Promise.all([
    register.as.samira.call('user.save', leaves(register, 'petra')),
    second.call('user.save', leaves(register, 'erik')),
  ]);
  for (const reply of replies) valueOf(reply);
  const names = valueOf(readKeyring(register.folder)).slots.map(({ signInName }) => signInName);
  expect(names.sort()).toEqual(['johan', 'maria', 'samira']);
});
