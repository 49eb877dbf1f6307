/**
 * `register.json` beside the database: the key slots as a file. A damaged file is told as such and never overwritten.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { accept, refuse, type Decision } from '#domain/refusal.ts';
import { prepareWhole, readLimited, writeWhole, type Prepared } from './files.ts';
import { isPossibleCost, type Keyring, type RecoverySlot, type Slot } from './keyring.ts';
import { formatSummed, parseSummed } from './summed.ts';

const format = 2;

const keyringPath = (folder: string): string => join(folder, 'register.json');

export const keyringExists = (folder: string): boolean => existsSync(keyringPath(folder));

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

/** Refuses: `registerMissing`, `registerDamaged`, `registerNewer` (an unknown format). */
export const readKeyring = (folder: string): Decision<Keyring> => {
  const path = keyringPath(folder);
  if (!existsSync(path)) return refuse({ kind: 'registerMissing', folder });
  const bytes = readLimited(path, 1024 * 1024);
  if (!bytes.ok) return refuse({ kind: 'registerDamaged', file: path });
  const value: unknown = parseSummed(bytes.value);
  if (isKeyring(value)) return accept(value);
  const found = isObject(value) ? Number(value['format']) : NaN;
  return Number.isInteger(found) && found > format
    ? refuse({ kind: 'registerNewer', found, known: format })
    : refuse({ kind: 'registerDamaged', file: path });
};

/** The file as it is to be, whole beside its place. Refuses: `diskFull`, `folderNotWritable`. */
export const prepareKeyring = (folder: string, keyring: Keyring): Decision<Prepared> =>
  prepareWhole(keyringPath(folder), formatSummed(keyring));

export const writeKeyring = (folder: string, keyring: Keyring): Decision<void> =>
  writeWhole(keyringPath(folder), formatSummed(keyring));
