// What a copy says of itself can be written by anybody at the disk or share: whatever stands there, everybody signs in,
// copies are made, listed and brought back, and nothing of it is kept.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { lookShape } from '#contract/look.ts';
import type { PlainDate } from '#domain/dates.ts';
import { runCopyJob } from '../../../src/engine/application/register/copy-job.ts';
import { formatSummed } from '../../../src/engine/files/checksummed-json.ts';
import { instantOfName } from '../../../src/engine/files/outside-files.ts';
import { asking, testEngine, valueOf } from '../../support/engine.ts';
import { issuedCertificate, seededRegister, testPassphrase } from '../../support/story.ts';

const copier = (job: Parameters<typeof runCopyJob>[0]) => Promise.resolve(runCopyJob(job));
const who = { signInName: 'samira', passphrase: testPassphrase };

type Account = Readonly<Record<string, unknown>>;

/** A closed register with a certificate, and a copy from before it, so that what a copy says of numbers is asked. */
const register = async () => {
  const made = await seededRegister(testEngine(undefined, undefined, { copier, newId: v7 }));
  const { copy } = await made.ask('samira', 'backup.take', {});
  const { number } = await issuedCertificate(made);
  await made.engine.close();
  const root = join(made.folder, 'kopior');
  const path = join(root, copy.name, 'kopia.json');
  const account = JSON.parse(readFileSync(path, 'utf8')) as Account;
  return {
    folder: made.folder,
    root,
    path,
    name: copy.name,
    account,
    last: Number(number.slice(-4)),
    number,
  };
};

const nextNumber = async (ask: ReturnType<typeof asking>): Promise<number> => {
  const { number } = await ask('look.preview', z.object(lookShape).parse(await ask('settings.get', {})));
  return Number(number.slice(-4));
};

const counts = { participants: 1, validations: 1, certificates: 0, attachments: 0, auditRows: 9 };
const beyond = { prefix: 'INT', year: 2026, last: 5000 };

/** Fields in place of true ones; the sum is right, or none stands there. */
const harms: readonly (readonly [string, (account: Account) => unknown])[] = [
  ['numbers: [null]', (a) => ({ ...a, numbers: [null] })],
  ['numbers: null', (a) => ({ ...a, numbers: null })],
  ['numbers: {}', (a) => ({ ...a, numbers: {} })],
  ['a last number that is a word', (a) => ({ ...a, numbers: [{ ...beyond, last: 'abc' }] })],
  ['a last number that is no integer', (a) => ({ ...a, numbers: [{ ...beyond, last: 1.5 }] })],
  ['a last number beyond all', (a) => ({ ...a, numbers: [{ ...beyond, last: 1e300 }] })],
  ['a last number below all', (a) => ({ ...a, numbers: [{ ...beyond, last: -1 }] })],
  ['a prefix that is none', (a) => ({ ...a, numbers: [{ ...beyond, prefix: {} }] })],
  ['a year that is none', (a) => ({ ...a, numbers: [{ ...beyond, year: '2026' }] })],
  ['counts: null', (a) => ({ ...a, counts: null })],
  ['counts: []', (a) => ({ ...a, counts: [] })],
  ['rows that are a word', (a) => ({ ...a, counts: { ...counts, auditRows: 'x' } })],
  ['rows below none', (a) => ({ ...a, counts: { ...counts, auditRows: -1 } })],
  ['a count that is missing', (a) => ({ ...a, counts: { participants: 1 } })],
  ['at: "zzz"', (a) => ({ ...a, at: 'zzz' })],
  ['at: 0', (a) => ({ ...a, at: 0 })],
  ['at another time than its name', (a) => ({ ...a, at: '2031-01-01T00:00:00.000Z' })],
  ['at a day that is none', (a) => ({ ...a, at: '2026-02-30T00:00:00.000Z' })],
  ['a reason that is none', (a) => ({ ...a, reason: 'constructor' })],
  ['left: 1', (a) => ({ ...a, left: 1 })],
  ['left: [null]', (a) => ({ ...a, left: [null] })],
  ['left a folder above', (a) => ({ ...a, left: ['../..'] })],
  ['lastHash: {}', (a) => ({ ...a, lastHash: {} })],
  ['bytes: "many"', (a) => ({ ...a, bytes: 'many' })],
  ['bytes: null', (a) => ({ ...a, bytes: null })],
  ['version: []', (a) => ({ ...a, version: [] })],
  ['registerId: {}', (a) => ({ ...a, registerId: {} })],
  ['format: 2', (a) => ({ ...a, format: 2 })],
  ['a list', () => []],
  ['nothing', () => null],
  ['a number', () => 1],
];

/** Counted for nothing, and told of; where it lies is for whoever is signed in. */
const toldOutside = (name: string) => ({
  copies: expect.not.arrayContaining([expect.objectContaining({ name })]) as unknown,
  uncounted: [{ place: 'local', name, at: instantOfName(name), folder: null }],
});

describe('an account that cannot be true', () => {
  test.each(harms)('%s: is none, and nothing is kept of it', async (_what, harm) => {
    const { folder, path, account, name, last } = await register();
    const { sum: _, ...said } = account;
    const harmed = harm(said);
    const texts = [JSON.stringify(harmed), Buffer.from(formatSummed(Object(harmed) as object))] as const;
    for (const [index, text] of texts.entries()) {
      writeFileSync(path, text);
      const { engine, log } = testEngine(folder, `2026-03-0${String(index + 3)}` as PlainDate, {
        copier,
        newId: v7,
      });
      const connection = engine.connect();
      expect(valueOf(await connection.call('backup.list', {}))).toMatchObject(toldOutside(name));
      valueOf(await connection.call('session.signIn', who));
      valueOf(await connection.call('register.health', {}));
      valueOf(await connection.call('backup.take', {}));
      await engine.close();
      expect(log.filter(({ level }) => level === 'fault')).toEqual([]);
    }
    rmSync(join(path, '..'), { recursive: true });
    const connection = testEngine(folder, undefined, { copier, newId: v7 }).engine.connect();
    valueOf(await connection.call('session.signIn', who));
    expect(await nextNumber(asking(connection))).toBe(last + 1);
  });

  const deep = `${'['.repeat(30_000)}${']'.repeat(30_000)}`;
  test.each<[string, (path: string) => void]>([
    ['nested beyond all walking', (path) => writeFileSync(path, `{"sum":"x","a":${deep}}`)],
    ['no text', (path) => writeFileSync(path, Buffer.from([0xff, 0xfe, 0, 0]))],
    ['empty', (path) => writeFileSync(path, '')],
    ['larger than any', (path) => writeFileSync(path, Buffer.alloc(3_000_000, 0x20))],
    [
      'a folder',
      (path) => {
        rmSync(path);
        mkdirSync(path);
      },
    ],
    [
      'a device',
      (path) => {
        rmSync(path);
        symlinkSync('/dev/zero', path);
      },
    ],
  ])('%s: is none', async (_what, harm) => {
    const { folder, path, name } = await register();
    harm(path);
    const { engine, log } = testEngine(folder, undefined, { copier, newId: v7 });
    const connection = engine.connect();
    valueOf(await connection.call('session.signIn', who));
    const told = valueOf(await connection.call('backup.list', {}));
    expect(told.copies.map((one) => one.name)).not.toContain(name);
    expect(told.uncounted).toMatchObject([{ name, folder: join(path, '..') }]);
    expect(log.filter(({ level }) => level === 'fault')).toEqual([]);
  });
});

describe('an account that could be true', () => {
  const numbersOf = (account: Account, prefix: string) => ({
    ...account,
    numbers: [{ prefix, year: 2026, last: 5000 }],
  });

  test.each<[string, (account: Account) => Account]>([
    ['without a seal', ({ seal: _, ...account }) => account],
    ['with another’s seal', (account) => ({ ...account, seal: '0'.repeat(64) })],
    ['with the seal of what stood there', (account) => account],
  ])('%s keeps no number from anybody', async (_what, harm) => {
    const { folder, path, account, number, last } = await register();
    const { sum: _sum, ...said } = harm(account);
    writeFileSync(path, formatSummed(numbersOf(said, number.slice(0, number.indexOf('-')))));
    const connection = testEngine(folder, undefined, { copier, newId: v7 }).engine.connect();
    valueOf(await connection.call('session.signIn', who));
    expect(await nextNumber(asking(connection))).toBe(last + 1);
  });

  test('from before there were seals tells the numbers that the copy itself holds', async () => {
    const made = await seededRegister(testEngine(undefined, undefined, { copier, newId: v7 }));
    const { copy: older } = await made.ask('samira', 'backup.take', {});
    const last = Number((await issuedCertificate(made)).number.slice(-4));
    made.clock.pass(1);
    const { copy: newer } = await made.ask('samira', 'backup.take', {});
    await made.engine.close();
    const root = join(made.folder, 'kopior');
    for (const { name } of [older, newer]) {
      const path = join(root, name, 'kopia.json');
      const { seal: _, sum: _sum, ...said } = JSON.parse(readFileSync(path, 'utf8')) as Account;
      writeFileSync(path, formatSummed(said));
    }
    for (const file of ['register.db-wal', 'register.db-shm', 'register.db'])
      rmSync(join(made.folder, file), { force: true });
    const connection = testEngine(made.folder, undefined, { copier, newId: v7 }).engine.connect();
    valueOf(await connection.call('backup.restore', { place: 'local', name: older.name, ...who }));
    expect(await nextNumber(asking(connection))).toBe(last + 1);
  });

  test('is not believed over the copy: an older file under it is not brought back', async () => {
    const { folder, root, name } = await register();
    const first = testEngine(folder, undefined, { copier, newId: v7 });
    const opened = first.engine.connect();
    valueOf(await opened.call('session.signIn', who));
    first.clock.pass(1);
    const { copy } = valueOf(await opened.call('backup.take', {}));
    await first.engine.close();
    cpSync(join(root, name, 'register.db'), join(root, copy.name, 'register.db'));
    const connection = testEngine(folder, undefined, { copier, newId: v7 }).engine.connect();
    const reply = await connection.call('backup.restore', { place: 'local', name: copy.name, ...who });
    expect(reply).toMatchObject({ ok: false, refusal: { kind: 'copyNotWhole' } });
  });

  test('takes no true copy’s place when the older ones go', async () => {
    const { folder, root, account } = await register();
    const { sum: _, ...said } = account;
    const name = readdirSync(root).sort().at(-1)!;
    const day = name.slice(0, 10);
    const forged = `${day}T21-59-59-000Z`;
    cpSync(join(root, name), join(root, forged), { recursive: true });
    writeFileSync(join(root, forged, 'kopia.json'), formatSummed({ ...said, at: `${day}T21:59:59.000Z` }));
    const later = testEngine(folder, '2026-03-20' as PlainDate, { copier, newId: v7 });
    const connection = later.engine.connect();
    valueOf(await connection.call('session.signIn', who));
    valueOf(await connection.call('backup.take', {}));
    const { copies } = valueOf(await connection.call('backup.list', {}));
    expect(copies.map((one) => one.name)).toContain(name);
  });
});
