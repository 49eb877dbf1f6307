/** Signatures, keys, seals on the log and PIN codes as Kysely sees them; the other tables are in tables.ts. */
import type { Generated } from 'kysely';
import type { Instant } from '#domain/dates.ts';
import type { UserId } from '#domain/ids.ts';
import type { KeyHolder } from '#domain/key-holders.ts';
import type { SignedKind } from '#domain/signature.ts';

export type SignatureTables = {
  audit_seal: {
    number: number;
    position: number;
    hash: string;
    at: Instant;
    key_id: string;
    signature: Uint8Array;
  };
  signing_key: { id: string; user_id: UserId; public_key: Uint8Array; made_at: Instant };
  signature: {
    id: string;
    user_id: UserId;
    key_id: string;
    call: string;
    subject_kind: SignedKind;
    subject_id: string;
    content_hash: string;
    signed_at: Instant;
    log_position: number;
    log_hash: string;
    signature: Uint8Array;
  };
  key_holder: {
    number: Generated<number>;
    holder: KeyHolder;
    public_key: Uint8Array | null;
    since: Instant;
    log_position: number;
  };
  pin: { user_id: UserId; salt: Uint8Array; cost: number; hash: Uint8Array; chosen_at: Instant };
};
