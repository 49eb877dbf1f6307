/**
 * Key slots: each user has a personal secret, wrapped under their passphrase (scrypt N=2^17, r=8, p=1; AES-256-GCM),
 * and the register's key lies sealed to the key that the secret gives. So signing in is what opens the register, no key
 * lies in the clear, and a new register key can be given to all without anybody's passphrase. The recovery sheet has a
 * slot of its own. Lives here: making and opening slots. Not here: the file they lie in (keyring-file.ts), the sheet's
 * code (recovery-code.ts). Byte by byte: docs/decisions/0010-key-slots.md.
 */
import { createHmac, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import type { UserId } from '#domain/ids.ts';
import { sheetHolder, type KeyHolder } from '#domain/key-holders.ts';
import { normalName } from '#domain/sign-in-name.ts';
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

/** Only by the secret of the key that the slot names: who writes in the file seals what they like to one of their own. */
const openKey = (
  opening: OpeningKey,
  { publicKey, sealed }: SealedKey,
  holder: string,
): Uint8Array | undefined =>
  bytesOf(publicKey).equals(opening.publicKey) ? openSealed(opening, bytesOf(sealed), holder) : undefined;

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
  /** Base64: what the register knows its holder by. */
  readonly publicKey: string;
  readonly key: Uint8Array;
  /** Seed of the person's Ed25519 key. */
  readonly signingSeed: Uint8Array;
  readonly isOneTime: boolean;
};

type OpenedSlot = Unlocked & { readonly secret: Uint8Array };

/** What a slot holds, or undefined when the passphrase does not open it. */
export const openSlot = async (slot: Slot, passphrase: string): Promise<OpenedSlot | undefined> => {
  const { userId, publicKey, isOneTime } = slot;
  const wrapping = await deriveKey(passphrase, bytesOf(slot.salt), slot.cost);
  const secret = unwrap(wrapping, bytesOf(slot.secret), wrappedFor(userId, isOneTime));
  const key = secret && openKey(openingKeyFrom(secret), slot, userId);
  return key && { userId, publicKey, key, secret, signingSeed: signingSeedOf(secret), isOneTime };
};

/** A slot of the same name that somebody wrote in must not keep out whose it is, nor many of them the program. */
const mostNamed = 4;

/**
 * Opens by sign-in name. An unknown name costs the same time as a wrong passphrase, so nothing is told about which
 * of the two was wrong.
 */
export const unlock = async (
  keyring: Keyring,
  signInName: string,
  passphrase: string,
): Promise<Unlocked | undefined> => {
  const named = keyring.slots.filter((slot) => normalName(slot.signInName) === normalName(signInName));
  for (const slot of named.slice(0, mostNamed)) {
    const opened = await openSlot(slot, passphrase);
    if (opened) return opened;
  }
  if (named.length === 0) await deriveKey(passphrase, randomBytes(16), keyring.slots[0]?.cost ?? defaultCost);
  return undefined;
};

/** What the program changes in the slots: somebody's is given, somebody's is taken away, or there is another sheet. */
export type KeyChange =
  | { readonly what: 'given'; readonly slot: Slot }
  | { readonly what: 'takenAway'; readonly userIds: readonly UserId[] }
  | { readonly what: 'sheet'; readonly recovery: RecoverySlot };

export const changedKeyring = (keyring: Keyring, change: KeyChange): Keyring => {
  switch (change.what) {
    case 'given':
      return {
        ...keyring,
        slots: [...keyring.slots.filter(({ userId }) => userId !== change.slot.userId), change.slot],
      };
    case 'takenAway':
      return { ...keyring, slots: keyring.slots.filter(({ userId }) => !change.userIds.includes(userId)) };
    case 'sheet':
      return { ...keyring, recovery: change.recovery };
  }
};

/** Whose key a change makes another; null for the key of somebody who has none from then on. */
export const holdersChanged = (
  change: KeyChange,
): readonly {
  readonly holder: KeyHolder;
  readonly publicKey: string | null;
  readonly signInName: string | null;
}[] => {
  switch (change.what) {
    case 'given': {
      const { userId, publicKey, signInName } = change.slot;
      return [{ holder: userId, publicKey, signInName }];
    }
    case 'takenAway':
      return change.userIds.map((holder) => ({ holder, publicKey: null, signInName: null }));
    case 'sheet':
      return [{ holder: sheetHolder, publicKey: change.recovery.publicKey, signInName: null }];
  }
};

/** A sheet's slot: its code is random and long enough to need no slow key. */
export const makeRecoverySlot = (code: Uint8Array, registerKey: Uint8Array): RecoverySlot =>
  sealedKey(registerKey, sheetHolder, openingKeyFrom(code).publicKey);

/** The register's key, or undefined when the code is another sheet's. */
export const openRecoverySlot = (slot: RecoverySlot, code: Uint8Array): Uint8Array | undefined =>
  openKey(openingKeyFrom(code), slot, sheetHolder);

/**
 * Only what somebody with the register's key put there, by the proofs: before the register knows whose keys count, that
 * is all there is to go by.
 */
export const onlyProved = (keyring: Keyring, key: Uint8Array): Keyring => {
  const isGiven = (holder: string, { publicKey, proof }: SealedKey): boolean => {
    const [expected, found] = [proofOf(key, holder, bytesOf(publicKey)), bytesOf(proof)];
    return expected.length === found.length && timingSafeEqual(expected, found);
  };
  const { slots, recovery } = keyring;
  return {
    ...keyring,
    slots: slots.filter((slot) => isGiven(slot.userId, slot)),
    recovery: recovery && isGiven(sheetHolder, recovery) ? recovery : null,
  };
};

/** The same holders with another register key, which needs nobody's passphrase. Of holders that the register knows. */
export const withNewKey = (keyring: Keyring, newKey: Uint8Array): Keyring => {
  const { slots, recovery } = keyring;
  return {
    ...keyring,
    slots: slots.map((slot) => ({ ...slot, ...sealedKey(newKey, slot.userId, bytesOf(slot.publicKey)) })),
    recovery: recovery && sealedKey(newKey, sheetHolder, bytesOf(recovery.publicKey)),
  };
};
