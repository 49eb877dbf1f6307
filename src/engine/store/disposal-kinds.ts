/**
 * What goes by a limit of its own: the bytes of photos and files, half-written texts, and whom the log says that
 * somebody looked at. How much of each is due, and its removal. Not here: which is due (domain/disposal.ts), and
 * what goes with a person (disposing.ts).
 */
import { sql } from 'kysely';
import { emptiedText } from '#domain/audit.ts';
import { swedishDay, type Instant } from '#domain/dates.ts';
import type { EvidenceIn } from '#domain/disposal.ts';
import type { AttachmentId, DisposalId } from '#domain/ids.ts';
import { accesses } from '#domain/openings.ts';
import { listRowsAt, sha256 } from './audit.ts';
import type { ReadStore, WriteStore } from './store.ts';

/** Every photo and file that still has its bytes, with the validations it is evidence in. Reads no bytes. */
export const listKeptFiles = async (
  store: ReadStore,
): Promise<ReadonlyMap<AttachmentId, readonly EvidenceIn[]>> => {
  const rows = await store
    .selectFrom('evidence')
    .innerJoin('evidence_validation', 'evidence_validation.evidence_id', 'evidence.id')
    .innerJoin('validation', 'validation.id', 'evidence_validation.validation_id')
    .leftJoin('attachment_emptied', 'attachment_emptied.attachment_id', 'evidence.attachment_id')
    .select(['evidence.attachment_id', 'validation.state', 'validation.state_since'])
    .where('evidence.attachment_id', 'is not', null)
    .where('attachment_emptied.attachment_id', 'is', null)
    .execute();
  const files = new Map<AttachmentId, EvidenceIn[]>();
  for (const { attachment_id: id, state, state_since } of rows) {
    if (id === null) continue;
    const evidenceIn = files.get(id) ?? [];
    evidenceIn.push({ state, since: swedishDay(state_since) });
    files.set(id, evidenceIn);
  }
  return files;
};

/** Takes the bytes and the name. Size and hash stay, and with them what was signed and what a copy is proved by. */
export const emptyFile = async (
  store: WriteStore,
  id: AttachmentId,
  disposalId: DisposalId,
): Promise<void> => {
  await store
    .insertInto('attachment_emptied')
    .values({ attachment_id: id, disposal_id: disposalId })
    .execute();
  await sql`UPDATE attachment SET content = x'', name = 'Gallrad fil' WHERE id = ${id}`.execute(store);
};

/** How many half-written texts there are, of those last kept before `keptBefore` where it is given. */
export const countDrafts = async (store: ReadStore, keptBefore?: Instant): Promise<number> => {
  let select = store.selectFrom('draft').select(({ fn }) => fn.countAll<number>().as('count'));
  if (keptBefore !== undefined) select = select.where('kept_at', '<', keptBefore);
  return (await select.executeTakeFirstOrThrow()).count;
};

export const disposeOfDrafts = async (store: WriteStore, keptBefore: Instant): Promise<number> =>
  Number(
    (await store.deleteFrom('draft').where('kept_at', '<', keptBefore).executeTakeFirst()).numDeletedRows,
  );

const keptAccesses = (store: ReadStore, before: Instant | undefined) => {
  const select = store
    .selectFrom('audit')
    .leftJoin('audit_emptied', 'audit_emptied.position', 'audit.position')
    .where('audit.what', 'in', accesses)
    .where('audit_emptied.position', 'is', null);
  return before === undefined ? select : select.where('audit.at', '<', before);
};

/** How many log rows tell that somebody looked at, printed or saved something, from before `before` where it is given. */
export const countKeptAccesses = async (store: ReadStore, before?: Instant): Promise<number> =>
  (
    await keptAccesses(store, before)
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
  ).count;

export const listKeptAccesses = async (store: ReadStore, before: Instant): Promise<readonly number[]> =>
  (await keptAccesses(store, before).select('audit.position').orderBy('audit.position').execute()).map(
    ({ position }) => position,
  );

/**
 * What these rows said, and whom about, goes; who did it, when, and what kind of thing it was stay. The hash of what
 * is left is kept beside, and the chain holds.
 */
export const emptyAccesses = async (
  store: WriteStore,
  positions: readonly number[],
  disposalId: DisposalId,
): Promise<void> => {
  for (const row of await listRowsAt(store, positions)) {
    const { position } = row;
    const hash = sha256(emptiedText({ ...row, subjectId: '', participantIds: [] }));
    await store.insertInto('audit_emptied').values({ position, disposal_id: disposalId, hash }).execute();
    await store.deleteFrom('audit_participant').where('position', '=', position).execute();
    await store
      .updateTable('audit')
      .set({ before: null, after: null, subject_id: '' })
      .where('position', '=', position)
      .execute();
  }
};
