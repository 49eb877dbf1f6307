/** What a copy takes the place of is kept to its last command, also where a program died before or in the middle. */
import { cpSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { runCopyJob } from '../../src/engine/application/copy-job.ts';
import { asking, temporaryFolder, testEngine, valueOf } from '../support/engine.ts';
import { enrol, seededRegister, testPassphrase } from '../support/story.ts';

const copier = (job: Parameters<typeof runCopyJob>[0]) => Promise.resolve(runCopyJob(job));
const who = { signInName: 'samira', passphrase: testPassphrase };
const everybody = {
  search: '',
  workshopId: null,
  standing: 'all',
  sort: 'name',
  direction: 'ascending',
  after: null,
  limit: 50,
} as const;

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
  expect((await asking(connection)('participant.list', everybody)).total).toBe(1);
  const { copies } = await asking(connection)('backup.list', {});
  const aside = copies.find(({ place }) => place === 'setAside');
  expect(aside).toMatchObject({ counts: { participants: 3 } });
  valueOf(await connection.call('backup.restore', { place: 'setAside', name: aside!.name, ...who }));
  expect((await asking(connection)('participant.list', everybody)).total).toBe(3);
});

test('a program that died between the change of places and the account of it tells of it at the next opening', async () => {
  const { folder, copy } = await crashed();
  const first = startOn(folder);
  valueOf(await first.call('backup.restore', { place: 'local', name: copy.name, ...who }));
  await first.close();
  const [name] = readdirSync(join(folder, 'undanlagda'));
  rmSync(join(folder, 'undanlagda', name!, 'kopia.json'));
  const connection = startOn(folder);
  valueOf(await connection.call('session.signIn', who));
  const { copies } = await asking(connection)('backup.list', {});
  expect(copies.find(({ place }) => place === 'setAside')).toMatchObject({
    name,
    reason: 'beforeRestore',
    counts: { participants: 3 },
  });
});
