/**
 * What goes by a limit of its own: the bytes of photos and files, half-written texts, and whom the log says that
 * somebody looked at. How much of each is due, and its removal. Not here: which is due (domain/disposal.ts), and
 * what goes with a person (disposing.ts).
 */
import { sql } from 'kysely';
import { emptiedText } from '#domain/audit.ts';
import { notLaterThan, type LogTime } from '#domain/clock-ahead.ts';
import { swedishDay, type Instant } from '#domain/dates.ts';
import type { EvidenceIn } from '#domain/disposal.ts';
import type { AttachmentId, DisposalId } from '#domain/ids.ts';
import { accesses } from '#domain/openings.ts';
import { listRowsAt } from '../register/audit.ts';
import { sha256 } from '../../sha256.ts';
import type { ReadStore, WriteStore } from '../base/store.ts';

/** Every photo and file that still has its bytes, with the validations it is evidence in. Reads no bytes. */
export const listKeptFiles = async (
  store: ReadStore,
  time: LogTime,
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
    evidenceIn.push({ state, since: swedishDay(notLaterThan(state_since, time)) });
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

/** What is from before `at`, also where a clock that stood ahead dated it later. */
export type Before = { readonly at: Instant; readonly time: LogTime };

/** The times to come of half-written texts that were kept before `before` all the same. */
const aheadOfDrafts = async (store: ReadStore, { at, time }: Before): Promise<readonly Instant[]> =>
  (await store.selectFrom('draft').select('kept_at').distinct().where('kept_at', '>', time.now).execute())
    .map((row) => row.kept_at)
    .filter((keptAt) => notLaterThan(keptAt, time) < at);

/** How many half-written texts there are, of those last kept before `before` where it is given. */
export const countDrafts = async (store: ReadStore, before?: Before): Promise<number> => {
  const all = store.selectFrom('draft').select(({ fn }) => fn.countAll<number>().as('count'));
  if (before === undefined) return (await all.executeTakeFirstOrThrow()).count;
  const ahead = await aheadOfDrafts(store, before);
  const due = all.where((eb) => eb.or([eb('kept_at', '<', before.at), eb('kept_at', 'in', ahead)]));
  return (await due.executeTakeFirstOrThrow()).count;
};

export const disposeOfDrafts = async (store: WriteStore, before: Before): Promise<number> => {
  const ahead = await aheadOfDrafts(store, before);
  const removed = await store
    .deleteFrom('draft')
    .where((eb) => eb.or([eb('kept_at', '<', before.at), eb('kept_at', 'in', ahead)]))
    .executeTakeFirst();
  return Number(removed.numDeletedRows);
};

const keptAccesses = (store: ReadStore, before: Before | undefined) => {
  const select = store
    .selectFrom('audit')
    .leftJoin('audit_emptied', 'audit_emptied.position', 'audit.position')
    .where('audit.what', 'in', accesses)
    .where('audit_emptied.position', 'is', null);
  if (before === undefined) return select;
  const over = before.time.runs.filter(({ overAt }) => overAt < before.at);
  return select.where((eb) =>
    eb.or([
      eb('audit.at', '<', before.at),
      ...over.map((run) => eb.between('audit.position', run.firstPosition, run.lastPosition)),
    ]),
  );
};

/** How many log rows tell that somebody looked at, printed or saved something, from before `before` where it is given. */
export const countKeptAccesses = async (store: ReadStore, before?: Before): Promise<number> =>
  (
    await keptAccesses(store, before)
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
  ).count;

export const listKeptAccesses = async (store: ReadStore, before: Before): Promise<readonly number[]> =>
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
