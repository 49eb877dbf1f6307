/**
 * Key slots: each user has a personal secret, wrapped under their passphrase (scrypt N=2^17, r=8, p=1; AES-256-GCM),
 * and the register's key lies sealed to the key that the secret gives. So signing in is what opens the register, no key
 * lies in the clear, and a new register key can be given to all without anybody's passphrase. The recovery sheet has a
 * slot of its own. Lives here: making and opening slots. Not here: the file they lie in (keyring-file.ts), the sheet's
 * code (recovery-code.ts). Byte by byte: docs/decisions/0010-key-slots.md.
 */
import { createHmac, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import type { UserId } from '#domain/ids.ts';
import { derived, openingKeyFrom, openSealed, sealTo, unwrap, wrap, type OpeningKey } from './sealing.ts';

/** The register's key as one holder can open it. All fields base64. */
type SealedKey = {
  /** X25519, 32 bytes. */
  readonly publicKey: string;
  /** 92 bytes: see sealing.ts. */
  readonly sealed: string;
  /** HMAC-SHA-256 under the register's key: that somebody who had it gave the holder theirs. */
  readonly proof: string;
};

export type Slot = SealedKey & {
  readonly userId: UserId;
  /** As the person types it; compared by `normalName`. */
  readonly signInName: string;
  readonly cost: number;
  /** Base64, 16 bytes. */
  readonly salt: string;
  /** Base64, 60 bytes: the personal secret, wrapped. */
  readonly secret: string;
  /** The passphrase was given by somebody else, and the person must choose their own. Bound into `secret`. */
  readonly isOneTime: boolean;
};

export type RecoverySlot = SealedKey;

export type Keyring = {
  readonly format: 2;
  readonly registerId: string;
  readonly slots: readonly Slot[];
  /** Null until the sheet's code has been typed back once. */
  readonly recovery: RecoverySlot | null;
};

/** Scrypt's N; r is 8 and p is 1. Some 128 MB and a good part of a second on an office PC. */
export const defaultCost = 2 ** 17;
/** A power of two, and not so large that a damaged file could hang the program or eat its memory. */
export const isPossibleCost = (cost: number): boolean =>
  cost >= 2 ** 10 && cost <= 2 ** 20 && Number.isInteger(Math.log2(cost));

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

const bytesOf = (base64: string): Buffer => Buffer.from(base64, 'base64');

export const newRegisterKey = (): Uint8Array => randomBytes(32);

const proofOf = (registerKey: Uint8Array, holder: string, publicKey: Uint8Array): Buffer =>
  createHmac('sha256', derived(registerKey, 'intyga slot proof'))
    .update(`${holder}\n`)
    .update(publicKey)
    .digest();

const sealedKey = (registerKey: Uint8Array, holder: string, publicKey: Uint8Array): SealedKey => ({
  publicKey: Buffer.from(publicKey).toString('base64'),
  sealed: sealTo(publicKey, registerKey, holder).toString('base64'),
  proof: proofOf(registerKey, holder, publicKey).toString('base64'),
});

const openKey = (opening: OpeningKey, { sealed }: SealedKey, holder: string): Uint8Array | undefined =>
  openSealed(opening, bytesOf(sealed), holder);

const recoveryHolder = 'recovery';
const wrappedFor = (userId: UserId, isOneTime: boolean): string =>
  isOneTime ? `${userId} one-time` : userId;

/** A person's own secret: everything that is theirs alone is derived from it. */
export const newSecret = (): Uint8Array => randomBytes(32);

export const signingSeedOf = (secret: Uint8Array): Uint8Array => derived(secret, 'intyga signing seed');

type SlotOwner = Pick<Slot, 'userId' | 'signInName'>;

export const makeSlot = async (
  { userId, signInName }: SlotOwner,
  passphrase: string,
  registerKey: Uint8Array,
  options: { readonly cost: number; readonly isOneTime?: boolean; readonly secret?: Uint8Array },
): Promise<Slot> => {
  const { cost, isOneTime = false, secret = newSecret() } = options;
  const salt = randomBytes(16);
  const key = await deriveKey(passphrase, salt, cost);
  return {
    userId,
    signInName,
    cost,
    salt: salt.toString('base64'),
    secret: wrap(key, secret, wrappedFor(userId, isOneTime)).toString('base64'),
    isOneTime,
    ...sealedKey(registerKey, userId, openingKeyFrom(secret).publicKey),
  };
};

export type Unlocked = {
  readonly userId: UserId;
  readonly key: Uint8Array;
  /** Seed of the person's Ed25519 key. */
  readonly signingSeed: Uint8Array;
  readonly isOneTime: boolean;
};

type OpenedSlot = Unlocked & { readonly secret: Uint8Array };

/** What a slot holds, or undefined when the passphrase does not open it. */
export const openSlot = async (slot: Slot, passphrase: string): Promise<OpenedSlot | undefined> => {
  const { userId, isOneTime } = slot;
  const wrapping = await deriveKey(passphrase, bytesOf(slot.salt), slot.cost);
  const secret = unwrap(wrapping, bytesOf(slot.secret), wrappedFor(userId, isOneTime));
  const key = secret && openKey(openingKeyFrom(secret), slot, userId);
  return key && { userId, key, secret, signingSeed: signingSeedOf(secret), isOneTime };
};

/**
 * Opens by sign-in name. An unknown name costs the same time as a wrong passphrase, so nothing is told about which
 * of the two was wrong.
 */
export const unlock = async (
  keyring: Keyring,
  signInName: string,
  passphrase: string,
): Promise<Unlocked | undefined> => {
  const slot = keyring.slots.find((candidate) => normalName(candidate.signInName) === normalName(signInName));
  if (slot) return openSlot(slot, passphrase);
  await deriveKey(passphrase, randomBytes(16), keyring.slots[0]?.cost ?? defaultCost);
  return undefined;
};

export const withSlot = (keyring: Keyring, slot: Slot): Keyring => ({
  ...keyring,
  slots: [...keyring.slots.filter((other) => other.userId !== slot.userId), slot],
});

export const withoutSlot = (keyring: Keyring, userId: UserId): Keyring => ({
  ...keyring,
  slots: keyring.slots.filter((slot) => slot.userId !== userId),
});

/** A sheet's slot: its code is random and long enough to need no slow key. */
export const makeRecoverySlot = (code: Uint8Array, registerKey: Uint8Array): RecoverySlot =>
  sealedKey(registerKey, recoveryHolder, openingKeyFrom(code).publicKey);

/** The register's key, or undefined when the code is another sheet's. */
export const openRecoverySlot = (slot: RecoverySlot, code: Uint8Array): Uint8Array | undefined =>
  openKey(openingKeyFrom(code), slot, recoveryHolder);

/**
 * The same holders with another register key, which needs nobody's passphrase. Undefined when a holder is there whom
 * nobody with the old key put there: somebody wrote in the file.
 */
export const withNewKey = (keyring: Keyring, oldKey: Uint8Array, newKey: Uint8Array): Keyring | undefined => {
  const isGiven = (holder: string, { publicKey, proof }: SealedKey): boolean => {
    const [expected, found] = [proofOf(oldKey, holder, bytesOf(publicKey)), bytesOf(proof)];
    return expected.length === found.length && timingSafeEqual(expected, found);
  };
  const { slots, recovery } = keyring;
  if (!slots.every((slot) => isGiven(slot.userId, slot))) return undefined;
  if (recovery && !isGiven(recoveryHolder, recovery)) return undefined;
  return {
    ...keyring,
    slots: slots.map((slot) => ({ ...slot, ...sealedKey(newKey, slot.userId, bytesOf(slot.publicKey)) })),
    recovery: recovery && sealedKey(newKey, recoveryHolder, bytesOf(recovery.publicKey)),
  };
};
