/**
 * Removes everything about a person, and leaves what may stay: their certificates' numbers without a name, and the log
 * without content. In the transaction of a disposal, which the triggers ask for. Not here: who may and what is due
 * (domain/disposal.ts), and the list of what is a person's (person-record.ts), against which a test holds this.
 */
import { sql } from 'kysely';
import { emptiedText } from '#domain/audit.ts';
import { readFacts } from '#domain/certificate-facts.ts';
import type { DisposalId, EvidenceId, ParticipantId } from '#domain/ids.ts';
import { listRowsOfParticipant, sha256 } from '../register/audit.ts';
import { findStanding } from '../certificates/standings.ts';
import type { ReadStore, WriteStore } from '../base/store.ts';

/** Numbers of what was removed, for the protocol. */
export type DisposalCounts = {
  readonly participants: number;
  readonly validations: number;
  readonly evidence: number;
  readonly attachments: number;
  readonly certificates: number;
  readonly drafts: number;
  readonly logRows: number;
  /** Emptied by their own limit. */
  readonly files: number;
  /** Log rows that told of looking, printing and saving, emptied by their own limit. */
  readonly accesses: number;
};

export const nothingDisposed: DisposalCounts = {
  participants: 0,
  validations: 0,
  evidence: 0,
  attachments: 0,
  certificates: 0,
  drafts: 0,
  logRows: 0,
  files: 0,
  accesses: 0,
};

/** Lets the triggers go, runs `work`, and closes them again. */
export const whileDisposing = async <T>(
  store: WriteStore,
  id: DisposalId,
  work: () => Promise<T>,
): Promise<T> => {
  await sql`PRAGMA defer_foreign_keys = ON`.execute(store);
  await store.insertInto('disposal_now').values({ disposal_id: id }).execute();
  const result = await work();
  await store.deleteFrom('disposal_now').execute();
  return result;
};

const countOf = async (store: WriteStore, statement: ReturnType<typeof sql>): Promise<number> =>
  Number((await statement.execute(store)).numAffectedRows ?? 0n);

/** Number, date, modules, hash and standing: what a certificate can still be checked by. */
const keepEntries = async (store: WriteStore, id: ParticipantId, disposalId: DisposalId): Promise<number> => {
  const rows = await store.selectFrom('certificate').selectAll().where('participant_id', '=', id).execute();
  for (const row of rows) {
    const { modules } = readFacts(JSON.parse(row.facts));
    const standing = await findStanding(store, row.number);
    await store
      .insertInto('certificate_entry')
      .values({
        id: row.id,
        number: row.number,
        prefix: row.prefix,
        year: row.year,
        running_number: row.running_number,
        kind: row.kind,
        modules: JSON.stringify(modules.map(({ title, code }) => `${title} (${code})`)),
        issued_on: row.issued_on,
        pdf_sha256: row.pdf_sha256,
        check_code: row.check_code,
        standing: standing.kind,
        standing_on: standing.kind === 'valid' ? null : standing.on,
        later_number:
          standing.kind === 'replaced'
            ? standing.by
            : standing.kind === 'revoked'
              ? standing.replacedBy
              : null,
        disposal_id: disposalId,
      })
      .execute();
  }
  return rows.length;
};

/** What the log says in rows about the person is emptied; who did what and when stays, and the chain holds. */
const emptyLog = async (store: WriteStore, id: ParticipantId, disposalId: DisposalId): Promise<number> => {
  const rows = (await listRowsOfParticipant(store, id)).filter((row) => row.emptied === null);
  for (const row of rows) {
    await store
      .insertInto('audit_emptied')
      .values({ position: row.position, disposal_id: disposalId, hash: sha256(emptiedText(row)) })
      .execute();
    await store
      .updateTable('audit')
      .set({ before: null, after: null })
      .where('position', '=', row.position)
      .execute();
  }
  return rows.length;
};

const ofValidations = [
  'evidence_criterion',
  'evidence_validation',
  'involvement',
  'judgement_now',
  'judgement_event',
  'self_assessment_event',
  'feedback_event',
  'rationale_event',
  'control_mark_event',
  'plan_step',
  'validation_event',
  'validation_assessor',
  'recommendation_validation',
] as const;

/** An underlag names its people on paper: the bytes go with the first, all of it with the last. */
const disposeOfRecommendations = async (store: WriteStore, ids: readonly string[]): Promise<void> => {
  for (const id of ids) {
    await sql`UPDATE recommendation SET pdf = x'' WHERE id = ${id}`.execute(store);
    await sql`DELETE FROM external_review WHERE recommendation_id = ${id}
      AND NOT EXISTS (SELECT 1 FROM recommendation_validation WHERE recommendation_id = ${id})`.execute(
      store,
    );
    await sql`DELETE FROM recommendation WHERE id = ${id}
      AND NOT EXISTS (SELECT 1 FROM recommendation_validation WHERE recommendation_id = ${id})`.execute(
      store,
    );
  }
};

/** Removes one person. Evidence that is somebody else's too stays theirs. */
export const disposeOfPerson = async (
  store: WriteStore,
  id: ParticipantId,
  disposalId: DisposalId,
): Promise<DisposalCounts> => {
  const own = sql`(SELECT id FROM validation WHERE participant_id = ${id})`;
  const certificates = await keepEntries(store, id, disposalId);
  const { rows: evidence } = await sql<{ id: EvidenceId }>`
    SELECT evidence_id AS id FROM evidence_validation WHERE validation_id IN ${own}
    UNION SELECT subject_id FROM audit JOIN audit_participant USING (position)
      WHERE subject_kind = 'evidence' AND participant_id = ${id}`.execute(store);
  const { rows: papers } = await sql<{ id: string }>`
    SELECT DISTINCT recommendation_id AS id FROM recommendation_validation WHERE validation_id IN ${own}`.execute(
    store,
  );
  const logRows = await emptyLog(store, id, disposalId);
  const drafts = await countOf(
    store,
    sql`DELETE FROM draft WHERE EXISTS (SELECT 1 FROM (SELECT ${id} AS id UNION SELECT id FROM validation
      WHERE participant_id = ${id}) AS own WHERE instr(draft.key || ' ' || draft.body, own.id) > 0)`,
  );
  for (const table of ofValidations)
    await sql`DELETE FROM ${sql.table(table)} WHERE validation_id IN ${own}`.execute(store);
  await disposeOfRecommendations(
    store,
    papers.map((paper) => paper.id),
  );
  let pieces = 0;
  for (const piece of evidence)
    pieces += await countOf(
      store,
      sql`DELETE FROM evidence WHERE id = ${piece.id}
        AND NOT EXISTS (SELECT 1 FROM evidence_validation WHERE evidence_id = ${piece.id})`,
    );
  const ofCertificates = sql`(SELECT id FROM certificate WHERE participant_id = ${id})`;
  await sql`DELETE FROM certificate_validation WHERE certificate_id IN ${ofCertificates}`.execute(store);
  await sql`DELETE FROM certificate_event WHERE certificate_id IN ${ofCertificates}`.execute(store);
  await sql`DELETE FROM protected_reader WHERE participant_id = ${id}`.execute(store);
  await sql`DELETE FROM batch_item WHERE participant_id = ${id}`.execute(store);
  await sql`DELETE FROM proof_reading WHERE participant_id = ${id}`.execute(store);
  await sql`DELETE FROM certificate WHERE participant_id = ${id}`.execute(store);
  const validations = await countOf(store, sql`DELETE FROM validation WHERE participant_id = ${id}`);
  await sql`DELETE FROM participant_search WHERE rowid = (SELECT search_row FROM participant WHERE id = ${id})`.execute(
    store,
  );
  const participants = await countOf(store, sql`DELETE FROM participant WHERE id = ${id}`);
  return { ...nothingDisposed, participants, validations, evidence: pieces, certificates, drafts, logRows };
};

/** What is evidence for nobody any more, after all the people: also photos that were taken off and never opened since. */
export const disposeOfLooseAttachments = (store: WriteStore): Promise<number> =>
  countOf(
    store,
    sql`DELETE FROM attachment WHERE id NOT IN (SELECT attachment_id FROM evidence WHERE attachment_id IS NOT NULL)`,
  );

/** The search index keeps words of what was removed until its parts are merged. */
export const mergeSearchIndex = async (store: WriteStore): Promise<void> => {
  await sql`INSERT INTO participant_search (participant_search) VALUES ('optimize')`.execute(store);
};

/** Writes the whole file anew without the room that removed rows left, and empties the journal beside it. */
export const packFile = async (store: ReadStore): Promise<void> => {
  await sql`VACUUM`.execute(store);
  await sql`PRAGMA wal_checkpoint(TRUNCATE)`.execute(store);
};
