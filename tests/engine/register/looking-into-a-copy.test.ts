// A copy has the rights of its own day. Beside a register that can be opened it is looked into by an administrator who is
// signed in there, whose looking stands on the log first, and inside it the rights of today hold. Where the register is
// lost a copy is all there is.
import { existsSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { runCopyJob } from '../../../src/engine/application/register/copy-job.ts';
import type { StaffKey } from '../../../src/engine/demo/people.ts';
import { asking, refusalOf, testEngine, valueOf } from '../../support/engine.ts';
import { openRaw } from '../../support/raw.ts';
import {
  allPeople,
  personInput,
  seededRegister,
  testPassphrase,
  type SeededRegister,
} from '../../support/story.ts';

const copier = (job: Parameters<typeof runCopyJob>[0]) => Promise.resolve(runCopyJob(job));

const withCopy = async () => {
  const register = await seededRegister(testEngine(undefined, undefined, { copier, newId: v7 }));
  const { copy } = await register.ask('samira', 'backup.take', {});
  return { ...register, copy };
};

const choice = (name: string, signInName: string) =>
  ({ place: 'local', name, signInName, passphrase: testPassphrase }) as const;

const logged = async (register: SeededRegister) =>
  (await openRaw(register)).rows<{ what: string; by: string; after: string | null }>(
    'SELECT what, user_name AS "by", after FROM audit ORDER BY position',
  );

const leave = async (register: SeededRegister): Promise<void> => {
  await register.ask('samira', 'session.signOut', {});
  valueOf(
    await register.as.samira.call('session.signIn', { signInName: 'samira', passphrase: testPassphrase }),
  );
};

const protect = (register: SeededRegister) =>
  register.ask('samira', 'participant.save', {
    ...personInput(register, {
      hasProtectedIdentity: true,
      alias: 'Solros',
      birthDate: null,
      birthYear: null,
    }),
    id: register.participantId,
  });

describe('beside a register that can be opened', () => {
  test.each<[StaffKey, string]>([
    ['maria', 'notPermitted'],
    ['erik', 'notPermitted'],
    ['johan', 'notPermitted'],
    ['petra', 'notPermitted'],
  ])('%s, who is no administrator, does not look', async (key, kind) => {
    const register = await withCopy();
    const reply = await register.as[key].call('backup.rehearse', choice(register.copy.name, key));
    expect(refusalOf(reply)).toMatchObject({ kind });
    expect(existsSync(join(register.folder, 'provoppning'))).toBe(false);
  });

  test('nobody does without being signed in: neither an administrator, nor who has left, open or closed', async () => {
    const register = await withCopy();
    const { signInName: _, ...petra } = (await register.ask('samira', 'user.list', {})).find(
      ({ id }) => id === register.userId('petra'),
    )!;
    await register.ask('samira', 'user.save', { ...petra, isActive: false });
    for (const isOpen of [true, false]) {
      if (!isOpen) await register.engine.close();
      const nobody = register.engine.connect();
      for (const who of ['petra', 'samira'])
        expect(
          refusalOf(await nobody.call('backup.rehearse', choice(register.copy.name, who))),
        ).toMatchObject({ kind: 'signInToLook' });
    }
  });

  test('nobody looks as somebody else, whose passphrase they know', async () => {
    const register = await withCopy();
    const reply = await register.as.samira.call('backup.rehearse', choice(register.copy.name, 'maria'));
    expect(refusalOf(reply)).toEqual({ kind: 'lookAsYourself' });
    expect((await register.ask('samira', 'participant.list', allPeople)).total).toBe(1);
  });

  test('that somebody looks, and why, stands on its log first', async () => {
    const register = await withCopy();
    valueOf(
      await register.as.samira.call('backup.rehearse', {
        ...choice(register.copy.name, 'samira'),
        why: 'Ett foto saknas',
      }),
    );
    await leave(register);
    const rows = (await logged(register)).filter(({ what }) => what === 'backup.rehearsed');
    expect(rows.map(({ by, after }) => [by, JSON.parse(after!) as unknown])).toEqual([
      ['Samira Haddad', { place: 'local', at: register.copy.at, why: 'Ett foto saknas' }],
    ]);
  });

  test('who is protected today is not told of by the copy, and openings stand on the log', async () => {
    const register = await withCopy();
    const settings = await register.ask('samira', 'settings.get', {});
    await register.ask('samira', 'settings.save', { ...settings, logsOpenings: true });
    await protect(register);
    const before = JSON.stringify(await register.ask('samira', 'participant.list', allPeople));
    expect(before).not.toContain('Öberg');
    valueOf(await register.as.samira.call('backup.rehearse', choice(register.copy.name, 'samira')));
    const inside = JSON.stringify(await register.ask('samira', 'participant.list', allPeople));
    expect(inside).not.toContain('Öberg');
    const opened = await register.as.samira.call('participant.get', { id: register.participantId });
    const search = await register.ask('samira', 'participant.list', { ...allPeople, search: 'Öberg' });
    await leave(register);
    const today = await register.as.samira.call('participant.get', { id: register.participantId });
    expect(opened.ok).toBe(today.ok);
    expect(search.total).toBe(
      (await register.ask('samira', 'participant.list', { ...allPeople, search: 'Öberg' })).total,
    );
  });

  test('whom one opens in it stands on the log of the register, once', async () => {
    const register = await withCopy();
    const settings = await register.ask('samira', 'settings.get', {});
    await register.ask('samira', 'settings.save', { ...settings, logsOpenings: true });
    valueOf(await register.as.samira.call('backup.rehearse', choice(register.copy.name, 'samira')));
    for (let time = 0; time < 2; time += 1)
      await register.ask('samira', 'participant.get', { id: register.participantId });
    await leave(register);
    const openings = (await logged(register)).filter(({ what }) => what === 'participant.opened');
    expect(openings).toHaveLength(1);
    expect((await register.ask('samira', 'participant.list', allPeople)).total).toBe(1);
  });

  test('roles that were taken away since are not there', async () => {
    const register = await withCopy();
    const { signInName: _, ...maria } = (await register.ask('samira', 'user.list', {})).find(
      ({ id }) => id === register.userId('maria'),
    )!;
    await register.ask('samira', 'user.save', { ...maria, roles: ['assessor', 'administrator'] });
    const { signInName: __, ...samira } = (await register.ask('samira', 'user.list', {})).find(
      ({ id }) => id === register.userId('samira'),
    )!;
    await register.ask('samira', 'user.save', { ...samira, roles: ['administrator'] });
    const { user } = valueOf(
      await register.as.samira.call('backup.rehearse', choice(register.copy.name, 'samira')),
    );
    expect(user.roles).toEqual(['administrator']);
  });
});

test('where the register is damaged a copy is looked into as it was', async () => {
  const register = await withCopy();
  await register.engine.close();
  truncateSync(join(register.folder, 'register.db'), 10_000);
  const connection = testEngine(register.folder, undefined, { copier, newId: v7 }).engine.connect();
  const session = valueOf(await connection.call('backup.rehearse', choice(register.copy.name, 'maria')));
  expect(session.copyOf).toBe(register.copy.at);
  expect((await asking(connection)('participant.list', allPeople)).total).toBe(1);
});
