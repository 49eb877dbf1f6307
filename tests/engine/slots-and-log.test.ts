/** Key slots and the log go together: where the row cannot be written nothing of the slots has changed, and nobody is in. */
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readKeyring } from '../../src/engine/vault/keyring-file.ts';
import { refusalOf, valueOf } from '../support/engine.ts';
import { openRaw } from '../support/raw.ts';
import { seededRegister, testPassphrase, type SeededRegister } from '../support/story.ts';

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

const slotsIn = ({ folder }: SeededRegister): string => readFileSync(join(folder, 'register.json'), 'utf8');

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
  const who = { kind: 'existing', userId: register.userId('samira') } as const;
  const replies = {
    change: await as.maria.call('session.changePassphrase', { current: testPassphrase, next: own }),
    reset: await as.samira.call('user.resetPassphrase', { id: register.userId('petra') }),
    deactivate: await as.samira.call('user.save', leaves(register, 'petra')),
    add: await as.samira.call('user.add', { ...fields('Ny', true), signInName: 'ny' }),
    sheet: await as.samira.call('recovery.confirm', { code: next }),
    recover: await stranger.call('recovery.open', { code: sheet, who, passphrase: own }),
  };
  for (const [name, reply] of Object.entries(replies)) expect(refusalOf(reply).kind, name).toBe('fault');
  expect(slotsIn(register)).toBe(before);
  expect(readdirSync(register.folder)).not.toContain('register.json.new');
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
  const inTheWay = join(register.folder, 'register.json.new');
  mkdirSync(inTheWay);
  const reply = await register.as.samira.call('user.resetPassphrase', { id: register.userId('petra') });
  expect(reply.ok).toBe(false);
  expect(rows()).toBe(before);
  rmSync(inTheWay, { recursive: true, force: true });
  await register.ask('samira', 'user.resetPassphrase', { id: register.userId('petra') });
  expect(rows()).toBe(before + 1);
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
