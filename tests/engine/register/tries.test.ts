// Wherever a passphrase or a sheet's code is tried, wrong tries are counted together and the wait grows. The places are
// found in the contract, so that one more is missing from the table below.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { z } from 'zod';
import { expect, test } from 'vitest';
import { contract, type CallName } from '#contract/index.ts';
import { passphrase, recoveryCode } from '#contract/fields.ts';
import { writeRecoveryCode } from '#domain/recovery-code.ts';
import type { Reply } from '#domain/refusal.ts';
import { runCopyJob } from '../../../src/engine/application/register/copy-job.ts';
import { refusalOf, testEngine, valueOf } from '../../support/engine.ts';
import { openRaw } from '../../support/raw.ts';
import { seededRegister, testPassphrase, type SeededRegister } from '../../support/story.ts';

type Schema = z.core.$ZodType;

/** The paths of all fields of an input that take what is typed to be let in. */
const secretsIn = (schema: Schema, path: string): readonly string[] => {
  if (schema === passphrase || schema === recoveryCode) return [path];
  if (schema instanceof z.ZodNullable) return secretsIn(schema.unwrap(), path);
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => secretsIn(option, path));
  if (schema instanceof z.ZodObject)
    return Object.entries<Schema>(schema.shape).flatMap(([name, field]) =>
      secretsIn(field, path === '' ? name : `${path}.${name}`),
    );
  return [];
};

const wrong = 'helt fel lösenfras här';
const otherSheet = writeRecoveryCode(new Uint8Array(20)).join('-');
const custodians: [string, string] = ['Åsa Ek', 'Bo Alm'];

type Tried = { readonly register: SeededRegister; readonly copy: string };
type Try = (tried: Tried) => Promise<Reply<unknown>>;

/** A place where it is tried, or why there is nothing to guess. */
const places: Readonly<Record<string, Try | string>> = {
  'session.signIn passphrase': ({ register }) =>
    register.engine.connect().call('session.signIn', { signInName: 'samira', passphrase: wrong }),
  'session.changePassphrase current': ({ register }) =>
    register.as.samira.call('session.changePassphrase', { current: wrong, next: 'en annan lång fras' }),
  'session.changePassphrase next': 'it is chosen',
  'pin.choose passphrase': ({ register }) =>
    register.as.samira.call('pin.choose', { pin: '493817', passphrase: wrong }),
  'recovery.begin passphrase': ({ register }) =>
    register.as.samira.call('recovery.begin', { custodians, passphrase: wrong }),
  'register.rekey passphrase': ({ register }) =>
    register.as.samira.call('register.rekey', { passphrase: wrong }),
  'register.create passphrase': 'it is chosen',
  'recovery.confirm code': 'it was shown to whoever types it a moment ago',
  'recovery.look code': ({ register }) =>
    register.engine.connect().call('recovery.look', { code: otherSheet }),
  'recovery.open code': ({ register }) =>
    register.engine.connect().call('recovery.open', {
      code: otherSheet,
      who: { kind: 'existing', userId: register.userId('samira') },
      passphrase: wrong,
    }),
  'recovery.open passphrase': 'it is chosen',
  ...Object.fromEntries(
    (['backup.rehearse', 'backup.restore'] as const).flatMap((name) => [
      [
        `${name} passphrase`,
        ({ register, copy }: Tried) =>
          register.as.samira.call(name, {
            place: 'local',
            name: copy,
            signInName: 'samira',
            passphrase: wrong,
          }),
      ],
      [
        `${name} code`,
        ({ register, copy }: Tried) =>
          register.as.samira.call(name, { place: 'local', name: copy, code: otherSheet }),
      ],
    ]),
  ),
};

const found = (Object.keys(contract) as CallName[]).flatMap((name) =>
  [...new Set(secretsIn(contract[name].input, ''))].map((field) => `${name} ${field}`),
);

test('every place that takes a passphrase or a code is in the table', () => {
  expect(Object.keys(places).sort()).toEqual([...found].sort());
});

const tried = async (): Promise<Tried> => {
  const copier = (job: Parameters<typeof runCopyJob>[0]) => Promise.resolve(runCopyJob(job));
  const register = await seededRegister(testEngine(undefined, undefined, { copier }));
  const { groups } = await register.ask('samira', 'recovery.begin', {
    custodians,
    passphrase: testPassphrase,
  });
  await register.ask('samira', 'recovery.confirm', { code: groups.join('-') });
  await register.ask('samira', 'pin.choose', { pin: '493816', passphrase: testPassphrase });
  const { copy } = await register.ask('samira', 'backup.take', {});
  return { register, copy: copy.name };
};

const guessed = Object.entries(places).flatMap(([name, place]) =>
  typeof place === 'string' ? [] : [[name, place] as const],
);

test.each(guessed)('%s: after wrong ones nothing is tried before a wait', async (_name, place) => {
  const here = await tried();
  const kinds: string[] = [];
  for (let times = 0; times < 7; times += 1) kinds.push(refusalOf(await place(here)).kind);
  expect(kinds.slice(0, 3).every((kind) => kind === 'wrongPassphrase' || kind === 'recoveryCodeOther')).toBe(
    true,
  );
  expect(kinds).toContain('waitBeforeTrying');
});

test('wrong tries in different places are counted together', async () => {
  const here = await tried();
  const ofPassphrases = guessed.filter(([name]) => !name.endsWith(' code'));
  for (const [, place] of [...ofPassphrases, ...ofPassphrases]) {
    here.register.clock.passDays(1);
    await place(here);
  }
  for (const [name, place] of ofPassphrases)
    expect([name, refusalOf(await place(here)).kind]).toEqual([name, 'waitBeforeTrying']);
  here.register.clock.passDays(1);
  valueOf(
    await here.register.as.samira.call('session.changePassphrase', {
      current: testPassphrase,
      next: 'en annan lång fras',
    }),
  );
});

test('many at once are counted as one after the other', async () => {
  const { engine } = await seededRegister();
  const replies = await Promise.all(
    Array.from({ length: 12 }, () =>
      engine.connect().call('session.signIn', { signInName: 'samira', passphrase: wrong }),
    ),
  );
  const tried = replies.filter((reply) => refusalOf(reply).kind === 'wrongPassphrase');
  expect(tried.length).toBeLessThan(6);
});

const again = (folder: string) => testEngine(folder, undefined, { newId: v7 });
const triesIn = (folder: string): string => join(folder, 'forsok.json');

test('a new start shortens no wait, and waits no longer than the longest', async () => {
  const register = await seededRegister();
  await register.engine.close();
  const { folder } = register;
  const signIn = (engine: ReturnType<typeof again>['engine'], passphrase: string) =>
    engine.connect().call('session.signIn', { signInName: 'samira', passphrase });
  for (let times = 0; times < 6; times += 1) {
    const { engine, clock } = again(folder);
    clock.passDays(2 * times);
    await signIn(engine, wrong);
    clock.passDays(1);
    await signIn(engine, wrong);
    await engine.close();
  }
  const { engine, clock } = again(folder);
  const refusal = refusalOf(await signIn(engine, testPassphrase));
  expect(refusal).toMatchObject({ kind: 'waitBeforeTrying' });
  expect((refusal as { waitSeconds: number }).waitSeconds).toBeLessThanOrEqual(60);
  clock.passDays(1);
  valueOf(await signIn(engine, testPassphrase));
});

test('wrong tries are rows of the log once somebody is in, by whom and how many, and nothing that was typed', async () => {
  const register = await seededRegister();
  await register.engine.close();
  const { engine, clock } = again(register.folder);
  const connection = engine.connect();
  for (const signInName of ['maria', 'MARIA ', 'mitt hemliga lösenord', 'någon annan'])
    await connection.call('session.signIn', { signInName, passphrase: wrong });
  const kept = readFileSync(triesIn(register.folder), 'utf8');
  for (const typed of [wrong, 'hemliga', 'annan']) expect(kept).not.toContain(typed);
  clock.passDays(1);
  valueOf(await connection.call('session.signIn', { signInName: 'samira', passphrase: testPassphrase }));
  const raw = await openRaw(register);
  const rows = () =>
    raw
      .rows<{ subject_id: string; after: string }>(
        "SELECT subject_id, after FROM audit WHERE what = 'passphrase.wrong' ORDER BY position",
      )
      .map(({ subject_id: id, after }) => [id, (JSON.parse(after) as { times: number }).times]);
  expect(rows()).toEqual([
    [register.userId('maria'), 2],
    ['nobody', 2],
  ]);
  // At the open screen too; told at the next sign-in, once.
  await connection.call('pin.choose', { pin: '493816', passphrase: testPassphrase });
  await connection.call('pin.choose', { pin: '493817', passphrase: wrong });
  valueOf(await connection.call('session.signIn', { signInName: 'erik', passphrase: testPassphrase }));
  valueOf(await connection.call('session.signIn', { signInName: 'erik', passphrase: testPassphrase }));
  expect(rows().slice(2)).toEqual([[register.userId('samira'), 1]]);
});

test.each([
  ['torn', (text: string) => text.slice(0, 40)],
  ['of something else', () => '{"tries":[{"name":7}]}'],
  ['empty', () => ''],
  [
    'of a time to come',
    () =>
      JSON.stringify({
        tries: [
          {
            name: 'samira',
            inARow: 9,
            untold: 1,
            from: '9999-01-01T00:00:00.000Z',
            to: '9999-01-01T00:00:00.000Z',
          },
        ],
      }),
  ],
])('a file of tries that is %s keeps nobody out', async (_what, spoil) => {
  const register = await seededRegister();
  await register.engine.close();
  const { engine } = again(register.folder);
  await engine.connect().call('session.signIn', { signInName: 'samira', passphrase: wrong });
  await engine.close();
  const path = triesIn(register.folder);
  writeFileSync(path, spoil(readFileSync(path, 'utf8')));
  const { engine: next, clock } = again(register.folder);
  const signIn = () =>
    next.connect().call('session.signIn', { signInName: 'samira', passphrase: testPassphrase });
  if (!(await signIn()).ok) {
    clock.passDays(1);
    valueOf(await signIn());
  }
  await next.close();
  rmSync(path, { force: true });
  valueOf(
    await again(register.folder)
      .engine.connect()
      .call('session.signIn', { signInName: 'samira', passphrase: testPassphrase }),
  );
});
