// Verkstäder and users: names that are taken, key slots, the last administrator, and what counts at once.
import { describe, expect, test } from 'vitest';
import type { InputOf } from '#contract/index.ts';
import type { UserId, WorkshopId } from '#domain/ids.ts';
import { readKeyring } from '../../../src/engine/vault/keyring-file.ts';
import { unlock } from '../../../src/engine/vault/keyring.ts';
import { asking, refusalOf, valueOf } from '../../support/engine.ts';
import { openRaw } from '../../support/raw.ts';
import { personInput, seededRegister, testPassphrase, type SeededRegister } from '../../support/story.ts';

const strange = '01968a2e-1111-7000-8000-00000000dead';

const newUser = (change: Partial<InputOf<'user.add'>> = {}): InputOf<'user.add'> => ({
  name: 'Åke Ny',
  title: '',
  roles: ['assessor'],
  workshopIds: [],
  trainedOn: null,
  certifiedOn: null,
  seesPersons: true,
  isActive: true,
  signInName: 'ake',
  ...change,
});

/** The register's own words for a user, to save with a change. */
const saved = async (
  register: SeededRegister,
  id: UserId,
  change: Partial<InputOf<'user.save'>>,
): Promise<InputOf<'user.save'>> => {
  const { signInName: _signInName, ...user } = (await register.ask('samira', 'user.list', {})).find(
    (candidate) => candidate.id === id,
  )!;
  return { ...user, ...change };
};

const slotNames = ({ folder }: SeededRegister): string[] =>
  valueOf(readKeyring(folder))
    .slots.map((slot) => slot.signInName)
    .sort();

describe('verkstäder', () => {
  test('are added, renamed and closed, and listed the Swedish way', async () => {
    const register = await seededRegister();
    const { id } = await register.ask('samira', 'workshop.add', { name: 'Ateljén' });
    await register.ask('samira', 'workshop.save', { id, name: 'Öppna ateljén', isActive: false });
    const workshops = await register.ask('maria', 'workshop.list', {});
    expect(workshops.map((workshop) => [workshop.name, workshop.isActive])).toEqual([
      ['Gröna gruppen', true],
      ['Kaféköket', true],
      ['Återbruket', true],
      ['Öppna ateljén', false],
    ]);
  });

  test('have names of their own, whatever the case', async () => {
    const register = await seededRegister();
    const call = register.as.samira.call;
    expect(refusalOf(await call('workshop.add', { name: ' återbruket ' }))).toEqual({
      kind: 'nameTaken',
      name: 'återbruket',
    });
    const id = register.workshopId('kitchen');
    expect(refusalOf(await call('workshop.save', { id, name: 'ÅTERBRUKET', isActive: true }))).toMatchObject({
      kind: 'nameTaken',
    });
    valueOf(await call('workshop.save', { id, name: 'kaféköket', isActive: true })); // its own name
    expect(
      refusalOf(await call('workshop.save', { id: strange as WorkshopId, name: 'X', isActive: true })),
    ).toEqual({ kind: 'notFound', what: 'workshop' });
  });
});

describe('users', () => {
  test('a new user can sign in, with what was given', async () => {
    const register = await seededRegister();
    const { id, passphrase } = await register.ask(
      'samira',
      'user.add',
      newUser({ roles: ['assessor', 'assessor'] }),
    );
    const users = await register.ask('maria', 'user.list', {});
    expect(users.find((user) => user.id === id)).toMatchObject({
      name: 'Åke Ny',
      signInName: 'ake',
      roles: ['assessor'],
    });
    const session = await asking(register.engine.connect())('session.signIn', {
      signInName: 'Ake',
      passphrase: passphrase!,
    });
    expect(session.user).toMatchObject({ id, name: 'Åke Ny' });
  });

  test.each<[string, Partial<InputOf<'user.add'>>, object]>([
    ['a name that is taken', { signInName: ' MARIA' }, { kind: 'signInNameTaken', signInName: 'MARIA' }],
    [
      'a verkstad that is not there',
      { workshopIds: [strange as WorkshopId] },
      { kind: 'notFound', what: 'workshop' },
    ],
    ['no role', { roles: [] }, { kind: 'invalidInput', problems: [{ path: 'roles', message: 'required' }] }],
  ])('is refused with %s, and gets no key', async (_what, change, refusal) => {
    const register = await seededRegister();
    const before = slotNames(register);
    expect(refusalOf(await register.as.samira.call('user.add', newUser(change)))).toEqual(refusal);
    expect(slotNames(register)).toEqual(before);
  });

  test('a user who is not active has no key, and gets one only when active again', async () => {
    const register = await seededRegister();
    const id = register.userId('petra');
    await register.ask('samira', 'user.save', await saved(register, id, { isActive: false }));
    expect(slotNames(register)).not.toContain('petra');
    const connection = register.engine.connect();
    const signIn = () =>
      connection.call('session.signIn', { signInName: 'petra', passphrase: testPassphrase });
    expect(refusalOf(await signIn())).toMatchObject({ kind: 'wrongPassphrase' });
    expect(refusalOf(await register.as.samira.call('user.resetPassphrase', { id }))).toEqual({
      kind: 'notFound',
      what: 'user',
    });
    await register.ask('samira', 'user.save', await saved(register, id, { isActive: true }));
    const { passphrase } = await register.ask('samira', 'user.resetPassphrase', { id });
    register.clock.passDays(1);
    valueOf(await connection.call('session.signIn', { signInName: 'petra', passphrase }));
  });

  test('a user made without being active has no key', async () => {
    const register = await seededRegister();
    const added = await register.ask('samira', 'user.add', newUser({ isActive: false }));
    expect(added.passphrase).toBeNull();
    expect(slotNames(register)).not.toContain('ake');
  });

  test('a passphrase given by an administrator is for one time: an own one comes before anything else', async () => {
    const register = await seededRegister();
    const id = register.userId('erik');
    const seedBefore = await unlock(valueOf(readKeyring(register.folder)), 'erik', testPassphrase);
    const { passphrase } = await register.ask('samira', 'user.resetPassphrase', { id });
    expect(passphrase.split(' ')).toHaveLength(4);
    const connection = register.engine.connect();
    const signIn = (words: string) =>
      connection.call('session.signIn', { signInName: 'erik', passphrase: words });
    expect((await signIn(testPassphrase)).ok).toBe(false);
    expect(valueOf(await signIn(passphrase)).awaits).toBe('ownPassphrase');
    const awaited = { kind: 'notYet', awaits: 'ownPassphrase' };
    expect(refusalOf(await connection.call('workshop.list', {}))).toEqual(awaited);
    // Also where Erik was signed in already.
    expect(refusalOf(await register.as.erik.call('participant.enrol', personInput(register)))).toEqual(
      awaited,
    );
    const change = (next: string) =>
      connection.call('session.changePassphrase', { current: passphrase, next });
    expect(refusalOf(await change(passphrase))).toEqual({ kind: 'passphraseSame' });
    valueOf(await change('eriks alldeles egna fras'));
    expect(valueOf(await connection.call('session.get', {}))?.awaits).toBeNull();
    valueOf(await connection.call('workshop.list', {}));
    valueOf(await signIn('eriks alldeles egna fras'));
    const seedAfter = await unlock(valueOf(readKeyring(register.folder)), 'erik', 'eriks alldeles egna fras');
    expect(seedAfter!.signingSeed).not.toEqual(seedBefore!.signingSeed);
  });

  test('a passphrase that was seen opens nothing newer once it is changed, also with the file of slots from before', async () => {
    const register = await seededRegister();
    const before = valueOf(readKeyring(register.folder));
    const next = 'en helt ny fras att minnas';
    await register.ask('maria', 'session.changePassphrase', { current: testPassphrase, next });
    const seen = (await unlock(before, 'maria', testPassphrase))!;
    const now = valueOf(readKeyring(register.folder));
    const mine = now.slots.find(({ userId }) => userId === seen.userId)!;
    expect(mine.publicKey).not.toBe(before.slots.find(({ userId }) => userId === seen.userId)!.publicKey);
    expect((await unlock(now, 'maria', next))!.signingSeed).not.toEqual(seen.signingSeed);
    // Both keys are hers: what she signed before stays signed.
    const keys = (await openRaw(register)).rows('SELECT id FROM signing_key WHERE user_id = ?', seen.userId);
    expect(keys).toHaveLength(2);
  });

  test('the given words are in no file, no log and no audit row, and others each time', async () => {
    const register = await seededRegister();
    const id = register.userId('erik');
    const given = new Set<string>();
    for (let times = 0; times < 3; times += 1)
      given.add((await register.ask('samira', 'user.resetPassphrase', { id })).passphrase);
    expect(given.size).toBe(3);
    const rows = (await openRaw(register)).rows('SELECT * FROM audit');
    for (const words of given) expect(JSON.stringify([rows, register.log])).not.toContain(words);
  });

  test.each([
    ['loses the role', { roles: ['coordinator' as const] }],
    ['is deactivated', { isActive: false }],
  ])('the last active administrator never %s', async (_what, change) => {
    const register = await seededRegister();
    const id = register.userId('samira');
    const input = await saved(register, id, change);
    expect(refusalOf(await register.as.samira.call('user.save', input))).toEqual({
      kind: 'lastAdministrator',
    });
    await register.ask('samira', 'user.add', newUser({ roles: ['administrator'] }));
    valueOf(await register.as.samira.call('user.save', input));
  });

  test('roles and verkstäder count at once, also for whoever is signed in already', async () => {
    const register = await seededRegister();
    const id = register.userId('petra');
    expect(refusalOf(await register.as.petra.call('workshop.add', { name: 'Ateljén' }))).toMatchObject({
      kind: 'notPermitted',
    });
    const change = { roles: ['coordinator' as const], workshopIds: [register.workshopId('green')] };
    await register.ask('samira', 'user.save', await saved(register, id, change));
    valueOf(await register.as.petra.call('workshop.add', { name: 'Ateljén' }));
    expect(valueOf(await register.as.petra.call('session.get', {}))?.user).toMatchObject(change);
  });

  test('whoever is deactivated is signed out at once', async () => {
    const register = await seededRegister();
    const input = await saved(register, register.userId('erik'), { isActive: false });
    valueOf(await register.as.erik.call('workshop.list', {}));
    await register.ask('samira', 'user.save', input);
    expect(refusalOf(await register.as.erik.call('workshop.list', {}))).toEqual({ kind: 'notSignedIn' });
  });

  test('what is refused changes nothing: unknown users and verkstäder', async () => {
    const register = await seededRegister();
    const input = await saved(register, register.userId('erik'), {});
    const call = register.as.samira.call;
    expect(refusalOf(await call('user.save', { ...input, id: strange as UserId }))).toEqual({
      kind: 'notFound',
      what: 'user',
    });
    expect(
      refusalOf(await call('user.save', { ...input, name: 'X', workshopIds: [strange as WorkshopId] })),
    ).toEqual({ kind: 'notFound', what: 'workshop' });
    expect(await saved(register, register.userId('erik'), {})).toEqual(input);
  });
});

test('settings are kept, and the title never says yrkesbevis', async () => {
  const register = await seededRegister();
  const settings = await register.ask('maria', 'settings.get', {});
  const changed = { ...settings, organisationName: 'Nya kommunen', stuckAfterDays: 21 };
  await register.ask('samira', 'settings.save', changed);
  expect(await register.ask('maria', 'settings.get', {})).toEqual(changed);
  expect((await register.ask('maria', 'session.get', {}))?.organisation.name).toBe('Nya kommunen');
  const forbidden = { ...settings, certificateTitle: 'Yrkesbevis i handel' };
  expect(refusalOf(await register.as.samira.call('settings.save', forbidden))).toEqual({
    kind: 'invalidInput',
    problems: [{ path: 'certificateTitle', message: 'forbiddenTitle' }],
  });
});
