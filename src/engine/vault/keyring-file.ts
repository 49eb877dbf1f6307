/**
 * `register.json` beside the database: the key slots as a file. A damaged file is told as such and never overwritten.
 */
import { existsSync, rmSync } from 'node:fs';
import { accept, refuse, type Decision } from '#domain/refusal.ts';
import {
  asideOf,
  moveInto,
  prepareWhole,
  putFile,
  readLimited,
  writeWhole,
  type Prepared,
} from '../files/files.ts';
import {
  changedKeyring,
  holdersChanged,
  isPossibleCost,
  type KeyChange,
  type Keyring,
  type RecoverySlot,
  type Slot,
} from './keyring.ts';
import { keyringIn } from '../files/places.ts';
import { sha256 } from '../sha256.ts';
import { formatSummed, parseSummed } from '../files/checksummed-json.ts';

const format = 2;

export const keyringExists = (folder: string): boolean => existsSync(keyringIn(folder));

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const isBase64 = (value: unknown, bytes: number): boolean =>
  typeof value === 'string' && Buffer.from(value, 'base64').length === bytes;

const hasSealedKey = (value: Readonly<Record<string, unknown>>): boolean =>
  isBase64(value['publicKey'], 32) && isBase64(value['sealed'], 92) && isBase64(value['proof'], 32);

const isRecoverySlot = (value: unknown): value is RecoverySlot => isObject(value) && hasSealedKey(value);

const isSlot = (value: unknown): value is Slot =>
  isObject(value) &&
  hasSealedKey(value) &&
  ['userId', 'signInName'].every((field) => typeof value[field] === 'string') &&
  isBase64(value['salt'], 16) &&
  isBase64(value['secret'], 60) &&
  typeof value['isOneTime'] === 'boolean' &&
  typeof value['cost'] === 'number' &&
  isPossibleCost(value['cost']);

const isKeyring = (value: unknown): value is Keyring =>
  isObject(value) &&
  value['format'] === format &&
  typeof value['registerId'] === 'string' &&
  Array.isArray(value['slots']) &&
  value['slots'].every(isSlot) &&
  (value['recovery'] === null || isRecoverySlot(value['recovery']));

const readFile = (path: string): Decision<Keyring> => {
  const bytes = readLimited(path, 1024 * 1024);
  if (!bytes.ok) return refuse({ kind: 'registerDamaged', file: path });
  const value: unknown = parseSummed(bytes.value);
  if (isKeyring(value)) return accept(value);
  const found = isObject(value) ? Number(value['format']) : NaN;
  return Number.isInteger(found) && found > format
    ? refuse({ kind: 'registerNewer', found, known: format })
    : refuse({ kind: 'registerDamaged', file: path });
};

/** Refuses: `registerMissing`, `registerDamaged`, `registerNewer` (an unknown format). */
export const readKeyring = (folder: string): Decision<Keyring> =>
  keyringExists(folder) ? readFile(keyringIn(folder)) : refuse({ kind: 'registerMissing', folder });

/** The slots of before a change in the middle of which a program died; undefined where none did. */
export const readOlderKeyring = (folder: string): Keyring | undefined => {
  const aside = asideOf(keyringIn(folder));
  const older = existsSync(aside) ? readFile(aside) : undefined;
  return older?.ok ? older.value : undefined;
};

/** All slots that lie there, the present ones first: in the middle of a change also those of before it. */
export const keyringsIn = (folder: string): readonly Keyring[] => {
  const now = readKeyring(folder);
  const older = readOlderKeyring(folder);
  return [...(now.ok ? [now.value] : []), ...(older ? [older] : [])];
};

/** `sha256` and whose keys it makes others go into the register together with what is written of the change. */
export type PreparedKeyring = Prepared & {
  readonly sha256: string;
  readonly holders: ReturnType<typeof holdersChanged>;
};

/** The file as it is to be, whole beside its place. Refuses what the disk says. */
export const prepareKeyring = (
  folder: string,
  keyring: Keyring,
  change: KeyChange,
): Decision<PreparedKeyring> => {
  const bytes = formatSummed(changedKeyring(keyring, change));
  const prepared = prepareWhole(keyringIn(folder), bytes);
  return prepared.ok
    ? accept({ ...prepared.value, sha256: sha256(bytes), holders: holdersChanged(change) })
    : prepared;
};

/** Throws what the disk says. */
export const putKeyring = (folder: string, keyring: Keyring): void => {
  putFile(keyringIn(folder), formatSummed(keyring));
};

export const writeKeyring = (folder: string, keyring: Keyring): Decision<void> =>
  writeWhole(keyringIn(folder), formatSummed(keyring));

/**
 * Ends a change of slots in the middle of which a program died: the new ones count if the register knows of them, by
 * their `sha256`, and otherwise those of before do. Throws what the disk says.
 */
export const settleKeyring = (folder: string, known: string | undefined): void => {
  const path = keyringIn(folder);
  const aside = asideOf(path);
  if (!existsSync(aside)) return;
  const now = readLimited(path, 1024 * 1024);
  const isKnown = now.ok && sha256(now.value) === known;
  // Torn: the program died before the new ones were moved into place.
  if (isKnown || !readOlderKeyring(folder)) rmSync(aside, { force: true });
  else moveInto(aside, path);
};

/** Slots from before a change that was never ended are of a register that is no longer there. */
export const forgetOlderKeyring = (folder: string): void => {
  rmSync(asideOf(keyringIn(folder)), { force: true });
};
