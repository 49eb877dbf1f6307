/**
 * The whole record as plain rows, for holding it against its log (application/register/record-check). On a connection of
 * its own, so that a copy is read as the register is. Not here: files' bytes, and what is wrong.
 */
import Database from 'better-sqlite3';
import type { Instant } from '#domain/dates.ts';
import { unlockFile } from '../base/open.ts';
import { rowToAudit, selectAuditRows } from './audit.ts';
import type { KeptRow } from '#domain/audit.ts';

/** What every event says of itself. */
type Event = { readonly id: string; readonly position: number; readonly by: string };
type OfValidation = Event & { readonly validationId: string };
/** What was written at a moment by somebody, without a place in the log. */
type Moment = { readonly id: string; readonly at: Instant; readonly by: string };

export type RecordRows = {
  readonly log: readonly KeptRow[];
  readonly steps: readonly (OfValidation & {
    readonly step: string;
    readonly state: string;
    readonly at: Instant;
    readonly message: string;
    readonly dueOn: string | null;
    readonly reason: string | null;
  })[];
  readonly selfAssessments: readonly (OfValidation & {
    readonly outcomeId: string;
    readonly answer: string | null;
  })[];
  readonly judgements: readonly (OfValidation & {
    readonly criterionId: string;
    readonly judgement: string | null;
    readonly note: string;
    readonly leftOutReason: string | null;
  })[];
  readonly judgementsNow: readonly {
    readonly validationId: string;
    readonly criterionId: string;
    readonly judgement: string | null;
    readonly note: string;
    readonly leftOutReason: string | null;
  }[];
  readonly feedback: readonly OfValidation[];
  readonly rationales: readonly (OfValidation & { readonly text: string })[];
  readonly marks: readonly (OfValidation & {
    readonly submissionId: string;
    readonly criterionId: string;
    readonly agrees: 0 | 1 | null;
    readonly comment: string;
  })[];
  readonly validations: readonly {
    readonly id: string;
    readonly participantId: string;
    readonly moduleVersionId: string;
    readonly place: string;
    readonly plannedFrom: string | null;
    readonly plannedTo: string | null;
    readonly state: string;
    readonly stateSince: string;
  }[];
  readonly assessors: readonly {
    readonly validationId: string;
    readonly userId: string;
    readonly toAt: string | null;
  }[];
  readonly involvement: readonly { readonly validationId: string; readonly userId: string }[];
  readonly planSteps: readonly {
    readonly id: string;
    readonly validationId: string;
    readonly text: string;
    readonly dueOn: string | null;
    readonly who: string;
    readonly doneOn: string | null;
    readonly removedAt: string | null;
  }[];
  readonly evidence: readonly (Moment & {
    readonly type: string;
    readonly on: string;
    readonly place: string;
    readonly text: string;
    readonly attachmentId: string | null;
    readonly changedBy: string;
  })[];
  readonly evidenceLinks: readonly {
    readonly evidenceId: string;
    readonly validationId: string;
    readonly linkedBy: string;
  }[];
  readonly evidenceCriteria: readonly {
    readonly evidenceId: string;
    readonly validationId: string;
    readonly criterionId: string;
  }[];
  readonly certificates: readonly {
    readonly id: string;
    readonly number: string;
    readonly kind: string;
    readonly participantId: string;
    readonly sha256: string;
    readonly by: string;
    readonly replacesId: string | null;
  }[];
  readonly certificateValidations: readonly {
    readonly certificateId: string;
    readonly validationId: string;
  }[];
  readonly certificateEvents: readonly (Event & {
    readonly certificateId: string;
    readonly participantId: string;
    readonly what: string;
    readonly detail: string;
  })[];
  readonly certificateEntries: readonly { readonly id: string; readonly disposalId: string }[];
  readonly proofReadings: readonly (Event & { readonly participantId: string; readonly birth: string })[];
  readonly participants: readonly ({ readonly id: string } & Readonly<Record<string, unknown>>)[];
  readonly readers: readonly { readonly participantId: string; readonly userId: string }[];
  readonly users: readonly ({ readonly id: string } & Readonly<Record<string, unknown>>)[];
  readonly roles: readonly { readonly userId: string; readonly role: string }[];
  readonly userWorkshops: readonly { readonly userId: string; readonly workshopId: string }[];
  readonly workshops: readonly { readonly id: string; readonly name: string; readonly isActive: 0 | 1 }[];
  readonly organisations: readonly { readonly name: string }[];
  readonly settings: readonly { readonly key: string; readonly value: string }[];
  readonly attachments: readonly Moment[];
  readonly pictures: readonly Moment[];
  readonly documentKeys: readonly Moment[];
  readonly batches: readonly Moment[];
  readonly recommendations: readonly Moment[];
  readonly reviews: readonly Moment[];
  readonly disposals: readonly (Moment & {
    readonly carriedOutBy: string | null;
    readonly participantIds: string;
    readonly isDone: 0 | 1;
  })[];
  readonly signatures: readonly {
    readonly id: string;
    readonly position: number;
    readonly by: string;
    readonly call: string;
    readonly subjectKind: string;
    readonly subjectId: string;
  }[];
  /** Whose keys open the register, from which row of the log on; `holder`: a user's id, or `recovery`. */
  readonly keyHolders: readonly { readonly id: string; readonly holder: string; readonly position: number }[];
};

const event = 'id, log_position AS position, by';
const ofValidation = `${event}, validation_id AS validationId`;
const inOrder = 'ORDER BY log_position, id';

const selects: Readonly<Record<Exclude<keyof RecordRows, 'log'>, string>> = {
  steps: `SELECT ${ofValidation}, step, state, at, message, due_on AS dueOn, reason FROM validation_event ${inOrder}`,
  selfAssessments: `SELECT ${ofValidation}, outcome_id AS outcomeId, answer FROM self_assessment_event ${inOrder}`,
  judgements: `SELECT ${ofValidation}, criterion_id AS criterionId, judgement, note, left_out_reason AS leftOutReason
    FROM judgement_event ${inOrder}`,
  judgementsNow: `SELECT validation_id AS validationId, criterion_id AS criterionId, judgement, note,
    left_out_reason AS leftOutReason FROM judgement_now`,
  feedback: `SELECT ${ofValidation} FROM feedback_event ${inOrder}`,
  rationales: `SELECT ${ofValidation}, text FROM rationale_event ${inOrder}`,
  marks: `SELECT ${ofValidation}, submission_id AS submissionId, criterion_id AS criterionId, agrees, comment
    FROM control_mark_event ${inOrder}`,
  validations: `SELECT id, participant_id AS participantId, module_version_id AS moduleVersionId, place,
    planned_from AS plannedFrom, planned_to AS plannedTo, state, state_since AS stateSince FROM validation`,
  assessors:
    'SELECT validation_id AS validationId, user_id AS userId, to_at AS toAt FROM validation_assessor',
  involvement: 'SELECT validation_id AS validationId, user_id AS userId FROM involvement',
  planSteps: `SELECT id, validation_id AS validationId, text, due_on AS dueOn, who, done_on AS doneOn,
    removed_at AS removedAt FROM plan_step`,
  evidence: `SELECT id, at, by, type, happened_on AS "on", place, text, attachment_id AS attachmentId,
    changed_by AS changedBy FROM evidence`,
  evidenceLinks: `SELECT evidence_id AS evidenceId, validation_id AS validationId, linked_by AS linkedBy
    FROM evidence_validation`,
  evidenceCriteria: `SELECT evidence_id AS evidenceId, validation_id AS validationId, criterion_id AS criterionId
    FROM evidence_criterion`,
  certificates: `SELECT id, number, kind, participant_id AS participantId, pdf_sha256 AS sha256, issued_by AS by,
    replaces_id AS replacesId FROM certificate`,
  certificateValidations:
    'SELECT certificate_id AS certificateId, validation_id AS validationId FROM certificate_validation',
  certificateEvents: `SELECT certificate_event.id, log_position AS position, by, certificate_id AS certificateId,
    participant_id AS participantId, what, detail
    FROM certificate_event LEFT JOIN certificate ON certificate.id = certificate_id ORDER BY log_position, certificate_event.id`,
  certificateEntries: 'SELECT id, disposal_id AS disposalId FROM certificate_entry',
  proofReadings: `SELECT ${event}, participant_id AS participantId, birth FROM proof_reading ${inOrder}`,
  participants: `SELECT id, given_name AS givenName, family_name AS familyName, alias, birth_date AS birthDate,
    birth_year AS birthYear, personal_number AS personalNumber, personal_number_kind AS personalNumberKind, gender,
    workshop_id AS workshopId, home_municipality AS homeMunicipality, target_groups AS targetGroups, language,
    needs_interpreter AS needsInterpreter, phone, email, enrolled_on AS enrolledOn, exited_on AS exitedOn,
    exit_reason AS exitReason, has_protected_identity AS hasProtectedIdentity FROM participant`,
  readers: 'SELECT participant_id AS participantId, user_id AS userId FROM protected_reader',
  users: `SELECT id, sign_in_name AS signInName, name, title, trained_on AS trainedOn, certified_on AS certifiedOn,
    is_active AS isActive, sees_persons AS seesPersons FROM user ORDER BY created_at, id`,
  roles: 'SELECT user_id AS userId, role FROM user_role ORDER BY role',
  userWorkshops:
    'SELECT user_id AS userId, workshop_id AS workshopId FROM user_workshop ORDER BY workshop_id',
  workshops: 'SELECT id, name, is_active AS isActive FROM workshop',
  organisations: 'SELECT name FROM organisation',
  settings: 'SELECT key, value FROM setting',
  attachments: 'SELECT id, added_at AS at, added_by AS by FROM attachment',
  pictures: 'SELECT id, added_at AS at, added_by AS by FROM picture',
  documentKeys: 'SELECT id, added_at AS at, added_by AS by FROM document_key',
  batches: 'SELECT id, made_at AS at, made_by AS by FROM batch',
  recommendations: 'SELECT id, made_at AS at, made_by AS by FROM recommendation',
  reviews: 'SELECT recommendation_id AS id, at, by FROM external_review',
  disposals: `SELECT id, proposed_at AS at, proposed_by AS by, carried_out_by AS carriedOutBy,
    participant_ids AS participantIds, protocol IS NOT NULL AS isDone FROM disposal`,
  signatures: `SELECT id, log_position AS position, user_id AS by, call, subject_kind AS subjectKind,
    subject_id AS subjectId FROM signature ORDER BY log_position`,
  keyHolders: 'SELECT CAST(number AS TEXT) AS id, holder, log_position AS position FROM key_holder',
};

/** Everything, of a file in the present shape. */
export const readRecord = (file: string, key: Uint8Array): RecordRows => {
  const sqlite = new Database(file, { readonly: true, fileMustExist: true });
  try {
    unlockFile(sqlite, key);
    const read = sqlite.transaction(() => {
      const rows = Object.entries(selects).map(([name, select]) => [name, sqlite.prepare(select).all()]);
      const log = sqlite.prepare<[], Parameters<typeof rowToAudit>[0]>(selectAuditRows).all().map(rowToAudit);
      return { ...Object.fromEntries(rows), log } as RecordRows; // the selects above, by their names
    });
    return read();
  } finally {
    sqlite.close();
  }
};
