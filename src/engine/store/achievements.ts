/**
 * What one validation has come to, as documents state it: the module's content with the judgement that stands, by
 * whom it was assessed and approved, and what it rests on. Read only. Not here: the events themselves (validations.ts,
 * judgements.ts) and what of it may stand on paper (application/certificate-facts.ts).
 */
import type { Judgement } from '#domain/assessment.ts';
import { swedishDay, type PlainDate } from '#domain/dates.ts';
import type { EvidenceType } from '#domain/evidence.ts';
import type { CriterionId, ModuleVersionId, ParticipantId, UserId, ValidationId } from '#domain/ids.ts';
import type { ValidationState } from '#domain/validation-state.ts';
import { listOutcomes } from './modules.ts';
import type { ReadStore } from './store.ts';

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

const listAchievedOutcomes = async (
  store: ReadStore,
  validationId: ValidationId,
  moduleVersionId: ModuleVersionId,
): Promise<Achievement['outcomes']> => {
  const standing = await store
    .selectFrom('judgement_now')
    .select(['criterion_id', 'judgement', 'left_out_reason'])
    .where('validation_id', '=', validationId)
    .execute();
  const standingOf = new Map(standing.map((row) => [row.criterion_id, row]));
  return (await listOutcomes(store, moduleVersionId)).map((outcome) => ({
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

/** Authors of the latest judgement event of each criterion, the earliest author first. */
const listJudges = async (store: ReadStore, validationId: ValidationId): Promise<readonly UserId[]> => {
  const events = await store
    .selectFrom('judgement_event')
    .select(['criterion_id', 'by', 'judgement'])
    .where('validation_id', '=', validationId)
    .orderBy('log_position')
    .orderBy('id')
    .execute();
  const standing = new Map<CriterionId, UserId>();
  for (const event of events)
    if (event.judgement === null) standing.delete(event.criterion_id);
    else standing.set(event.criterion_id, event.by);
  return [...new Set(standing.values())];
};

const latestStep = (store: ReadStore, validationId: ValidationId, step: 'submitted' | 'approved') =>
  store
    .selectFrom('validation_event')
    .select(['by', 'at'])
    .where('validation_id', '=', validationId)
    .where('step', '=', step)
    .orderBy('log_position', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();

/** Undefined when there is no such validation. */
export const findAchievement = async (
  store: ReadStore,
  validationId: ValidationId,
): Promise<Achievement | undefined> => {
  const row = await store
    .selectFrom('validation')
    .innerJoin('module_version', 'module_version.id', 'validation.module_version_id')
    .innerJoin('module', 'module.id', 'module_version.module_id')
    .selectAll('module_version')
    .select(['validation.participant_id', 'validation.state', 'validation.place', 'module.code'])
    .where('validation.id', '=', validationId)
    .executeTakeFirst();
  if (!row) return undefined;
  const evidence = await store
    .selectFrom('evidence_criterion')
    .innerJoin('evidence', 'evidence.id', 'evidence_criterion.evidence_id')
    .select(['evidence.type', 'evidence.happened_on', 'evidence_criterion.criterion_id'])
    .where('evidence_criterion.validation_id', '=', validationId)
    .orderBy('evidence.happened_on')
    .execute();
  const assessors = await store
    .selectFrom('validation_assessor')
    .select('user_id')
    .where('validation_id', '=', validationId)
    .where('to_at', 'is', null)
    .orderBy('from_at')
    .orderBy('user_id')
    .execute();
  const certificate = await store
    .selectFrom('certificate_validation')
    .innerJoin('certificate', 'certificate.id', 'certificate_validation.certificate_id')
    .select('certificate.number')
    .where('certificate_validation.validation_id', '=', validationId)
    .orderBy(
      (eb) =>
        eb
          .selectFrom('certificate_event')
          .select('log_position')
          .whereRef('certificate_id', '=', 'certificate.id')
          .orderBy('log_position')
          .limit(1),
      'desc',
    )
    .orderBy('certificate.id', 'desc')
    .limit(1)
    .executeTakeFirst();
  const approved = await latestStep(store, validationId, 'approved');
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
    outcomes: await listAchievedOutcomes(store, validationId, row.id),
    evidence: evidence.map(({ type, happened_on, criterion_id }) => ({
      type,
      on: happened_on,
      criterionId: criterion_id,
    })),
    assessorIds: assessors.map((assessor) => assessor.user_id),
    judgedBy: await listJudges(store, validationId),
    submittedBy: (await latestStep(store, validationId, 'submitted'))?.by ?? null,
    approved: approved ? { by: approved.by, on: swedishDay(approved.at) } : null,
    certificateNumber: certificate?.number ?? null,
  };
};

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
