/**
 * Holds the file of slots against what the register knows, at each opening: whose keys count from here on, and rows of
 * what does not. A register from before it knew any takes over the keys that lie there, once. Not here: what is strange
 * (domain/key-holders.ts), and who is let in (open-register.ts).
 */
import type { AuditEvent } from '#domain/audit.ts';
import type { Instant } from '#domain/dates.ts';
import {
  isKnown,
  knownKeys,
  onlyKnown,
  strangeKeys,
  takenOver,
  type KeyClaims,
  type KeyHolder,
  type KeyOwner,
  type ShownKey,
  type StrangeKey,
} from '#domain/key-holders.ts';
import type { UserId } from '#domain/ids.ts';
import { accept, refuse, type Decision } from '#domain/refusal.ts';
import { appendAudit, lastPosition, listAuditOfSubject } from '../../store/register/audit.ts';
import { hasKeyHolders, insertKeyHolders, listKeyHolders } from '../../store/register/key-holders.ts';
import { keyHoldersIn } from '../../store/register/copies.ts';
import { listUsers } from '../../store/register/users.ts';
import { inTransaction, type ReadStore, type WriteStore } from '../../store/base/store.ts';
import { writeSetting, readSetting } from '../../store/base/settings.ts';
import { databaseIn } from '../../files/places.ts';
import { prepareKeyring, readKeyring, type PreparedKeyring } from '../../vault/keyring-file.ts';
import { onlyProved, type Keyring } from '../../vault/keyring.ts';
import type { OpenedRegister } from '../frame/register.ts';

/** Where rows may be written: not in a register that is only looked at. */
export type Recording = { readonly newId: () => string; readonly now: Instant };

type At = { readonly folder: string; readonly key: Uint8Array; readonly recording: Recording | undefined };

/** The slots that go with what stands in the register: their hash is written in the transaction of each change. */
const slotsKey = 'keySlots';

/** What the register keeps of a change of slots; after the row that tells of it. */
export const keepKeysKnown = async (
  store: WriteStore,
  { sha256, holders }: Pick<PreparedKeyring, 'sha256' | 'holders'>,
  since: Instant,
): Promise<void> => {
  await writeSetting(store, slotsKey, { sha256 });
  await insertKeyHolders(store, holders, { since, logPosition: await lastPosition(store) });
};

export const knownSlots = async (store: ReadStore): Promise<string | undefined> =>
  ((await readSetting(store, slotsKey)) as { readonly sha256: string } | undefined)?.sha256; // as written above

const append = (store: WriteStore, event: AuditEvent, { newId, now }: Recording): Promise<number> =>
  appendAudit(store, event, { id: newId(), at: now, userId: null, userName: '', call: 'session.signIn' });

/** The keys that lie there become those that count, with a row that says how many, and whose are in doubt. */
const takeOver = async (
  store: ReadStore,
  claims: KeyClaims,
  { owners, recording }: { readonly owners: readonly KeyOwner[]; readonly recording: Recording | undefined },
): Promise<ReadonlyMap<KeyHolder, string>> => {
  const { keys, doubtful } = takenOver(claims, owners);
  if (!recording || keys.size === 0) return keys;
  await inTransaction(store, async (write) => {
    const after = { holders: keys.size, doubtful: doubtful.map(({ name }) => name) };
    const event = { what: 'keyHolder.takenOver', subjectId: 'keys', after } as const;
    const logPosition = await append(write, event, recording);
    const changes = [...keys].map(([holder, publicKey]) => ({ holder, publicKey }));
    await insertKeyHolders(write, changes, { since: recording.now, logPosition });
  });
  return keys;
};

/** One row for each strange key, the first time that it lies there. */
const record = async (
  store: ReadStore,
  strange: readonly StrangeKey[],
  recording: Recording,
): Promise<void> => {
  for (const { why, holder, name, publicKey } of strange) {
    const after = { why, name, publicKey };
    // eslint-disable-next-line no-await-in-loop -- none in a file that nobody wrote in beside the program, and never many
    const told = await listAuditOfSubject(store, holder, 'keyHolder.strange');
    if (told.some((row) => row.after === JSON.stringify(after))) continue;
    const event = { what: 'keyHolder.strange', subjectId: holder, after } as const;
    // eslint-disable-next-line no-await-in-loop -- as above
    await inTransaction(store, (write) => append(write, event, recording));
  }
};

/**
 * Slots of people who no longer work here go from the file, whatever kept it from being replaced when they left. Where
 * the disk says no they stay, and count as little as before.
 */
const clearInactive = async (
  store: ReadStore,
  folder: string,
  {
    keyring,
    inactive,
    recording,
  }: { readonly keyring: Keyring; readonly inactive: readonly UserId[]; readonly recording: Recording },
): Promise<void> => {
  const prepared = prepareKeyring(folder, keyring, { what: 'takenAway', userIds: inactive });
  if (!prepared.ok) return;
  try {
    await inTransaction(store, async (write) => {
      const after = { users: inactive };
      await append(write, { what: 'keyHolder.takenAway', subjectId: 'keys', after }, recording);
      await keepKeysKnown(write, prepared.value, recording.now);
      const placed = prepared.value.put();
      if (!placed.ok) throw new NotPlaced();
    });
    prepared.value.settle();
  } catch (error) {
    prepared.value.drop();
    if (!(error instanceof NotPlaced)) throw error;
  }
};

class NotPlaced extends Error {}

/** Whether what was shown counts in a copy, which nobody has opened and nothing is written in. Refuses `keyNotKnown`. */
export const countsInCopy = (folder: string, key: Uint8Array, shown: ShownKey): Decision<void> => {
  const keyring = readKeyring(folder);
  if (!keyring.ok) return keyring;
  const { kept, owners } = keyHoldersIn(databaseIn(folder), key);
  const known = knownKeys(kept ?? takenOver(onlyProved(keyring.value, key), owners).keys, owners);
  return isKnown(shown, known) ? accept(undefined) : refuse({ kind: 'keyNotKnown' });
};

/** Whose keys count in a register that is being opened, with rows of what does not. Throws what the disk says. */
export const takeStock = async (
  store: ReadStore,
  { folder, key, recording }: At,
): Promise<Pick<OpenedRegister, 'keys' | 'strange'>> => {
  const found = readKeyring(folder);
  const owners = await listUsers(store);
  if (!found.ok) return { keys: knownKeys(await listKeyHolders(store), owners), strange: [] };
  const kept = (await hasKeyHolders(store))
    ? await listKeyHolders(store)
    : await takeOver(store, onlyProved(found.value, key), { owners, recording });
  const keys = knownKeys(kept, owners);
  const strange = strangeKeys(found.value, keys, owners);
  if (!recording) return { keys, strange };
  await record(
    store,
    strange.filter(({ why }) => why !== 'inactive'),
    recording,
  );
  const inactive = owners.filter(
    ({ id, isActive }) => !isActive && found.value.slots.some(({ userId }) => userId === id),
  );
  if (inactive.length > 0)
    await clearInactive(store, folder, {
      keyring: onlyKnown(found.value, keys),
      inactive: inactive.map(({ id }) => id),
      recording,
    });
  return { keys, strange: strange.filter(({ why }) => why !== 'inactive') };
};
