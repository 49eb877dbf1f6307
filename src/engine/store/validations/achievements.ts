/**
 * What one validation has come to, as documents state it: the module's content with the judgement that stands, by
 * whom it was assessed and approved, and what it rests on. Read only. Not here: the events themselves (validations.ts,
 * judgements.ts) and what of it may stand on paper (application/certificates/certificate-facts.ts).
 */
import type { Judgement } from '#domain/assessment.ts';
import { swedishDay, type PlainDate } from '#domain/dates.ts';
import type { EvidenceType } from '#domain/evidence.ts';
import type { CriterionId, ParticipantId, UserId, ValidationId } from '#domain/ids.ts';
import type { ValidationState } from '#domain/validation-state.ts';
import type { LearningOutcome } from '#domain/module.ts';
import { listOutcomesOf } from '../modules/modules.ts';
import type { ReadStore } from '../base/store.ts';
import type { Tables } from '../base/tables.ts';

export type AchievedCriterion = {
  readonly id: CriterionId;
  readonly text: string;
  readonly judgement: Judgement | null;
  /** Why it is left out; null when it is not. */
  readonly leftOutReason: string | null;
};

export type Achievement = {
  readonly validationId: ValidationId;
  readonly participantId: ParticipantId;
  readonly state: ValidationState;
  readonly place: string;
  readonly module: {
    readonly code: string;
    readonly title: string;
    readonly version: number;
    readonly level: number;
    readonly seqfLevel: number | null;
    readonly creditValue: number | null;
    readonly notionalLearningHours: number | null;
  };
  readonly outcomes: readonly {
    readonly text: string;
    readonly selfAssessmentText: string;
    readonly criteria: readonly AchievedCriterion[];
  }[];
  /** Each piece of evidence once for each criterion it speaks for. */
  readonly evidence: readonly {
    readonly type: EvidenceType;
    readonly on: PlainDate;
    readonly criterionId: CriterionId;
  }[];
  /** Assigned now, in the order they were assigned. */
  readonly assessorIds: readonly UserId[];
  /** Whoever's judgement stands on some criterion. */
  readonly judgedBy: readonly UserId[];
  /** The latest handing in and the latest approval. */
  readonly submittedBy: UserId | null;
  readonly approved: { readonly by: UserId; readonly on: PlainDate } | null;
  /** Number of the latest certificate that covers it. */
  readonly certificateNumber: string | null;
};

/** In the order of the log: the last of each criterion stands. */
type Standing = {
  readonly criterion_id: CriterionId;
  readonly judgement: Judgement | null;
  readonly left_out_reason: string | null;
};

const achieved = (
  outcomes: readonly LearningOutcome[],
  events: readonly Standing[],
): Achievement['outcomes'] => {
  const standingOf = new Map(events.map((row) => [row.criterion_id, row]));
  return outcomes.map((outcome) => ({
    text: outcome.text,
    selfAssessmentText: outcome.selfAssessmentText,
    criteria: outcome.criteria.map(({ id, text }) => ({
      id,
      text,
      judgement: standingOf.get(id)?.judgement ?? null,
      leftOutReason: standingOf.get(id)?.left_out_reason ?? null,
    })),
  }));
};

type Judged = Pick<Tables['judgement_event'], 'criterion_id' | 'by' | 'judgement'>;

/** Authors of the latest judgement event of each criterion, the earliest author first. */
const judgesOf = (events: readonly Judged[]): readonly UserId[] => {
  const standing = new Map<CriterionId, UserId>();
  for (const event of events)
    if (event.judgement === null) standing.delete(event.criterion_id);
    else standing.set(event.criterion_id, event.by);
  return [...new Set(standing.values())];
};

/** Rows of one validation each, by validation. */
const byValidation = <Row extends { readonly validation_id: ValidationId }>(
  rows: readonly Row[],
): ((id: ValidationId) => readonly Row[]) => {
  const groups = new Map<ValidationId, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.validation_id);
    if (group) group.push(row);
    else groups.set(row.validation_id, [row]);
  }
  return (id) => groups.get(id) ?? [];
};

/** What each of these validations has come to, in the order asked for; those that are not there are left out. */
export const listAchievements = async (
  store: ReadStore,
  ids: readonly ValidationId[],
): Promise<readonly Achievement[]> => {
  if (ids.length === 0) return [];
  const heads = await store
    .selectFrom('validation')
    .innerJoin('module_version', 'module_version.id', 'validation.module_version_id')
    .innerJoin('module', 'module.id', 'module_version.module_id')
    .selectAll('module_version')
    .select(['validation.id as validation_id', 'validation.participant_id', 'validation.state'])
    .select(['validation.place', 'module.code'])
    .where('validation.id', 'in', ids)
    .execute();
  const outcomes = await listOutcomesOf(store, [...new Set(heads.map(({ id }) => id))]);
  // What was signed are the events: what is made of them (judgement_now) puts nothing on paper.
  const events = byValidation(
    await store
      .selectFrom('judgement_event')
      .select(['validation_id', 'criterion_id', 'by', 'judgement', 'left_out_reason'])
      .where('validation_id', 'in', ids)
      .orderBy('log_position')
      .orderBy('id')
      .execute(),
  );
  const evidence = byValidation(
    await store
      .selectFrom('evidence_criterion')
      .innerJoin('evidence', 'evidence.id', 'evidence_criterion.evidence_id')
      .select(['evidence_criterion.validation_id', 'evidence_criterion.criterion_id'])
      .select(['evidence.type', 'evidence.happened_on'])
      .where('evidence_criterion.validation_id', 'in', ids)
      .orderBy('evidence.happened_on')
      .execute(),
  );
  const assessors = byValidation(
    await store
      .selectFrom('validation_assessor')
      .select(['validation_id', 'user_id'])
      .where('validation_id', 'in', ids)
      .where('to_at', 'is', null)
      .orderBy('from_at')
      .orderBy('user_id')
      .execute(),
  );
  const steps = byValidation(
    await store
      .selectFrom('validation_event')
      .select(['validation_id', 'step', 'by', 'at'])
      .where('validation_id', 'in', ids)
      .where('step', 'in', ['submitted', 'approved'])
      .orderBy('log_position')
      .orderBy('id')
      .execute(),
  );
  const certificates = byValidation(
    await store
      .selectFrom('certificate_validation')
      .innerJoin('certificate', 'certificate.id', 'certificate_validation.certificate_id')
      .select(['certificate_validation.validation_id', 'certificate.number'])
      .where('certificate_validation.validation_id', 'in', ids)
      .orderBy((eb) =>
        eb
          .selectFrom('certificate_event')
          .select('log_position')
          .whereRef('certificate_id', '=', 'certificate.id')
          .orderBy('log_position')
          .limit(1),
      )
      .orderBy('certificate.id')
      .execute(),
  );
  const describe = (row: (typeof heads)[number]): Achievement => {
    const validationId = row.validation_id;
    const last = (step: 'submitted' | 'approved') =>
      steps(validationId).findLast((event) => event.step === step);
    const approved = last('approved');
    return {
      validationId,
      participantId: row.participant_id,
      state: row.state,
      place: row.place,
      module: {
        code: row.code,
        title: row.title,
        version: row.version,
        level: row.level,
        seqfLevel: row.seqf_level,
        creditValue: row.credit_value,
        notionalLearningHours: row.notional_learning_hours,
      },
      outcomes: achieved(outcomes.get(row.id) ?? [], events(validationId)),
      evidence: evidence(validationId).map(({ type, happened_on, criterion_id }) => ({
        type,
        on: happened_on,
        criterionId: criterion_id,
      })),
      assessorIds: assessors(validationId).map((assessor) => assessor.user_id),
      judgedBy: judgesOf(events(validationId)),
      submittedBy: last('submitted')?.by ?? null,
      approved: approved ? { by: approved.by, on: swedishDay(approved.at) } : null,
      certificateNumber: certificates(validationId).at(-1)?.number ?? null,
    };
  };
  return ids.flatMap((id) => heads.filter((row) => row.validation_id === id).map(describe));
};

/** Undefined when there is no such validation. */
export const findAchievement = async (
  store: ReadStore,
  validationId: ValidationId,
): Promise<Achievement | undefined> => (await listAchievements(store, [validationId]))[0];

/** All that can be frozen of what certificates of these validations state, of each: once a module version. */
export const listFrozenTexts = async (
  store: ReadStore,
  validationIds: readonly ValidationId[],
): Promise<ReadonlyMap<ValidationId, readonly string[]>> => {
  const heads = await store
    .selectFrom('validation')
    .innerJoin('module_version', 'module_version.id', 'validation.module_version_id')
    .innerJoin('module', 'module.id', 'module_version.module_id')
    .select(['validation.id', 'validation.place', 'validation.module_version_id'])
    .select(['module.code', 'module_version.title'])
    .where('validation.id', 'in', validationIds)
    .execute();
  const versions = [...new Set(heads.map((head) => head.module_version_id))];
  const rows = await store
    .selectFrom('learning_outcome')
    .leftJoin('assessment_criterion', 'assessment_criterion.outcome_id', 'learning_outcome.id')
    .select([
      'learning_outcome.module_version_id',
      'learning_outcome.text',
      'assessment_criterion.text as criterion',
    ])
    .where('learning_outcome.module_version_id', 'in', versions)
    .execute();
  const texts = new Map(
    versions.map((version) => {
      const own = rows.filter((row) => row.module_version_id === version);
      return [version, [...new Set(own.flatMap(({ text, criterion }) => [text, criterion ?? '']))]];
    }),
  );
  return new Map(
    heads.map(({ id, place, code, title, module_version_id: version }) => [
      id,
      [place, code, title, ...(texts.get(version) ?? [])],
    ]),
  );
};
