/**
 * Key slots: the register's random 256-bit key, wrapped once per user by a key from their passphrase
 * (scrypt N=2^17, r=8, p=1; AES-256-GCM). So signing in is what opens the register, and no key lies in the clear.
 * Lives here: making and opening slots. Not here: the file they lie in (keyring-file.ts).
 */
import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import type { UserId } from '#domain/ids.ts';

export type Slot = {
  readonly userId: UserId;
  /** As the person types it; compared by `normalName`. */
  readonly signInName: string;
  readonly cost: number;
  /** Base64, 16 bytes. */
  readonly salt: string;
  /** Base64: 12 bytes nonce, 32 bytes wrapped key, 16 bytes tag. */
  readonly wrapped: string;
};

export type Keyring = {
  readonly format: 1;
  readonly registerId: string;
  readonly slots: readonly Slot[];
};

/** Scrypt's N; r is 8 and p is 1. Some 128 MB and a good part of a second on an office PC. */
export const defaultCost = 2 ** 17;
/** A power of two, and not so large that a damaged file could hang the program or eat its memory. */
export const isPossibleCost = (cost: number): boolean =>
  cost >= 2 ** 10 && cost <= 2 ** 20 && Number.isInteger(Math.log2(cost));

export const shortestPassphrase = 10;

/** Upper and lower case, and spaces at the ends, do not matter in a sign-in name. */
export const normalName = (signInName: string): string => signInName.trim().normalize('NFC').toLowerCase();

const deriveKey = (passphrase: string, salt: Uint8Array, cost: number): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const options = { N: cost, r: 8, p: 1, maxmem: 256 * cost * 8 };
    scrypt(passphrase.normalize('NFC'), salt, 32, options, (error, key) => {
      if (error) reject(error);
      else resolve(key);
    });
  });

export const newRegisterKey = (): Uint8Array => randomBytes(32);

export const makeSlot = async (
  owner: { readonly userId: UserId; readonly signInName: string },
  passphrase: string,
  registerKey: Uint8Array,
  cost: number,
): Promise<Slot> => {
  const salt = randomBytes(16);
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', await deriveKey(passphrase, salt, cost), nonce);
  cipher.setAAD(Buffer.from(owner.userId));
  const wrapped = Buffer.concat([nonce, cipher.update(registerKey), cipher.final(), cipher.getAuthTag()]);
  return { ...owner, cost, salt: salt.toString('base64'), wrapped: wrapped.toString('base64') };
};

/** The register's key, or undefined when the passphrase does not open the slot. */
export const openSlot = async (slot: Slot, passphrase: string): Promise<Uint8Array | undefined> => {
  const wrapped = Buffer.from(slot.wrapped, 'base64');
  const key = await deriveKey(passphrase, Buffer.from(slot.salt, 'base64'), slot.cost);
  const decipher = createDecipheriv('aes-256-gcm', key, wrapped.subarray(0, 12));
  decipher.setAAD(Buffer.from(slot.userId));
  decipher.setAuthTag(wrapped.subarray(-16));
  try {
    return Buffer.concat([decipher.update(wrapped.subarray(12, -16)), decipher.final()]);
  } catch {
    return undefined; // the tag does not match: another passphrase
  }
};

/**
 * Opens by sign-in name. An unknown name costs the same time as a wrong passphrase, so nothing is told about which
 * of the two was wrong.
 */
export const unlock = async (
  keyring: Keyring,
  signInName: string,
  passphrase: string,
): Promise<{ readonly userId: UserId; readonly key: Uint8Array } | undefined> => {
  const slot = keyring.slots.find((candidate) => normalName(candidate.signInName) === normalName(signInName));
  if (!slot) {
    await deriveKey(passphrase, randomBytes(16), keyring.slots[0]?.cost ?? defaultCost);
    return undefined;
  }
  const key = await openSlot(slot, passphrase);
  return key && { userId: slot.userId, key };
};

export const withSlot = (keyring: Keyring, slot: Slot): Keyring => ({
  ...keyring,
  slots: [...keyring.slots.filter((other) => other.userId !== slot.userId), slot],
});

export const withoutSlot = (keyring: Keyring, userId: UserId): Keyring => ({
  ...keyring,
  slots: keyring.slots.filter((slot) => slot.userId !== userId),
});
