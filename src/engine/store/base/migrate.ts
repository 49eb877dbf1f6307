/**
 * Brings a register file to the present shape. Kysely's own Migrator is not atomic on SQLite, so: per migration one
 * transaction that also sets `PRAGMA user_version`, and a foreign-key check before it commits. The caller copies the
 * file first. See docs/decisions/0003-migrations-runner.md.
 */
import { sql, type Kysely } from 'kysely';
import { up as theRecord } from '../migrations/0001-the-record.ts';
import { up as proof } from '../migrations/0002-proof.ts';
import { up as recommendations } from '../migrations/0003-recommendations.ts';
import { up as attachmentIndex } from '../migrations/0004-attachment-index.ts';
import { up as signatures } from '../migrations/0005-signatures.ts';
import { up as disposal } from '../migrations/0006-disposal.ts';
import { up as rights } from '../migrations/0007-rights.ts';
import { up as disposalKinds } from '../migrations/0008-disposal-kinds.ts';
import { up as oneOrder } from '../migrations/0009-one-order.ts';
import { up as searchKeys } from '../migrations/0010-search-keys.ts';
import { up as hands } from '../migrations/0011-hands.ts';
import { up as keyHolders } from '../migrations/0012-key-holders.ts';
import { up as stoodByAlias } from '../migrations/0013-stood-by-alias.ts';

export type Migration = (db: Kysely<never>) => Promise<void>;

/** In order; the place in the list, from 1, is the version. Released ones never change: migrations/released.json. */
export const migrations: readonly Migration[] = [
  theRecord,
  proof,
  recommendations,
  attachmentIndex,
  signatures,
  disposal,
  rights,
  disposalKinds,
  oneOrder,
  searchKeys,
  hands,
  keyHolders,
  stoodByAlias,
];

/** The version a file is at; 0 for an empty one. */
export const versionOf = async (db: Kysely<never>): Promise<number> => {
  const result = await sql<{ user_version: number }>`PRAGMA user_version`.execute(db);
  return result.rows[0]?.user_version ?? 0;
};

/** Runs what is missing. A migration that throws leaves the file as it was before it. */
export const migrate = async (db: Kysely<never>, list: readonly Migration[]): Promise<void> => {
  const from = await versionOf(db);
  for (const [index, up] of list.entries()) {
    if (index < from) continue;
    await db.transaction().execute(async (transaction) => {
      await up(transaction);
      const orphans = await sql`PRAGMA foreign_key_check`.execute(transaction);
      if (orphans.rows.length > 0)
        throw new Error(
          `Migration ${String(index + 1)} would leave ${String(orphans.rows.length)} rows without parent`,
        );
      await sql.raw(`PRAGMA user_version = ${String(index + 1)}`).execute(transaction);
    });
  }
};
