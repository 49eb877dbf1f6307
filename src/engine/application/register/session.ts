/**
 * Opening the register: first start, signing in and out, the practice register. Not here: key slots themselves
 * (vault/keyring.ts), giving others a passphrase (users.ts) and what is told of a session (session-view.ts).
 */
import type { registerContract } from '#contract/register.ts';
import type { Role } from '#domain/role.ts';
import type { OrganisationId, UserId, WorkshopId } from '#domain/ids.ts';
import { normalName } from '#domain/sign-in-name.ts';
import { checkPassphrase } from '#domain/passphrase.ts';
import { accept, refuse } from '#domain/refusal.ts';
import { defaultSettings } from '#domain/settings.ts';
import { getOrganisation, insertOrganisation, insertWorkshop } from '../../store/register/organisation.ts';
import { writeSettings } from '../../store/base/settings.ts';
import { inTransaction, type ReadStore, type WriteStore } from '../../store/base/store.ts';
import { insertKeyHolders } from '../../store/register/key-holders.ts';
import { insertUser, type User } from '../../store/register/users.ts';
import { ensureFolder } from '../../files/files.ts';
import { mayLieIn } from '../../files/disk-kind.ts';
import { makeSlot, newRegisterKey, newSecret, signingSeedOf, unlock } from '../../vault/keyring.ts';
import { fourWords } from '../../vault/words.ts';
import { importExampleModules } from '../modules/example-modules.ts';
import { done, type Done, type Handlers, type OutsideContext, type Refused } from '../frame/handler.ts';
import { makeIssuerKey } from '../certificates/issuer-key.ts';
import { proveItIsThem, trying } from './own-passphrase.ts';
import { checkPin } from './pin.ts';
import { leaveOther, leaveSeat, lockSeat, takeSeat } from './seats.ts';
import { describeSession, whoComesBack, type Session } from './session-view.ts';
import { learnKey } from '../frame/signing.ts';

/** What opens the practice register; it holds invented people only. */
export const practicePassphrase = 'övningsregistret';

const firstUserRoles: readonly Role[] = ['administrator', 'assessor', 'coordinator'];

const signIn = async (
  context: OutsideContext,
  folder: string,
  signInName: string,
  passphrase: string,
): Promise<Done<Session> | Refused> => {
  const { register, now } = context;
  const keyring = register.keyring(folder);
  if (!keyring.ok) return keyring;
  const older = register.olderKeyring(folder);
  const tried = await trying(
    context,
    signInName,
    async () =>
      (await unlock(keyring.value, signInName, passphrase)) ??
      (older && (await unlock(older, signInName, passphrase))),
  );
  if (!tried.ok) return tried;
  const unlocked = tried.value;
  await leaveOther(context, folder);
  const wasClosed = !register.opened();
  if (wasClosed) {
    const opening = await register.open({
      folder,
      shown: { holder: unlocked.userId, publicKey: unlocked.publicKey, signInName },
      key: unlocked.key,
      by: signInName.trim(),
      since: now,
    });
    // Where a program died in a change of slots it is known only now which count, and these may be the others.
    if (!opening.ok && opening.refusal.kind === 'keyNotKnown' && older)
      return refuse({
        kind: 'wrongPassphrase',
        waitSeconds: register.delay.wrong(normalName(signInName), Date.parse(now)),
      });
    if (!opening.ok) return opening;
  }
  const seated = await takeSeat(context, unlocked);
  if (!seated.ok && wasClosed) await register.close();
  return seated;
};

/** What a passphrase of theirs must not be made of. */
export const namesOf = async (
  store: ReadStore,
  user: Pick<User, 'name' | 'signInName'>,
): Promise<readonly string[]> => [(await getOrganisation(store)).name, user.name, user.signInName];

export const sessionHandlers: Handlers<typeof registerContract> = {
  'register.status': async ({ register, seat }) => {
    const allowed = mayLieIn(register.folder);
    if (!allowed.ok) return allowed;
    const keyring = register.exists(register.folder) ? register.keyring(register.folder) : undefined;
    if (keyring && !keyring.ok) return keyring;
    return accept({
      state: seat.session ? 'open' : keyring ? 'locked' : 'none',
      folder: register.folder,
      lastSignInName: keyring?.value.slots.length === 1 ? (keyring.value.slots[0]?.signInName ?? null) : null,
      practiceIsMade: register.exists(register.practiceFolder),
      people: await whoComesBack(register.opened()),
    } as const);
  },

  'register.create': async (context, input) => {
    const { register, newId, now } = context;
    const { organisationName, userName, signInName } = input;
    const mayUse = checkPassphrase(input.passphrase, [organisationName, userName, signInName]);
    if (!mayUse.ok) return mayUse;
    const twice = input.workshops.find(
      (name, index) => input.workshops.findIndex((other) => normalName(other) === normalName(name)) < index,
    );
    if (twice !== undefined) return refuse({ kind: 'nameTaken', name: twice });
    if (register.exists(register.folder)) return refuse({ kind: 'registerExists' });
    const folder = ensureFolder(register.folder);
    if (!folder.ok) return folder;
    const key = newRegisterKey();
    const owner = { userId: newId<UserId>(), signInName: input.signInName };
    const installationId = newId();
    const secret = newSecret();
    const slot = await makeSlot(owner, input.passphrase, key, { cost: register.cost, secret });
    await leaveOther(context, register.folder);
    const opening = await register.open({
      folder: register.folder,
      shown: undefined,
      key,
      by: input.signInName,
      since: now,
    });
    if (!opening.ok) return opening;
    const fill = async (store: WriteStore): Promise<void> => {
      const organisation = { id: newId<OrganisationId>(), name: input.organisationName };
      await insertOrganisation(
        store,
        organisation,
        { id: installationId, isPractice: opening.value.isPractice },
        now,
      );
      await makeIssuerKey(store, context);
      await writeSettings(store, { ...defaultSettings, place: input.place });
      const workshops = input.workshops.map((name) => ({ id: newId<WorkshopId>(), name, isActive: true }));
      /* eslint-disable no-await-in-loop -- once in a register's life */
      for (const workshop of workshops) await insertWorkshop(store, workshop);
      /* eslint-enable no-await-in-loop */
      const user: User = {
        id: owner.userId,
        signInName: input.signInName,
        name: input.userName,
        title: '',
        roles: firstUserRoles,
        workshopIds: workshops.map((workshop) => workshop.id),
        seesPersons: true,
        trainedOn: null,
        certifiedOn: null,
        isActive: true,
      };
      await insertUser(store, user, now);
      const keyOfUser = { holder: owner.userId, publicKey: slot.publicKey };
      await insertKeyHolders(store, [keyOfUser], { since: now, logPosition: 1 });
      if (input.withExampleModules)
        await importExampleModules({ store, newId, now, resources: context.resources });
    };
    try {
      await inTransaction(opening.value.store, fill);
      const keyring = { format: 2, registerId: installationId, slots: [], recovery: null } as const;
      const slots = register.prepareKeyring(register.folder, keyring, { what: 'given', slot });
      if (!slots.ok) {
        await register.undoNew(register.folder);
        return slots;
      }
      const placed = slots.value.put(); // without them the register would be lost
      if (!placed.ok) {
        slots.value.drop();
        await register.undoNew(register.folder);
        return placed;
      }
      slots.value.settle();
    } catch (error) {
      await register.undoNew(register.folder);
      throw error;
    }
    const seated = await takeSeat(context, {
      userId: owner.userId,
      signingSeed: signingSeedOf(secret),
      isOneTime: false,
    });
    return seated.ok
      ? done(seated.value, {
          what: 'register.created',
          subjectId: installationId,
        })
      : seated;
  },

  'practice.prepare': async ({ register, progress }) => {
    if (!register.exists(register.practiceFolder))
      await register.makePractice(register.practiceFolder, progress);
    return done(
      { users: register.practicePeople.map((person) => ({ ...person, roles: [...person.roles] })) },
      { what: 'practice.prepared', subjectId: register.practiceFolder },
    );
  },

  'passphrase.suggest': ({ resources }) => Promise.resolve(accept({ passphrase: fourWords(resources) })),

  'practice.enter': (context, { signInName }) =>
    signIn(context, context.register.practiceFolder, signInName, practicePassphrase),

  'session.signIn': (context, input) =>
    signIn(context, context.register.folder, input.signInName, input.passphrase),

  'session.lock': ({ seat }, { batchId }) => {
    const userId = seat.session?.userId ?? '';
    lockSeat(seat, batchId);
    return Promise.resolve(done({}, { what: 'session.locked', subjectId: userId }));
  },

  'session.switch': async (context, { userId, pin }) => {
    const opened = context.register.opened();
    const signingSeed = opened?.seeds.get(userId);
    // Somebody who has not given their passphrase since it was opened, or was given another one.
    if (!opened || !signingSeed) return refuse({ kind: 'pinLocked' });
    if (!opened.isPractice) {
      const checked = await checkPin(opened, userId, pin ?? undefined, {
        now: context.now,
        newId: context.newId,
        call: 'session.switch',
        userName: '', // nobody is there yet
      });
      if (!checked.ok) return checked;
    }
    return takeSeat(context, { userId, signingSeed, isOneTime: false });
  },

  'session.signOut': ({ seat }) => {
    const userId = seat.session?.userId ?? '';
    leaveSeat(seat);
    return Promise.resolve(done({}, { what: 'session.closed', subjectId: userId }));
  },

  'session.get': async (context) => {
    const { register, seat } = context;
    const opened = register.opened();
    const isSeated = opened !== undefined && opened.folder === seat.session?.folder;
    return accept(isSeated && seat.session ? await describeSession(opened, seat.session, context) : null);
  },

  'session.changePassphrase': async (context, input) => {
    const { register, store, user, now } = context;
    const mayUse = checkPassphrase(input.next, await namesOf(store, user));
    if (!mayUse.ok) return mayUse;
    if (input.next === input.current) return refuse({ kind: 'passphraseSame' });
    const opened = register.opened();
    if (!opened) return refuse({ kind: 'notSignedIn' });
    const keyring = register.keyring(opened.folder);
    if (!keyring.ok) return keyring;
    const proved = await proveItIsThem(context, input.current);
    if (!proved.ok) return proved;
    // Whoever knows the passphrase from before, because they gave or saw it, has with an older file of slots the secret
    // from before: the new one opens nothing that it could, and what was signed with it stays signed.
    const secret = newSecret();
    const seed = signingSeedOf(secret);
    await learnKey(store, { userId: user.userId, seed, now });
    const next = await makeSlot(user, input.next, opened.key, { cost: register.cost, secret });
    const change = { what: 'given', slot: next } as const;
    const keys = register.prepareKeyring(opened.folder, keyring.value, change, () =>
      opened.seeds.set(user.userId, seed),
    );
    if (!keys.ok) return keys;
    return done({}, { what: 'passphrase.changed', subjectId: user.userId }, keys.value);
  },
};
