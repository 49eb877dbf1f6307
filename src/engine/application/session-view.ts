/**
 * What is told of a session and of those who can come back to one: who it is, where, and what is wrong with clock or
 * copies. Read only. Not here: signing in, locking, and out (session.ts).
 */
import type { OutputOf } from '#contract/index.ts';
import { holdsAllOf } from '#domain/backup.ts';
import type { Instant } from '#domain/dates.ts';
import type { UserId } from '#domain/ids.ts';
import { mostWrongPins } from '#domain/pin.ts';
import { copiesAtRestore, lastEventAt, lastPosition, listHashesAt } from '../store/audit.ts';
import { getOrganisation } from '../store/organisation.ts';
import { listPinHolders } from '../store/pins.ts';
import { listUsers } from '../store/users.ts';
import type { OutsideContext, SignedIn } from './handler.ts';
import type { OpenedRegister, Register } from './open-register.ts';
import { readSettings } from './settings.ts';

export type Session = OutputOf<'session.signIn'>;

/** Clocks differ by minutes; one that stands an hour before the last event has been set back. */
const slack = 60 * 60_000;

/**
 * Told as long as the register is open: what is written under such a clock is not to hide what was there before. Not of
 * the practice register, whose story is played up to this morning.
 */
const clockIsBehind = async (
  { store, lastAtOpening, isPractice }: OpenedRegister,
  now: Instant,
): Promise<Instant | null> => {
  if (isPractice) return null;
  const [last] = [lastAtOpening, await lastEventAt(store)]
    .flatMap((at) => at ?? [])
    .sort()
    .reverse();
  return last !== undefined && Date.parse(last) - Date.parse(now) > slack ? last : null;
};

/**
 * When a copy was taken whose log goes on where the register's does not: something was cut off the end, or another or
 * older register was put in its place outside the program. Null when none does. Bringing a copy back is on the log, and
 * copies there were then do not count.
 */
const newerCopy = async ({ copies, keyring }: Register, opened: OpenedRegister): Promise<Instant | null> => {
  const ring = keyring(opened.folder);
  if (!copies || !ring.ok || opened.copyOf !== null || opened.isPractice) return null;
  const ours = copies
    .list()
    .filter(({ place }) => place === 'local' || place === 'chosen')
    .filter(({ registerId }) => registerId === ring.value.registerId);
  if (ours.length === 0) return null;
  const rows = await lastPosition(opened.store);
  const hashes = await listHashesAt(
    opened.store,
    ours.map(({ counts }) => counts.auditRows),
  );
  const knowingMore = ours.filter(
    ({ counts, lastHash }) =>
      !holdsAllOf({ rows: counts.auditRows, lastHash }, rows, (position) => hashes.get(position)),
  );
  if (knowingMore.length === 0) return null;
  const { known, newestAt } = await copiesAtRestore(opened.store);
  const isKnown = ({ name, at }: (typeof ours)[number]): boolean =>
    known.includes(name) || (newestAt !== null && at <= newestAt);
  return knowingMore.find((copy) => !isKnown(copy))?.at ?? null;
};

export const describeSession = async (
  opened: OpenedRegister,
  session: SignedIn,
  { register, now }: Pick<OutsideContext, 'register' | 'now'>,
): Promise<Session> => ({
  user: {
    id: session.userId,
    name: session.name,
    signInName: session.signInName,
    roles: [...session.roles],
    workshopIds: [...session.workshopIds],
  },
  organisation: await getOrganisation(opened.store),
  isPractice: opened.isPractice,
  copyOf: opened.copyOf,
  clockIsBehind: await clockIsBehind(opened, now),
  newerCopy: await newerCopy(register, opened),
  awaits: register.awaits(session.userId),
  roleNames: (await readSettings(opened.store)).roleNames,
  signedInAt: session.signedInAt,
  lockAfterMinutes: (await readSettings(opened.store)).lockAfterMinutes,
});

type Returning = OutputOf<'register.status'>['people'][number];

export const whoComesBack = async (opened: OpenedRegister | undefined): Promise<Returning[]> => {
  if (!opened || opened.copyOf !== null) return [];
  const withPin = new Set(await listPinHolders(opened.store));
  const waysOf = (userId: UserId): Returning['comesBackBy'] =>
    opened.isPractice
      ? 'name'
      : withPin.has(userId) && (opened.wrongPins.get(userId) ?? 0) < mostWrongPins
        ? 'pin'
        : 'passphrase';
  return (await listUsers(opened.store))
    .filter((user) => user.isActive && opened.seeds.has(user.id))
    .map(({ id, name, signInName }) => ({ userId: id, name, signInName, comesBackBy: waysOf(id) }));
};
