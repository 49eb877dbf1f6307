/**
 * The decisions that stand in the record, and whether the log tells of them: what should be signed. Not here: what a
 * signature covers (signed-content.ts), and the signatures (signatures.ts).
 */
import type { Instant } from '#domain/dates.ts';
import type { CertificateId, UserId, ValidationId } from '#domain/ids.ts';
import type { ValidationStep } from '#domain/validation.ts';
import type { ReadStore } from '../base/store.ts';

/** A decision that stands in the record. */
export type StoredDecision = {
  readonly id: string;
  readonly subjectId: string;
  /** Its step, or what became of the certificate. */
  readonly what: string;
  readonly at: Instant;
  readonly by: UserId;
  readonly byName: string;
  readonly logPosition: number;
  /** The log tells of this decision on this subject by this person. */
  readonly isLogged: boolean;
};

/** The decisions on these validations, oldest first: `steps` alone. */
export const listDecisions = async (
  store: ReadStore,
  ids: readonly ValidationId[],
  steps: readonly ValidationStep[],
): Promise<readonly StoredDecision[]> =>
  (
    await store
      .selectFrom('validation_event')
      .innerJoin('user', 'user.id', 'validation_event.by')
      .leftJoin('audit', (join) =>
        join
          .onRef('audit.position', '=', 'validation_event.log_position')
          .onRef('audit.user_id', '=', 'validation_event.by')
          .onRef('audit.subject_id', '=', 'validation_event.validation_id'),
      )
      .select(['validation_event.id', 'validation_id', 'step', 'validation_event.at', 'by', 'user.name'])
      .select(['log_position', 'audit.what as told'])
      .where('validation_id', 'in', ids)
      .where('step', 'in', steps)
      .orderBy('log_position')
      .orderBy('validation_event.id')
      .execute()
  ).map((row) => ({
    id: row.id,
    subjectId: row.validation_id,
    what: row.step,
    at: row.at,
    by: row.by,
    byName: row.name,
    logPosition: row.log_position,
    isLogged: row.told !== null && toldAs(row.step).some((word) => word === row.told),
  }));

/** The log's words for a step. */
const toldAs = (step: ValidationStep): readonly string[] =>
  step === 'submitted' ? ['validation.submitted', 'validation.transcriptRequested'] : [`validation.${step}`];

/** The decisions on a certificate: issued and revoked. That another was issued instead is signed with that one. */
export const listDecisionsOnCertificate = async (
  store: ReadStore,
  id: CertificateId,
): Promise<readonly StoredDecision[]> =>
  (
    await store
      .selectFrom('certificate_event')
      .innerJoin('user', 'user.id', 'certificate_event.by')
      .select(['certificate_event.id', 'what', 'at', 'by', 'user.name', 'log_position'])
      .where('certificate_id', '=', id)
      .where('what', 'in', ['issued', 'revoked'])
      .orderBy('log_position')
      .execute()
  ).map(({ log_position: logPosition, name: byName, ...row }) => ({
    ...row,
    subjectId: id,
    byName,
    logPosition,
    isLogged: true,
  }));
