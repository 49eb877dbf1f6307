/** What a validation looks like from outside: the shapes that validation calls answer with. Not here: the calls. */
import { z } from 'zod';
import type {
  AttachmentId,
  CriterionId,
  EvidenceId,
  ModuleVersionId,
  OutcomeId,
  ParticipantId,
  PlanStepId,
  UserId,
  ValidationId,
} from '#domain/ids.ts';
import { judgements, selfAssessmentAnswers } from '#domain/assessment.ts';
import { evidenceTypes } from '#domain/evidence.ts';
import { criterionKinds } from '#domain/module.ts';
import { validationSteps } from '#domain/validation.ts';
import { validationStates } from '#domain/validation-state.ts';
import { controlEnds } from '#domain/control-end.ts';
import { progressOutput } from './call.ts';
import { id, instant, plainDate } from './fields.ts';

const missingOutput = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('criterionNotShown'), criterionId: id<CriterionId>() }),
  z.object({ kind: z.literal('criterionWithoutEvidence'), criterionId: id<CriterionId>() }),
  z.object({ kind: z.literal('nothingShown') }),
  z.object({ kind: z.literal('rationaleMissing') }),
]);

const evidenceOutput = z.object({
  id: id<EvidenceId>(),
  type: z.enum(evidenceTypes),
  on: plainDate,
  place: z.string(),
  text: z.string(),
  attachment: z
    .object({
      id: id<AttachmentId>(),
      name: z.string(),
      mediaType: z.string(),
      size: z.int(),
      sha256: z.string(),
      /** False when it may show somebody whom this user may not see: there are no bytes to ask for. */
      mayOpen: z.boolean(),
      /** The bytes are gone: when, and by which decision. */
      disposed: z.object({ on: plainDate, reference: z.string() }).nullable(),
    })
    .nullable(),
  /** Criteria of the validation asked about. */
  criterionIds: z.array(id<CriterionId>()),
  /** How many validations share it. */
  validationCount: z.int(),
  byName: z.string(),
  at: instant,
});

export const validationOutput = z.object({
  id: id<ValidationId>(),
  state: z.enum(validationStates),
  participant: z.object({
    id: id<ParticipantId>(),
    displayName: z.string(),
    birthYear: z.int().nullable(),
    hasProtectedIdentity: z.boolean(),
    workshopName: z.string(),
    /** False where only an alias may be seen: there is no page of the person to go to. */
    mayOpen: z.boolean(),
  }),
  module: z.object({
    id: id<ModuleVersionId>(),
    code: z.string(),
    title: z.string(),
    version: z.int(),
    level: z.int(),
    isExample: z.boolean(),
  }),
  assessors: z.array(z.object({ id: id<UserId>(), name: z.string() })),
  place: z.string(),
  plannedFrom: plainDate.nullable(),
  plannedTo: plainDate.nullable(),
  /** The handing in whose marks are shown; null where none are. */
  submissionId: z.uuid().nullable(),
  /** May the signed-in user assess it now / control it now, and if not why. */
  mayAssess: z.boolean(),
  control: z.enum(['may', 'ownAssessment', 'notSubmitted', 'notVerifier', ...controlEnds]),
  /** Who ended the latest round of control, and when; null while it is under way. */
  controlEnding: z.object({ byName: z.string(), at: instant }).nullable(),
  /** Names of those who may control it, in Swedish order: active kontrollanter who have not assessed here. */
  controllers: z.array(z.string()),
  outcomes: z.array(
    z.object({
      id: id<OutcomeId>(),
      code: z.string(),
      text: z.string(),
      selfAssessmentText: z.string(),
      suggestedEvidence: z.array(z.string()),
      selfAssessment: z.enum(selfAssessmentAnswers).nullable(),
      criteria: z.array(
        z.object({
          id: id<CriterionId>(),
          code: z.string(),
          text: z.string(),
          kind: z.enum(criterionKinds),
          judgement: z.enum(judgements).nullable(),
          note: z.string(),
          leftOutReason: z.string().nullable(),
          evidenceIds: z.array(id<EvidenceId>()),
          /** The controller's mark in the present or latest round. */
          mark: z.object({ agrees: z.boolean(), comment: z.string() }).nullable(),
        }),
      ),
    }),
  ),
  evidence: z.array(evidenceOutput),
  plan: z.array(
    z.object({
      id: id<PlanStepId>(),
      text: z.string(),
      dueOn: plainDate.nullable(),
      who: z.string(),
      doneOn: plainDate.nullable(),
    }),
  ),
  feedback: z.array(z.object({ text: z.string(), at: instant, byName: z.string() })),
  rationale: z.string(),
  missing: z.array(missingOutput),
  isPartial: z.boolean(),
  /** What asking for a delintyg now would leave out, and what it lacks; null where the whole module is shown. */
  transcript: z.object({ leftOut: z.array(id<CriterionId>()), missing: z.array(missingOutput) }).nullable(),
  progress: progressOutput,
  /** The latest sending back, while it still counts. */
  returned: z
    .object({ message: z.string(), dueOn: plainDate.nullable(), byName: z.string(), at: instant })
    .nullable(),
  events: z.array(
    z.object({ step: z.enum(validationSteps), at: instant, byName: z.string(), message: z.string() }),
  ),
});

export const validationRow = z.object({
  id: id<ValidationId>(),
  participantId: id<ParticipantId>(),
  participantName: z.string(),
  birthYear: z.int().nullable(),
  /** Told to whoever may see the person, and not to whoever controls by alias. */
  hasProtectedIdentity: z.boolean(),
  workshopName: z.string(),
  moduleVersionId: id<ModuleVersionId>(),
  moduleCode: z.string(),
  moduleTitle: z.string(),
  state: z.enum(validationStates),
  assessors: z.array(z.string()),
  progress: progressOutput,
  isPartial: z.boolean(),
  lastActivityAt: instant,
  submittedAt: instant.nullable(),
});
