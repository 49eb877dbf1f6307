/** Rounds of control: the handing in that is controlled, and the marks made on it. Events only. */
import type { Instant } from '#domain/dates.ts';
import type { CriterionId, UserId, ValidationId } from '#domain/ids.ts';
import type { ControlMark } from '#domain/verification.ts';
import { placeInLog } from './order.ts';
import type { ReadStore, WriteStore } from './store.ts';

/** The latest handing in, which is the present or last round of control; undefined before the first. */
export const findSubmissionId = async (
  store: ReadStore,
  validationId: ValidationId,
): Promise<string | undefined> =>
  (
    await store
      .selectFrom('validation_event')
      .select('id')
      .where('validation_id', '=', validationId)
      .where('step', '=', 'submitted')
      .orderBy('log_position', 'desc')
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst()
  )?.id;

export type MarkEvent = {
  readonly id: string;
  readonly validationId: ValidationId;
  readonly submissionId: string;
  readonly criterionId: CriterionId;
  /** Null takes the mark away. */
  readonly agrees: boolean | null;
  readonly comment: string;
  readonly at: Instant;
  readonly by: UserId;
};

export const appendMarks = async (store: WriteStore, marks: readonly MarkEvent[]): Promise<void> => {
  await store
    .insertInto('control_mark_event')
    .values(
      marks.map((mark) => ({
        id: mark.id,
        validation_id: mark.validationId,
        submission_id: mark.submissionId,
        criterion_id: mark.criterionId,
        agrees: mark.agrees === null ? null : mark.agrees ? (1 as const) : (0 as const),
        comment: mark.comment,
        at: mark.at,
        by: mark.by,
        log_position: placeInLog,
      })),
    )
    .execute();
};

/** The marks that stand in a round: the latest of each criterion, unless it was taken away. */
export const listMarks = async (
  store: ReadStore,
  submissionId: string,
): Promise<ReadonlyMap<CriterionId, ControlMark>> => {
  const events = await store
    .selectFrom('control_mark_event')
    .select(['criterion_id', 'agrees', 'comment'])
    .where('submission_id', '=', submissionId)
    .orderBy('log_position')
    .orderBy('id')
    .execute();
  const marks = new Map<CriterionId, ControlMark>();
  for (const { criterion_id, agrees, comment } of events)
    if (agrees === null) marks.delete(criterion_id);
    else marks.set(criterion_id, { criterionId: criterion_id, agrees: agrees === 1, comment });
  return marks;
};
