/** The tables of gallring as Kysely sees them; the other tables are in tables.ts. */
import type { CertificateKind, CertificateState } from '#domain/certificate-state.ts';
import type { Instant, PlainDate } from '#domain/dates.ts';
import type { CertificateId, DisposalId, UserId } from '#domain/ids.ts';

export type DisposalTables = {
  disposal: {
    id: DisposalId;
    limits: string;
    participant_ids: string;
    with_drafts: 0 | 1;
    proposed_at: Instant;
    proposed_by: UserId;
    withdrawn_at: Instant | null;
    carried_out_at: Instant | null;
    carried_out_by: UserId | null;
    counts: string | null;
    protocol: Uint8Array | null;
    protocol_sha256: string | null;
    cleaned_at: Instant | null;
    with_files: 0 | 1;
    with_log: 0 | 1;
  };
  disposal_now: { disposal_id: DisposalId };
  certificate_entry: {
    id: CertificateId;
    number: string;
    prefix: string;
    year: number;
    running_number: number;
    kind: CertificateKind;
    modules: string;
    issued_on: PlainDate;
    pdf_sha256: string;
    check_code: string | null;
    standing: CertificateState;
    standing_on: PlainDate | null;
    later_number: string | null;
    disposal_id: DisposalId;
  };
  audit_emptied: { position: number; disposal_id: DisposalId; hash: string };
};
