/**
 * Files that a failing disk has changed, at places chosen by chance from a seed: cut short, or with one bit turned. Each
 * is told in words or does no harm, nothing is read as something else, and a copy brings everything back. Not here: kills
 * (tests/e2e/torture.spec.ts) and disks that are full (disk.test.ts).
 */
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import type { Refusal, Reply } from '#domain/refusal.ts';
import { chanceOf, type Chance } from '../../../scripts/torture/random.ts';
import { runCopyJob } from '../../../src/engine/application/register/copy-job.ts';
import type { Connection } from '../../../src/engine/compose.ts';
import { temporaryFolder, testEngine, valueOf } from '../../support/engine.ts';
import { enrol, issuedCertificate, seededRegister, testPassphrase } from '../../support/story.ts';

const copier = (job: Parameters<typeof runCopyJob>[0]) => Promise.resolve(runCopyJob(job));
const who = { signInName: 'samira', passphrase: testPassphrase };

const turnBit = (bytes: Buffer, chance: Chance): Buffer => {
  const at = chance.whole(bytes.length);
  bytes[at] = bytes[at]! ^ (1 << chance.whole(8));
  return bytes;
};
const cut = (bytes: Buffer, chance: Chance): Buffer => bytes.subarray(0, chance.whole(bytes.length));

/** Everything that a coordinator sees first, or what stood in the way. */
const readAll = async (connection: Connection): Promise<string | Refusal> => {
  const page = { after: null, limit: 200 } as const;
  const replies: Reply<unknown>[] = [
    await connection.call('participant.list', {
      search: '',
      workshopId: null,
      standing: 'all',
      sort: 'name',
      direction: 'ascending',
      ...page,
    }),
    await connection.call('validation.list', {
      search: '',
      workshopId: null,
      moduleVersionId: null,
      states: [],
      assessorId: null,
      ...page,
    }),
    await connection.call('certificate.list', { search: '', year: null, ...page }),
    await connection.call('module.list', { withOldVersions: true }),
    await connection.call('user.list', {}),
  ];
  const refused = replies.find((reply) => !reply.ok);
  return refused?.ok === false ? refused.refusal : JSON.stringify(replies);
};

const madeRegister = async () => {
  const register = await seededRegister(testEngine(undefined, undefined, { copier, newId: v7 }));
  for (let count = 0; count < 60; count += 1) await enrol(register, { givenName: `Nils ${String(count)}` });
  await issuedCertificate(register);
  const { copy } = await register.ask('samira', 'backup.take', {});
  const whole = await readAll(register.as.samira);
  for (const seat of Object.values(register.as)) await seat.close();
  await register.engine.close();
  return { folder: register.folder, copy, whole };
};

const harms = [
  ['register.db', turnBit, 110],
  ['register.db', cut, 30],
  ['register.json', turnBit, 40],
  ['register.json', cut, 20],
] as const;

test('200 damaged registers are told of or do no harm, and a copy brings everything back', async () => {
  const { folder, copy, whole } = await madeRegister();
  const chance = chanceOf(7);
  const counts: Record<string, number> = {};
  const broken = join(temporaryFolder(), 'register');
  for (const [file, harm, times] of harms)
    for (let time = 0; time < times; time += 1) {
      rmSync(broken, { recursive: true, force: true });
      cpSync(folder, broken, { recursive: true });
      writeFileSync(join(broken, file), harm(readFileSync(join(folder, file)), chance));
      const { engine, log } = testEngine(broken, undefined, { copier, newId: v7 });
      const connection = engine.connect();
      const signedIn = await connection.call('session.signIn', who);
      const read = signedIn.ok ? await readAll(connection) : signedIn.refusal;
      const copied = signedIn.ok && read === whole ? await connection.call('backup.take', {}) : undefined;
      const what =
        typeof read === 'object'
          ? read.kind
          : read !== whole
            ? 'other data'
            : copied?.ok === false
              ? copied.refusal.kind === 'notCopied'
                ? `found when copied: ${copied.refusal.trouble}`
                : copied.refusal.kind
              : 'harmless';
      counts[`${file} ${harm.name}: ${what}`] = (counts[`${file} ${harm.name}: ${what}`] ?? 0) + 1;
      if (what !== 'harmless' && time % 10 === 0) {
        valueOf(await connection.call('backup.restore', { place: 'local', name: copy.name, ...who }));
        expect(await readAll(connection)).toBe(whole);
      }
      await engine.close();
      expect(log.filter(({ level }) => level === 'fault')).toEqual([]);
    }
  expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(200);
  const told = ['registerDamaged', 'found when copied: notWhole', 'harmless'];
  expect(Object.keys(counts).filter((name) => !told.some((kind) => name.endsWith(`: ${kind}`)))).toEqual([]);
}, 120_000);

test('a damaged copy is not listed, or refused, and never takes the register’s place', async () => {
  const { folder, copy, whole } = await madeRegister();
  const chance = chanceOf(8);
  const counts: Record<string, number> = {};
  for (const file of ['kopia.json', 'register.json', 'register.db'] as const)
    for (const harm of [turnBit, cut])
      for (let time = 0; time < 8; time += 1) {
        const place = join(folder, 'kopior', copy.name, file);
        const before = readFileSync(place);
        writeFileSync(place, harm(readFileSync(place), chance));
        const { engine, log } = testEngine(folder, undefined, { copier, newId: v7 });
        const connection = engine.connect();
        const { copies } = valueOf(await connection.call('backup.list', {}));
        const reply = await connection.call('backup.restore', { place: 'local', name: copy.name, ...who });
        const isTrue = copies.some((one) => isDeepStrictEqual(one, copy));
        const kind = reply.ok ? 'brought back' : reply.refusal.kind;
        // The very word for the hash has been hit: nothing that is read has changed.
        if (reply.ok) expect(isTrue && (await readAll(connection)) === whole).toBe(true);
        counts[`${file}: ${kind}`] = (counts[`${file}: ${kind}`] ?? 0) + 1;
        expect(log.filter(({ level }) => level === 'fault')).toEqual([]);
        valueOf(await connection.call('session.signIn', who));
        expect(await readAll(connection)).toBe(whole);
        await engine.close();
        writeFileSync(place, before);
      }
  const told = ['notFound', '.json: brought back', 'registerDamaged', 'copyNotWhole'];
  expect(Object.keys(counts).filter((name) => !told.some((word) => name.endsWith(word)))).toEqual([]);
}, 60_000);
