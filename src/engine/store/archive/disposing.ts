/**
 * Removes everything about a person, and leaves what may stay: their certificates' numbers without a name, and the log
 * without content. In the transaction of a disposal, which the triggers ask for. Not here: who may and what is due
 * (domain/disposal.ts), and what is a person's and how it goes (base/records.ts), which this follows.
 */
import { sql, type RawBuilder } from 'kysely';
import { emptiedText } from '#domain/audit.ts';
import { readFacts } from '#domain/certificate-facts.ts';
import type { DisposalId, ParticipantId } from '#domain/ids.ts';
import { listRowsOfParticipant } from '../register/audit.ts';
import { sha256 } from '../../sha256.ts';
import { findStatus } from '../certificates/certificate-status.ts';
import {
  listSharedOf,
  personTables,
  records,
  rowsOf,
  shared,
  type PersonTable,
  type Shared,
} from '../base/records.ts';
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
    const standing = await findStatus(store, row.number);
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

/** Tables of what may concern several people. */
type SharedTable = {
  [T in PersonTable]: (typeof records)[T]['disposal'] extends 'goesWithLast' ? T : never;
}[PersonTable];

/** Rows that go with the person, what refers before what it refers to. */
const going = personTables.filter((table) => records[table].disposal === 'goes').toReversed();
const goingWithLast = personTables
  .filter((table): table is SharedTable => records[table].disposal === 'goesWithLast')
  .toReversed();

type Parts = Readonly<Record<Shared, readonly string[]>>;

const among = (ids: readonly string[]) => sql`(SELECT value FROM json_each(${JSON.stringify(ids)}))`;

/** On rows of what may concern several: the person had a part in it, and nobody has any more. */
const isNobodys = (table: SharedTable, parts: Parts) => {
  const { owner, by } = records[table].of;
  const { link, by: linked } = shared[owner];
  const id = sql.ref(`${table}.${by[0]}`);
  return sql`${id} IN ${among(parts[owner])}
    AND NOT EXISTS (SELECT 1 FROM ${sql.table(link)} WHERE ${sql.ref(`${link}.${linked}`)} = ${id})`;
};

/** Removes one person. Evidence that is somebody else's too stays theirs. */
export const disposeOfPerson = async (
  store: WriteStore,
  id: ParticipantId,
  disposalId: DisposalId,
): Promise<DisposalCounts> => {
  const certificates = await keepEntries(store, id, disposalId);
  const parts = {
    evidence: await listSharedOf(store, 'evidence', id),
    recommendation: await listSharedOf(store, 'recommendation', id),
  };
  const logRows = await emptyLog(store, id, disposalId);
  await sql`DELETE FROM participant_search WHERE rowid = (SELECT search_row FROM participant WHERE id = ${id})`.execute(
    store,
  );
  await sql`UPDATE recommendation SET pdf = x'' WHERE id IN ${among(parts.recommendation)}`.execute(store);
  const gone = new Map<PersonTable, number>();
  const remove = async (table: PersonTable, rows: RawBuilder<unknown>): Promise<void> => {
    gone.set(table, await countOf(store, sql`DELETE FROM ${sql.table(table)} WHERE ${rows}`));
  };
  for (const table of going) await remove(table, rowsOf(table, id));
  for (const table of goingWithLast) await remove(table, isNobodys(table, parts));
  const countIn = (table: PersonTable): number => gone.get(table) ?? 0;
  return {
    ...nothingDisposed,
    participants: countIn('participant'),
    validations: countIn('validation'),
    evidence: countIn('evidence'),
    certificates,
    drafts: countIn('draft'),
    logRows,
  };
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
