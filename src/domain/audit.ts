/**
 * The audit trail: one row per command, each carrying the SHA-256 of the one before, so that a changed, removed or
 * inserted row shows. Lives here: the text that is hashed. Not here: hashing (engine, Node crypto) and storing.
 */
import type { Instant } from './dates.ts';

export type AuditSubject = { readonly kind: string; readonly id: string };

/** What a command reports of itself. `before` and `after` are plain JSON, only where they matter. */
export type AuditEvent = {
  /** Past tense, `participant.enrolled`. */
  readonly what: string;
  readonly subject: AuditSubject;
  /** The participant the row concerns, so that their page and extract find it. */
  readonly participantId?: string | undefined;
  /** The same for what concerns several people at once, such as a shared observation. */
  readonly participantIds?: readonly string[];
  readonly before?: unknown;
  readonly after?: unknown;
};

export type AuditRow = {
  readonly id: string;
  /** Place in this installation's chain, from 1. */
  readonly position: number;
  readonly at: Instant;
  readonly userId: string | null;
  readonly userName: string;
  readonly call: string;
  readonly what: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  /** Everybody the row concerns, each once and in order of id, so that the hash does not hang on the order told. */
  readonly participantIds: readonly string[];
  readonly before: string | null;
  readonly after: string | null;
  /** Hex SHA-256 of the previous row, 64 zeros for the first. */
  readonly previousHash: string;
};

/** Whom an event concerns, as a row keeps it. */
export const concernedBy = (
  event: Pick<AuditEvent, 'participantId' | 'participantIds'>,
): readonly string[] => {
  const one = event.participantId === undefined ? [] : [event.participantId];
  return [...new Set([...one, ...(event.participantIds ?? [])])].sort();
};

export const firstPreviousHash = '0'.repeat(64);

/** The exact text whose SHA-256 is the row's hash: fields in fixed order as a JSON array. */
export const auditText = (row: AuditRow): string =>
  JSON.stringify([
    row.previousHash,
    row.position,
    row.id,
    row.at,
    row.userId,
    row.userName,
    row.call,
    row.what,
    row.subjectKind,
    row.subjectId,
    row.participantIds,
    row.before,
    row.after,
  ]);

export type ChainFault = { readonly position: number; readonly fault: 'gap' | 'brokenLink' | 'changed' };

/** Walks rows in order and names every place where the chain does not hold. */
export const chainFaults = (
  rows: Iterable<AuditRow & { readonly hash: string }>,
  sha256: (text: string) => string,
): readonly ChainFault[] => {
  const faults: ChainFault[] = [];
  let expectedPosition = 1;
  let previousHash = firstPreviousHash;
  for (const row of rows) {
    if (row.position !== expectedPosition) faults.push({ position: row.position, fault: 'gap' });
    if (row.previousHash !== previousHash) faults.push({ position: row.position, fault: 'brokenLink' });
    if (sha256(auditText(row)) !== row.hash) faults.push({ position: row.position, fault: 'changed' });
    expectedPosition = row.position + 1;
    previousHash = row.hash;
  }
  return faults;
};
