/**
 * A first start and what it leaves, and a small practice register, for tests of opening the register. Not here: a
 * register with staff and modules (story.ts).
 */
import { readdirSync } from 'node:fs';
import { onTestFinished } from 'vitest';
import { v7 } from 'uuid';
import type { InputOf } from '#contract/index.ts';
import type { PlainDate } from '#domain/dates.ts';
import { practicePassphrase } from '../../src/engine/application/register/session.ts';
import { compose, type Connection, type Engine } from '../../src/engine/compose.ts';
import { fixedClock, fixedSeeds } from '../../src/engine/demo/fixed.ts';
import { makeSheet } from '../../src/engine/demo/stage.ts';
import { resources, testEngine, valueOf, type TestEngine } from './engine.ts';

export const passphrase = 'ett långt lösenord';

export const firstStart: InputOf<'register.create'> = {
  organisationName: 'Exempelkommunen',
  place: 'Exempelstad',
  workshops: ['Återbruket', 'Köket'],
  userName: 'Samira Haddad',
  signInName: 'Samira',
  passphrase,
  withExampleModules: false,
};

export type MadeRegister = TestEngine & { /** The recovery sheet's code. */ readonly code: string };

/** A register that was made, with its recovery sheet, and closed again. */
export const madeRegister = async (): Promise<MadeRegister> => {
  const made = testEngine();
  const connection = made.engine.connect();
  valueOf(await connection.call('register.create', firstStart));
  const groups = await makeSheet(connection, ['Samira Haddad', 'Petra Lind']);
  await made.engine.close();
  return { ...made, code: groups.join('-') };
};

/** An engine that can make a practice register of one person beside the real one. */
export const withPractice = (folder: string): Engine => {
  const options = {
    folder,
    resources,
    clock: fixedClock('2026-03-02' as PlainDate).now,
    newId: v7, // not to meet ids of the register beside it
    newSeed: fixedSeeds(),
    log: () => undefined,
    cost: 2 ** 10,
    checksOutput: true,
    practicePeople: [{ signInName: 'ovning', name: 'Övning', roles: ['assessor'] as const }],
  };
  const engine = compose({
    ...options,
    isPractice: false,
    makePractice: async (practiceFolder) => {
      const makePractice = () => Promise.reject(new Error('one is enough'));
      const maker = compose({ ...options, folder: practiceFolder, isPractice: true, makePractice });
      const start = { ...firstStart, signInName: 'ovning', passphrase: practicePassphrase };
      valueOf(await maker.connect().call('register.create', start));
      await maker.close();
    },
  });
  onTestFinished(() => engine.close());
  return engine;
};

export const signIn = (connection: Connection, signInName = 'samira', words = passphrase) =>
  connection.call('session.signIn', { signInName, passphrase: words });

export const files = (folder: string): string[] => readdirSync(folder).sort();
