/**
 * Keeps the stored keys true to the rules that searches are folded by: a register whose keys were made by other rules
 * has them made anew when it is opened. They are derived from what stands beside them and nothing else is touched. Not
 * here: the rules (domain/participant.ts, domain/swedish.ts), asking (search.ts).
 */
import { sql } from 'kysely';
import { keysVersion } from '#domain/participant.ts';
import { searchable } from '#domain/swedish.ts';
import { reindexParticipant, rowToParticipant } from './participant-row.ts';
import { inTransaction, type ReadStore, type WriteStore } from './store.ts';

const pageSize = 1000;

const remakePeople = async (store: WriteStore): Promise<void> => {
  for (let after = -1; ;) {
    const rows = await store
      .selectFrom('participant')
      .selectAll()
      .where('search_row', '>', after)
      .orderBy('search_row')
      .limit(pageSize)
      .execute();
    for (const row of rows) await reindexParticipant(store, row.search_row, rowToParticipant(row));
    const last = rows.at(-1);
    if (!last) return;
    after = last.search_row;
  }
};

/** A certificate never changes, and its trigger says so; it stands aside for the one column that is no part of it. */
const remakeCertificates = async (store: WriteStore): Promise<void> => {
  const guard = await sql<{ sql: string }>`SELECT sql FROM sqlite_master
    WHERE type = 'trigger' AND name = 'certificate_refuses_update'`.execute(store);
  await sql`DROP TRIGGER certificate_refuses_update`.execute(store);
  const rows = await store
    .selectFrom('certificate')
    .innerJoin('participant', 'participant.id', 'certificate.participant_id')
    .select(['certificate.id', 'certificate.number', 'certificate.name_on_certificate as name'])
    .select(['participant.alias', 'participant.has_protected_identity as isProtected'])
    .execute();
  for (const { id, number, name, alias, isProtected } of rows)
    await store
      .updateTable('certificate')
      .set({ search_key: searchable(number, isProtected === 1 ? (alias ?? '') : name) })
      .where('id', '=', id)
      .execute();
  for (const trigger of guard.rows) await sql.raw(trigger.sql).execute(store);
};

/** Nothing is done where the keys are as this version makes them. All of it or nothing, so that it is tried again. */
export const keepSearchKeys = async (store: ReadStore): Promise<void> => {
  const kept = await store.selectFrom('search_keys').select('version').executeTakeFirst();
  if (kept?.version === keysVersion) return;
  await inTransaction(store, async (write) => {
    await remakePeople(write);
    await remakeCertificates(write);
    await write.deleteFrom('search_keys').execute();
    await write.insertInto('search_keys').values({ version: keysVersion }).execute();
  });
};
