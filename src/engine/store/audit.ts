/** The audit trail: append one row, read them in order. Rows are refused update and delete by triggers. */
import { createHash } from 'node:crypto';
import { auditText, firstPreviousHash, type AuditEvent, type AuditRow } from '#domain/audit.ts';
import type { Instant } from '#domain/dates.ts';
import type { ReadStore, WriteStore } from './store.ts';
import type { Tables } from './tables.ts';

export const sha256 = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex');

const json = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value));

/** Appends the one row of a command; it carries the hash of the row before it. */
export const appendAudit = async (
  store: WriteStore,
  event: AuditEvent,
  done: { id: string; at: Instant; userId: string | null; userName: string; call: string },
): Promise<void> => {
  const last = await store
    .selectFrom('audit')
    .select(['position', 'hash'])
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst();
  const row: AuditRow = {
    ...done,
    position: (last?.position ?? 0) + 1,
    what: event.what,
    subjectKind: event.subject.kind,
    subjectId: event.subject.id,
    participantId: event.participantId ?? null,
    before: json(event.before),
    after: json(event.after),
    previousHash: last?.hash ?? firstPreviousHash,
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
      participant_id: row.participantId,
      before: row.before,
      after: row.after,
      previous_hash: row.previousHash,
      hash: sha256(auditText(row)),
    })
    .execute();
};

const rowToAudit = (row: Tables['audit']): AuditRow & { readonly hash: string } => ({
  id: row.id,
  position: row.position,
  at: row.at,
  userId: row.user_id,
  userName: row.user_name,
  call: row.call,
  what: row.what,
  subjectKind: row.subject_kind,
  subjectId: row.subject_id,
  participantId: row.participant_id,
  before: row.before,
  after: row.after,
  previousHash: row.previous_hash,
  hash: row.hash,
});

/** The whole chain in order. */
export const listAudit = async (
  store: ReadStore,
): Promise<readonly (AuditRow & { readonly hash: string })[]> =>
  (await store.selectFrom('audit').selectAll().orderBy('position').execute()).map(rowToAudit);

/** A participant's rows, newest first: those before `beforePosition` when given. */
export const listAuditOfParticipant = async (
  store: ReadStore,
  participantId: string,
  limit: number,
  beforePosition?: number,
): Promise<readonly AuditRow[]> => {
  let select = store.selectFrom('audit').selectAll().where('participant_id', '=', participantId);
  if (beforePosition !== undefined) select = select.where('position', '<', beforePosition);
  return (await select.orderBy('position', 'desc').limit(limit).execute()).map(rowToAudit);
};
