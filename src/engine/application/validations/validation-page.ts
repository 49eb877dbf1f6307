/**
 * Everything about one validation, as its page shows it to one user: gathered in a handful of queries and put
 * together. Read only. Not here: the commands.
 */
import type { OutputOf } from '#contract/index.ts';
import { isPartial, missingForSubmission, progressOf, unjudged } from '#domain/assessment.ts';
import type { CriterionId, ValidationId } from '#domain/ids.ts';
import { isExampleCode } from '#domain/module.ts';
import { transcriptOutlook } from '#domain/transcript.ts';
import { isInHand } from '#domain/validation.ts';
import type { ValidationState } from '#domain/validation-state.ts';
import {
  controlEnd,
  isOwnAssessment,
  showsMarks,
  type ControlMark,
  type Involvement,
} from '#domain/verification.ts';
import { findRound, findSubmissionId, listMarks } from '../../store/validations/control.ts';
import { findFileDisposals } from '../../store/validations/attachments.ts';
import { listEvidence } from '../../store/validations/evidence.ts';
import {
  findRationale,
  listFeedback,
  listJudgements,
  listSelfAssessments,
} from '../../store/validations/judgements.ts';
import { listInvolved } from '../../store/validations/involvement.ts';
import { listOutcomes } from '../../store/modules/modules.ts';
import { listPlanSteps } from '../../store/validations/plan-steps.ts';
import type { Viewer } from '../../store/base/reach.ts';
import type { ReadStore } from '../../store/base/store.ts';
import { listUsers } from '../../store/register/users.ts';
import { findValidationHead, listAssessors, listSteps } from '../../store/validations/validations.ts';
import type { SignedIn } from '../frame/handler.ts';
import { listOpenable, maySeePerson } from '../frame/rights.ts';

type Page = OutputOf<'validation.get'>;

/** The marks of the round that is under way or was the last, while they still say something. */
const marksShown = async (
  store: ReadStore,
  id: ValidationId,
  state: ValidationState,
): Promise<{
  readonly submissionId: string | null;
  readonly marks: ReadonlyMap<CriterionId, ControlMark>;
}> => {
  const submissionId = showsMarks(state) ? await findSubmissionId(store, id) : undefined;
  if (submissionId === undefined) return { submissionId: null, marks: new Map() };
  return { submissionId, marks: await listMarks(store, submissionId) };
};

const controlFor = async (
  store: ReadStore,
  id: ValidationId,
  state: ValidationState,
  involvement: Involvement,
  user: SignedIn,
): Promise<Pick<Page, 'control' | 'controlEnding'>> => {
  const round = await findRound(store, id, user.userId);
  const isVerifier = user.roles.includes('internalVerifier');
  const controlEnding = round?.ending ? { byName: round.ending.byName, at: round.ending.at } : null;
  const end = round ? controlEnd({ ...round, isVerifier }) : null;
  if (!isVerifier) return { control: round?.hasMarked && end ? end : 'notVerifier', controlEnding };
  if (isOwnAssessment(user.userId, involvement)) return { control: 'ownAssessment', controlEnding };
  return { control: state === 'submitted' ? 'may' : (end ?? 'notSubmitted'), controlEnding };
};

/** Names of those whom the signed-in user can ask to control it. */
const controllersOf = async (store: ReadStore, involvement: Involvement): Promise<string[]> =>
  (await listUsers(store))
    .filter((user) => user.isActive && user.roles.includes('internalVerifier'))
    .filter((user) => !isOwnAssessment(user.id, involvement))
    .map((user) => user.name);

const describeSteps = async (
  store: ReadStore,
  id: ValidationId,
  state: ValidationState,
): Promise<Pick<Page, 'events' | 'returned'>> => {
  const steps = await listSteps(store, id);
  const back = state === 'returned' ? steps.findLast((one) => one.step === 'returned') : undefined;
  return {
    events: steps.map(({ step, at, byName, message }) => ({ step, at, byName, message })),
    returned: back ? { message: back.message, dueOn: back.dueOn, byName: back.byName, at: back.at } : null,
  };
};

/** Undefined when there is no such validation. */
export const validationPage = async (
  store: ReadStore,
  id: ValidationId,
  user: SignedIn,
  viewer: Viewer,
): Promise<Page | undefined> => {
  const head = await findValidationHead(store, id);
  if (!head) return undefined;
  const { state } = head;
  // Where a protected person works is for those who know who it is.
  const isKnown = await maySeePerson(store, viewer, { id: head.participantId });
  const placeFor = (place: string): string => (isKnown ? place : '');
  const outcomes = await listOutcomes(store, head.moduleVersionId);
  const judgements = await listJudgements(store, id);
  const answers = await listSelfAssessments(store, id);
  const evidence = await listEvidence(store, id);
  const files = evidence.flatMap(({ attachment }) => attachment?.id ?? []);
  const disposals = await findFileDisposals(store, files);
  const openable = await listOpenable(store, viewer, files);
  const { submissionId, marks } = await marksShown(store, id, state);
  const rationale = await findRationale(store, id);
  const involvement = { assessedBy: await listInvolved(store, id) };

  const speakingFor = (criterionId: CriterionId) =>
    evidence.filter((piece) => piece.criterionIds.includes(criterionId));
  const standing = outcomes.flatMap((outcome) =>
    outcome.criteria.map((criterion) => ({
      ...(judgements.get(criterion.id) ?? unjudged),
      criterionId: criterion.id,
      evidence: speakingFor(criterion.id).map((piece) => piece.type),
    })),
  );

  const outlook = transcriptOutlook(standing, rationale);

  return {
    id,
    state,
    submissionId,
    participant: {
      id: head.participantId,
      displayName: head.participantName,
      birthYear: isKnown ? head.birthYear : null,
      hasProtectedIdentity: isKnown && head.hasProtectedIdentity,
      workshopName: placeFor(head.workshopName),
      mayOpen: isKnown,
    },
    module: { ...head.module, id: head.moduleVersionId, isExample: isExampleCode(head.module.code) },
    assessors: [...(await listAssessors(store, id))],
    place: placeFor(head.place),
    plannedFrom: head.plannedFrom,
    plannedTo: head.plannedTo,
    mayAssess: isInHand(state) && user.roles.includes('assessor'),
    ...(await controlFor(store, id, state, involvement, user)),
    controllers: await controllersOf(store, involvement),
    outcomes: outcomes.map((outcome) => ({
      ...outcome,
      suggestedEvidence: [...outcome.suggestedEvidence],
      selfAssessment: answers.get(outcome.id) ?? null,
      criteria: outcome.criteria.map((criterion) => {
        const mark = marks.get(criterion.id);
        return {
          ...criterion,
          ...(judgements.get(criterion.id) ?? unjudged),
          evidenceIds: speakingFor(criterion.id).map((piece) => piece.id),
          mark: mark ? { agrees: mark.agrees, comment: mark.comment } : null,
        };
      }),
    })),
    evidence: evidence.map(({ attachment, ...piece }) => ({
      ...piece,
      place: placeFor(piece.place),
      attachment: attachment && {
        ...attachment,
        mayOpen: openable.has(attachment.id),
        disposed: disposals.get(attachment.id) ?? null,
      },
      criterionIds: [...piece.criterionIds],
    })),
    plan: [...(await listPlanSteps(store, [id]))],
    feedback: [...(await listFeedback(store, id))],
    rationale,
    missing: [...missingForSubmission(standing, rationale)],
    isPartial: isPartial(standing),
    transcript: outlook && { leftOut: [...outlook.leftOut], missing: [...outlook.missing] },
    progress: progressOf(standing),
    ...(await describeSteps(store, id, state)),
  };
};
