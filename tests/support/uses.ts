/**
 * One valid use of every call that the engine answers, over a seeded register: of commands (commands.ts), of queries
 * (queries.ts), and here of those that are neither. The compiler names the call that lacks one.
 */
import { contract, type CallName, type Contract, type InputOf } from '#contract/index.ts';
import type { StaffKey } from '../../src/engine/demo/people.ts';
import { validUses, type CommandName } from './commands.ts';
import { queryUses, type QueryName, type Subject } from './queries.ts';
import { testPassphrase, type SeededRegister } from './story.ts';

export type AnsweredName = {
  [N in CallName]: Contract[N]['kind'] extends 'shell' ? never : N;
}[CallName];
type OtherName = Exclude<AnsweredName, CommandName | QueryName>;

const copy: InputOf<'backup.restore'> = {
  place: 'local',
  name: '2026-03-02',
  signInName: 'samira',
  passphrase: testPassphrase,
};

const otherUses: { readonly [N in OtherName]: (register: SeededRegister) => InputOf<N> } = {
  'register.create': () => ({
    organisationName: 'Nybro kommun',
    place: 'Nybro',
    workshops: ['Kaféet'],
    withExampleModules: false,
    userName: 'Maria Lindqvist',
    signInName: 'maria',
    passphrase: testPassphrase,
  }),
  'register.rekey': () => ({ passphrase: 'en annan lång lösenfras' }),
  'recovery.open': ({ userId }) => ({
    code: 'AAAA',
    who: { kind: 'existing', userId: userId('samira') },
    passphrase: testPassphrase,
  }),
  'practice.prepare': () => ({}),
  'practice.enter': () => ({ signInName: 'maria' }),
  'session.signIn': () => ({ signInName: 'maria', passphrase: testPassphrase }),
  'session.lock': () => ({ batchId: null }),
  'session.switch': ({ userId }) => ({ userId: userId('maria'), pin: null }),
  'session.signOut': () => ({}),
  'backup.take': () => ({}),
  'backup.find': () => ({}),
  'backup.rehearse': () => copy,
  'backup.restore': () => copy,
  'disposal.cleanUp': () => ({}),
  'draft.keep': () => ({ key: 'k', body: 'x' }),
};

export type AnyUse = { readonly by?: StaffKey; readonly input: unknown; readonly path?: string };

/** Every call that the engine answers. */
export const answered = (Object.keys(contract) as CallName[]).filter(
  (name): name is AnsweredName => contract[name].kind !== 'shell',
);

export const isCommand = (name: CallName): name is CommandName => Object.hasOwn(validUses, name);
const isQuery = (name: CallName): name is QueryName => Object.hasOwn(queryUses, name);

/** The use of a query is about the subject; that of a command about the register's participant. */
export const useOf = async (
  register: SeededRegister,
  subject: Subject,
  name: AnsweredName,
): Promise<AnyUse> => {
  if (isCommand(name)) return validUses[name](register);
  if (isQuery(name)) return queryUses[name](subject)[0]!; // each has one at least
  return { input: otherUses[name](register) };
};
