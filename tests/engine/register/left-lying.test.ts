// What copies leave on the disk: half copies that others are writing, a copy that was looked at when the program died, and
// registers that were set aside; and whose register takes whose place.
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { runCopyJob } from '../../../src/engine/application/register/copy-job.ts';
import { readKeyring } from '../../../src/engine/vault/keyring-file.ts';
import { refusalOf, temporaryFolder, testEngine, valueOf } from '../../support/engine.ts';
import { builtRegister, enrol, seededRegister, testPassphrase } from '../../support/story.ts';

const copier = (job: Parameters<typeof runCopyJob>[0]) => Promise.resolve(runCopyJob(job));
const who = { signInName: 'samira', passphrase: testPassphrase };
const made = () => seededRegister(testEngine(undefined, undefined, { copier, newId: v7 }));

test('a half copy is cleared away in a shared place only when it is old and not another’s', async () => {
  const register = await made();
  const place = temporaryFolder();
  const root = join(place, 'Intyga-kopior');
  const { registerId } = valueOf(readKeyring(register.folder));
  const stays = [
    '.ofardig-annat.2020-01-01T00-00-00-000Z',
    `.ofardig-${registerId}.2026-03-02T07-59-00-000Z`,
    '.ofardig-2026-03-02T07-59-00-000Z',
  ];
  const goes = [
    `.ofardig-${registerId}.2026-01-01T00-00-00-000Z`,
    `.ofardig-${registerId}.2099-01-01T00-00-00-000Z`,
    '.ofardig-2026-01-01T00-00-00-000Z',
  ];
  for (const name of [...stays, ...goes]) mkdirSync(join(root, name), { recursive: true });
  await register.ask('samira', 'backup.choose', {}, { path: place });
  await register.ask('samira', 'backup.take', {});
  const left = readdirSync(root).filter((name) => name.startsWith('.'));
  expect(left.sort()).toEqual([...stays].sort());
});

test('a copy that was looked at when the program died is gone at its next start', async () => {
  const register = await made();
  await register.engine.close();
  const lookedAt = join(register.folder, 'provoppning');
  mkdirSync(lookedAt);
  cpSync(join(register.folder, 'register.db'), join(lookedAt, 'register.db'));
  testEngine(register.folder, undefined, { copier, newId: v7 });
  expect(existsSync(lookedAt)).toBe(false);
});

const databasesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) => statSync(join(folder, name)).isFile() && name.endsWith('.db'),
  );

test('making copies anew leaves one register and one copy of it in the whole folder', async () => {
  const register = await made();
  const { copy } = await register.ask('samira', 'backup.take', {});
  await enrol(register);
  for (const name of ['provoppning', 'undanlagda/utan-redovisning', 'kopior/2026-01-01T00-00-00-000Z']) {
    mkdirSync(join(register.folder, name), { recursive: true });
    cpSync(
      join(register.folder, 'kopior', copy.name, 'register.db'),
      join(register.folder, name, 'register.db'),
    );
  }
  register.clock.pass(1);
  await register.ask('samira', 'disposal.cleanUp', {});
  expect(databasesIn(register.folder)).toHaveLength(2);
});

test('a register that was set aside without an account is told of until it is cleared away, and where to whom it concerns', async () => {
  const register = await made();
  const { copy } = await register.ask('samira', 'backup.take', {});
  await enrol(register);
  await register.engine.close();
  truncateSync(join(register.folder, 'register.db'), 20_000);
  const { engine } = testEngine(register.folder, undefined, { copier, newId: v7 });
  const connection = engine.connect();
  valueOf(await connection.call('backup.restore', { place: 'local', name: copy.name, ...who }));
  const aside = join(register.folder, 'undanlagda');
  const [name] = readdirSync(aside);
  const listed = { place: 'setAside', name, folder: join(aside, name!) };
  expect(valueOf(await connection.call('backup.list', {})).uncounted).toMatchObject([listed]);
  const maria = engine.connect();
  valueOf(await maria.call('session.signIn', { ...who, signInName: 'maria' }));
  expect(valueOf(await maria.call('backup.list', {})).uncounted).toMatchObject([{ ...listed, folder: null }]);
  valueOf(await connection.call('disposal.cleanUp', {}));
  expect(valueOf(await connection.call('backup.list', {})).uncounted).toEqual([]);
});

test('another register takes this one’s place only by an administrator who is signed in here, or in an empty folder', async () => {
  const [register, other] = [
    await made(),
    await builtRegister(testEngine(undefined, undefined, { copier, newId: v7 })),
  ];
  await other.ask('samira', 'backup.take', {});
  await other.engine.close();
  const path = join(other.folder, 'kopior');
  const before = valueOf(readKeyring(register.folder)).registerId;
  const bringBack = async (connection: ReturnType<typeof register.engine.connect>) => {
    valueOf(await connection.call('backup.find', {}, { path }));
    const { copies } = valueOf(await connection.call('backup.list', {}));
    const found = copies.find(({ places: [place] }) => place === 'found')!;
    return connection.call('backup.restore', { place: 'found', name: found.name, ...who });
  };
  expect(before).not.toBe(valueOf(readKeyring(other.folder)).registerId);
  for (const connection of [register.engine.connect(), register.as.maria])
    expect(refusalOf(await bringBack(connection))).toEqual({ kind: 'otherRegister' });
  expect(valueOf(readKeyring(register.folder)).registerId).toBe(before);
  valueOf(await bringBack(register.as.samira));
  const empty = temporaryFolder();
  writeFileSync(join(empty, 'tom'), '');
  rmSync(join(empty, 'tom'));
  valueOf(await bringBack(testEngine(empty, undefined, { copier, newId: v7 }).engine.connect()));
});
