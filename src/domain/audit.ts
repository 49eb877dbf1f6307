/**
 * The audit trail: one row per command, each carrying the SHA-256 of the one before, so that a changed, removed or
 * inserted row shows. Lives here: the text that is hashed. Not here: hashing (engine, Node crypto) and storing.
 */
import type { AuditWhat } from './audit-words.ts';
import type { Instant } from './dates.ts';

/** What a command reports of itself. `before` and `after` are plain JSON, only where they matter. */
export type AuditEvent = {
  readonly what: AuditWhat;
  /** The id of what the word is about; the word says what kind of thing that is (audit-words.ts). */
  readonly subjectId: string;
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
  /** A string, not a word of ours: a register may hold one of an older or a newer version. */
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

/**
 * A row whose content was disposed of with the person it was about. `hash` stands for what is left of it; the row of
 * the disposal that did it vouches for that.
 */
export type Emptied = { readonly disposalId: string; readonly hash: string };

/** As a row lies in the register. */
export type KeptRow = AuditRow & { readonly hash: string; readonly emptied: Emptied | null };

/** What is hashed of an emptied row: all but its content, and the hash that it had, so that the chain goes on. */
export const emptiedText = (row: AuditRow & { readonly hash: string }): string =>
  JSON.stringify([row.hash, auditText({ ...row, before: null, after: null })]);

/** What a disposal's own row says of the rows it emptied: the hash of them all, in order. */
export const emptiedRowsText = (
  rows: Iterable<{ readonly position: number; readonly hash: string }>,
): string => JSON.stringify([...rows].map(({ position, hash }) => [position, hash]));

/** The log's word for a disposal carried out; its `after` holds `emptied`, the hash of `emptiedRowsText`. */
export const disposalEvent = 'disposal.carriedOut' satisfies AuditWhat;

/** As JSON has it; undefined for what is none, which its hash tells of. */
const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};

const vouchedFor = (after: string | null): unknown => {
  const said = after === null ? null : parsed(after);
  return typeof said === 'object' && said !== null && 'emptied' in said ? said.emptied : undefined;
};

export type ChainFault = { readonly position: number; readonly fault: 'gap' | 'brokenLink' | 'changed' };

/**
 * Walks rows in order and names every place where the chain does not hold. An emptied row holds when what is left of it
 * is what it was when it was emptied, and the disposal that emptied it says so in a row that was not itself emptied.
 */
export const chainFaults = (
  rows: Iterable<AuditRow & { readonly hash: string; readonly emptied?: Emptied | null }>,
  sha256: (text: string) => string,
): readonly ChainFault[] => {
  const faults: ChainFault[] = [];
  const emptied = new Map<string, { position: number; hash: string }[]>();
  const vouched = new Map<string, unknown>();
  let expectedPosition = 1;
  let previousHash = firstPreviousHash;
  for (const row of rows) {
    if (row.position !== expectedPosition) faults.push({ position: row.position, fault: 'gap' });
    if (row.previousHash !== previousHash) faults.push({ position: row.position, fault: 'brokenLink' });
    if (row.emptied) {
      const { disposalId, hash } = row.emptied;
      const of = emptied.get(disposalId) ?? [];
      of.push({ position: row.position, hash });
      emptied.set(disposalId, of);
      if (sha256(emptiedText(row)) !== hash || row.before !== null || row.after !== null)
        faults.push({ position: row.position, fault: 'changed' });
    } else {
      if (sha256(auditText(row)) !== row.hash) faults.push({ position: row.position, fault: 'changed' });
      if (row.what === disposalEvent) vouched.set(row.subjectId, vouchedFor(row.after));
    }
    expectedPosition = row.position + 1;
    previousHash = row.hash;
  }
  for (const [disposalId, of] of emptied) {
    const [first] = of;
    if (first && vouched.get(disposalId) !== sha256(emptiedRowsText(of)))
      faults.push({ position: first.position, fault: 'changed' });
  }
  return faults;
};
