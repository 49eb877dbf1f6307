/** A first start and what it leaves, for tests of opening the register. Not here: a register with staff and modules (story.ts). */
import { readdirSync } from 'node:fs';
import type { InputOf } from '#contract/index.ts';
import type { Connection } from '../../src/engine/compose.ts';
import { testEngine, valueOf, type TestEngine } from './engine.ts';

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

/** A register that was made and closed again. */
export const madeRegister = async (): Promise<TestEngine> => {
  const made = testEngine();
  valueOf(await made.engine.connect().call('register.create', firstStart));
  await made.engine.close();
  return made;
};

export const signIn = (connection: Connection, signInName = 'samira', words = passphrase) =>
  connection.call('session.signIn', { signInName, passphrase: words });

export const files = (folder: string): string[] => readdirSync(folder).sort();
