/** Finds what an attachment is evidence for without reading all evidence. Only kysely may be imported here. */
import { sql, type Kysely } from 'kysely';

export const up = async (db: Kysely<never>): Promise<void> => {
  await sql`CREATE INDEX evidence_by_attachment ON evidence (attachment_id) WHERE attachment_id IS NOT NULL`.execute(
    db,
  );
};
