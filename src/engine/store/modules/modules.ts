/** Modules with their versions, outcomes and criteria. Triggers refuse changes to what is published. */
import type { CriterionId, ModuleId, ModuleVersionId, OutcomeId } from '#domain/ids.ts';
import type { Instant } from '#domain/dates.ts';
import type { CriterionKind, LearningOutcome, ModuleStatus, ModuleVersion } from '#domain/module.ts';
import { sortKey } from '#domain/swedish.ts';
import type { ReadStore, WriteStore } from '../base/store.ts';
import type { Tables } from '../base/tables.ts';

export type ModuleHead = Omit<ModuleVersion, 'outcomes'>;

export type ModuleListRow = ModuleHead & {
  readonly outcomeCount: number;
  readonly criterionCount: number;
  readonly validationCount: number;
};

type HeadRow = Tables['module_version'] & { code: string };

const rowToHead = (row: HeadRow): ModuleHead => ({
  id: row.id,
  moduleId: row.module_id,
  code: row.code,
  title: row.title,
  version: row.version,
  status: row.status,
  level: row.level,
  seqfLevel: row.seqf_level,
  creditValue: row.credit_value,
  notionalLearningHours: row.notional_learning_hours,
});

const selectHeads = (store: ReadStore) =>
  store
    .selectFrom('module_version')
    .innerJoin('module', 'module.id', 'module_version.module_id')
    .selectAll('module_version')
    .select('module.code');

/** All versions in Swedish order of title, the newest version of a module first. */
export const listModules = async (store: ReadStore): Promise<readonly ModuleListRow[]> => {
  const rows = await selectHeads(store)
    .select((eb) => [
      eb
        .selectFrom('learning_outcome')
        .whereRef('learning_outcome.module_version_id', '=', 'module_version.id')
        .select((count) => count.fn.countAll<number>().as('count'))
        .as('outcomes'),
      eb
        .selectFrom('assessment_criterion')
        .innerJoin('learning_outcome', 'learning_outcome.id', 'assessment_criterion.outcome_id')
        .whereRef('learning_outcome.module_version_id', '=', 'module_version.id')
        .select((count) => count.fn.countAll<number>().as('count'))
        .as('criteria'),
      eb
        .selectFrom('validation')
        .whereRef('validation.module_version_id', '=', 'module_version.id')
        .select((count) => count.fn.countAll<number>().as('count'))
        .as('validations'),
    ])
    .orderBy('module_version.sort_key')
    .orderBy('module.code')
    .orderBy('module_version.version', 'desc')
    .execute();
  return rows.map((row) => ({
    ...rowToHead(row),
    outcomeCount: row.outcomes ?? 0,
    criterionCount: row.criteria ?? 0,
    validationCount: row.validations ?? 0,
  }));
};

export const listOutcomes = async (
  store: ReadStore,
  versionId: ModuleVersionId,
): Promise<readonly LearningOutcome[]> => (await listOutcomesOf(store, [versionId])).get(versionId) ?? [];

/** The same of several versions. */
export const listOutcomesOf = async (
  store: ReadStore,
  versionIds: readonly ModuleVersionId[],
): Promise<ReadonlyMap<ModuleVersionId, readonly LearningOutcome[]>> => {
  const outcomes = await store
    .selectFrom('learning_outcome')
    .selectAll()
    .where('module_version_id', 'in', versionIds)
    .orderBy('position')
    .execute();
  const criteria = await store
    .selectFrom('assessment_criterion')
    .innerJoin('learning_outcome', 'learning_outcome.id', 'assessment_criterion.outcome_id')
    .selectAll('assessment_criterion')
    .where('learning_outcome.module_version_id', 'in', versionIds)
    .orderBy('assessment_criterion.position')
    .execute();
  const describe = (outcome: (typeof outcomes)[number]): LearningOutcome => ({
    id: outcome.id,
    code: `LR${String(outcome.position)}`,
    text: outcome.text,
    selfAssessmentText: outcome.self_assessment_text,
    suggestedEvidence: JSON.parse(outcome.suggested_evidence) as string[], // written below
    criteria: criteria
      .filter((criterion) => criterion.outcome_id === outcome.id)
      .map((criterion) => ({
        id: criterion.id,
        code: `${String(outcome.position)}.${String(criterion.position)}`,
        text: criterion.text,
        kind: criterion.kind,
      })),
  });
  const ofVersion = (id: ModuleVersionId) => outcomes.filter((outcome) => outcome.module_version_id === id);
  return new Map(versionIds.map((id) => [id, ofVersion(id).map(describe)]));
};

export const findModule = async (
  store: ReadStore,
  versionId: ModuleVersionId,
): Promise<ModuleVersion | undefined> => {
  const row = await selectHeads(store).where('module_version.id', '=', versionId).executeTakeFirst();
  return row && { ...rowToHead(row), outcomes: await listOutcomes(store, versionId) };
};

/** The same of several, in the order asked for; those that are not there are left out. */
export const listModulesById = async (
  store: ReadStore,
  versionIds: readonly ModuleVersionId[],
): Promise<readonly ModuleVersion[]> => {
  const heads = await selectHeads(store).where('module_version.id', 'in', versionIds).execute();
  const outcomes = await listOutcomesOf(store, versionIds);
  return versionIds
    .flatMap((id) => heads.find((head) => head.id === id) ?? [])
    .map((head) => ({ ...rowToHead(head), outcomes: outcomes.get(head.id) ?? [] }));
};

/** Versions of one module, newest first. */
export const listVersions = async (store: ReadStore, moduleId: ModuleId): Promise<readonly ModuleHead[]> =>
  (
    await selectHeads(store)
      .where('module_version.module_id', '=', moduleId)
      .orderBy('module_version.version', 'desc')
      .execute()
  ).map(rowToHead);

export const findModuleIdByCode = async (store: ReadStore, code: string): Promise<ModuleId | undefined> =>
  (await store.selectFrom('module').select('id').where('code', '=', code).executeTakeFirst())?.id;

export const insertModule = async (store: WriteStore, id: ModuleId, code: string): Promise<void> => {
  await store.insertInto('module').values({ id, code }).execute();
};

type Fields = Pick<ModuleVersion, 'title' | 'level' | 'seqfLevel' | 'creditValue' | 'notionalLearningHours'>;

const fieldsToRow = (fields: Fields) => ({
  title: fields.title,
  sort_key: sortKey(fields.title),
  level: fields.level,
  seqf_level: fields.seqfLevel,
  credit_value: fields.creditValue,
  notional_learning_hours: fields.notionalLearningHours,
});

/** A new draft version without outcomes. */
export const insertDraft = async (
  store: WriteStore,
  draft: Fields & {
    readonly id: ModuleVersionId;
    readonly moduleId: ModuleId;
    readonly version: number;
    readonly createdAt: Instant;
  },
): Promise<void> => {
  await store
    .insertInto('module_version')
    .values({
      id: draft.id,
      module_id: draft.moduleId,
      version: draft.version,
      status: 'draft',
      ...fieldsToRow(draft),
      created_at: draft.createdAt,
      published_at: null,
      retired_at: null,
    })
    .execute();
};

export const updateDraft = async (store: WriteStore, id: ModuleVersionId, fields: Fields): Promise<void> => {
  await store.updateTable('module_version').set(fieldsToRow(fields)).where('id', '=', id).execute();
};

export type OutcomeContent = {
  readonly text: string;
  readonly selfAssessmentText: string;
  readonly suggestedEvidence: readonly string[];
  readonly criteria: readonly { readonly text: string; readonly kind: CriterionKind }[];
};

/** Takes a draft's outcomes away and writes these in their place, in order. */
export const replaceOutcomes = async (
  store: WriteStore,
  versionId: ModuleVersionId,
  outcomes: readonly OutcomeContent[],
  newId: <Id extends string>() => Id,
): Promise<void> => {
  const old = store.selectFrom('learning_outcome').select('id').where('module_version_id', '=', versionId);
  await store.deleteFrom('assessment_criterion').where('outcome_id', 'in', old).execute();
  await store.deleteFrom('learning_outcome').where('module_version_id', '=', versionId).execute();
  for (const [index, outcome] of outcomes.entries()) {
    const outcomeId = newId<OutcomeId>();
    await store
      .insertInto('learning_outcome')
      .values({
        id: outcomeId,
        module_version_id: versionId,
        position: index + 1,
        text: outcome.text,
        self_assessment_text: outcome.selfAssessmentText,
        suggested_evidence: JSON.stringify(outcome.suggestedEvidence),
      })
      .execute();
    if (outcome.criteria.length === 0) continue;
    await store
      .insertInto('assessment_criterion')
      .values(
        outcome.criteria.map((criterion, place) => ({
          id: newId<CriterionId>(),
          outcome_id: outcomeId,
          position: place + 1,
          ...criterion,
        })),
      )
      .execute();
  }
};

export const setStatus = async (
  store: WriteStore,
  id: ModuleVersionId,
  status: Exclude<ModuleStatus, 'draft'>,
  at: Instant,
): Promise<void> => {
  await store
    .updateTable('module_version')
    .set(status === 'published' ? { status, published_at: at } : { status, retired_at: at })
    .where('id', '=', id)
    .execute();
};

/** Removes a draft, and its module when that has no other version. */
export const deleteDraft = async (store: WriteStore, draft: ModuleHead): Promise<void> => {
  await replaceOutcomes(store, draft.id, [], () => {
    throw new Error('nothing is written');
  });
  await store.deleteFrom('module_version').where('id', '=', draft.id).execute();
  const left = await listVersions(store, draft.moduleId);
  if (left.length === 0) await store.deleteFrom('module').where('id', '=', draft.moduleId).execute();
};
