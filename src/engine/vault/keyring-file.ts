/**
 * `register.json` beside the database: the key slots as a file. A damaged file is told as such and never overwritten.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { accept, refuse, type Decision } from '#domain/refusal.ts';
import { readLimited, writeWhole } from './files.ts';
import { isPossibleCost, type Keyring, type Slot } from './keyring.ts';

const keyringPath = (folder: string): string => join(folder, 'register.json');

export const keyringExists = (folder: string): boolean => existsSync(keyringPath(folder));

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const isSlot = (value: unknown): value is Slot =>
  isObject(value) &&
  ['userId', 'signInName', 'salt', 'wrapped'].every((field) => typeof value[field] === 'string') &&
  typeof value['cost'] === 'number' &&
  isPossibleCost(value['cost']);

const isKeyring = (value: unknown): value is Keyring =>
  isObject(value) &&
  value['format'] === 1 &&
  typeof value['registerId'] === 'string' &&
  Array.isArray(value['slots']) &&
  value['slots'].every(isSlot);

/** Refuses: `registerMissing`, `registerDamaged`, `registerNewer` (an unknown format). */
export const readKeyring = (folder: string): Decision<Keyring> => {
  const path = keyringPath(folder);
  if (!existsSync(path)) return refuse({ kind: 'registerMissing', folder });
  const bytes = readLimited(path, 1024 * 1024);
  if (!bytes.ok) return refuse({ kind: 'registerDamaged', file: path });
  try {
    const value: unknown = JSON.parse(Buffer.from(bytes.value).toString('utf8'));
    if (isKeyring(value)) return accept(value);
    const format =
      typeof value === 'object' && value !== null && 'format' in value ? Number(value.format) : NaN;
    return Number.isInteger(format) && format > 1
      ? refuse({ kind: 'registerNewer', found: format, known: 1 })
      : refuse({ kind: 'registerDamaged', file: path });
  } catch {
    return refuse({ kind: 'registerDamaged', file: path });
  }
};

export const writeKeyring = (folder: string, keyring: Keyring): Decision<void> =>
  writeWhole(keyringPath(folder), Buffer.from(`${JSON.stringify(keyring, null, 2)}\n`));
