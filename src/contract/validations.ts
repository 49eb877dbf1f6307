/** Validations: plan, self-assess, collect evidence, judge, hand in, control. */
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
  WorkshopId,
} from '#domain/ids.ts';
import { judgements, selfAssessmentAnswers } from '#domain/assessment.ts';
import { evidenceTypes } from '#domain/evidence.ts';
import { criterionKinds } from '#domain/module.ts';
import { endReasons, validationStates, validationSteps } from '#domain/validation.ts';
import {
  command,
  id,
  instant,
  line,
  note,
  nothing,
  page,
  plainDate,
  progressOutput,
  query,
  requiredNote,
  text,
} from './call.ts';

const assessors = ['assessor'] as const;
const planners = ['assessor', 'coordinator'] as const;
const verifiers = ['internalVerifier'] as const;
const ofValidation = { id: id<ValidationId>() };

export const missingOutput = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('criterionNotShown'), criterionId: id<CriterionId>() }),
  z.object({ kind: z.literal('criterionWithoutEvidence'), criterionId: id<CriterionId>() }),
  z.object({ kind: z.literal('nothingShown') }),
  z.object({ kind: z.literal('rationaleMissing') }),
]);

export const evidenceOutput = z.object({
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
  participant: z.object({ id: id<ParticipantId>(), displayName: z.string(), workshopName: z.string() }),
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
  /** May the signed-in user assess it now / control it now, and if not why. */
  mayAssess: z.boolean(),
  control: z.enum(['may', 'ownAssessment', 'notSubmitted', 'notVerifier']),
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

const evidenceFields = {
  type: z.enum(evidenceTypes),
  on: plainDate,
  place: line,
  text: note,
};

export const validationContract = {
  'validation.list': query({
    roles: 'signedIn',
    input: z.strictObject({
      search: line,
      workshopId: id<WorkshopId>().nullable(),
      moduleVersionId: id<ModuleVersionId>().nullable(),
      states: z.array(z.enum(validationStates)),
      assessorId: id<UserId>().nullable(),
      after: z.string().nullable(),
      limit: z.int().min(1).max(200),
    }),
    output: page(validationRow),
  }),
  'validation.get': query({
    roles: 'signedIn',
    input: z.strictObject(ofValidation),
    output: validationOutput,
  }),
  'validation.plan': command({
    roles: planners,
    input: z.strictObject({
      participantId: id<ParticipantId>(),
      moduleVersionId: id<ModuleVersionId>(),
      assessorIds: z.array(id<UserId>()).min(1, 'required').max(6),
      place: line,
      plannedFrom: plainDate.nullable(),
      plannedTo: plainDate.nullable(),
    }),
    output: z.object(ofValidation),
  }),
  'validation.replan': command({
    roles: planners,
    input: z.strictObject({
      ...ofValidation,
      assessorIds: z.array(id<UserId>()).min(1, 'required').max(6),
      place: line,
      plannedFrom: plainDate.nullable(),
      plannedTo: plainDate.nullable(),
    }),
    output: nothing,
  }),
  'validation.selfAssess': command({
    roles: assessors,
    input: z.strictObject({
      ...ofValidation,
      outcomeId: id<OutcomeId>(),
      answer: z.enum(selfAssessmentAnswers).nullable(),
    }),
    output: nothing,
  }),
  'planStep.save': command({
    roles: planners,
    input: z.strictObject({
      validationId: id<ValidationId>(),
      /** Null for a new step. */
      id: id<PlanStepId>().nullable(),
      text: requiredNote,
      dueOn: plainDate.nullable(),
      who: line,
      doneOn: plainDate.nullable(),
    }),
    output: z.object({ id: id<PlanStepId>() }),
  }),
  'planStep.remove': command({
    roles: planners,
    input: z.strictObject({ validationId: id<ValidationId>(), id: id<PlanStepId>() }),
    output: nothing,
  }),
  /** Null takes a judgement back. The first one begins a planned validation. */
  'judgement.set': command({
    roles: assessors,
    input: z.strictObject({
      validationId: id<ValidationId>(),
      criterionId: id<CriterionId>(),
      judgement: z.enum(judgements).nullable(),
    }),
    output: nothing,
  }),
  'judgement.note': command({
    roles: assessors,
    input: z.strictObject({ validationId: id<ValidationId>(), criterionId: id<CriterionId>(), note }),
    output: nothing,
  }),
  /** Leaves a criterion out with a reason, or takes it in again with null. */
  'judgement.leaveOut': command({
    roles: assessors,
    input: z.strictObject({
      validationId: id<ValidationId>(),
      criterionId: id<CriterionId>(),
      reason: requiredNote.nullable(),
    }),
    output: nothing,
  }),
  'feedback.give': command({
    roles: assessors,
    input: z.strictObject({ validationId: id<ValidationId>(), text: text.min(1, 'required') }),
    output: nothing,
  }),
  'rationale.write': command({
    roles: assessors,
    input: z.strictObject({ validationId: id<ValidationId>(), text }),
    output: nothing,
  }),
  /** One piece of evidence for many criteria and, where they are in the same module, several participants. */
  'evidence.register': command({
    roles: assessors,
    input: z.strictObject({
      validationIds: z.array(id<ValidationId>()).min(1, 'required').max(60),
      criterionIds: z.array(id<CriterionId>()).max(200),
      ...evidenceFields,
      /** Also sets this judgement on the chosen criteria; null leaves the judgements alone. */
      judgement: z.enum(judgements).nullable(),
    }),
    output: z.object({ id: id<EvidenceId>() }),
  }),
  'evidence.save': command({
    roles: assessors,
    input: z.strictObject({ id: id<EvidenceId>(), ...evidenceFields }),
    output: nothing,
  }),
  /** Which criteria of one validation the evidence speaks for; empty takes it off that validation. */
  'evidence.link': command({
    roles: assessors,
    input: z.strictObject({
      id: id<EvidenceId>(),
      validationId: id<ValidationId>(),
      criterionIds: z.array(id<CriterionId>()).max(200),
      /** Keep it on the validation even with no criterion. */
      isKept: z.boolean(),
    }),
    output: nothing,
  }),
  'evidence.attach': command({
    roles: assessors,
    asks: {
      dialog: 'openPath',
      title: 'Välj foto eller fil',
      extensions: ['jpg', 'jpeg', 'png', 'webp', 'pdf', 'txt', 'mp3', 'm4a', 'mp4'],
    },
    input: z.strictObject({ id: id<EvidenceId>() }),
    output: z.object({ id: id<AttachmentId>() }),
  }),
  'evidence.detach': command({
    roles: assessors,
    input: z.strictObject({ id: id<EvidenceId>() }),
    output: nothing,
  }),
  /** For Snabbregistrera: who is under way in a module, and its criteria. */
  'quick.group': query({
    roles: assessors,
    input: z.strictObject({
      moduleVersionId: id<ModuleVersionId>(),
      workshopId: id<WorkshopId>().nullable(),
    }),
    output: z.array(
      z.object({ validationId: id<ValidationId>(), participantName: z.string(), progress: progressOutput }),
    ),
  }),
  'validation.submit': command({ roles: assessors, input: z.strictObject(ofValidation), output: nothing }),
  /** Takes it back from control while nothing is decided. */
  'validation.withdraw': command({ roles: assessors, input: z.strictObject(ofValidation), output: nothing }),
  'validation.endEarly': command({
    roles: planners,
    input: z.strictObject({ ...ofValidation, reason: z.enum(endReasons), note }),
    output: nothing,
  }),
  'validation.resume': command({ roles: planners, input: z.strictObject(ofValidation), output: nothing }),
  'control.mark': command({
    roles: verifiers,
    input: z.strictObject({
      validationId: id<ValidationId>(),
      criterionIds: z.array(id<CriterionId>()).min(1),
      /** Null takes the mark away. */
      agrees: z.boolean().nullable(),
      comment: note,
    }),
    output: nothing,
  }),
  'control.approve': command({
    roles: verifiers,
    input: z.strictObject({ validationId: id<ValidationId>(), message: note }),
    output: nothing,
  }),
  'control.return': command({
    roles: verifiers,
    input: z.strictObject({ validationId: id<ValidationId>(), message: note, dueOn: plainDate.nullable() }),
    output: nothing,
  }),
};
