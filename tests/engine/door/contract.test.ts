// The whole contract, call by call: each has a handler, lets in whom it names and nobody else, refuses what is
// malformed without ever failing, and each command leaves exactly one audit row when it succeeds and none otherwise.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseInput } from '#contract/call.ts';
import { contract, type CallName } from '#contract/index.ts';
import { isPermitted } from '#domain/roles.ts';
import { staff, type StaffKey } from '../../../src/engine/demo/people.ts';
import { validUses, type CommandName } from '../../support/commands.ts';
import { refusalOf, testEngine, valueOf } from '../../support/engine.ts';
import { openRaw } from '../../support/raw.ts';
import { nobody } from '../../support/queries.ts';
import { seededRegister, testPassphrase } from '../../support/story.ts';
import { answered, isCommand, useOf } from '../../support/uses.ts';

const names = Object.keys(contract) as CallName[]; // the contract's own keys
const commands = Object.keys(validUses) as CommandName[]; // the table's own keys
const everybody = Object.keys(staff) as StaffKey[];

const outsiders = (name: CallName): readonly StaffKey[] =>
  everybody.filter((key) => !isPermitted(contract[name].roles, staff[key].roles));

describe('the contract', () => {
  test('every call has a handler in the engine, or is let in for the window’s process to answer', async () => {
    const connection = testEngine().engine.connect();
    for (const name of names) {
      const reply = await connection.callUnknown(name, undefined);
      expect(reply.ok ? 'answered' : reply.refusal.kind, name).not.toBe('unknownCall');
    }
  });

  test('commands and drafts name who may make them, and the table of valid uses names every command', () => {
    for (const name of names)
      if (contract[name].kind === 'command' || contract[name].kind === 'draft')
        expect(contract[name].roles, name).not.toBe('anyone');
    expect(commands.toSorted()).toEqual(names.filter((name) => contract[name].kind === 'command').toSorted());
  });

  test('what is no call is refused and logged', async () => {
    const { engine, log } = testEngine();
    const connection = engine.connect();
    const noCall = fc.oneof(
      fc.string(),
      fc.constantFrom('toString', '__proto__', 'constructor', 'participant', 'participant.delete'),
    );
    await fc.assert(
      fc.asyncProperty(noCall, fc.jsonValue(), async (name, input) => {
        const reply = await connection.callUnknown(name, input);
        expect(refusalOf(reply)).toMatchObject({ kind: 'unknownCall' });
        expect(log.at(-1)).toMatchObject({ level: 'refusal', kind: 'unknownCall' });
      }),
    );
  });
});

/** Inputs of what the window's process answers, all of it: `inputs[name]` is missing in the type where one is new. */
type ShellName = { [N in CallName]: (typeof contract)[N]['kind'] extends 'shell' ? N : never }[CallName];
const shellUses: { readonly [N in ShellName]: object } = {
  'shell.about': {},
  'shell.print': {},
  'shell.copySecret': { text: 'fyra ord för dig' },
  'shell.zoom': { percent: null },
};

describe('what the window’s process answers', () => {
  test.each(Object.entries(shellUses))(
    '%s: once somebody is signed in, until they lock',
    async (name, input) => {
      const register = await seededRegister();
      const window = register.engine.connect();
      const say = async () => {
        const reply = await window.callUnknown(name, input);
        return reply.ok ? 'let in' : reply.refusal.kind;
      };
      const signIn = () => window.call('session.signIn', { signInName: 'maria', passphrase: testPassphrase });
      const said = [await say()];
      valueOf(await signIn());
      said.push(await say());
      valueOf(await window.call('session.lock', { batchId: null }));
      said.push(await say());
      valueOf(await signIn());
      said.push(await say());
      valueOf(await window.call('session.signOut', {}));
      said.push(await say());
      expect(said).toEqual(['notSignedIn', 'let in', 'notSignedIn', 'let in', 'notSignedIn']);
      expect(refusalOf(await window.callUnknown(name, { stranger: 1 })).kind).toBe('invalidInput');
    },
  );
});

describe('every call', () => {
  test('lets nobody in who is not signed in', async () => {
    const register = await seededRegister();
    const connection = register.engine.connect();
    for (const name of answered.filter((one) => !isCommand(one) && contract[one].roles !== 'anyone')) {
      const { input } = await useOf(register, nobody, name);
      const reply = await connection.callUnknown(name, input);
      expect(refusalOf(reply), name).toEqual({ kind: 'notSignedIn' });
    }
  });

  test('refuses malformed input from everybody, and never fails', async () => {
    const register = await seededRegister();
    const connections = [register.engine.connect(), ...everybody.map((key) => register.as[key])];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...answered),
        fc.constantFrom(...connections),
        fc.oneof(fc.jsonValue(), fc.object(), fc.constant(undefined)),
        async (name, connection, input) => {
          fc.pre(!parseInput(contract[name], input).success);
          expect(refusalOf(await connection.callUnknown(name, input))).toMatchObject({
            kind: 'invalidInput',
            problems: expect.any(Array),
          });
        },
      ),
      { numRuns: 1500 },
    );
    expect(register.log.filter((line) => line.level === 'fault')).toEqual([]);
  });

  test('refuses a length that cannot be measured', async () => {
    const register = await seededRegister();
    const length = { valueOf: null, toString: null };
    const reply = await register.as.maria.callUnknown('evidence.register', { validationIds: { length } });
    expect(refusalOf(reply)).toMatchObject({ kind: 'invalidInput' });
  });

  test('writes nothing of what was said into the log', async () => {
    const register = await seededRegister();
    const secret = 'HEMLIG850314';
    for (const name of answered)
      await register.as.samira.callUnknown(name, { id: secret, givenName: secret, text: secret });
    expect(JSON.stringify(register.log)).not.toContain(secret);
  });
});

test('every query answers or refuses politely, and refuses the roles it does not name', async () => {
  const register = await seededRegister();
  for (const name of answered.filter(
    (one) => contract[one].kind === 'query' && contract[one].roles !== 'anyone',
  )) {
    const { input } = await useOf(register, nobody, name);
    expect(parseInput(contract[name], input).success, name).toBe(true);
    for (const key of everybody) {
      const reply = await register.as[key].callUnknown(name, input);
      if (outsiders(name).includes(key))
        expect(reply, name).toMatchObject({ refusal: { kind: 'notPermitted' } });
      else if (!reply.ok)
        expect(['notFound', 'notApproved', 'cancelled'], name).toContain(reply.refusal.kind);
    }
  }
});

type Counted = { readonly count: number };

describe.each(commands)('%s', (name) => {
  test('leaves exactly one audit row when it succeeds, and none when it is refused', async () => {
    const register = await seededRegister();
    const raw = await openRaw(register);
    const rows = (): number => raw.rows<Counted>('SELECT count(*) AS count FROM audit')[0]!.count;
    const { by, input, path } = await validUses[name](register);
    const options = path === undefined ? {} : { path };
    const before = rows();

    const stranger = register.engine.connect();
    expect(refusalOf(await stranger.callUnknown(name, input, options))).toEqual({ kind: 'notSignedIn' });
    for (const key of outsiders(name))
      expect(refusalOf(await register.as[key].callUnknown(name, input, options))).toEqual({
        kind: 'notPermitted',
        roles: contract[name].roles,
      });
    const more = { ...input, userId: register.userId('samira') };
    expect(refusalOf(await register.as[by].callUnknown(name, more, options))).toMatchObject({
      kind: 'invalidInput',
    });
    if ('asks' in contract[name])
      expect(refusalOf(await register.as[by].callUnknown(name, input))).toEqual({ kind: 'cancelled' });
    expect(rows()).toBe(before);

    valueOf(await register.as[by].callUnknown(name, input, options));
    expect(rows()).toBe(before + 1);
    expect(raw.rows('SELECT call, user_id FROM audit ORDER BY position DESC LIMIT 1')).toEqual([
      { call: name, user_id: register.userId(by) },
    ]);
  });
});

test('opening and closing the register leave one audit row each', async () => {
  const register = await seededRegister();
  const raw = await openRaw(register);
  const last = (): unknown => raw.rows('SELECT call, what FROM audit ORDER BY position DESC LIMIT 1')[0];
  expect(raw.rows('SELECT call, what FROM audit WHERE position = 1')).toEqual([
    { call: 'register.create', what: 'register.created' },
  ]);
  const connection = register.engine.connect();
  const count = (): number => raw.rows<Counted>('SELECT count(*) AS count FROM audit')[0]!.count;
  const before = count();
  valueOf(await connection.call('session.signIn', { signInName: 'maria', passphrase: testPassphrase }));
  expect([count() - before, last()]).toEqual([1, { call: 'session.signIn', what: 'session.opened' }]);
  valueOf(await connection.call('session.signOut', {}));
  expect([count() - before, last()]).toEqual([2, { call: 'session.signOut', what: 'session.closed' }]);
  expect(
    (await connection.call('session.signIn', { signInName: 'maria', passphrase: 'fel men långt' })).ok,
  ).toBe(false);
  expect(count() - before).toBe(2);
});
