/**
 * A new key for the register: allPeople comes in as before, what was is no longer opened by the old key, and a program
 * that dies between any two steps leaves the register whole under the one key or the other.
 */
import { cpSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Instant } from '#domain/dates.ts';
import { runCopyJob } from '../../../src/engine/application/register/copy-job.ts';
import { rekey } from '../../../src/engine/application/register/rekeying.ts';
import { proveCopy } from '../../../src/engine/store/register/copies.ts';
import { readKeyring } from '../../../src/engine/vault/keyring-file.ts';
import { newRegisterKey, withNewKey } from '../../../src/engine/vault/keyring.ts';
import { asking, refusalOf, temporaryFolder, testEngine, valueOf } from '../../support/engine.ts';
import { openRaw, registerKey, registerPath } from '../../support/raw.ts';
import { allPeople, enrol, seededRegister, testPassphrase } from '../../support/story.ts';

const copier = (job: Parameters<typeof runCopyJob>[0]) => Promise.resolve(runCopyJob(job));
const keptRegister = () => seededRegister(testEngine(undefined, undefined, { copier }));
const startOn = (folder: string) => testEngine(folder, undefined, { copier }).engine.connect();
const rest = { aterstalls: false, 'aterstallning.json': false };
const leftIn = (folder: string) =>
  Object.fromEntries(Object.keys(rest).map((name) => [name, existsSync(join(folder, name))]));

test('everybody comes in as before; the old key opens the copy from before and nothing else', async () => {
  const register = await keptRegister();
  const { groups } = await register.ask('samira', 'recovery.begin', {
    custodians: ['Åsa Ek', 'Bo Alm'],
    passphrase: testPassphrase,
  });
  await register.ask('samira', 'recovery.confirm', { code: groups.join('-') });
  await register.ask('samira', 'user.save', {
    id: register.userId('petra'),
    name: 'Petra Ek',
    title: '',
    roles: ['internalVerifier'],
    workshopIds: [],
    seesPersons: true,
    trainedOn: null,
    certifiedOn: null,
    isActive: false,
  });
  const old = await registerKey(register);
  const session = await register.ask('samira', 'register.rekey', { passphrase: testPassphrase });
  expect(session).toMatchObject({ user: { signInName: 'samira' }, copyOf: null, awaits: null });
  expect(await registerKey(register)).not.toEqual(old);

  await enrol(register, { givenName: 'Nils' });
  const raw = await openRaw(register);
  expect(raw.rows("SELECT call, what FROM audit WHERE call = 'register.rekey'")).toEqual([
    { call: 'register.rekey', what: 'register.rekeyed' },
  ]);
  const { copies } = await register.ask('samira', 'backup.list', {});
  const before = copies.find(({ reason }) => reason === 'beforeRekey')!;
  expect(copies.some(({ places: [place] }) => place === 'setAside')).toBe(false);
  expect(proveCopy(join(register.folder, 'kopior', before.name, 'register.db'), old).isWhole).toBe(true);
  await register.engine.close();
  expect(proveCopy(registerPath(register), old).isWhole).toBe(false);
  expect(leftIn(register.folder)).toEqual(rest);

  const connection = startOn(register.folder);
  const ask = asking(connection);
  expect((await ask('recovery.look', { code: groups.join('-') })).administrators).toHaveLength(1);
  await ask('session.signIn', { signInName: 'maria', passphrase: testPassphrase });
  expect((await ask('participant.list', allPeople)).total).toBe(2);
  expect(valueOf(readKeyring(register.folder)).slots.map(({ signInName }) => signInName)).not.toContain(
    'petra',
  );
});

test('it takes an administrator and their passphrase', async () => {
  const register = await keptRegister();
  const rekeyed = (who: 'samira' | 'maria', passphrase: string) =>
    register.as[who].call('register.rekey', { passphrase });
  const key = await registerKey(register);
  expect(refusalOf(await rekeyed('samira', 'fel lösenfras'))).toMatchObject({ kind: 'wrongPassphrase' });
  expect(refusalOf(await rekeyed('maria', testPassphrase))).toMatchObject({ kind: 'notPermitted' });
  expect(await registerKey(register)).toEqual(key);
});

test('a register that cannot be copied keeps its key', async () => {
  const register = await seededRegister(
    testEngine(undefined, undefined, {
      copier: () => Promise.resolve({ local: { isMade: false, trouble: 'full' }, chosen: null }),
    }),
  );
  const key = await registerKey(register);
  const reply = await register.as.samira.call('register.rekey', { passphrase: testPassphrase });
  expect(refusalOf(reply)).toEqual({ kind: 'notCopied', trouble: 'full' });
  expect(await registerKey(register)).toEqual(key);
});

/** Each step in its order, and whether from there on the next key counts. */
const steps = [
  ['a place for the new', false],
  ['written anew', false],
  ['under the next key', false],
  ['with its slots', false],
  ['proved', false],
  ['journal', true],
  ['a place for the old', true],
  ['register.db is out', true],
  ['register.db is in', true],
  ['register.json is out', true],
  ['register.json is in', true],
  ['the old is where it belongs', true],
  ['nothing more is to come in', true],
] as const;

const now = '2026-03-03T08:00:00.000Z' as Instant;

const rekeyIn = async (folder: string) => {
  const old = await registerKey({ folder });
  const next = newRegisterKey();
  const keyring = withNewKey(valueOf(readKeyring(folder)), next);
  return { old, next, doing: rekey(folder, { old, next, keyring }, now) };
};

test('an exchange that the disk stopped is finished at the next try to sign in', async () => {
  const register = await keptRegister();
  await register.engine.close();
  const connection = startOn(register.folder);
  const { next, doing } = await rekeyIn(register.folder);
  while (doing.next().value !== 'register.db is in');
  valueOf(await connection.call('session.signIn', { signInName: 'maria', passphrase: testPassphrase }));
  expect((await asking(connection)('participant.list', allPeople)).total).toBe(1);
  expect(await registerKey(register)).toEqual(Buffer.from(next));
  expect(leftIn(register.folder)).toEqual(rest);
});

test('a program that dies between any two steps leaves the register whole, under one key', async () => {
  const register = await keptRegister();
  await register.engine.close();
  const copyOfIt = (): string => {
    const folder = temporaryFolder();
    cpSync(register.folder, folder, { recursive: true });
    return folder;
  };
  expect([...(await rekeyIn(copyOfIt())).doing]).toEqual(steps.map(([step]) => step));
  for (const [step, isNext] of steps) {
    const folder = copyOfIt();
    const { old, next, doing } = await rekeyIn(folder);
    while (doing.next().value !== step);
    const connection = startOn(folder);
    valueOf(await connection.call('session.signIn', { signInName: 'samira', passphrase: testPassphrase }));
    expect((await asking(connection)('participant.list', allPeople)).total, step).toBe(1);
    expect(await registerKey({ folder }), step).toEqual(Buffer.from(isNext ? next : old));
    expect(leftIn(folder), step).toEqual(rest);
    const aside = join(folder, 'undanlagda');
    expect(existsSync(aside) ? readdirSync(aside) : [], step).toEqual([]);
  }
});
