/** Validation modules: browse, write, copy, publish, retire, import, export. */
import { z } from 'zod';
import type { CriterionId, ModuleId, ModuleVersionId, OutcomeId } from '#domain/ids.ts';
import { criterionKinds, moduleStatuses } from '#domain/module.ts';
import { command, nothing, query } from './call.ts';
import { id, line, moduleCode, note, requiredLine } from './fields.ts';

const writers = ['coordinator', 'administrator'] as const;

const moduleFields = {
  title: requiredLine,
  level: z.int().min(1).max(3),
  seqfLevel: z.int().min(1).max(8).nullable(),
  creditValue: z.number().min(0).max(1000).nullable(),
  notionalLearningHours: z.number().min(0).max(10_000).nullable(),
};

const head = z.object({
  id: id<ModuleVersionId>(),
  moduleId: id<ModuleId>(),
  code: z.string(),
  version: z.int(),
  status: z.enum(moduleStatuses),
  isExample: z.boolean(),
  ...moduleFields,
});

const moduleOutput = head.extend({
  outcomes: z.array(
    z.object({
      id: id<OutcomeId>(),
      code: z.string(),
      text: z.string(),
      selfAssessmentText: z.string(),
      suggestedEvidence: z.array(z.string()),
      criteria: z.array(
        z.object({
          id: id<CriterionId>(),
          code: z.string(),
          text: z.string(),
          kind: z.enum(criterionKinds),
        }),
      ),
    }),
  ),
});

/** Outcomes as written: codes and ids are given by place. Texts may be empty in a draft. */
const outcomesInput = z
  .array(
    z.strictObject({
      text: note,
      selfAssessmentText: note,
      suggestedEvidence: z.array(line).max(12),
      criteria: z.array(z.strictObject({ text: note, kind: z.enum(criterionKinds) })).max(40),
    }),
  )
  .max(40);

export const moduleContract = {
  /** The newest version of each module first; older versions by `withOldVersions`. */
  'module.list': query({
    roles: 'signedIn',
    input: z.strictObject({ withOldVersions: z.boolean() }),
    output: z.array(
      head.extend({ outcomeCount: z.int(), criterionCount: z.int(), validationCount: z.int() }),
    ),
  }),
  'module.get': query({
    roles: 'signedIn',
    input: z.strictObject({ id: id<ModuleVersionId>() }),
    output: moduleOutput.extend({
      versions: z.array(
        z.object({ id: id<ModuleVersionId>(), version: z.int(), status: z.enum(moduleStatuses) }),
      ),
    }),
  }),
  'module.create': command({
    roles: writers,
    input: z.strictObject({ code: moduleCode, ...moduleFields }),
    output: z.object({ id: id<ModuleVersionId>() }),
  }),
  'module.saveDraft': command({
    roles: writers,
    input: z.strictObject({ id: id<ModuleVersionId>(), ...moduleFields, outcomes: outcomesInput }),
    output: nothing,
  }),
  /** A draft of the next version of the same module. */
  'module.newVersion': command({
    roles: writers,
    input: z.strictObject({ id: id<ModuleVersionId>() }),
    output: z.object({ id: id<ModuleVersionId>() }),
  }),
  /** A draft of a new module with another code and the same content. */
  'module.copy': command({
    roles: writers,
    input: z.strictObject({ id: id<ModuleVersionId>(), code: moduleCode, title: requiredLine }),
    output: z.object({ id: id<ModuleVersionId>() }),
  }),
  'module.publish': command({
    roles: writers,
    input: z.strictObject({ id: id<ModuleVersionId>() }),
    output: nothing,
  }),
  'module.retire': command({
    roles: writers,
    input: z.strictObject({ id: id<ModuleVersionId>() }),
    output: nothing,
  }),
  /** Removes a draft that nobody has used. */
  'module.discardDraft': command({
    roles: writers,
    input: z.strictObject({ id: id<ModuleVersionId>() }),
    output: nothing,
  }),
  'module.import': command({
    roles: writers,
    asks: { dialog: 'openPath', groups: { modules: ['json'] } },
    input: nothing,
    /** `same`: codes of modules that are there already with the same content; nothing was made of them. */
    output: z.object({
      imported: z.array(z.object({ id: id<ModuleVersionId>(), code: z.string() })),
      same: z.array(z.string()),
    }),
  }),
  'module.export': command({
    roles: 'signedIn',
    asks: { dialog: 'savePath', extensions: ['json'] },
    input: z.strictObject({ ids: z.array(id<ModuleVersionId>()).min(1), suggestedName: line }),
    output: z.object({ count: z.int() }),
  }),
};
