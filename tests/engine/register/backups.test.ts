/**
 * Copies of the register over real files: taken by themselves, proved by opening, laid in two places, put in the
 * register's place without anything being overwritten.
 */
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Instant } from '#domain/dates.ts';
import { runCopyJob } from '../../../src/engine/application/register/copy-job.ts';
import { bringIn, putInPlace } from '../../../src/engine/application/register/restoring.ts';
import { proveCopy } from '../../../src/engine/store/register/copies.ts';
import { readKeyring } from '../../../src/engine/vault/keyring-file.ts';
import { validUses } from '../../support/commands.ts';
import { asking, refusalOf, temporaryFolder, testEngine, valueOf } from '../../support/engine.ts';
import { otherDisk } from '../../support/mounts.ts';
import { openRaw, registerKey } from '../../support/raw.ts';
import {
  allPeople,
  enrol,
  issuedCertificate,
  personInput,
  seededRegister,
  testPassphrase,
} from '../../support/story.ts';

const copier = (job: Parameters<typeof runCopyJob>[0]) => Promise.resolve(runCopyJob(job));
const keptRegister = (folder = temporaryFolder()) =>
  seededRegister(testEngine(folder, undefined, { copier }));

type Register = Awaited<ReturnType<typeof keptRegister>>;

const lampOf = async (register: Register) => (await register.ask('samira', 'register.health', {})).copies;
const copiesOf = async (register: Register) => (await register.ask('maria', 'backup.list', {})).copies;

describe('copies', () => {
  test('are taken every half hour while something changes, and proved', async () => {
    const register = await keptRegister();
    expect(await lampOf(register)).toMatchObject({ level: 'good', reason: 'none' });
    await register.engine.tick();
    expect(await copiesOf(register)).toMatchObject([
      { places: ['local'], reason: 'interval', counts: { participants: 1 } },
    ]);
    await enrol(register);
    await register.engine.tick();
    expect(await copiesOf(register)).toHaveLength(1);
    register.clock.pass(31);
    await register.engine.tick();
    expect(await copiesOf(register)).toMatchObject([
      { counts: { participants: 2 } },
      { counts: { participants: 1 } },
    ]);
    register.clock.pass(31);
    await register.engine.tick();
    expect(await copiesOf(register)).toHaveLength(2);
    expect(await lampOf(register)).toMatchObject({
      level: 'old',
      reason: 'oneDisk',
    });
  });

  test('are taken when the register is closed, if anything has changed', async () => {
    const folder = temporaryFolder();
    const register = await keptRegister(folder);
    await register.engine.close();
    expect(readdirSync(join(folder, 'kopior'))).toHaveLength(1);
    const again = testEngine(folder, undefined, { copier });
    const copies = valueOf(await again.engine.connect().call('backup.list', {})).copies;
    expect(copies).toMatchObject([{ reason: 'closing', counts: { participants: 1 } }]);
  });

  test('lie in a second place too, and the lamp is calm while it is out for a week', async () => {
    const register = await keptRegister();
    const stick = otherDisk();
    await register.ask('samira', 'backup.choose', {}, { path: stick });
    await register.ask('maria', 'backup.take', {});
    expect(await copiesOf(register)).toMatchObject([{ places: ['local', 'chosen'] }]);
    expect(await lampOf(register)).toMatchObject({
      level: 'good',
      reason: 'upToDate',
    });
    // The stick lies in a safe for six days, and for two more.
    rmSync(stick, { recursive: true });
    for (const [days, level, reason] of [
      [6, 'good', 'out'],
      [2, 'old', 'gone'],
    ] as const) {
      register.clock.passDays(days);
      const { chosenTrouble } = await register.ask('maria', 'backup.take', {});
      expect(chosenTrouble).toBe('gone');
      expect(existsSync(stick)).toBe(false);
      const lamp = (await lampOf(register))!;
      expect(lamp).toMatchObject({ level, reason, of: 'chosen' });
      expect(lamp.chosenAt?.slice(0, 10)).toBe('2026-03-02');
    }
    await register.ask('samira', 'backup.forget', {});
    expect(await lampOf(register)).toMatchObject({
      level: 'old',
      reason: 'oneDisk',
    });
  });

  test('hold everything: certificates, files, log, and the key slots of that time', async () => {
    const register = await keptRegister();
    const { number } = await issuedCertificate(register);
    const { copy } = await register.ask('maria', 'backup.take', {});
    expect(copy.counts).toMatchObject({ certificates: 1, validations: 1 });
    const folder = join(register.folder, 'kopior', copy.name);
    // On another computer: the folder is a register, opened with anybody's passphrase.
    const elsewhere = temporaryFolder();
    cpSync(folder, elsewhere, { recursive: true });
    const connection = testEngine(elsewhere).engine.connect();
    valueOf(await connection.call('session.signIn', { signInName: 'petra', passphrase: testPassphrase }));
    expect(await asking(connection)('check.text', { text: number })).toMatchObject({
      answer: { kind: 'valid' },
    });
  });

  test.each([
    ['a photo', 'attachment', 'content'],
    ['a certificate', 'certificate', 'pdf'],
  ])('do not count when %s in them is not what it was', async (_what, table, column) => {
    const register = await keptRegister();
    await issuedCertificate(register);
    const { by, input, path } = await validUses['evidence.attach'](register);
    valueOf(await register.as[by].call('evidence.attach', input, path === undefined ? {} : { path }));
    const { copy } = await register.ask('maria', 'backup.take', {});
    expect(copy.counts).toMatchObject({ attachments: 1, certificates: 1 });
    const raw = await openRaw(register);
    raw.run(`DROP TRIGGER ${table}_refuses_update`);
    raw.run(`UPDATE ${table} SET ${column} = zeroblob(length(${column}))`);
    expect(refusalOf(await register.as.maria.call('backup.take', {}))).toEqual({
      kind: 'notCopied',
      trouble: 'notWhole',
    });
    expect((await copiesOf(register)).map(({ name }) => name)).toEqual([copy.name]);
  });

  test('half written do not count and are cleared away', async () => {
    const register = await keptRegister();
    await register.ask('maria', 'backup.take', {});
    const root = join(register.folder, 'kopior');
    mkdirSync(join(root, '.ofardig-2026-03-02T08-00-00-000Z'));
    mkdirSync(join(root, '2026-03-02T09-00-00-000Z'));
    writeFileSync(join(root, '2026-03-02T09-00-00-000Z', 'register.db'), 'half');
    expect(await copiesOf(register)).toHaveLength(1);
    register.clock.pass(1);
    await register.ask('maria', 'backup.take', {});
    expect(readdirSync(root).some((name) => name.startsWith('.ofardig'))).toBe(false);
  });
});

test.each([
  ['cut short', (file: string) => truncateSync(file, 20_000)],
  [
    'with one letter changed',
    (file: string) => {
      const bytes = readFileSync(file);
      bytes[Math.floor(bytes.length / 2)]! ^= 1;
      writeFileSync(file, bytes);
    },
  ],
  ['that is something else', (file: string) => writeFileSync(file, 'inget register')],
])('a copy %s is not whole', async (_what, harm) => {
  const register = await keptRegister();
  const { copy } = await register.ask('maria', 'backup.take', {});
  const file = join(register.folder, 'kopior', copy.name, 'register.db');
  const key = await registerKey(register);
  expect(proveCopy(file, key).isWhole).toBe(true);
  harm(file);
  expect(proveCopy(file, key)).toMatchObject({ isWhole: false });
  const reply = await register.as.samira.call('backup.restore', {
    place: 'local',
    name: copy.name,
    signInName: 'samira',
    passphrase: testPassphrase,
  });
  expect(refusalOf(reply)).toMatchObject({ kind: 'copyNotWhole' });
  expect(await register.ask('samira', 'session.get', {})).not.toBeNull();
});

describe('bringing a copy back', () => {
  const restore = (register: Register, name: string, change: object = {}) =>
    register.as.samira.call('backup.restore', {
      place: 'local',
      name,
      signInName: 'samira',
      passphrase: testPassphrase,
      ...change,
    });
  const people = async (register: Register) =>
    (await register.ask('samira', 'participant.list', allPeople)).total;

  test('gives the register of that time; what was there is set aside and can be brought back', async () => {
    const register = await keptRegister();
    const { copy } = await register.ask('samira', 'backup.take', {});
    await enrol(register, { givenName: 'Nils' });
    expect(await people(register)).toBe(2);
    register.clock.pass(5);
    expect(valueOf(await restore(register, copy.name))).toMatchObject({ user: { signInName: 'samira' } });
    expect(await people(register)).toBe(1);
    const aside = (await asSamira(register)).find(({ places: [place] }) => place === 'setAside');
    expect(aside).toMatchObject({ counts: { participants: 2 }, reason: 'beforeRestore' });
    register.clock.pass(5);
    valueOf(await restore(register, aside!.name, { place: 'setAside' }));
    expect(await people(register)).toBe(2);
  });

  const asSamira = async (register: Register) => (await register.ask('samira', 'backup.list', {})).copies;

  test('is for an administrator with the right passphrase', async () => {
    const register = await keptRegister();
    const { copy } = await register.ask('samira', 'backup.take', {});
    expect(refusalOf(await restore(register, copy.name, { signInName: 'maria' }))).toMatchObject({
      kind: 'notAdministratorThen',
    });
    expect(refusalOf(await restore(register, copy.name, { passphrase: 'fel lösenfras' }))).toMatchObject({
      kind: 'wrongPassphrase',
    });
    expect(refusalOf(await restore(register, '../../etc'))).toMatchObject({ kind: 'notFound' });
    expect(await people(register)).toBe(1);
  });

  test('works when the register itself is gone or damaged, before anybody has signed in', async () => {
    const folder = temporaryFolder();
    const register = await keptRegister(folder);
    const { copy } = await register.ask('samira', 'backup.take', {});
    await register.engine.close();
    truncateSync(join(folder, 'register.db'), 10_000);
    const connection = testEngine(folder, undefined, { copier }).engine.connect();
    const signingIn = { signInName: 'samira', passphrase: testPassphrase };
    expect(refusalOf(await connection.call('session.signIn', signingIn))).toMatchObject({
      kind: 'registerDamaged',
    });
    valueOf(await connection.call('backup.restore', { place: 'local', name: copy.name, ...signingIn }));
    expect((await asking(connection)('participant.list', allPeople)).total).toBe(1);
    expect(readdirSync(join(folder, 'undanlagda'))).toHaveLength(1);
  });

  test('that the program died in the middle of, between any two steps, is whole at the next start', async () => {
    const register = await keptRegister();
    const { copy } = await register.ask('samira', 'backup.take', {});
    await register.ask('samira', 'participant.enrol', personInput(register, { givenName: 'Nils' }));
    // So that the copy does not open what it takes the place of.
    await register.ask('samira', 'register.rekey', { passphrase: testPassphrase });
    const key = await registerKey(register);
    const { registerId } = valueOf(readKeyring(register.folder));
    const now = '2026-03-03T08:00:00.000Z' as Instant;
    await register.engine.close();
    const died = async (steps: number) => {
      const folder = temporaryFolder();
      cpSync(register.folder, folder, { recursive: true });
      bringIn(folder, join(folder, 'kopior', copy.name));
      const doing = putInPlace(folder, now, { key, nextKey: key, registerId });
      for (let done = 0; done < steps; done += 1) if (doing.next().done) return false;
      const connection = testEngine(folder, undefined, { copier }).engine.connect();
      const ask = asking(connection);
      await ask('session.signIn', { signInName: 'samira', passphrase: testPassphrase });
      expect((await ask('participant.list', allPeople)).total, String(steps)).toBe(steps === 0 ? 2 : 1);
      const aside = (await ask('backup.list', {})).copies.filter(
        ({ places: [place] }) => place === 'setAside',
      );
      expect(
        aside.map(({ counts }) => counts.participants),
        String(steps),
      ).toEqual(steps === 0 ? [] : [2]);
      expect(existsSync(join(folder, 'aterstalls'))).toBe(false);
      return true;
    };
    let steps = 0;
    while (await died(steps)) steps += 1;
    expect(steps).toBeGreaterThan(6);
  });
});

test('a computer without a register gets it from the stick', async () => {
  const register = await keptRegister();
  const stick = temporaryFolder();
  await register.ask('samira', 'backup.choose', {}, { path: stick });
  await register.ask('samira', 'backup.take', {});
  await register.engine.close();
  const folder = join(temporaryFolder(), 'Intyga', 'register');
  const connection = testEngine(folder, undefined, { copier }).engine.connect();
  const nothing = await connection.call('backup.find', {}, { path: temporaryFolder() });
  expect(refusalOf(nothing)).toEqual({ kind: 'notFound', what: 'copies' });
  const root = join(stick, 'Intyga-kopior');
  for (const path of [stick, root, join(root, readdirSync(root)[0]!)])
    expect(valueOf(await connection.call('backup.find', {}, { path }))).toEqual({ count: 2 });
  const { copies } = valueOf(await connection.call('backup.list', {}));
  const [
    {
      places: [place],
      name,
    },
  ] = copies as [(typeof copies)[number]];
  expect(place).toBe('found');
  const who = { signInName: 'samira', passphrase: testPassphrase };
  valueOf(await connection.call('backup.restore', { place, name, ...who }));
  expect((await asking(connection)('participant.list', allPeople)).total).toBe(1);
});

describe('looking at a copy', () => {
  const rehearse = (register: Register, name: string) =>
    register.as.samira.call('backup.rehearse', {
      place: 'local',
      name,
      signInName: 'samira',
      passphrase: testPassphrase,
    });

  test('changes nothing, neither in the copy nor in the register, and is gone when it is left', async () => {
    const register = await keptRegister();
    const { copy } = await register.ask('samira', 'backup.take', {});
    await enrol(register, { givenName: 'Nils' });
    expect(valueOf(await rehearse(register, copy.name))).toMatchObject({ copyOf: copy.at });
    expect((await register.ask('samira', 'participant.list', allPeople)).total).toBe(1);
    const changed = await register.as.samira.call('participant.enrol', personInput(register));
    expect(refusalOf(changed)).toEqual({ kind: 'onlyLooking' });
    await register.ask('samira', 'session.signOut', {});
    expect(existsSync(join(register.folder, 'provoppning'))).toBe(false);
    const signingIn = { signInName: 'samira', passphrase: testPassphrase };
    expect(valueOf(await register.as.samira.call('session.signIn', signingIn))).toMatchObject({
      copyOf: null,
    });
    expect((await register.ask('samira', 'participant.list', allPeople)).total).toBe(2);
  });

  test('can end in bringing it back', async () => {
    const register = await keptRegister();
    const { copy } = await register.ask('samira', 'backup.take', {});
    await enrol(register, { givenName: 'Nils' });
    valueOf(await rehearse(register, copy.name));
    const who = { signInName: 'samira', passphrase: testPassphrase };
    valueOf(await register.as.samira.call('backup.restore', { place: 'local', name: copy.name, ...who }));
    expect((await register.ask('samira', 'participant.list', allPeople)).total).toBe(1);
    const { copies } = await register.ask('samira', 'backup.list', {});
    expect(copies.find(({ places: [place] }) => place === 'setAside')).toMatchObject({
      counts: { participants: 2 },
    });
  });
});

test('a clock that has been set back is told', async () => {
  const register = await keptRegister();
  register.clock.passDays(3);
  await enrol(register);
  register.clock.passDays(-3);
  const { clock } = await register.ask('samira', 'register.health', {});
  expect(clock).toMatchObject({ kind: 'behind' });
  expect(clock?.last.slice(0, 10)).toBe('2026-03-05');
});

describe('a register that is older than its newest copy', () => {
  test('is told of when it is opened', async () => {
    const register = await keptRegister();
    await register.ask('samira', 'backup.take', {});
    const [copy] = await copiesOf(register);
    const older = readFileSync(join(register.folder, 'kopior', copy!.name, 'register.db'));
    for (const name of ['Ateljén', 'Snickeriet', 'Tvätten', 'Köket'])
      await register.ask('samira', 'workshop.add', { name });
    register.clock.passDays(1);
    await register.engine.close();
    const newerCopy = async () => {
      const ask = asking(register.engine.connect());
      await ask('session.signIn', { signInName: 'samira', passphrase: testPassphrase });
      return (await ask('register.health', {})).newerCopy;
    };
    expect(await newerCopy()).toBeNull();
    await register.engine.close();
    writeFileSync(join(register.folder, 'register.db'), older);
    expect((await newerCopy())?.slice(0, 10)).toBe('2026-03-03');
  });

  test('stays told until an administrator has answered, whatever is done in it meanwhile', async () => {
    const register = await keptRegister();
    await register.ask('samira', 'backup.take', {});
    const [copy] = await copiesOf(register);
    const older = readFileSync(join(register.folder, 'kopior', copy!.name, 'register.db'));
    for (const name of ['Ateljén', 'Snickeriet']) await register.ask('samira', 'workshop.add', { name });
    register.clock.passDays(1);
    await register.engine.close();
    writeFileSync(join(register.folder, 'register.db'), older);
    const opened = async () => {
      const ask = asking(register.engine.connect());
      await ask('session.signIn', { signInName: 'samira', passphrase: testPassphrase });
      return ask;
    };
    const first = await opened();
    for (let row = 0; row < 20; row += 1) await first('workshop.add', { name: `Verkstad ${String(row)}` });
    await register.engine.close();
    rmSync(join(register.folder, 'kopior'), { recursive: true });
    const next = await opened();
    expect((await next('register.health', {})).newerCopy?.slice(0, 10)).toBe('2026-03-03');
    await next('backup.answer', {});
    expect((await next('register.health', {})).newerCopy).toBeNull();
    await register.engine.close();
    expect((await (await opened())('register.health', {})).newerCopy).toBeNull();
  });

  test('is as it should be when a copy was brought back', async () => {
    const register = await keptRegister();
    await register.ask('samira', 'backup.take', {});
    const [copy] = await copiesOf(register);
    for (const name of ['Ateljén', 'Snickeriet', 'Tvätten', 'Köket'])
      await register.ask('samira', 'workshop.add', { name });
    const choice = {
      place: 'local',
      name: copy!.name,
      signInName: 'samira',
      passphrase: testPassphrase,
    } as const;
    valueOf(await register.as.samira.call('backup.restore', choice));
    expect((await register.ask('samira', 'register.health', {})).newerCopy).toBeNull();
  });
});

test.each(['OneDrive - Nybro', 'Dropbox'])('no register is made or opened in %s', async (name) => {
  const folder = join(temporaryFolder(), name, 'register');
  const reply = await testEngine(folder).engine.connect().call('register.status', {});
  expect(refusalOf(reply)).toMatchObject({ kind: 'placeNotAllowed', why: 'cloud' });
  const elsewhere = temporaryFolder();
  const register = await keptRegister(elsewhere);
  await register.engine.close();
  cpSync(elsewhere, folder, { recursive: true });
  const connection = testEngine(folder).engine.connect();
  const signingIn = { signInName: 'samira', passphrase: testPassphrase };
  expect(refusalOf(await connection.call('session.signIn', signingIn))).toMatchObject({
    kind: 'placeNotAllowed',
  });
});
