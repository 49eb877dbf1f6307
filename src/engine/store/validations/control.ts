/** Rounds of control: the handing in that is controlled, the marks made on it, and how it ended. Events only. */
import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { Instant } from '#domain/dates.ts';
import type { CriterionId, UserId, ValidationId } from '#domain/ids.ts';
import type { ControlRound } from '#domain/todo.ts';
import type { ControlMark, Round } from '#domain/verification.ts';
import { placeInLog } from '../base/order.ts';
import { nameColumns, rowToBirthYear, rowToDisplayName } from '../base/participant-name.ts';
import { protectedFor, seesValidation, type Viewer } from '../base/reach.ts';
import type { ReadStore, WriteStore } from '../base/store.ts';

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

/** The latest handing in of a validation, and what came next: never anything but how its control ended. */
const latestSubmission = sql<string>`(
  SELECT id FROM validation_event WHERE validation_id = validation.id AND step = 'submitted'
  ORDER BY log_position DESC, id DESC LIMIT 1)`;
const nextAfter = sql<string>`(
  SELECT id FROM validation_event AS later WHERE later.validation_id = validation.id
    AND (later.log_position, later.id) > (handed_in.log_position, handed_in.id)
  ORDER BY later.log_position, later.id LIMIT 1)`;

const hasMarked = (userId: UserId): RawBuilder<SqlBool> => sql`EXISTS (
  SELECT 1 FROM control_mark_event WHERE submission_id = handed_in.id AND by = ${userId})`;

type Ending = Round['ending'];

const rounds = (store: ReadStore, userId: UserId) =>
  store
    .selectFrom('validation')
    .innerJoin('validation_event as handed_in', (join) => join.on('handed_in.id', '=', latestSubmission))
    .leftJoin('validation_event as ending', (join) => join.on('ending.id', '=', nextAfter))
    .leftJoin('user as ended_by', 'ended_by.id', 'ending.by')
    .select(['validation.id', 'validation.state'])
    .select(['ending.step', 'ending.at', 'ending.by', 'ended_by.name as by_name'])
    .select(hasMarked(userId).as('has_marked'));

type EndingRow = Pick<
  Awaited<ReturnType<ReturnType<typeof rounds>['execute']>>[number],
  'step' | 'at' | 'by_name'
>;

const rowToEnding = ({ step, at, by_name: byName }: EndingRow): Ending =>
  step === null || at === null
    ? null
    : { step: step as NonNullable<Ending>['step'], at, byName: byName ?? '' }; // no other step follows a handing in

/** The latest round of one validation, and whether the user has marked in it; undefined before the first. */
export const findRound = async (
  store: ReadStore,
  id: ValidationId,
  userId: UserId,
): Promise<Omit<Round, 'isVerifier'> | undefined> => {
  const row = await rounds(store, userId).where('validation.id', '=', id).executeTakeFirst();
  return row && { ending: rowToEnding(row), state: row.state, hasMarked: row.has_marked === 1 };
};

/**
 * Rounds that the user has marked in, or may have seen waiting, and that have ended since; also those under way of who
 * may control no longer. Whom they marked is named, also where they do not see the person as it is now: by alias as before.
 */
export const listRounds = async (
  store: ReadStore,
  viewer: Viewer,
  since: Instant,
): Promise<readonly ControlRound[]> => {
  const { userId, isVerifier } = viewer;
  const rows = await rounds(store, userId)
    .innerJoin('participant', 'participant.id', 'validation.participant_id')
    .innerJoin('module_version', 'module_version.id', 'validation.module_version_id')
    .select([...nameColumns, 'validation.participant_id', 'module_version.title'])
    .select(protectedFor(viewer).as('is_protected'))
    .select(
      sql<number>`EXISTS (
        SELECT 1 FROM involvement WHERE validation_id = validation.id AND user_id = ${userId})`.as(
        'has_assessed',
      ),
    )
    .where((eb) =>
      isVerifier
        ? eb.and([eb('validation.state', '!=', 'submitted'), eb('validation.state_since', '>=', since)])
        : eb.or([eb('validation.state', '=', 'submitted'), eb('validation.state_since', '>=', since)]),
    )
    .where((eb) => (isVerifier ? eb.or([hasMarked(userId), seesValidation(viewer)]) : hasMarked(userId)))
    .execute();
  return rows.map((row) => ({
    validationId: row.id,
    participantId: row.participant_id,
    participantName: rowToDisplayName(row),
    birthYear: rowToBirthYear(row),
    hasProtectedIdentity: row.is_protected === 1,
    moduleTitle: row.title,
    state: row.state,
    ending: rowToEnding(row),
    isVerifier,
    hasMarked: row.has_marked === 1,
    hasAssessed: row.has_assessed === 1,
    isByUser: row.by === userId,
  }));
};
