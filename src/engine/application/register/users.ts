/** Verkstäder and users: who works here, in which roles, and their key slots. Signing in itself: session.ts. */
import type { organisationContract } from '#contract/organisation.ts';
import type { UserId, WorkshopId } from '#domain/ids.ts';
import { mayBePutIn } from '#domain/rights.ts';
import { accept, refuse, type Decision, type NotFoundWhat } from '#domain/refusal.ts';
import { keepsAdministrator } from '#domain/roles.ts';
import { normalName } from '#domain/sign-in-name.ts';
import { isSameName } from '#domain/two-people.ts';
import { countAssessedBy, countOnlyReaderOf } from '../../store/register/holdings.ts';
import { insertWorkshop, listWorkshops, updateWorkshop } from '../../store/register/organisation.ts';
import type { ReadStore } from '../../store/base/store.ts';
import { removePin } from '../../store/register/pins.ts';
import { insertUser, listUsers, updateUser, type User } from '../../store/register/users.ts';
import { makeSlot, type KeyChange } from '../../vault/keyring.ts';
import { fourWords } from '../../vault/words.ts';
import type { PreparedKeyring } from '../../vault/keyring-file.ts';
import { listWrongTries } from './wrong-tries.ts';
import { done, type CommandContext, type Handlers } from '../frame/handler.ts';

const missing = (what: NotFoundWhat) => refuse({ kind: 'notFound', what });

const changeKeyring = async (
  { register }: Pick<CommandContext, 'register'>,
  change: (key: Uint8Array) => Promise<KeyChange> | KeyChange,
  then?: () => void,
): Promise<Decision<PreparedKeyring>> => {
  const opened = register.opened();
  if (!opened) return refuse({ kind: 'notSignedIn' });
  const keyring = register.keyring(opened.folder);
  if (!keyring.ok) return keyring;
  return register.prepareKeyring(opened.folder, keyring.value, await change(opened.key), then);
};

/** What they signed with goes from memory when their slot has changed. */
const forgetSeed = ({ register }: Pick<CommandContext, 'register'>, id: UserId): void => {
  register.opened()?.seeds.delete(id);
};

/** Gives somebody a key of their own, under four words that are for one time. */
const giveSlot = async (
  context: CommandContext,
  { id, signInName }: Pick<User, 'id' | 'signInName'>,
): Promise<Decision<{ readonly passphrase: string; readonly keys: PreparedKeyring }>> => {
  const passphrase = fourWords(context.resources);
  const { cost } = context.register;
  const keys = await changeKeyring(
    context,
    async (key) => ({
      what: 'given',
      slot: await makeSlot({ userId: id, signInName }, passphrase, key, { cost, isOneTime: true }),
    }),
    () => {
      forgetSeed(context, id);
    },
  );
  return keys.ok ? accept({ passphrase, keys: keys.value }) : keys;
};

const nameIsTaken = async (store: ReadStore, name: string, except?: WorkshopId): Promise<boolean> =>
  (await listWorkshops(store)).some(
    (workshop) => workshop.id !== except && normalName(workshop.name) === normalName(name),
  );

/**
 * One person is one user: papers, signatures and the log tell people apart by name, and two have to be two. Refuses:
 * `userNameTaken`.
 */
const mayBeCalled = (name: string, others: readonly User[]): Decision<void> => {
  const namesake = others.find((other) => isSameName(other.name, name));
  return namesake
    ? refuse({ kind: 'userNameTaken', name: namesake.name, signInName: namesake.signInName })
    : accept(undefined);
};

/** Roles and verkstäder each once, and verkstäder that are open or theirs already. */
const checked = async <Fields extends Pick<User, 'roles' | 'workshopIds'>>(
  store: ReadStore,
  fields: Fields,
  before?: User,
): Promise<Decision<Fields>> => {
  const workshopIds = [...new Set(fields.workshopIds)];
  const put = mayBePutIn(workshopIds, before?.workshopIds ?? [], await listWorkshops(store));
  if (!put.ok) return put;
  return accept({ ...fields, roles: [...new Set(fields.roles)], workshopIds });
};

export const userHandlers: Handlers<Omit<typeof organisationContract, 'settings.get' | 'settings.save'>> = {
  'workshop.list': async ({ store }) => accept([...(await listWorkshops(store))]),

  'workshop.add': async ({ store, newId }, { name }) => {
    if (await nameIsTaken(store, name)) return refuse({ kind: 'nameTaken', name });
    const id = newId<WorkshopId>();
    await insertWorkshop(store, { id, name, isActive: true });
    return done({ id }, { what: 'workshop.added', subjectId: id, after: { name } });
  },

  'workshop.save': async ({ store }, workshop) => {
    const before = (await listWorkshops(store)).find(({ id }) => id === workshop.id);
    if (!before) return missing('workshop');
    if (await nameIsTaken(store, workshop.name, workshop.id))
      return refuse({ kind: 'nameTaken', name: workshop.name });
    await updateWorkshop(store, workshop);
    return done({}, { what: 'workshop.changed', subjectId: workshop.id, before, after: workshop });
  },

  'user.list': async ({ store }) =>
    accept(
      (await listUsers(store)).map((user) => ({
        ...user,
        roles: [...user.roles],
        workshopIds: [...user.workshopIds],
      })),
    ),

  'user.add': async (context, fields) => {
    const { store, newId, now } = context;
    const users = await listUsers(store);
    if (users.some((user) => normalName(user.signInName) === normalName(fields.signInName)))
      return refuse({ kind: 'signInNameTaken', signInName: fields.signInName });
    const free = mayBeCalled(fields.name, users);
    if (!free.ok) return free;
    const whole = await checked(store, fields);
    if (!whole.ok) return whole;
    const user: User = { ...whole.value, id: newId<UserId>() };
    await insertUser(store, user, now);
    const given = user.isActive ? await giveSlot(context, user) : accept(null);
    if (!given.ok) return given;
    return done(
      { id: user.id, passphrase: given.value?.passphrase ?? null },
      { what: 'user.added', subjectId: user.id, after: user },
      given.value?.keys,
    );
  },

  'user.save': async (context, input) => {
    const { store } = context;
    const users = await listUsers(store);
    const before = users.find(({ id }) => id === input.id);
    if (!before) return missing('user');
    const free = isSameName(before.name, input.name)
      ? accept(undefined)
      : mayBeCalled(
          input.name,
          users.filter(({ id }) => id !== input.id),
        );
    if (!free.ok) return free;
    const whole = await checked(store, input, before);
    if (!whole.ok) return whole;
    const user: User = { ...whole.value, signInName: before.signInName };
    const kept = keepsAdministrator(users.map((other) => (other.id === user.id ? user : other)));
    if (!kept.ok) return kept;
    await updateUser(store, user);
    const isLeaving = before.isActive && !user.isActive;
    const keys = isLeaving
      ? await changeKeyring(
          context,
          () => ({ what: 'takenAway', userIds: [user.id] }),
          () => {
            forgetSeed(context, user.id);
          },
        )
      : accept(undefined);
    if (!keys.ok) return keys;
    // Until they have given a passphrase of theirs and chosen a PIN again.
    if (isLeaving) await removePin(store, user.id);
    return done({}, { what: 'user.changed', subjectId: user.id, before, after: user }, keys.value);
  },

  'user.wrongTries': async ({ store, now }) => accept(await listWrongTries(store, now)),

  'user.holds': async ({ store }, { id }) =>
    accept({
      validations: [...(await countAssessedBy(store, id))],
      onlyReaderOf: await countOnlyReaderOf(store, id),
    }),

  'user.resetPassphrase': async (context, { id }) => {
    const user = (await listUsers(context.store)).find((candidate) => candidate.id === id);
    // Nobody gets a key to the register while they are not active.
    if (!user?.isActive) return missing('user');
    const given = await giveSlot(context, user);
    if (!given.ok) return given;
    const { passphrase, keys } = given.value;
    await removePin(context.store, id);
    return done({ passphrase }, { what: 'user.passphraseReset', subjectId: id }, keys);
  },
};
