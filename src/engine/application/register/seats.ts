/**
 * Who sits at a window: taking a seat, leaving it to nobody, being brought up to what the register says, and the batch
 * that goes on behind a locked screen. Not here: who may come in (session.ts) and what is told of them (session-view.ts).
 */
import type { BatchId, UserId } from '#domain/ids.ts';
import { refuse, type Reply } from '#domain/refusal.ts';
import { inTransaction, type ReadStore } from '../../store/base/store.ts';
import { findUser } from '../../store/register/users.ts';
import type { Unlocked } from '../../vault/keyring.ts';
import {
  done,
  type Done,
  type OutsideContext,
  type Refused,
  type Seat,
  type SignedIn,
} from '../frame/handler.ts';
import { describeSession, type Session } from './session-view.ts';
import { learnKey } from '../frame/signing.ts';
import { tellTries } from './wrong-tries.ts';

/** Seats somebody who has opened the register, and closes it again when they are unknown to it or inactive. */
export const takeSeat = async (
  context: OutsideContext,
  { userId, signingSeed, isOneTime }: Pick<Unlocked, 'userId' | 'signingSeed' | 'isOneTime'>,
): Promise<Done<Session> | Refused> => {
  const { register, seat, now } = context;
  const opened = register.opened();
  const user = opened && (await findUser(opened.store, userId));
  if (!opened || !user?.isActive) return refuse({ kind: 'wrongPassphrase', waitSeconds: 0 });
  // Whoever looks into a copy or practises is not in the register that was tried.
  if (opened.folder === register.folder && opened.copyOf === null)
    await tellTries(opened, register.delay, context);
  seat.session = {
    userId,
    folder: opened.folder,
    name: user.name,
    signInName: user.signInName,
    roles: user.roles,
    workshopIds: user.workshopIds,
    seesPersons: user.seesPersons,
    signedInAt: now,
  };
  seat.lockedFolder = undefined;
  seat.notYetBehind = undefined;
  if (seat.behind?.session.userId === userId) seat.behind = undefined;
  // With a passphrase for one time nothing is signed: whoever gave it knows the key as well.
  if (!isOneTime) {
    if (opened.seeds.get(userId) !== signingSeed) opened.wrongPins.delete(userId); // the passphrase was given
    opened.seeds.set(userId, signingSeed);
    if (opened.copyOf === null)
      await inTransaction(opened.store, (store) => learnKey(store, { userId, seed: signingSeed, now }));
  }
  return done(await describeSession(opened, seat.session, context), {
    what: 'session.opened',
    subjectId: userId,
  });
};

/** Leaves the window to nobody, with nothing to look at. */
export const leaveSeat = (seat: Seat): void => {
  seat.documents.clear();
  seat.session = undefined;
  seat.lockedFolder = undefined;
  seat.signedBatch = undefined;
  seat.notYetBehind = undefined;
  seat.behind = undefined;
};

/** As leaving, but the register stays open, and a batch that they have signed of goes on. */
export const lockSeat = (seat: Seat, batchId: BatchId | null): void => {
  const { session, behind, signedBatch } = seat;
  leaveSeat(seat);
  seat.lockedFolder = session?.folder;
  const isSigned = signedBatch?.userId === session?.userId && signedBatch?.batchId === batchId;
  const named = session && batchId ? { session, batchId } : undefined;
  seat.behind = named && isSigned ? named : behind;
  seat.notYetBehind = isSigned ? undefined : named;
};

/** Remembers of which batch somebody signs with their PIN, also when they locked the screen while it was looked at. */
export const signsBatch = (seat: Seat, userId: UserId, call: string, input: unknown): void => {
  if (call !== 'batch.issueNext') return;
  const batchId = (input as { readonly id: BatchId }).id; // parsed as that call's
  const { session, notYetBehind } = seat;
  if (session?.userId === userId) seat.signedBatch = { userId, batchId };
  else if (notYetBehind?.session.userId === userId && notYetBehind.batchId === batchId) {
    seat.behind = notYetBehind;
    seat.notYetBehind = undefined;
  }
};

/**
 * Whether the call issues of the batch that goes on behind the screen, whatever came in as its input. Its PIN was given
 * before the screen was locked, and lies nowhere.
 */
export const isBehind = ({ behind }: Seat, call: string, input: unknown): boolean =>
  behind !== undefined &&
  call === 'batch.issueNext' &&
  (input as { id?: unknown } | null)?.id === behind.batchId;

/** Whose call it is: issuing the batch that goes on behind the screen is still theirs who began it. */
export const actingIn = (seat: Seat, call: string, input: unknown): SignedIn | undefined =>
  isBehind(seat, call, input) ? seat.behind?.session : seat.session;

/** What goes on behind the screen is over with its last certificate, or when something stands in the way. */
export const endBehind = (seat: Seat, call: string, input: unknown, reply: Reply<unknown>): void => {
  if (!isBehind(seat, call, input)) return;
  const hasMore = reply.ok && (reply.value as { readonly hasMore: boolean }).hasMore; // the answer of that one call
  if (!hasMore) seat.behind = undefined;
};

/** One register at a time: opening one leaves the other, also for other windows. */
export const leaveOther = async ({ register, seat }: OutsideContext, folder: string): Promise<void> => {
  const opened = register.opened();
  if (!opened || opened.folder === folder) return;
  leaveSeat(seat);
  await register.close();
};

const asNow = async (store: ReadStore, session: SignedIn | undefined): Promise<SignedIn | undefined> => {
  if (!session) return undefined;
  const user = await findUser(store, session.userId);
  if (!user?.isActive) return undefined;
  const { name, roles, workshopIds, seesPersons } = user;
  return { ...session, name, roles, workshopIds, seesPersons };
};

/** Brings a seat up to what the register now says of its user; whoever is no longer active is signed out. */
export const refreshSeat = async (store: ReadStore, seat: Seat): Promise<void> => {
  const { session, behind } = seat;
  const ofBehind = await asNow(store, behind?.session);
  seat.behind = behind && ofBehind && { ...behind, session: ofBehind };
  if (!session) return;
  seat.session = await asNow(store, session);
  if (!seat.session) seat.documents.clear();
};
