/**
 * Many certificates in one go: in which order, one row a person, and how it stands with each. Not here:
 * the rules for one certificate (certificate.ts) and for having read it (proof-reading.ts).
 */
import type { ParticipantId } from './ids.ts';
import { accept, refuse, type Decision, type Refusal } from './refusal.ts';
import { sortKey } from './swedish.ts';

/** More than anybody issues in a day; keeps one print job and one list within bounds. */
export const largestBatch = 1000;

export const batchOrders = ['name', 'workshop', 'own'] as const;
export type BatchOrder = (typeof batchOrders)[number];

/**
 * The rows in the order asked for. They come in order of name; `own` is the order they were moved into, where rows
 * that were never moved stay last.
 */
export const inBatchOrder = <
  T extends { readonly participantId: ParticipantId; readonly workshopName: string },
>(
  byName: readonly T[],
  order: BatchOrder,
  own: readonly ParticipantId[] = [],
): readonly T[] => {
  if (order === 'name') return byName;
  if (order === 'workshop')
    return byName.toSorted((a, b) => {
      const [one, other] = [sortKey(a.workshopName), sortKey(b.workshopName)];
      return one < other ? -1 : one > other ? 1 : 0;
    });
  const place = new Map(own.map((id, index) => [id, index]));
  const placeOf = ({ participantId }: T): number => place.get(participantId) ?? own.length;
  return byName.toSorted((a, b) => placeOf(a) - placeOf(b));
};

/** One person, one row: what was read counts by person. Refuses a person who is there twice. */
export const mayMakeBatch = (participantIds: readonly ParticipantId[]): Decision<void> =>
  new Set(participantIds).size === participantIds.length
    ? accept(undefined)
    : refuse({ kind: 'invalidInput', problems: [{ path: 'items', message: 'personTwice' }] });

export const batchItemStates = ['unread', 'read', 'issued', 'refused'] as const;
/** Waiting to be read, waiting to be issued, or settled: issued, or refused and left to be made by itself. */
export type BatchItemState = (typeof batchItemStates)[number];

export const batchItemState = (item: {
  readonly isIssued: boolean;
  readonly isRefused: boolean;
  readonly isRead: boolean;
}): BatchItemState => {
  if (item.isIssued) return 'issued';
  if (item.isRefused) return 'refused';
  return item.isRead ? 'read' : 'unread';
};

/** Everything else that an issue may refuse (a stamp that has expired) stands in the way of every row alike. */
const ofOneRow: readonly Refusal['kind'][] = [
  'notFound',
  'notPermitted',
  'personNotSeen',
  'concernsOthers',
  'onlyToControl',
  'nameHasUnknownLetters',
  'textHasUnknownLetters',
  'sealTooLong',
  'certificateNotConforming',
  'certificateCheckUnfinished',
  'notApproved',
  'approvalNotProven',
  'alreadyCertified',
  'mixedParticipants',
  'notProofRead',
];

/** True when the refusal concerns one row and the others can go on; otherwise the batch waits as it is. */
export const concernsOneRow = ({ kind }: Refusal): boolean => ofOneRow.includes(kind);
