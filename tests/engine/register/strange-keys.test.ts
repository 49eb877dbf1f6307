// Whoever has the register's key can write in the file of slots. What is written there beside the program lets nobody
// in, is told, and goes with no copy, no change and no new key.
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import type { UserId } from '#domain/ids.ts';
import { writeRecoveryCode } from '#domain/recovery-code.ts';
import { runCopyJob } from '../../../src/engine/application/register/copy-job.ts';
import { readKeyring, writeKeyring } from '../../../src/engine/vault/keyring-file.ts';
import {
  makeRecoverySlot,
  makeSlot,
  openRecoverySlot,
  unlock,
  type Keyring,
  type Slot,
} from '../../../src/engine/vault/keyring.ts';
import { asking, refusalOf, temporaryFolder, testEngine, valueOf } from '../../support/engine.ts';
import { openRaw, registerKey } from '../../support/raw.ts';
import { seededRegister, testPassphrase, type SeededRegister } from '../../support/story.ts';

const copier = (job: Parameters<typeof runCopyJob>[0]) => Promise.resolve(runCopyJob(job));
const startOn = (folder: string) => testEngine(folder, undefined, { copier, newId: v7 }).engine;
const theirs = 'inkräktarens egna fras';
const theirCode = randomBytes(20);
const own = 'en helt ny fras att minnas';
const custodians: [string, string] = ['Åsa Ek', 'Bo Alm'];
const cost = 2 ** 10;

type Written = {
  readonly ring: Keyring;
  readonly key: Uint8Array;
  readonly id: (who: 'maria' | 'petra') => UserId;
  /** The file as it was before Maria changed her passphrase. */
  readonly before: Keyring;
};
type Member = {
  readonly write: (written: Written) => Promise<Keyring>;
  /** By what they then try to come in. */
  readonly by: { readonly signInName: string; readonly passphrase: string } | { readonly code: string };
  readonly told: { readonly why: string; readonly name: string };
};

const added = ({ ring }: Written, ...slots: readonly Slot[]): Keyring => ({
  ...ring,
  slots: [...slots, ...ring.slots],
});
const without = ({ ring }: Written, userId: UserId): Keyring => ({
  ...ring,
  slots: ring.slots.filter((slot) => slot.userId !== userId),
});
const slotOf = (ring: Keyring, id: UserId): Slot => ring.slots.find(({ userId }) => userId === id)!;
const mine = (written: Written, userId: UserId, signInName: string): Promise<Slot> =>
  makeSlot({ userId, signInName }, theirs, written.key, { cost });

const maria = { why: 'otherKey', name: 'Maria Lindqvist' };
const byName = (signInName: string, passphrase = theirs) => ({ signInName, passphrase });

const members: Readonly<Record<string, Member>> = {
  'a second slot of somebody, under another sign-in name': {
    write: async (w) => added(w, await mine(w, w.id('maria'), 'bakdörr')),
    by: byName('bakdörr'),
    told: { why: 'otherName', name: 'Maria Lindqvist' },
  },
  'a second slot of somebody, under their own name': {
    write: async (w) => added(w, await mine(w, w.id('maria'), 'maria')),
    by: byName('maria'),
    told: maria,
  },
  'the slot of somebody exchanged': {
    write: async (w) => ({
      ...w.ring,
      slots: [...without(w, w.id('maria')).slots, await mine(w, w.id('maria'), 'maria')],
    }),
    by: byName('maria'),
    told: maria,
  },
  'a slot that names the key of somebody': {
    write: async (w) =>
      added(w, {
        ...(await mine(w, w.id('maria'), 'bakdörr')),
        publicKey: slotOf(w.ring, w.id('maria')).publicKey,
      }),
    by: byName('bakdörr'),
    told: { why: 'otherName', name: 'Maria Lindqvist' },
  },
  'the slot of somebody from before they changed their passphrase': {
    write: (w) =>
      Promise.resolve({
        ...w.ring,
        slots: [...without(w, w.id('maria')).slots, slotOf(w.before, w.id('maria'))],
      }),
    by: byName('maria', testPassphrase),
    told: maria,
  },
  'a slot of nobody in the register': {
    write: async (w) => added(w, await mine(w, v7() as UserId, 'nisse')),
    by: byName('nisse'),
    told: { why: 'nobody', name: 'nisse' },
  },
  'the slot of somebody under another name': {
    write: (w) =>
      Promise.resolve({
        ...w.ring,
        slots: w.ring.slots.map((slot) =>
          slot.userId === w.id('maria') ? { ...slot, signInName: 'bakdörr' } : slot,
        ),
      }),
    by: byName('bakdörr', own),
    told: { why: 'otherName', name: 'Maria Lindqvist' },
  },
  'the sheet exchanged': {
    write: (w) => Promise.resolve({ ...w.ring, recovery: makeRecoverySlot(theirCode, w.key) }),
    by: { code: writeRecoveryCode(theirCode).join('-') },
    told: { why: 'otherSheet', name: '' },
  },
  'the slot of somebody who has left': {
    write: (w) => Promise.resolve(added(w, slotOf(w.before, w.id('petra')))),
    by: byName('petra', testPassphrase),
    told: { why: 'inactive', name: 'Petra Holm' },
  },
};

const leaving = (register: SeededRegister) => ({
  id: register.userId('petra'),
  name: 'Petra Holm',
  title: '',
  roles: ['internalVerifier' as const],
  workshopIds: [],
  seesPersons: true,
  trainedOn: null,
  certifiedOn: null,
  isActive: false,
});

/** Closed; Maria has changed her passphrase, Petra has left, and there is a sheet. */
const worked = async () => {
  const register = await seededRegister(testEngine(undefined, undefined, { copier }));
  const before = valueOf(readKeyring(register.folder));
  const { groups } = await register.ask('samira', 'recovery.begin', {
    custodians,
    passphrase: testPassphrase,
  });
  await register.ask('samira', 'recovery.confirm', { code: groups.join('-') });
  await register.ask('maria', 'session.changePassphrase', { current: testPassphrase, next: own });
  await register.ask('samira', 'user.save', leaving(register));
  const written = async (): Promise<Written> => ({
    ring: valueOf(readKeyring(register.folder)),
    key: await registerKey(register),
    id: register.userId,
    before,
  });
  return { register, written, sheet: groups.join('-') };
};

/** Whether a file of slots still lets them have the key, for somebody who goes round the program. */
const opens = async (ring: Keyring, by: Member['by']): Promise<boolean> =>
  'code' in by
    ? ring.recovery !== null && openRecoverySlot(ring.recovery, theirCode) !== undefined
    : (await unlock(ring, by.signInName, by.passphrase)) !== undefined;

const comeIn = (engine: ReturnType<typeof startOn>, by: Member['by'], userId: UserId) =>
  'code' in by
    ? engine.connect().call('recovery.open', {
        code: by.code,
        who: { kind: 'existing', userId },
        passphrase: 'en alldeles egen fras',
      })
    : engine.connect().call('session.signIn', by);

const noEntry = ['keyNotKnown', 'wrongPassphrase', 'recoveryCodeOther'];
const signInSamira = { signInName: 'samira', passphrase: testPassphrase };

describe.each(Object.entries(members))('%s', (_name, { write, by, told }) => {
  test('lets nobody in, and is on the log once', async () => {
    const { register, written } = await worked();
    await register.engine.close();
    valueOf(writeKeyring(register.folder, await write(await written())));
    for (let times = 0; times < 2; times += 1) {
      const engine = startOn(register.folder);
      expect(noEntry).toContain(refusalOf(await comeIn(engine, by, register.userId('samira'))).kind);
      valueOf(await engine.connect().call('session.signIn', signInSamira));
      await engine.close();
    }
    const raw = await openRaw(register);
    const rows = raw.rows<{ after: string }>("SELECT after FROM audit WHERE what = 'keyHolder.strange'");
    expect(rows.map(({ after }) => JSON.parse(after) as object)).toEqual(
      told.why === 'inactive' ? [] : [expect.objectContaining(told)],
    );
  });

  test('written into a copy brings nothing back with it', async () => {
    const { register, written } = await worked();
    const { copy } = await register.ask('samira', 'backup.take', {});
    const [key, rows] = [await registerKey(register), (await openRaw(register)).rows('SELECT id FROM user')];
    valueOf(writeKeyring(join(register.folder, 'kopior', copy.name), await write(await written())));
    for (const call of ['backup.rehearse', 'backup.restore'] as const) {
      const where = { place: 'local', name: copy.name } as const;
      const reply = await register.as.samira.call(call, { ...where, ...by });
      expect(noEntry).toContain(refusalOf(reply).kind);
    }
    // What was open is still there.
    expect(await registerKey(register)).toEqual(key);
    expect((await openRaw(register)).rows('SELECT id FROM user')).toEqual(rows);
    expect(await register.ask('samira', 'session.get', {})).not.toBeNull();
    const { copies } = await register.ask('samira', 'backup.list', {});
    expect(copies.flatMap(({ places }) => places)).not.toContain('setAside');
  });

  test('written while the register is open lets nobody in', async () => {
    const { register, written } = await worked();
    valueOf(writeKeyring(register.folder, await write(await written())));
    const reply = await comeIn(register.engine, by, register.userId('samira'));
    expect(noEntry).toContain(refusalOf(reply).kind);
  });

  test('laid beside as if a program had died lets nobody in', async () => {
    const { register, written } = await worked();
    await register.engine.close();
    const ring = await write(await written());
    const aside = temporaryFolder();
    mkdirSync(aside, { recursive: true });
    valueOf(writeKeyring(aside, ring));
    writeFileSync(join(register.folder, 'register.json.old'), readFileSync(join(aside, 'register.json')));
    const reply = await comeIn(startOn(register.folder), by, register.userId('samira'));
    expect(noEntry).toContain(refusalOf(reply).kind);
  });

  test.each(['a copy', 'a change of slots', 'a new key'] as const)('does not go with %s', async (how) => {
    const { register, written, sheet } = await worked();
    await register.engine.close();
    valueOf(writeKeyring(register.folder, await write(await written())));
    expect(await opens(valueOf(readKeyring(register.folder)), by)).toBe(
      told.why !== 'otherName' || by !== members['a slot that names the key of somebody']!.by,
    );
    const connection = startOn(register.folder).connect();
    const ask = asking(connection);
    await ask('session.signIn', signInSamira);
    const doing = {
      'a copy': async () => {
        const { copy } = await ask('backup.take', {});
        return join(register.folder, 'kopior', copy.name);
      },
      'a change of slots': async () => {
        await ask('user.resetPassphrase', { id: register.userId('erik') });
        return register.folder;
      },
      'a new key': async () => {
        await ask('register.rekey', { passphrase: testPassphrase });
        return register.folder;
      },
    };
    const ring = valueOf(readKeyring(await doing[how]()));
    expect(await opens(ring, by)).toBe(false);
    expect(new Set(ring.slots.map(({ userId }) => userId)).size).toBe(ring.slots.length);
    expect(ring.slots.map(({ signInName }) => signInName)).toContain('erik');
    // Whoever is there rightly comes in as before, where nothing of theirs was taken away.
    if (told.why !== 'otherSheet') await ask('recovery.look', { code: sheet });
  });
});

test('whoever is kept apart from a slot of their name comes in by their own', async () => {
  const { register, written } = await worked();
  await register.engine.close();
  const now = await written();
  valueOf(writeKeyring(register.folder, added(now, await mine(now, register.userId('maria'), 'maria'))));
  valueOf(
    await startOn(register.folder).connect().call('session.signIn', { signInName: 'maria', passphrase: own }),
  );
});

test('slots of who has left go at the next opening, and not what the register knows', async () => {
  const { register, written } = await worked();
  await register.engine.close();
  const now = await written();
  valueOf(writeKeyring(register.folder, added(now, slotOf(now.before, register.userId('petra')))));
  const engine = startOn(register.folder);
  valueOf(await engine.connect().call('session.signIn', signInSamira));
  const names = valueOf(readKeyring(register.folder)).slots.map(({ signInName }) => signInName);
  expect(names.sort()).toEqual(['erik', 'johan', 'maria', 'samira']);
  await engine.close();
  const rows = (await openRaw(register)).rows("SELECT what FROM audit WHERE what LIKE 'keyHolder.%'");
  expect(rows).toEqual([{ what: 'keyHolder.takenAway' }]);
});

describe('a register from before it knew whose keys count', () => {
  const forgotten = async () => {
    const made = await worked();
    const raw = await openRaw(made.register);
    await made.register.engine.close();
    raw.run('DROP TRIGGER key_holder_refuses_delete');
    raw.run('DELETE FROM key_holder');
    return { ...made, raw };
  };

  test('takes over once what lies there, with a row that says how many', async () => {
    const { register, raw, sheet } = await forgotten();
    for (const [signInName, passphrase] of [
      ['maria', own],
      ['samira', testPassphrase],
    ] as const) {
      const engine = startOn(register.folder);
      valueOf(await engine.connect().call('session.signIn', { signInName, passphrase }));
      await engine.close();
    }
    const rows = raw.rows<{ after: string }>("SELECT after FROM audit WHERE what = 'keyHolder.takenOver'");
    expect(rows.map(({ after }) => JSON.parse(after) as object)).toEqual([{ holders: 5, doubtful: [] }]);
    valueOf(await startOn(register.folder).connect().call('recovery.look', { code: sheet }));
  });

  test('takes neither of two slots for one person, who is let in by an administrator’s new passphrase', async () => {
    const { register, raw, written } = await forgotten();
    const now = await written();
    valueOf(writeKeyring(register.folder, added(now, await mine(now, register.userId('maria'), 'maria'))));
    const engine = startOn(register.folder);
    for (const passphrase of [own, theirs])
      expect(
        refusalOf(await engine.connect().call('session.signIn', { signInName: 'maria', passphrase })).kind,
      ).toBe('keyNotKnown');
    const samira = engine.connect();
    valueOf(await samira.call('session.signIn', signInSamira));
    const given = valueOf(await samira.call('user.resetPassphrase', { id: register.userId('maria') }));
    valueOf(
      await engine.connect().call('session.signIn', { signInName: 'maria', passphrase: given.passphrase }),
    );
    const rows = raw.rows<{ after: string }>("SELECT after FROM audit WHERE what = 'keyHolder.takenOver'");
    expect(rows.map(({ after }) => JSON.parse(after) as object)).toEqual([
      { holders: 4, doubtful: ['Maria Lindqvist'] },
    ]);
  });

  test('takes nobody’s slot under another name, and their own', async () => {
    const { register, written } = await forgotten();
    const now = await written();
    valueOf(writeKeyring(register.folder, added(now, await mine(now, register.userId('maria'), 'bakdörr'))));
    const engine = startOn(register.folder);
    expect(refusalOf(await engine.connect().call('session.signIn', byName('bakdörr'))).kind).toBe(
      'keyNotKnown',
    );
    valueOf(await engine.connect().call('session.signIn', { signInName: 'maria', passphrase: own }));
  });
});
