/**
 * Whose keys count: the register says by which public key each person, and the recovery sheet, opens it, and what lies
 * in the file of slots is held against that. Anybody who is let in could write in the file. Not here: keys and slots
 * themselves (engine/vault/keyring.ts).
 */
import type { UserId } from './ids.ts';
import { normalName } from './sign-in-name.ts';

export const sheetHolder = 'recovery' as const;
export type KeyHolder = UserId | typeof sheetHolder;

/** The key that counts, and the name its holder signs in by; null for the sheet. Base64. */
export type KnownKey = { readonly publicKey: string; readonly signInName: string | null };
export type KnownKeys = ReadonlyMap<KeyHolder, KnownKey>;

/** What somebody shows who opens a slot: whose it says it is, by which name, and the public key of the secret in it. */
export type ShownKey = KnownKey & { readonly holder: KeyHolder };

/** What a slot says of itself. */
export type SlotClaim = { readonly userId: UserId; readonly signInName: string; readonly publicKey: string };

/** The file of slots, as far as it says who holds what. */
export type KeyClaims = {
  readonly slots: readonly SlotClaim[];
  readonly recovery: { readonly publicKey: string } | null;
};

export type KeyOwner = {
  readonly id: UserId;
  readonly signInName: string;
  readonly name: string;
  readonly isActive: boolean;
};

/** The keys that count now: those of people who work here, and the sheet's. */
export const knownKeys = (
  kept: ReadonlyMap<KeyHolder, string>,
  owners: readonly KeyOwner[],
): Map<KeyHolder, KnownKey> => {
  const active = new Map(owners.filter(({ isActive }) => isActive).map((owner) => [owner.id, owner]));
  const known = new Map<KeyHolder, KnownKey>();
  for (const [holder, publicKey] of kept) {
    const signInName = holder === sheetHolder ? null : active.get(holder)?.signInName;
    if (signInName !== undefined) known.set(holder, { publicKey, signInName });
  }
  return known;
};

/** Whether the register knows a key that somebody has shown, under the name that they came by. */
export const isKnown = ({ holder, publicKey, signInName }: ShownKey, known: KnownKeys): boolean => {
  const key = known.get(holder);
  return key?.publicKey === publicKey && normalName(key.signInName ?? '') === normalName(signInName ?? '');
};

const isOwn = ({ userId, signInName, publicKey }: SlotClaim, known: KnownKeys): boolean =>
  isKnown({ holder: userId, signInName, publicKey }, known);

/** The slots that count, one for each holder, and nothing else of what lies in the file. */
export const onlyKnown = <File extends KeyClaims>(file: File, known: KnownKeys): File => ({
  ...file,
  slots: file.slots.filter(
    (slot, index) =>
      isOwn(slot, known) &&
      file.slots.findIndex((other) => other.userId === slot.userId && isOwn(other, known)) === index,
  ),
  recovery: file.recovery?.publicKey === known.get(sheetHolder)?.publicKey ? file.recovery : null,
});

/**
 * Why a slot does not count: another key than the person's, nobody of this register, another sign-in name, somebody who
 * no longer works here; the sheet's slot is another sheet's, or is gone.
 */
export const strangeWhys = [
  'otherKey',
  'nobody',
  'otherName',
  'inactive',
  'otherSheet',
  'sheetGone',
] as const;
export type StrangeWhy = (typeof strangeWhys)[number];

/** `name` is whom it says it is of; empty for the sheet. `publicKey` is empty where there is none. */
export type StrangeKey = {
  readonly why: StrangeWhy;
  readonly holder: string;
  readonly name: string;
  readonly publicKey: string;
};

/** Of what was written into the file by whoever could: what is told of it does not grow with it. */
const longestTold = 60;
const mostTold = 20;

const whyStrange = ({ signInName }: SlotClaim, owner: KeyOwner | undefined): StrangeWhy => {
  if (!owner) return 'nobody';
  if (!owner.isActive) return 'inactive';
  return normalName(owner.signInName) === normalName(signInName) ? 'otherKey' : 'otherName';
};

/** What in the file does not count, and why. */
export const strangeKeys = (
  file: KeyClaims,
  known: KnownKeys,
  owners: readonly KeyOwner[],
): readonly StrangeKey[] => {
  const counting = new Set(onlyKnown(file, known).slots);
  const slots = file.slots
    .filter((slot) => !counting.has(slot))
    .map((slot) => {
      const owner = owners.find(({ id }) => id === slot.userId);
      const name = owner?.name ?? slot.signInName.slice(0, longestTold);
      const holder = slot.userId.slice(0, longestTold);
      return { why: whyStrange(slot, owner), holder, name, publicKey: slot.publicKey };
    });
  const sheet = known.get(sheetHolder);
  const ofSheet = (why: StrangeWhy): StrangeKey => ({
    why,
    holder: sheetHolder,
    name: '',
    publicKey: file.recovery?.publicKey ?? '',
  });
  if (file.recovery && file.recovery.publicKey !== sheet?.publicKey) slots.push(ofSheet('otherSheet'));
  if (sheet && !file.recovery) slots.push(ofSheet('sheetGone'));
  return slots.slice(0, mostTold);
};

/** What is still strange when only what counts was written: the sheet, where there is none that counts. */
export const leftStrange = (strange: readonly StrangeKey[], known: KnownKeys): readonly StrangeKey[] =>
  strange
    .filter(({ holder }) => holder === sheetHolder && known.has(sheetHolder))
    .map((key) => ({ ...key, why: 'sheetGone' }));

/**
 * Which keys a register from before it knew any takes over: of each who works here the one slot that says so under
 * their own sign-in name. Where two do, nobody can tell which is theirs: neither is taken, and the person is given a
 * passphrase anew. The file holds only slots whose proof fits the register's key.
 */
export const takenOver = (
  file: KeyClaims,
  owners: readonly KeyOwner[],
): { readonly keys: ReadonlyMap<KeyHolder, string>; readonly doubtful: readonly KeyOwner[] } => {
  const keys = new Map<KeyHolder, string>();
  const doubtful: KeyOwner[] = [];
  for (const owner of owners.filter(({ isActive }) => isActive)) {
    const theirs = file.slots.filter(
      ({ userId, signInName }) =>
        userId === owner.id && normalName(signInName) === normalName(owner.signInName),
    );
    const [first] = theirs;
    if (theirs.some(({ publicKey }) => publicKey !== first?.publicKey)) doubtful.push(owner);
    else if (first) keys.set(owner.id, first.publicKey);
  }
  if (file.recovery) keys.set(sheetHolder, file.recovery.publicKey);
  return { keys, doubtful };
};
