// The PIN: without it nothing is signed, five wrong ones ask for the passphrase, and it brings a person back to a locked
// screen while the register is open. It is in no file but the encrypted one, and in no log.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { refusalOf, testEngine, valueOf } from '../../support/engine.ts';
import { openRaw } from '../../support/raw.ts';
import { readyValidation, seededRegister, testPassphrase, type SeededRegister } from '../../support/story.ts';

const pin = '739184';
const wrong = '264870';

const strictRegister = () => seededRegister(testEngine(undefined, undefined, { asksForPin: true }));

const choose = (register: SeededRegister, passphrase: string | null = null, code = pin) =>
  register.as.maria.call('pin.choose', { pin: code, passphrase });

describe('a decision', () => {
  it('is not made before a PIN is chosen, without it, or with a wrong one; then it is', async () => {
    const register = await strictRegister();
    const id = await readyValidation(register);
    const submit = (code?: string) => register.as.maria.call('validation.submit', { id }, { pin: code });
    expect(refusalOf(await submit(pin))).toEqual({ kind: 'pinNotChosen' });
    valueOf(await choose(register));
    expect(refusalOf(await submit())).toEqual({ kind: 'pinNeeded' });
    expect(refusalOf(await submit(wrong))).toEqual({ kind: 'pinWrong', left: 4 });
    expect((await register.ask('maria', 'validation.get', { id })).state).toBe('ongoing');
    valueOf(await submit(pin));
    expect((await register.ask('maria', 'validation.get', { id })).state).toBe('submitted');
    expect(JSON.stringify(register.log)).not.toContain(pin);
  });

  it('asks for the passphrase after five wrong ones in a row, also when they come at once', async () => {
    const register = await strictRegister();
    const id = await readyValidation(register);
    valueOf(await choose(register));
    const submit = (code: string) => register.as.maria.call('validation.submit', { id }, { pin: code });
    const kinds = (await Promise.all(Array.from({ length: 8 }, () => submit(wrong)))).map(
      (reply) => refusalOf(reply).kind,
    );
    expect(kinds.filter((kind) => kind === 'pinWrong')).toHaveLength(4);
    expect(refusalOf(await submit(pin))).toEqual({ kind: 'pinLocked' });
    const signingIn = { signInName: 'maria', passphrase: testPassphrase };
    valueOf(await register.as.maria.call('session.signIn', signingIn));
    valueOf(await submit(pin));
  });

  it('puts wrong ones on the log, without their digits, as of nobody where nobody is signed in', async () => {
    const register = await strictRegister();
    const id = await readyValidation(register);
    valueOf(await choose(register));
    await register.as.maria.call('validation.submit', { id }, { pin: wrong });
    await register.engine.connect().call('session.switch', { userId: register.userId('maria'), pin: wrong });
    const raw = await openRaw(register);
    const rows = raw.rows('SELECT call, user_name, subject_id, after FROM audit WHERE what = ?', 'pin.wrong');
    const maria = register.userId('maria');
    expect(rows).toEqual([
      { call: 'validation.submit', user_name: 'Maria Lindqvist', subject_id: maria, after: '{"left":4}' },
      { call: 'session.switch', user_name: '', subject_id: maria, after: '{"left":3}' },
    ]);
  });

  it('is made by the one right PIN, however often it was given: not by another, nor by the one before', async () => {
    const register = await strictRegister();
    const id = await readyValidation(register);
    // Asked for with each; that it is not there to take back is found out afterwards.
    const give = (code: string) =>
      register.as.maria.call('validation.requestTranscript', { id }, { pin: code });
    const kindOf = async (code: string) => {
      const reply = await give(code);
      return reply.ok ? 'made' : reply.refusal.kind;
    };
    valueOf(await choose(register));
    const tries: [code: string, right: boolean][] = [];
    for (const code of [pin, pin, wrong, pin]) tries.push([code, (await kindOf(code)) !== 'pinWrong']);
    valueOf(await choose(register, testPassphrase, wrong));
    for (const code of [pin, wrong, pin, wrong]) tries.push([code, (await kindOf(code)) !== 'pinWrong']);
    expect(tries.map(([, right]) => right)).toEqual([true, true, false, true, false, true, false, true]);
  });

  it('needs no PIN where none is asked for', async () => {
    const register = await seededRegister();
    const id = await readyValidation(register);
    valueOf(await register.as.maria.call('validation.submit', { id }));
    expect(await register.ask('maria', 'pin.status', {})).toEqual({ isChosen: false, isAsked: false });
  });
});

describe('choosing a PIN', () => {
  it('refuses what is tried first', async () => {
    const register = await strictRegister();
    for (const code of ['111111', '123456', '850314'])
      expect(refusalOf(await choose(register, null, code))).toEqual({ kind: 'pinTooEasy' });
    expect(refusalOf(await choose(register, null, '12345'))).toMatchObject({ kind: 'invalidInput' });
  });

  it('takes the passphrase once there is one', async () => {
    const register = await strictRegister();
    valueOf(await choose(register));
    expect(refusalOf(await choose(register, null, wrong)).kind).toBe('wrongPassphrase');
    expect(refusalOf(await choose(register, 'en annan lösenfras', wrong)).kind).toBe('wrongPassphrase');
    valueOf(await choose(register, testPassphrase, wrong));
  });

  it('leaves it nowhere in the clear', async () => {
    const register = await strictRegister();
    valueOf(await choose(register));
    const raw = await openRaw(register);
    expect(JSON.stringify(raw.rows('SELECT hex(salt), hex(hash), cost FROM pin'))).not.toContain(pin);
    expect(JSON.stringify(raw.rows('SELECT * FROM audit'))).not.toContain(pin);
    for (const name of readdirSync(register.folder).filter((one) => one.startsWith('register')))
      expect(readFileSync(join(register.folder, name)).includes(pin)).toBe(false);
  });

  it('is to be done again when the person is given another passphrase', async () => {
    const register = await strictRegister();
    valueOf(await choose(register));
    const { passphrase } = await register.ask('samira', 'user.resetPassphrase', {
      id: register.userId('maria'),
    });
    valueOf(await register.as.maria.call('session.signIn', { signInName: 'maria', passphrase }));
    const next = 'en alldeles egen fras igen';
    await register.ask('maria', 'session.changePassphrase', { current: passphrase, next });
    expect(await register.ask('maria', 'pin.status', {})).toMatchObject({ isChosen: false });
  });
});

describe('a locked screen', () => {
  const lockedRegister = async () => {
    const register = await strictRegister();
    valueOf(await choose(register));
    const connection = register.engine.connect();
    valueOf(await connection.call('session.signIn', { signInName: 'maria', passphrase: testPassphrase }));
    valueOf(await connection.call('session.lock', { batchId: null }));
    return { register, connection, maria: register.userId('maria') };
  };

  it('answers nothing, keeps the register open, and tells who can come back how', async () => {
    const { register, connection } = await lockedRegister();
    expect(refusalOf(await connection.call('todo.list', {}))).toEqual({ kind: 'notSignedIn' });
    expect(valueOf(await connection.call('session.get', {}))).toBeNull();
    for (const one of Object.values(register.as)) await one.close();
    const { people, state } = valueOf(await connection.call('register.status', {}));
    expect(state).toBe('locked');
    expect(people.map(({ name, comesBackBy }) => `${name} ${comesBackBy}`).sort()).toEqual([
      'Erik Sandberg passphrase',
      'Johan Ekström passphrase',
      'Maria Lindqvist pin',
      'Petra Holm passphrase',
      'Samira Haddad passphrase',
    ]);
  });

  it('answers nothing from the moment it is told, though the lock’s own row waits for somebody’s long work', async () => {
    const { register, connection, maria } = await lockedRegister();
    valueOf(await connection.call('session.switch', { userId: maria, pin }));
    const ended: string[] = [];
    const note = (what: string) => () => void ended.push(what);
    const opened = register.engine.connect();
    valueOf(await opened.call('session.signIn', { signInName: 'maria', passphrase: testPassphrase }));
    const long = opened
      .call('validation.submit', { id: await readyValidation(register) }, { pin })
      .then(note('long'));
    const locked = connection.call('session.lock', { batchId: null }).then(note('locked'));
    const asked = await connection.call('todo.list', {});
    expect(refusalOf(asked)).toEqual({ kind: 'notSignedIn' });
    expect(ended).toEqual([]);
    await Promise.all([long, locked]);
  });

  it('is opened by PIN, and whoever comes back can sign', async () => {
    const { register, connection, maria } = await lockedRegister();
    const id = await readyValidation(register);
    expect(refusalOf(await connection.call('session.switch', { userId: maria, pin: null })).kind).toBe(
      'pinNeeded',
    );
    expect(refusalOf(await connection.call('session.switch', { userId: maria, pin: wrong })).kind).toBe(
      'pinWrong',
    );
    const { user } = valueOf(await connection.call('session.switch', { userId: maria, pin }));
    expect(user.name).toBe('Maria Lindqvist');
    valueOf(await connection.call('validation.submit', { id }, { pin }));
    expect(
      await register.ask('samira', 'signature.list', { subject: { kind: 'validation', id } }),
    ).toMatchObject([{ byName: 'Maria Lindqvist', state: 'unchanged' }]);
  });

  it('lets nobody in by PIN after five wrong ones, or who has not given a passphrase since it was opened', async () => {
    const { register, connection, maria } = await lockedRegister();
    for (let tries = 0; tries < 5; tries += 1)
      await connection.call('session.switch', { userId: maria, pin: wrong });
    expect(refusalOf(await connection.call('session.switch', { userId: maria, pin })).kind).toBe('pinLocked');
    await register.engine.close();
    const again = register.engine.connect();
    valueOf(await again.call('session.signIn', { signInName: 'samira', passphrase: testPassphrase }));
    expect(refusalOf(await again.call('session.switch', { userId: maria, pin })).kind).toBe('pinLocked');
  });
});

test('the screen is locked after five minutes unless the organisation says otherwise', async () => {
  const register = await seededRegister();
  expect((await register.ask('maria', 'session.get', {}))?.lockAfterMinutes).toBe(5);
  const settings = await register.ask('samira', 'settings.get', {});
  await register.ask('samira', 'settings.save', { ...settings, lockAfterMinutes: 20 });
  expect((await register.ask('maria', 'session.get', {}))?.lockAfterMinutes).toBe(20);
  for (const lockAfterMinutes of [0, 61])
    expect(
      refusalOf(await register.as.samira.call('settings.save', { ...settings, lockAfterMinutes })).kind,
    ).toBe('invalidInput');
});
