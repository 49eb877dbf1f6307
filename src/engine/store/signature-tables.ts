/** Signatures, their keys, seals on the log and PIN codes as Kysely sees them; the other tables are in tables.ts. */
import type { Instant } from '#domain/dates.ts';
import type { UserId } from '#domain/ids.ts';

export type SignatureTables = {
  audit_seal: {
    number: number;
    position: number;
    hash: string;
    at: Instant;
    key_id: string;
    signature: Uint8Array;
  };
