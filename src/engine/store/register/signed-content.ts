/**
 * All that a decision rests on, read from the register as it stood when it was made. Events are read up to the step
 * that was decided; evidence as it stands, because it cannot be changed while a decision on it holds. Not here: what of
 * it is signed, and how that is written (domain/signed-content.ts), and who signs (application/frame/signing.ts).
 */
import { sql } from 'kysely';
import type { Instant } from '#domain/dates.ts';
import type { CertificateId, DisposalId, UserId, ValidationId } from '#domain/ids.ts';
import type { DecidedCertificate, DecidedDisposal, DecidedValidation } from '#domain/decided.ts';
import type { ValidationStep } from '#domain/validation.ts';
import { sha256 } from '../../sha256.ts';
import { after, upTo, type Place } from '../base/order.ts';
import type { ReadStore } from '../base/store.ts';

/** A decision on a validation: the step that was taken, when and by whom, and where the log tells of it. */
export type DecidedStep = {
  readonly id: ValidationId;
  readonly step: ValidationStep;
  readonly at: Instant;
  readonly by: UserId;
  readonly logPosition: number;
};

/**
 * By which order the events before a decision are read. `ids`: as versions before 0009 did, which left out what a clock
 * that had gone back gave too great an id; only to tell what such a signature covers.
 */
export type EventOrder = 'log' | 'ids';

/** Of rows in order, the last of each key. */
const lastOf = <Row>(rows: readonly Row[], keyOf: (row: Row) => string): readonly Row[] => [
  ...new Map(rows.map((row) => [keyOf(row), row])).values(),
];

const findDecidedStep = (store: ReadStore, { id, step, at, by, logPosition }: DecidedStep) =>
  store
    .selectFrom('validation_event')
    .select(['id', 'log_position', 'step', 'message', 'due_on'])
    .where('validation_id', '=', id)
    .where('step', '=', step)
    .where('at', '=', at)
    .where('by', '=', by)
    // The same moment may come twice, after a clock that went back.
    .orderBy(sql`log_position <> ${logPosition}`)
    .limit(1)
    .executeTakeFirst();

/** The validation was taken into somebody's hands again after the step. */
const takesUp: readonly ValidationStep[] = ['withdrawn', 'returned', 'resumed'];

export const isTakenUpAfter = async (store: ReadStore, decided: DecidedStep): Promise<boolean> => {
  const step = await findDecidedStep(store, decided);
  if (!step) return false;
  const later = await store
    .selectFrom('validation_event')
    .select('id')
    .where('validation_id', '=', decided.id)
    .where(after(step))
    .where('step', 'in', takesUp)
    .limit(1)
    .executeTakeFirst();
  return later !== undefined;
};

const listCriteria = (store: ReadStore, id: ValidationId) =>
  store
    .selectFrom('validation')
    .innerJoin('learning_outcome', 'learning_outcome.module_version_id', 'validation.module_version_id')
    .innerJoin('assessment_criterion', 'assessment_criterion.outcome_id', 'learning_outcome.id')
    .select([
      'assessment_criterion.id',
      'assessment_criterion.text',
      'assessment_criterion.kind',
      'learning_outcome.text as outcome',
    ])
    .where('validation.id', '=', id)
    .orderBy('learning_outcome.position')
    .orderBy('assessment_criterion.position')
    .execute();

/** The events of a validation that came before a step, as Kysely's conditions and order. */
type Until = { readonly step: Place; readonly order: EventOrder };

const cameBefore = ({ step, order }: Until) =>
  order === 'log' ? upTo(step) : sql<boolean>`${sql.ref('id')} <= ${step.id} AND ${upTo(step)}`;

const inOrder = ({ order }: Until) => (order === 'log' ? sql`log_position, id` : sql`id`);

const listJudgementsUntil = async (store: ReadStore, id: ValidationId, until: Until) =>
  lastOf(
    await store
      .selectFrom('judgement_event')
      .select(['id', 'criterion_id', 'judgement', 'note', 'left_out_reason', 'at', 'by'])
      .where('validation_id', '=', id)
      .where(cameBefore(until))
      .orderBy(inOrder(until))
      .execute(),
    (row) => row.criterion_id,
  ).map(({ criterion_id: criterionId, left_out_reason: leftOutReason, ...row }) => ({
    ...row,
    criterionId,
    leftOutReason,
  }));

const listMarksUntil = async (store: ReadStore, id: ValidationId, until: Until) =>
  lastOf(
    await store
      .selectFrom('control_mark_event')
      .select(['id', 'submission_id', 'criterion_id', 'agrees', 'comment', 'at', 'by'])
      .where('validation_id', '=', id)
      .where(cameBefore(until))
      .orderBy(inOrder(until))
      .execute(),
    (row) => `${row.submission_id} ${row.criterion_id}`,
  ).map(({ submission_id: submissionId, criterion_id: criterionId, agrees, ...row }) => ({
    ...row,
    submissionId,
    criterionId,
    agrees: agrees === 1,
  }));

const listEvidence = async (store: ReadStore, id: ValidationId) => {
  const pieces = await store
    .selectFrom('evidence_validation')
    .innerJoin('evidence', 'evidence.id', 'evidence_validation.evidence_id')
    .leftJoin('attachment', 'attachment.id', 'evidence.attachment_id')
    .select(['evidence.id', 'evidence.type', 'evidence.happened_on', 'evidence.place', 'evidence.text'])
    .select(['attachment.id as attachment_id', 'attachment.sha256'])
    .where('evidence_validation.validation_id', '=', id)
    .orderBy('evidence.id')
    .execute();
  const links = await store
    .selectFrom('evidence_criterion')
    .select(['evidence_id', 'criterion_id'])
    .where('validation_id', '=', id)
    .orderBy('criterion_id')
    .execute();
  return pieces.map(({ happened_on: happenedOn, attachment_id, sha256: hash, ...piece }) => ({
    ...piece,
    happenedOn,
    attachment: attachment_id === null || hash === null ? null : { id: attachment_id, sha256: hash },
    criteria: links.filter((link) => link.evidence_id === piece.id).map((link) => link.criterion_id),
  }));
};

const findRationaleUntil = async (store: ReadStore, id: ValidationId, until: Until) =>
  (
    await store
      .selectFrom('rationale_event')
      .select(['id', 'text', 'at', 'by'])
      .where('validation_id', '=', id)
      .where(cameBefore(until))
      .orderBy(inOrder(until))
      .execute()
  ).at(-1);

/** Undefined when the step itself is not there. */
export const readDecidedValidation = async (
  store: ReadStore,
  decided: DecidedStep,
  order: EventOrder = 'log',
): Promise<DecidedValidation | undefined> => {
  const { id } = decided;
  const step = await findDecidedStep(store, decided);
  const validation = await store
    .selectFrom('validation')
    .innerJoin('module_version', 'module_version.id', 'validation.module_version_id')
    .select(['validation.id', 'validation.participant_id', 'validation.module_version_id'])
    .select(['module_version.title', 'module_version.version', 'module_version.level'])
    .where('validation.id', '=', id)
    .executeTakeFirst();
  if (!step || !validation) return undefined;
  const until = { step, order };
  return {
    kind: 'validation',
    validation: {
      id: validation.id,
      participantId: validation.participant_id,
      moduleVersionId: validation.module_version_id,
      title: validation.title,
      version: validation.version,
      level: validation.level,
    },
    step: { id: step.id, step: step.step, message: step.message, dueOn: step.due_on },
    criteria: await listCriteria(store, id),
    judgements: await listJudgementsUntil(store, id, until),
    rationale: (await findRationaleUntil(store, id, until)) ?? null,
    marks: await listMarksUntil(store, id, until),
    // Sending back and taking up again let the evidence be changed: they do not rest on it.
    evidence: takesUp.includes(decided.step) ? null : await listEvidence(store, id),
  };
};

type CertificateEvent = DecidedCertificate['event'];

/** The certificate's own row, its bytes and facts by their hash; undefined when there is none. */
export const readDecidedCertificate = async (
  store: ReadStore,
  id: CertificateId,
  event: CertificateEvent,
): Promise<DecidedCertificate | undefined> => {
  const row = await store.selectFrom('certificate').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) return undefined;
  const validations = await store
    .selectFrom('certificate_validation')
    .select('validation_id')
    .where('certificate_id', '=', id)
    .orderBy('validation_id')
    .execute();
  return {
    kind: 'certificate',
    certificate: {
      id: row.id,
      number: row.number,
      prefix: row.prefix,
      year: row.year,
      runningNumber: row.running_number,
      kind: row.kind,
      participantId: row.participant_id,
      nameOnCertificate: row.name_on_certificate,
      isExample: row.is_example === 1,
      factsSha256: sha256(row.facts),
      fileSha256: sha256(row.pdf),
      writtenSha256: row.pdf_sha256,
      issuedAt: row.issued_at,
      issuedOn: row.issued_on,
      issuedBy: row.issued_by,
      seal: row.seal,
      checkCode: row.check_code,
      keyId: row.key_id,
      replacesId: row.replaces_id,
    },
    validations: validations.map(({ validation_id }) => validation_id),
    event,
  };
};

/** What was said when a certificate was replaced or revoked at that moment. */
export const findCertificateEvent = async (
  store: ReadStore,
  certificateId: CertificateId,
  event: { readonly what: 'replaced' | 'revoked'; readonly at: Instant; readonly by: UserId },
): Promise<NonNullable<CertificateEvent> | undefined> =>
  store
    .selectFrom('certificate_event')
    .select(['id', 'what', 'detail'])
    .where('certificate_id', '=', certificateId)
    .where('what', '=', event.what)
    .where('at', '=', event.at)
    .where('by', '=', event.by)
    .executeTakeFirst();

/** What was proposed, and once it is carried out what went, and the protocol by its hash; undefined when it is not there. */
export const readDecidedDisposal = async (
  store: ReadStore,
  id: DisposalId,
  isCarriedOut: boolean,
): Promise<DecidedDisposal | undefined> => {
  const row = await store.selectFrom('disposal').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row || (isCarriedOut && !row.protocol)) return undefined;
  return {
    kind: 'disposal',
    proposal: {
      id: row.id,
      limits: row.limits,
      participantIds: row.participant_ids,
      withDrafts: row.with_drafts === 1,
      withFiles: row.with_files === 1,
      withLog: row.with_log === 1,
      proposedAt: row.proposed_at,
      proposedBy: row.proposed_by,
    },
    done:
      isCarriedOut && row.protocol
        ? {
            counts: row.counts,
            protocolSha256: sha256(row.protocol),
            writtenSha256: row.protocol_sha256,
            carriedOutAt: row.carried_out_at,
            carriedOutBy: row.carried_out_by,
          }
        : null,
  };
};

export const findReplacedId = async (store: ReadStore, id: CertificateId): Promise<CertificateId | null> =>
  (await store.selectFrom('certificate').select('replaces_id').where('id', '=', id).executeTakeFirst())
    ?.replaces_id ?? null;
