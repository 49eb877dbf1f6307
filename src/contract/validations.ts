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
import { pickable } from '#domain/file-kinds.ts';
import { endReasons } from '#domain/validation.ts';
import { validationStates } from '#domain/validation-state.ts';
import { command, nothing, page, progressOutput, query, signedCommand } from './call.ts';
import { id, line, note, plainDate, requiredNote, requiredText, text } from './fields.ts';
import { validationOutput, validationRow } from './validation-views.ts';

const assessors = ['assessor'] as const;
const planners = ['assessor', 'coordinator'] as const;
const verifiers = ['internalVerifier'] as const;
const ofValidation = { id: id<ValidationId>() };

const evidenceFields = {
  type: z.enum(evidenceTypes),
  on: plainDate,
  place: line,
  text: note,
};

/** Which handing in was read, as the page says it: another than the one that waits is refused. Without it, that one. */
const ofHandingIn = { submissionId: z.uuid().optional() };

export const validationContract = {
  'validation.list': query({
    roles: 'signedIn',
    input: z.strictObject({
      search: line,
      workshopId: id<WorkshopId>().nullable(),
      moduleVersionId: id<ModuleVersionId>().nullable(),
      states: z.array(z.enum(validationStates)),
      assessorId: id<UserId>().nullable(),
      /** From the latest activity; what one may control and the longest wait first; or as people are ordered. */
      order: z.enum(['activity', 'waiting', 'name']).default('activity'),
      after: z.string().nullable(),
      limit: z.int().min(1).max(200),
    }),
    output: page(validationRow),
  }),
  'validation.get': query({
    roles: 'signedIn',
    opens: 'validation',
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
    input: z.strictObject({ validationId: id<ValidationId>(), text: requiredText }),
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
    asks: { dialog: 'openPath', groups: pickable },
    input: z.strictObject({ id: id<EvidenceId>() }),
    /** `isStill`: the picture moved, and one frame of it is kept. */
    output: z.object({ id: id<AttachmentId>(), isStill: z.boolean() }),
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
      z.object({
        validationId: id<ValidationId>(),
        participantName: z.string(),
        birthYear: z.int().nullable(),
        /** Told to whoever may see the person. */
        hasProtectedIdentity: z.boolean(),
        progress: progressOutput,
      }),
    ),
  }),
  'validation.submit': signedCommand({
    roles: assessors,
    input: z.strictObject(ofValidation),
    output: nothing,
  }),
  /** Hands in what is shown so far for a delintyg: every criterion not shown is left out in one go. */
  'validation.requestTranscript': signedCommand({
    roles: assessors,
    input: z.strictObject(ofValidation),
    output: nothing,
  }),
  /**
   * Takes it back from control while nothing is decided. Criteria that a request for a delintyg left out are taken in
   * again, as when it is resumed.
   */
  'validation.withdraw': command({ roles: assessors, input: z.strictObject(ofValidation), output: nothing }),
  'validation.endEarly': command({
    roles: planners,
    input: z.strictObject({ ...ofValidation, reason: z.enum(endReasons), note }),
    output: nothing,
  }),
  'validation.resume': signedCommand({
    roles: planners,
    input: z.strictObject(ofValidation),
    output: nothing,
  }),
  'control.mark': command({
    roles: verifiers,
    input: z.strictObject({
      validationId: id<ValidationId>(),
      ...ofHandingIn,
      criterionIds: z.array(id<CriterionId>()).min(1),
      /** Null takes the mark away. */
      agrees: z.boolean().nullable(),
      comment: note,
    }),
    output: nothing,
  }),
  'control.approve': signedCommand({
    roles: verifiers,
    input: z.strictObject({ validationId: id<ValidationId>(), ...ofHandingIn, message: note }),
    output: nothing,
  }),
  'control.return': signedCommand({
    roles: verifiers,
    input: z.strictObject({
      validationId: id<ValidationId>(),
      ...ofHandingIn,
      message: note,
      dueOn: plainDate.nullable(),
    }),
    output: nothing,
  }),
};
