/**
 * Looking into a copy beside a register that can be opened: for an administrator who is signed in there, with a row in its
 * log first, with the rights of today, and with whom one opens on its log. Where no register can be opened a copy is all
 * there is, and is looked at as it was. Not here: finding, proving and opening a copy (backups.ts).
 */
import { existsSync } from 'node:fs';
import type { ParsedInputOf } from '#contract/index.ts';
import type { AuditEvent } from '#domain/audit.ts';
import { readRecoveryCode } from '#domain/recovery-code.ts';
import { accept, refuse, type Decision } from '#domain/refusal.ts';
import type { Settings } from '#domain/settings.ts';
import { takeLock } from '../../files/lock.ts';
import { databaseIn } from '../../files/places.ts';
import { openStore } from '../../store/base/open.ts';
import { readSettings, writeSettings } from '../../store/base/settings.ts';
import { inTransaction, type ReadStore, type WriteStore } from '../../store/base/store.ts';
import {
  listParticipants,
  updateParticipant,
  type Participant,
} from '../../store/participants/participants.ts';
import {
  listProtected,
  listReadersOf,
  nameReaders,
  type Reader,
} from '../../store/participants/protected-readers.ts';
import { appendAudit } from '../../store/register/audit.ts';
import { proveCopy } from '../../store/register/copies.ts';
import { listWorkshops } from '../../store/register/organisation.ts';
import { listUsers, updateUser, type User } from '../../store/register/users.ts';
import { openRecoverySlot, unlock, type Keyring } from '../../vault/keyring.ts';
import type { PlacedCopy } from '../frame/copies.ts';
import type { OutsideContext, SignedIn } from '../frame/handler.ts';
import type { OpenedRegister } from '../frame/register.ts';

type Choice = ParsedInputOf<'backup.restore'>;

/** The key of what lies in the register's place, where it opens by the same passphrase or sheet as the copy. */
export const keyThere = async (
  keyring: Decision<Keyring>,
  choice: Choice,
): Promise<Uint8Array | undefined> => {
  if (!keyring.ok) return undefined;
  if (!('code' in choice)) return (await unlock(keyring.value, choice.signInName, choice.passphrase))?.key;
  const code = readRecoveryCode(choice.code);
  return code.ok && keyring.value.recovery ? openRecoverySlot(keyring.value.recovery, code.value) : undefined;
};

/** The register that is open, and the administrator of it who asks. */
export type Live = { readonly opened: OpenedRegister; readonly user: SignedIn };

/**
 * Beside which register a copy is looked into; null where there is none that can be opened. Refuses `signInToLook`, and `notPermitted` for whoever is no administrator.
 */
export const liveBeside = async (
  { register, seat }: OutsideContext,
  choice: Choice,
): Promise<Decision<Live | null>> => {
  const { folder } = register;
  const opened = register.opened();
  const user = seat.session;
  if (opened?.folder === folder && user?.folder === folder)
    return user.roles.includes('administrator')
      ? accept({ opened, user })
      : refuse({ kind: 'notPermitted', roles: ['administrator'] });
  const mayOpen = async (): Promise<boolean> => {
    if (opened?.folder === folder) return true;
    const keyring = register.keyring(folder);
    if (!existsSync(databaseIn(folder)) || !keyring.ok) return false;
    const key = await keyThere(keyring, choice);
    // Another passphrase than that of the copy may open it: only what was tried and is damaged counts as lost.
    return key === undefined || proveCopy(databaseIn(folder), key).isWhole;
  };
  return (await mayOpen()) ? refuse({ kind: 'signInToLook' }) : accept(null);
};

/** Whether whoever asks is signed in as an administrator of the register that lies in the data folder. */
export const isAdministratorHere = ({
  register: { folder, opened },
  seat: { session },
}: OutsideContext): boolean =>
  opened()?.folder === folder && session?.folder === folder && session.roles.includes('administrator');

/** Who may see whom, as the register says it now. */
export type RightsNow = {
  readonly users: readonly User[];
  readonly settings: Settings;
  readonly hidden: readonly Participant[];
  readonly readers: readonly (Reader & { readonly participantId: string })[];
};

export const rightsNow = async (store: ReadStore): Promise<RightsNow> => {
  const ids = (await listProtected(store)).map(({ id }) => id);
  return {
    users: await listUsers(store),
    settings: await readSettings(store),
    hidden: [...(await listParticipants(store, ids)).values()],
    readers: ids.length > 0 ? await listReadersOf(store, ids) : [],
  };
};

/** Writes the rights of today into a copy of a copy: who is not active is nobody there, who is protected is alias there. */
export const bringToToday = async (store: WriteStore, now: RightsNow): Promise<void> => {
  const workshops = new Set((await listWorkshops(store)).map(({ id }) => id));
  const then = await listUsers(store);
  await writeSettings(store, now.settings);
  for (const user of then) {
    const today = now.users.find(({ id }) => id === user.id);
    // eslint-disable-next-line no-await-in-loop -- some tens of people, in a file that is thrown away
    await updateUser(store, {
      ...user,
      isActive: today?.isActive ?? false,
      roles: today?.roles ?? [],
      workshopIds: today?.workshopIds.filter((id) => workshops.has(id)) ?? [],
      seesPersons: today?.seesPersons ?? false,
    });
  }
  const there = await listParticipants(
    store,
    now.hidden.map(({ id }) => id),
  );
  for (const { id, alias } of now.hidden) {
    const person = there.get(id);
    if (!person) continue;
    const readers = now.readers.filter((one) => one.participantId === id).map((one) => one.id);
    /* eslint-disable no-await-in-loop -- as above: few are protected */
    await updateParticipant(store, { ...person, alias, hasProtectedIdentity: true });
    await nameReaders(
      store,
      id,
      readers.filter((reader) => then.some((user) => user.id === reader)),
    );
    /* eslint-enable no-await-in-loop */
  }
};

/** Before anything is opened. */
export const logLooking = (
  { newId, now }: OutsideContext,
  { opened, user: { userId, name } }: Live,
  { name: subjectId, place, at }: PlacedCopy,
  why = '',
): Promise<unknown> => {
  const event = { what: 'backup.rehearsed', subjectId, after: { place, at, why } } as const;
  const record = { id: newId(), at: now, userId, userName: name, call: 'backup.rehearse' };
  return inTransaction(opened.store, (store) => appendAudit(store, event, record));
};

type Record = Parameters<typeof appendAudit>[2];

/**
 * Puts rows on the log of the register beside, which is closed while a copy is looked at: opened for the row and closed
 * again. Refuses `registerInUse`, and what opening it refuses.
 */
export const logBeside =
  ({ folder, key }: Pick<OpenedRegister, 'folder' | 'key'>) =>
  async (event: AuditEvent, record: Record): Promise<Decision<void>> => {
    const lock = takeLock(folder, record.userName, record.at);
    if (!lock.ok) return lock;
    try {
      const beside = await openStore(databaseIn(folder), key);
      if (!beside.ok) return beside;
      try {
        await inTransaction(beside.value.store, (store) => appendAudit(store, event, record));
        return accept(undefined);
      } finally {
        await beside.value.close();
      }
    } finally {
      lock.value.release();
    }
  };
