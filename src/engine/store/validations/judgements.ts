/**
 * What is said of a validation's criteria and outcomes: judgements, self-assessments, feedback, motivering. All are
 * events; `judgement_now` is the latest judgement of each criterion, kept by trigger.
 * Not here: what it adds up to (validation-progress.ts).
 */
import type { CriterionJudgement, SelfAssessmentAnswer } from '#domain/assessment.ts';
import type { Instant } from '#domain/dates.ts';
import type { CriterionId, OutcomeId, UserId, ValidationId } from '#domain/ids.ts';
import { placeInLog } from '../base/order.ts';
import type { ReadStore, WriteStore } from '../base/store.ts';

/** What every event says of itself. */
type Said = {
  readonly id: string;
  readonly validationId: ValidationId;
  readonly at: Instant;
  readonly by: UserId;
};

const saidToRow = (said: Said) => ({
  id: said.id,
  validation_id: said.validationId,
  at: said.at,
  by: said.by,
  log_position: placeInLog,
});

export type JudgementEvent = Said & CriterionJudgement & { readonly criterionId: CriterionId };

/** Each event becomes the present judgement of its criterion. */
export const appendJudgements = async (
  store: WriteStore,
  events: readonly JudgementEvent[],
): Promise<void> => {
  if (events.length === 0) return;
  await store
    .insertInto('judgement_event')
    .values(
      events.map((event) => ({
        ...saidToRow(event),
        criterion_id: event.criterionId,
        judgement: event.judgement,
        note: event.note,
        left_out_reason: event.leftOutReason,
      })),
    )
    .execute();
};

/** The present judgement of every criterion that has one. */
export const listJudgements = async (
  store: ReadStore,
  validationId: ValidationId,
): Promise<ReadonlyMap<CriterionId, CriterionJudgement>> => {
  const rows = await store
    .selectFrom('judgement_now')
    .selectAll()
    .where('validation_id', '=', validationId)
    .execute();
  return new Map(
    rows.map((row) => [
      row.criterion_id,
      { judgement: row.judgement, note: row.note, leftOutReason: row.left_out_reason },
    ]),
  );
};

export const appendSelfAssessment = async (
  store: WriteStore,
  event: Said & { readonly outcomeId: OutcomeId; readonly answer: SelfAssessmentAnswer | null },
): Promise<void> => {
  await store
    .insertInto('self_assessment_event')
    .values({ ...saidToRow(event), outcome_id: event.outcomeId, answer: event.answer })
    .execute();
};

/** The latest answer for each outcome that was ever answered. */
export const listSelfAssessments = async (
  store: ReadStore,
  validationId: ValidationId,
): Promise<ReadonlyMap<OutcomeId, SelfAssessmentAnswer | null>> => {
  const rows = await store
    .selectFrom('self_assessment_event')
    .select(['outcome_id', 'answer'])
    .where('validation_id', '=', validationId)
    .orderBy('log_position')
    .orderBy('id')
    .execute();
  return new Map(rows.map((row) => [row.outcome_id, row.answer]));
};

type Written = Said & { readonly text: string };

export const appendFeedback = async (store: WriteStore, event: Written): Promise<void> => {
  await store
    .insertInto('feedback_event')
    .values({ ...saidToRow(event), text: event.text })
    .execute();
};

export type Feedback = { readonly text: string; readonly at: Instant; readonly byName: string };

/** What has been said to the participant, newest first. */
export const listFeedback = async (
  store: ReadStore,
  validationId: ValidationId,
): Promise<readonly Feedback[]> =>
  store
    .selectFrom('feedback_event')
    .innerJoin('user', 'user.id', 'feedback_event.by')
    .select(['feedback_event.text', 'feedback_event.at', 'user.name as byName'])
    .where('validation_id', '=', validationId)
    .orderBy('log_position', 'desc')
    .orderBy('feedback_event.id', 'desc')
    .execute();

export const appendRationale = async (store: WriteStore, event: Written): Promise<void> => {
  await store
    .insertInto('rationale_event')
    .values({ ...saidToRow(event), text: event.text })
    .execute();
};

/** The motivering as it stands; empty when none is written. */
export const findRationale = async (store: ReadStore, validationId: ValidationId): Promise<string> => {
  const row = await store
    .selectFrom('rationale_event')
    .select('text')
    .where('validation_id', '=', validationId)
    .orderBy('log_position', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.text ?? '';
};
