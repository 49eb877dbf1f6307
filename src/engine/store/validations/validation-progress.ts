/**
 * Where validations stand: progress in numbers for lists, and what the rules of handing in look at. Read only.
 * Not here: the events it comes from (judgements.ts, evidence.ts) and the rules (domain/assessment.ts).
 */
import type { CriterionStanding, Progress } from '#domain/assessment.ts';
import type { EvidenceType } from '#domain/evidence.ts';
import type { CriterionId, ModuleVersionId, OutcomeId, ValidationId } from '#domain/ids.ts';
import type { ReadStore } from '../base/store.ts';

type OfModule = { readonly id: ValidationId; readonly moduleVersionId: ModuleVersionId };

/** Criteria of each module version. */
const countCriteria = async (
  store: ReadStore,
  ids: readonly ModuleVersionId[],
): Promise<ReadonlyMap<ModuleVersionId, number>> => {
  const rows = await store
    .selectFrom('learning_outcome')
    .innerJoin('assessment_criterion', 'assessment_criterion.outcome_id', 'learning_outcome.id')
    .select((eb) => ['learning_outcome.module_version_id', eb.fn.countAll<number>().as('count')])
    .where('learning_outcome.module_version_id', 'in', ids)
    .groupBy('learning_outcome.module_version_id')
    .execute();
  return new Map(rows.map((row) => [row.module_version_id, row.count]));
};

/** The given validations, each with its progress, in two queries however many they are. */
export const withProgress = async <T extends OfModule>(
  store: ReadStore,
  validations: readonly T[],
): Promise<readonly (T & { readonly progress: Progress })[]> => {
  if (validations.length === 0) return [];
  const totals = await countCriteria(store, [...new Set(validations.map((one) => one.moduleVersionId))]);
  const rows = await store
    .selectFrom('judgement_now')
    .select((eb) => [
      'validation_id',
      eb.fn.count<number>('left_out_reason').as('left_out'),
      ...(['shown', 'partlyShown', 'notShown'] as const).map((judgement) =>
        eb.fn
          .countAll<number>()
          .filterWhere('judgement', '=', judgement)
          .filterWhere('left_out_reason', 'is', null)
          .as(judgement),
      ),
    ])
    .where(
      'validation_id',
      'in',
      validations.map((one) => one.id),
    )
    .groupBy('validation_id')
    .execute();
  const counts = new Map(rows.map((row) => [row.validation_id, row]));
  return validations.map((validation) => {
    const row = counts.get(validation.id);
    const [shown, partlyShown, notShown] = [row?.shown ?? 0, row?.partlyShown ?? 0, row?.notShown ?? 0];
    const leftOut = row?.left_out ?? 0;
    const total = totals.get(validation.moduleVersionId) ?? 0;
    const unjudged = total - leftOut - shown - partlyShown - notShown;
    return { ...validation, progress: { shown, partlyShown, notShown, unjudged, leftOut, total } };
  });
};

export type ValidationProgress = {
  /** Every criterion of the module, in module order. */
  readonly criteria: readonly CriterionStanding[];
  readonly rationale: string;
};

/** Where each of the validations stands, in three queries however many they are. */
export const listProgress = async (
  store: ReadStore,
  ids: readonly ValidationId[],
): Promise<ReadonlyMap<ValidationId, ValidationProgress>> => {
  if (ids.length === 0) return new Map();
  const criteria = await store
    .selectFrom('validation')
    .innerJoin('learning_outcome', 'learning_outcome.module_version_id', 'validation.module_version_id')
    .innerJoin('assessment_criterion', 'assessment_criterion.outcome_id', 'learning_outcome.id')
    .leftJoin('judgement_now', (join) =>
      join
        .onRef('judgement_now.validation_id', '=', 'validation.id')
        .onRef('judgement_now.criterion_id', '=', 'assessment_criterion.id'),
    )
    .select([
      'validation.id as validation_id',
      'assessment_criterion.id as criterion_id',
      'judgement_now.judgement',
      'judgement_now.left_out_reason',
    ])
    .where('validation.id', 'in', ids)
    .orderBy('learning_outcome.position')
    .orderBy('assessment_criterion.position')
    .execute();
  const evidence = await store
    .selectFrom('evidence_criterion')
    .innerJoin('evidence', 'evidence.id', 'evidence_criterion.evidence_id')
    .select(['evidence_criterion.validation_id', 'evidence_criterion.criterion_id', 'evidence.type'])
    .where('evidence_criterion.validation_id', 'in', ids)
    .execute();
  const rationales = await store
    .selectFrom('rationale_event')
    .select(['validation_id', 'text'])
    .where('validation_id', 'in', ids)
    .orderBy('log_position')
    .orderBy('id')
    .execute();

  const types = new Map<string, EvidenceType[]>();
  const keyOf = (row: { validation_id: ValidationId; criterion_id: CriterionId }): string =>
    `${row.validation_id} ${row.criterion_id}`;
  for (const row of evidence) {
    const key = keyOf(row);
    types.set(key, [...(types.get(key) ?? []), row.type]);
  }
  const rationaleOf = new Map(rationales.map((row) => [row.validation_id, row.text])); // the last one stays
  const standings = new Map(
    ids.map((id) => [id, { criteria: [] as CriterionStanding[], rationale: rationaleOf.get(id) ?? '' }]),
  );
  for (const row of criteria)
    standings.get(row.validation_id)?.criteria.push({
      criterionId: row.criterion_id,
      judgement: row.judgement,
      leftOutReason: row.left_out_reason,
      evidence: types.get(keyOf(row)) ?? [],
    });
  return standings;
};

export const getProgress = async (store: ReadStore, id: ValidationId): Promise<ValidationProgress> => {
  const standing = (await listProgress(store, [id])).get(id);
  if (!standing) throw new Error('No such validation');
  return standing;
};

/** The criteria of a module version, in no order. */
export const listCriterionIds = async (
  store: ReadStore,
  versionId: ModuleVersionId,
): Promise<readonly CriterionId[]> =>
  (
    await store
      .selectFrom('assessment_criterion')
      .innerJoin('learning_outcome', 'learning_outcome.id', 'assessment_criterion.outcome_id')
      .select('assessment_criterion.id')
      .where('learning_outcome.module_version_id', '=', versionId)
      .execute()
  ).map((row) => row.id);

export const hasOutcome = async (
  store: ReadStore,
  versionId: ModuleVersionId,
  outcomeId: OutcomeId,
): Promise<boolean> =>
  (await store
    .selectFrom('learning_outcome')
    .select('id')
    .where('id', '=', outcomeId)
    .where('module_version_id', '=', versionId)
    .executeTakeFirst()) !== undefined;
