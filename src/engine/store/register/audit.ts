/** The audit trail: append one row, read them in order. Rows are refused update and delete by triggers. */
import { sql } from 'kysely';
import {
  auditText,
  concernedBy,
  firstPreviousHash,
  type AuditEvent,
  type AuditRow,
  type KeptRow,
} from '#domain/audit.ts';
import { auditWords, type AuditWhat } from '#domain/audit-words.ts';
import type { Instant } from '#domain/dates.ts';
import type { DisposalId } from '#domain/ids.ts';
import { openings } from '#domain/openings.ts';
import type { ReadStore, WriteStore } from '../base/store.ts';
import type { Tables } from '../base/tables.ts';
import { sha256 } from '../../sha256.ts';

const json = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value));

/** The last row's place and hash: what the next one follows from. */
export const lastLink = async (
  store: ReadStore,
): Promise<{ readonly position: number; readonly hash: string }> =>
  (await store
    .selectFrom('audit')
    .select(['position', 'hash'])
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst()) ?? { position: 0, hash: firstPreviousHash };

/** Appends the one row of a command; it carries the hash of the row before it. Answers the row's place. */
export const appendAudit = async (
  store: WriteStore,
  event: AuditEvent,
  done: { id: string; at: Instant; userId: string | null; userName: string; call: string },
): Promise<number> => {
  const last = await lastLink(store);
  const row: AuditRow = {
    ...done,
    position: last.position + 1,
    what: event.what,
    subjectKind: auditWords[event.what],
    subjectId: event.subjectId,
    participantIds: concernedBy(event),
    before: json(event.before),
    after: json(event.after),
    previousHash: last.hash,
  };
  await store
    .insertInto('audit')
    .values({
      id: row.id,
      position: row.position,
      at: row.at,
      user_id: row.userId,
      user_name: row.userName,
      call: row.call,
      what: row.what,
      subject_kind: row.subjectKind,
      subject_id: row.subjectId,
      before: row.before,
      after: row.after,
      previous_hash: row.previousHash,
      hash: sha256(auditText(row)),
    })
    .execute();
  if (row.participantIds.length > 0)
    await store
      .insertInto('audit_participant')
      .values(row.participantIds.map((participant_id) => ({ position: row.position, participant_id })))
      .execute();
  return row.position;
};

/** How far the chain has come; 0 when it is empty. */
export const lastPosition = async (store: ReadStore): Promise<number> => {
  const row = await store
    .selectFrom('audit')
    .select((eb) => eb.fn.max('position').as('last'))
    .executeTakeFirst();
  return row?.last ?? 0;
};

/** When the last event was; null when there is none. */
export const lastEventAt = async (store: ReadStore): Promise<Instant | null> =>
  (await store.selectFrom('audit').select('at').orderBy('position', 'desc').limit(1).executeTakeFirst())
    ?.at ?? null;

/**
 * The copies there were when one was last put in the register's place: their names, or in the row of an older version
 * when the newest of them was made.
 */
export const copiesAtRestore = async (
  store: ReadStore,
): Promise<{ readonly known: readonly string[]; readonly newestAt: string | null }> => {
  const row = await store
    .selectFrom('audit')
    .select('after')
    .where('call', '=', 'backup.restore')
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst();
  // Written by that call.
  const after = JSON.parse(row?.after ?? '{}') as { known?: readonly string[]; newestCopyAt?: string };
  return { known: after.known ?? [], newestAt: after.newestCopyAt ?? null };
};

/** Who asked for copies by hand, by the copies' names. */
export const listWhoTookCopies = async (store: ReadStore): Promise<ReadonlyMap<string, string>> =>
  new Map(
    (
      await store
        .selectFrom('audit')
        .select(['subject_id', 'user_name'])
        .where('what', '=', 'backup.taken' satisfies AuditWhat)
        .execute()
    ).map((row) => [row.subject_id, row.user_name]),
  );

/** The hashes of the rows at these places, where there are such rows. */
export const listHashesAt = async (
  store: ReadStore,
  positions: readonly number[],
): Promise<ReadonlyMap<number, string>> =>
  new Map(
    (
      await store
        .selectFrom('audit')
        .select(['position', 'hash'])
        .where('position', 'in', positions)
        .execute()
    ).map(({ position, hash }) => [position, hash]),
  );

export type StoredRow = KeptRow;

/** With who and what emptied it, where something did; both are left out in a file older than disposals. */
type JoinedRow = Tables['audit'] & {
  participants: string;
  emptied_by?: string | null;
  emptied_hash?: string | null;
};

export const rowToAudit = (row: JoinedRow): KeptRow => ({
  id: row.id,
  position: row.position,
  at: row.at,
  userId: row.user_id,
  userName: row.user_name,
  call: row.call,
  what: row.what,
  subjectKind: row.subject_kind,
  subjectId: row.subject_id,
  participantIds: (JSON.parse(row.participants) as string[]).sort(), // json_group_array below
  before: row.before,
  after: row.after,
  previousHash: row.previous_hash,
  hash: row.hash,
  emptied: row.emptied_by && row.emptied_hash ? { disposalId: row.emptied_by, hash: row.emptied_hash } : null,
});

const selectAudit = (store: ReadStore) =>
  store
    .selectFrom('audit')
    .leftJoin('audit_emptied', 'audit_emptied.position', 'audit.position')
    .selectAll('audit')
    .select(['audit_emptied.disposal_id as emptied_by', 'audit_emptied.hash as emptied_hash'])
    .select(
      sql<string>`(SELECT json_group_array(participant_id) FROM audit_participant WHERE position = audit.position)`.as(
        'participants',
      ),
    );

/** The whole chain in order, for a connection that Kysely does not hold (copies.ts): rows for `rowToAudit`. */
export const selectAuditRows = `SELECT audit.*, emptied.disposal_id AS emptied_by, emptied.hash AS emptied_hash,
  (SELECT json_group_array(participant_id) FROM audit_participant WHERE position = audit.position) AS participants
  FROM audit LEFT JOIN audit_emptied AS emptied ON emptied.position = audit.position ORDER BY position`;

/** The same in a copy from before there were disposals. */
export const selectOlderAuditRows = `SELECT audit.*,
  (SELECT json_group_array(participant_id) FROM audit_participant WHERE position = audit.position) AS participants
  FROM audit ORDER BY position`;

/** The whole chain in order. */
export const listAudit = async (store: ReadStore): Promise<readonly KeptRow[]> =>
  (await selectAudit(store).orderBy('audit.position').execute()).map(rowToAudit);

/** The rows that concern a participant but openings, newest first: those before `beforePosition` when given. */
export const listAuditOfParticipant = async (
  store: ReadStore,
  participantId: string,
  limit: number,
  beforePosition?: number,
): Promise<readonly AuditRow[]> => {
  let select = selectAudit(store)
    .innerJoin('audit_participant', 'audit_participant.position', 'audit.position')
    .where('audit_participant.participant_id', '=', participantId)
    .where('audit.what', 'not in', openings);
  if (beforePosition !== undefined) select = select.where('audit_participant.position', '<', beforePosition);
  return (await select.orderBy('audit_participant.position', 'desc').limit(limit).execute()).map(rowToAudit);
};

/** How many rows concern a participant, but openings. */
export const countAuditOfParticipant = async (store: ReadStore, participantId: string): Promise<number> => {
  const { count } = await store
    .selectFrom('audit_participant')
    .innerJoin('audit', 'audit.position', 'audit_participant.position')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('audit_participant.participant_id', '=', participantId)
    .where('audit.what', 'not in', openings)
    .executeTakeFirstOrThrow();
  return count;
};

/** The rows of one kind about one subject, newest first. */
export const listAuditOfSubject = async (
  store: ReadStore,
  subjectId: string,
  what: AuditWhat,
): Promise<readonly AuditRow[]> =>
  (
    await selectAudit(store)
      .where('subject_id', '=', subjectId)
      .where('what', '=', what)
      .orderBy('audit.position', 'desc')
      .execute()
  ).map(rowToAudit);

/** The latest rows of one kind since a moment, the last first. */
export const listAuditSince = async (
  store: ReadStore,
  what: AuditWhat,
  { since, limit }: { readonly since: Instant; readonly limit: number },
): Promise<readonly AuditRow[]> =>
  (
    await selectAudit(store)
      .where('what', '=', what)
      .where('at', '>=', since)
      .orderBy('audit.position', 'desc')
      .limit(limit)
      .execute()
  ).map(rowToAudit);

/** Every row that concerns a participant, in order. */
export const listRowsOfParticipant = async (
  store: ReadStore,
  participantId: string,
): Promise<readonly KeptRow[]> =>
  (
    await selectAudit(store)
      .innerJoin('audit_participant', 'audit_participant.position', 'audit.position')
      .where('audit_participant.participant_id', '=', participantId)
      .orderBy('audit.position')
      .execute()
  ).map(rowToAudit);

/** The rows at these places, in order. */
export const listRowsAt = async (
  store: ReadStore,
  positions: readonly number[],
): Promise<readonly KeptRow[]> =>
  (await selectAudit(store).where('audit.position', 'in', positions).orderBy('audit.position').execute()).map(
    rowToAudit,
  );

/** What a disposal emptied, in order. */
export const listEmptied = (
  store: ReadStore,
  disposalId: DisposalId,
): Promise<readonly { readonly position: number; readonly hash: string }[]> =>
  store
    .selectFrom('audit_emptied')
    .select(['position', 'hash'])
    .where('disposal_id', '=', disposalId)
    .orderBy('position')
    .execute();
