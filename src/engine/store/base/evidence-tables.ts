/** The tables of evidence, its photos and files, as Kysely sees them; the other tables are in tables.ts. */
import type { Instant, PlainDate } from '#domain/dates.ts';
import type { EvidenceType } from '#domain/evidence.ts';
import type { AttachmentId, CriterionId, DisposalId, EvidenceId, UserId, ValidationId } from '#domain/ids.ts';

export type EvidenceTables = {
  attachment: {
    id: AttachmentId;
    name: string;
    media_type: string;
    size: number;
    sha256: string;
    content: Uint8Array;
    added_at: Instant;
    added_by: UserId;
  };
  /** Whose bytes and name a disposal has taken. */
  attachment_emptied: { attachment_id: AttachmentId; disposal_id: DisposalId };
  evidence: {
    id: EvidenceId;
    type: EvidenceType;
    happened_on: PlainDate;
    place: string;
    text: string;
    attachment_id: AttachmentId | null;
    at: Instant;
    by: UserId;
    changed_at: Instant;
    changed_by: UserId;
  };
  /** Who has written or changed it. */
  evidence_hand: { evidence_id: EvidenceId; user_id: UserId };
  evidence_validation: {
    evidence_id: EvidenceId;
    validation_id: ValidationId;
    linked_at: Instant;
    linked_by: UserId;
  };
  evidence_criterion: { evidence_id: EvidenceId; validation_id: ValidationId; criterion_id: CriterionId };
};
