/**
 * The tables as Kysely sees them: snake_case, exactly what SQLite holds. Row types never leave this folder;
 * each aggregate's file maps them with `rowToX`. The account of the record
 * (record-columns.ts) names each column of them, and its test holds that against SQLite.
 */
import type { Generated } from 'kysely';
import type {
  BatchId,
  CertificateId,
  CriterionId,
  DocumentKeyId,
  ModuleId,
  ModuleVersionId,
  OrganisationId,
  OutcomeId,
  ParticipantId,
  PictureId,
  PlanStepId,
  ProofReadingId,
  UserId,
  ValidationId,
  WorkshopId,
} from '#domain/ids.ts';
import type { Judgement, SelfAssessmentAnswer } from '#domain/assessment.ts';
import type { CertificateKind } from '#domain/certificate-state.ts';
import type { Instant, PlainDate } from '#domain/dates.ts';
import type { CriterionKind, ModuleStatus } from '#domain/module.ts';
import type { ExitReason, Gender, PersonalNumberKind } from '#domain/participant.ts';
import type { Role } from '#domain/role.ts';
import type { ValidationStep } from '#domain/validation.ts';
import type { ValidationState } from '#domain/validation-state.ts';
import type { DisposalTables } from './disposal-tables.ts';
import type { EvidenceTables } from './evidence-tables.ts';
import type { RecommendationTables } from './recommendation-tables.ts';
import type { SignatureTables } from './signature-tables.ts';

type Flag = 0 | 1;
/** A JSON array or object as text. */
type Json = string;

export type Tables = EvidenceTables &
  RecommendationTables &
  SignatureTables &
  DisposalTables & {
    installation: { id: string; is_practice: Flag; created_at: Instant };
    organisation: { id: OrganisationId; name: string; created_at: Instant };
    setting: { key: string; value: Json };
    workshop: { id: WorkshopId; name: string; sort_key: string; is_active: Flag };
    user: {
      id: UserId;
      sign_in_name: string;
      name: string;
      sort_key: string;
      title: string;
      trained_on: PlainDate | null;
      certified_on: PlainDate | null;
      is_active: Flag;
      created_at: Instant;
      signature_picture_id: PictureId | null;
      sees_persons: Flag;
    };
    /** Who is named to see a person whose identity is protected. */
    protected_reader: { participant_id: ParticipantId; user_id: UserId };
    user_role: { user_id: UserId; role: Role };
    user_workshop: { user_id: UserId; workshop_id: WorkshopId };

    module: { id: ModuleId; code: string };
    module_version: {
      id: ModuleVersionId;
      module_id: ModuleId;
      version: number;
      status: ModuleStatus;
      title: string;
      sort_key: string;
      level: number;
      seqf_level: number | null;
      credit_value: number | null;
      notional_learning_hours: number | null;
      created_at: Instant;
      published_at: Instant | null;
      retired_at: Instant | null;
    };
    learning_outcome: {
      id: OutcomeId;
      module_version_id: ModuleVersionId;
      position: number;
      text: string;
      self_assessment_text: string;
      suggested_evidence: Json;
    };
    assessment_criterion: {
      id: CriterionId;
      outcome_id: OutcomeId;
      position: number;
      text: string;
      kind: CriterionKind;
    };

    participant: {
      search_row: Generated<number>;
      id: ParticipantId;
      given_name: string;
      family_name: string;
      alias: string | null;
      sort_key: string;
      search_key: string;
      name_key: string;
      birth_date: PlainDate | null;
      birth_year: number | null;
      personal_number: string | null;
      personal_number_kind: PersonalNumberKind | null;
      gender: Gender;
      workshop_id: WorkshopId;
      home_municipality: string;
      target_groups: Json;
      /** The language that the person prefers, in words. */
      language: string;
      needs_interpreter: Flag;
      phone: string;
      email: string;
      enrolled_on: PlainDate;
      exited_on: PlainDate | null;
      exit_reason: ExitReason | null;
      has_protected_identity: Flag;
      created_at: Instant;
    };
    participant_search: { rowid: number; terms: string };

    validation: {
      id: ValidationId;
      participant_id: ParticipantId;
      module_version_id: ModuleVersionId;
      place: string;
      planned_from: PlainDate | null;
      planned_to: PlainDate | null;
      created_at: Instant;
      state: ValidationState;
      state_since: Instant;
      last_activity_at: Instant;
    };
    validation_assessor: {
      validation_id: ValidationId;
      user_id: UserId;
      from_at: Instant;
      to_at: Instant | null;
    };
    validation_event: Event & {
      step: ValidationStep;
      state: ValidationState;
      message: string;
      due_on: PlainDate | null;
      reason: string | null;
    };
    self_assessment_event: Event & { outcome_id: OutcomeId; answer: SelfAssessmentAnswer | null };
    judgement_event: Event & {
      criterion_id: CriterionId;
      judgement: Judgement | null;
      note: string;
      left_out_reason: string | null;
    };
    judgement_now: {
      validation_id: ValidationId;
      criterion_id: CriterionId;
      judgement: Judgement | null;
      note: string;
      left_out_reason: string | null;
    };
    feedback_event: Event & { text: string };
    rationale_event: Event & { text: string };
    control_mark_event: Event & {
      submission_id: string;
      criterion_id: CriterionId;
      agrees: Flag | null;
      comment: string;
    };
    plan_step: {
      id: PlanStepId;
      validation_id: ValidationId;
      text: string;
      due_on: PlainDate | null;
      who: string;
      done_on: PlainDate | null;
      changed_at: Instant;
      removed_at: Instant | null;
    };

    involvement: { validation_id: ValidationId; user_id: UserId };
    /** Who has had a hand in what its control rests on. */
    validation_hand: { validation_id: ValidationId; user_id: UserId };

    certificate: {
      id: CertificateId;
      number: string;
      prefix: string;
      year: number;
      running_number: number;
      kind: CertificateKind;
      participant_id: ParticipantId;
      name_on_certificate: string;
      search_key: string;
      is_example: Flag;
      facts: Json;
      pdf: Uint8Array;
      pdf_sha256: string;
      issued_at: Instant;
      issued_on: PlainDate;
      issued_by: UserId;
      seal: string | null;
      check_code: string | null;
      key_id: string | null;
      replaces_id: CertificateId | null;
    };
    certificate_validation: { certificate_id: CertificateId; validation_id: ValidationId };
    certificate_event: {
      id: string;
      certificate_id: CertificateId;
      what: string;
      detail: string;
      at: Instant;
      by: UserId;
      log_position: number;
    };

    issuer_key: {
      id: string;
      public_key: Uint8Array;
      private_key: Uint8Array;
      valid_from: PlainDate;
      valid_until: PlainDate | null;
      made_at: Instant;
    };
    picture: {
      id: PictureId;
      purpose: 'logo' | 'signature';
      media_type: string;
      content: Uint8Array;
      width: number;
      height: number;
      sha256: string;
      added_at: Instant;
      added_by: UserId;
    };
    document_key: {
      id: DocumentKeyId;
      origin: 'imported' | 'made';
      subject: string;
      not_before: Instant;
      not_after: Instant;
      private_key: Uint8Array;
      chain: Json;
      added_at: Instant;
      added_by: UserId;
    };
    proof_reading: {
      id: ProofReadingId;
      participant_id: ParticipantId;
      name_on_certificate: string;
      birth: 'date' | 'year' | 'none';
      validation_ids: Json;
      at: Instant;
      by: UserId;
      log_position: number;
    };
    batch: { id: BatchId; made_at: Instant; made_by: UserId; ended_at: Instant | null };
    batch_item: {
      batch_id: BatchId;
      position: number;
      participant_id: ParticipantId;
      choice: Json;
      certificate_id: CertificateId | null;
      refusal: string | null;
    };

    /** One row: by which version of the rules all search keys were made. */
    search_keys: { version: number };
    draft: { user_id: UserId; key: string; body: string; kept_at: Instant };

    audit: {
      id: string;
      position: number;
      at: Instant;
      user_id: string | null;
      user_name: string;
      call: string;
      what: string;
      subject_kind: string;
      subject_id: string;
      before: string | null;
      after: string | null;
      previous_hash: string;
      hash: string;
    };
    audit_participant: { position: number; participant_id: string };
  };

/** What every event of a validation carries. */
type Event = { id: string; validation_id: ValidationId; at: Instant; by: UserId; log_position: number };
