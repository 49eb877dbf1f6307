/**
 * What a copy takes the place of is kept to its last command, also where a program died before or in the middle, and
 * what is known of it is not forgotten: no certificate number is given twice.
 */
import { cpSync, readdirSync, rmSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { lookShape } from '#contract/look.ts';
import type { Instant } from '#domain/dates.ts';
import { runCopyJob } from '../../../src/engine/application/register/copy-job.ts';
import { bringIn, putInPlace, toTheEnd } from '../../../src/engine/application/register/restoring.ts';
import { readKeyring } from '../../../src/engine/vault/keyring-file.ts';
import { asking, temporaryFolder, testEngine, valueOf } from '../../support/engine.ts';
import { registerKey } from '../../support/raw.ts';
import {
  allPeople,
  enrol,
  issuedCertificate,
  seededRegister,
  testPassphrase,
  type SeededRegister,
} from '../../support/story.ts';

const copier = (job: Parameters<typeof runCopyJob>[0]) => Promise.resolve(runCopyJob(job));
const who = { signInName: 'samira', passphrase: testPassphrase };
const startOn = (folder: string) => testEngine(folder, undefined, { copier, newId: v7 }).engine.connect();

/** A register with a copy of one person, and two more enrolled since, as a power cut leaves it. */
const crashed = async () => {
  const register = await seededRegister(testEngine(undefined, undefined, { copier, newId: v7 }));
  const { copy } = await register.ask('samira', 'backup.take', {});
  await enrol(register, { givenName: 'Nils' });
  await enrol(register, { givenName: 'Nora' });
  const folder = temporaryFolder();
  cpSync(register.folder, folder, { recursive: true });
  rmSync(join(folder, 'register.lock'));
  expect(readdirSync(folder)).toContain('register.db-wal');
  return { folder, copy };
};

test('commands confirmed just before a crash are in what is set aside', async () => {
  const { folder, copy } = await crashed();
  const connection = startOn(folder);
  valueOf(await connection.call('backup.restore', { place: 'local', name: copy.name, ...who }));
  expect((await asking(connection)('participant.list', allPeople)).total).toBe(1);
  const { copies } = await asking(connection)('backup.list', {});
  const aside = copies.find(({ places: [place] }) => place === 'setAside');
  expect(aside).toMatchObject({ counts: { participants: 3 } });
  valueOf(await connection.call('backup.restore', { place: 'setAside', name: aside!.name, ...who }));
  expect((await asking(connection)('participant.list', allPeople)).total).toBe(3);
});

test('what lies under another key than the copy is listed too', async () => {
  const register = await seededRegister(testEngine(undefined, undefined, { copier, newId: v7 }));
  const { copy } = await register.ask('samira', 'backup.take', {});
  await enrol(register, { givenName: 'Nils' });
  await register.ask('samira', 'register.rekey', { passphrase: testPassphrase });
  await register.engine.close();
  const connection = startOn(register.folder);
  valueOf(await connection.call('backup.restore', { place: 'local', name: copy.name, ...who }));
  const { copies } = await asking(connection)('backup.list', {});
  expect(copies.find(({ places: [place] }) => place === 'setAside')).toMatchObject({
    counts: { participants: 2 },
  });
});

describe('a certificate number', () => {
  const everybodyBack = async (register: SeededRegister): Promise<void> => {
    for (const key of ['maria', 'petra'] as const)
      valueOf(await register.as[key].call('session.signIn', { signInName: key, passphrase: testPassphrase }));
  };
  const numberOf = (name: string) => Number(name.slice(-4));

  test('that was given out after the copy is not given again, nor after another copy is brought back', async () => {
    const register = await seededRegister(testEngine(undefined, undefined, { copier, newId: v7 }));
    const { copy } = await register.ask('samira', 'backup.take', {});
    const first = numberOf((await issuedCertificate(register)).number);
    for (const next of [first + 1, first + 2]) {
      register.clock.pass(1);
      valueOf(await register.as.samira.call('backup.restore', { place: 'local', name: copy.name, ...who }));
      await everybodyBack(register);
      expect(numberOf((await issuedCertificate(register)).number)).toBe(next);
    }
  });

  test('is known from a newer copy where the register itself is lost', async () => {
    const register = await seededRegister(testEngine(undefined, undefined, { copier, newId: v7 }));
    const { copy } = await register.ask('samira', 'backup.take', {});
    const first = numberOf((await issuedCertificate(register)).number);
    register.clock.pass(1);
    await register.ask('samira', 'backup.take', {});
    await register.engine.close();
    truncateSync(join(register.folder, 'register.db'), 10_000);
    const connection = startOn(register.folder);
    valueOf(await connection.call('backup.restore', { place: 'local', name: copy.name, ...who }));
    const ask = asking(connection);
    const { number } = await ask('look.preview', z.object(lookShape).parse(await ask('settings.get', {})));
    expect(numberOf(number)).toBe(first + 1);
  });

  test('is known where the program died as soon as the copy was in its place', async () => {
    const register = await seededRegister(testEngine(undefined, undefined, { copier, newId: v7 }));
    const { copy } = await register.ask('samira', 'backup.take', {});
    const first = numberOf((await issuedCertificate(register)).number);
    const key = await registerKey(register);
    await register.engine.close();
    const { registerId } = valueOf(readKeyring(register.folder));
    bringIn(register.folder, join(register.folder, 'kopior', copy.name));
    toTheEnd(
      putInPlace(register.folder, '2026-03-03T08:00:00.000Z' as Instant, { key, nextKey: key, registerId }),
    );
    const connection = startOn(register.folder);
    valueOf(await connection.call('session.signIn', who));
    const ask = asking(connection);
    const { number } = await ask('look.preview', z.object(lookShape).parse(await ask('settings.get', {})));
    expect(numberOf(number)).toBe(first + 1);
  });
});
