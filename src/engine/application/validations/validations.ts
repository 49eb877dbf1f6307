/**
 * A validation's life: planned, self-assessed, handed in, taken back, ended, taken up again; and the lists of them.
 * Not here: judging (judgements.ts), evidence (evidence.ts), asking for a delintyg (transcripts.ts), control
 * (control.ts), certifying (certificates.ts).
 */
import type { validationContract } from '#contract/validations.ts';
import type { Instant } from '#domain/dates.ts';
import { isPartial, maySubmit } from '#domain/assessment.ts';
import type { AuditEvent } from '#domain/audit.ts';
import type { CriterionId, UserId, ValidationId } from '#domain/ids.ts';
import { accept, refuse, type Decision } from '#domain/refusal.ts';
import { isPeriod, mayBeAssessors, mayPlan, mayResume, takeStep } from '#domain/validation.ts';
import { appendSelfAssessment, listSelfAssessments } from '../../store/validations/judgements.ts';
import { findModule } from '../../store/modules/modules.ts';
import { findParticipant } from '../../store/participants/participants.ts';
import { getProgress, hasOutcome, withProgress } from '../../store/validations/validation-progress.ts';
import type { ReadStore } from '../../store/base/store.ts';
import { listUsers } from '../../store/register/users.ts';
import {
  countValidations,
  listAssessorNames,
  listGroup,
  listValidations,
} from '../../store/validations/validation-list.ts';
import {
  appendSteps,
  assignAssessors,
  hasOpenInModule,
  insertValidation,
  listAssessors,
  updatePlan,
} from '../../store/validations/validations.ts';
import { about, beginIfPlanned, findInHand, findOrRefuse, step } from './assessing.ts';
import { readCursor, pageOf } from '../frame/cursor.ts';
import { done, signedDone, type Handlers } from '../frame/handler.ts';
import { planStepHandlers } from './plan-steps.ts';
import { takeInAgain, transcriptHandlers } from './transcripts.ts';
import { validationPage } from './validation-page.ts';

type ValidationCalls = Pick<
  typeof validationContract,
  | `validation.${'list' | 'get' | 'plan' | 'replan' | 'selfAssess' | 'submit' | 'requestTranscript' | 'withdraw' | 'endEarly' | 'resume'}`
  | `planStep.${'save' | 'remove'}`
  | 'quick.group'
>;

/** Whom a plan may name. */
const decideAssessors = async (
  store: ReadStore,
  chosen: readonly UserId[],
  assigned: readonly UserId[],
): Promise<Decision<readonly UserId[]>> => {
  const users = await listUsers(store);
  const eligible = users.filter((user) => user.isActive && user.roles.includes('assessor'));
  return mayBeAssessors(
    chosen,
    assigned,
    eligible.map((user) => user.id),
  );
};

/** For the log, where there is anything to tell. */
const tookIn = (takenIn: readonly CriterionId[]): Pick<AuditEvent, 'after'> =>
  takenIn.length === 0 ? {} : { after: { takenIn } };

export const validationHandlers: Handlers<ValidationCalls> = {
  ...planStepHandlers,
  ...transcriptHandlers,

  'validation.list': async ({ store, viewer, now }, { after, limit, order, ...filter }) => {
    const cursor = readCursor(after, order === 'waiting' ? 5 : 3);
    if (!cursor.ok) return cursor;
    const [since = now, ...keys] = cursor.value ?? [];
    const place = cursor.value && { keys, now: since as Instant }; // written below
    const found = await listValidations(store, viewer, filter, order, place, limit + 1, now);
    const { rows, next } = pageOf(found, limit, (last) => [since, ...last.keys]);
    const assessors = await listAssessorNames(
      store,
      rows.map((row) => row.id),
    );
    return accept({
      rows: (await withProgress(store, rows)).map(({ keys: _, ...row }) => ({
        ...row,
        assessors: [...(assessors.get(row.id) ?? [])],
        isPartial: row.progress.leftOut > 0,
      })),
      total: await countValidations(store, viewer, filter),
      next,
    });
  },

  'validation.get': async ({ store, user, viewer }, { id }) => {
    const page = await validationPage(store, id, user, viewer);
    return page ? accept(page) : refuse({ kind: 'notFound', what: 'validation' });
  },

  'validation.plan': async ({ store, newId, now, user }, input) => {
    const { participantId, moduleVersionId } = input;
    const person = await findParticipant(store, participantId);
    if (!person) return refuse({ kind: 'notFound', what: 'participant' });
    const module = await findModule(store, moduleVersionId);
    if (!module) return refuse({ kind: 'notFound', what: 'module' });
    const may = mayPlan({
      exitedOn: person.exitedOn,
      moduleIsPublished: module.status === 'published',
      hasOpenInModule: await hasOpenInModule(store, participantId, module.moduleId),
    });
    if (!may.ok) return may;
    const period = isPeriod(input.plannedFrom, input.plannedTo);
    if (!period.ok) return period;
    const assessorIds = await decideAssessors(store, input.assessorIds, []);
    if (!assessorIds.ok) return assessorIds;
    const validation = {
      id: newId<ValidationId>(),
      participantId,
      moduleVersionId,
      place: input.place,
      plannedFrom: input.plannedFrom,
      plannedTo: input.plannedTo,
    };
    await insertValidation(store, validation, now);
    const first = {
      id: newId(),
      validationId: validation.id,
      step: 'planned',
      at: now,
      by: user.userId,
    } as const;
    await appendSteps(store, [first]);
    await assignAssessors(store, validation.id, assessorIds.value, now);
    return done({ id: validation.id }, about(validation, 'validation.planned', { after: input }));
  },

  'validation.replan': async ({ store, now }, { id, assessorIds, ...plan }) => {
    const validation = await findInHand(store, id);
    if (!validation.ok) return validation;
    const period = isPeriod(plan.plannedFrom, plan.plannedTo);
    if (!period.ok) return period;
    const assigned = (await listAssessors(store, id)).map((assessor) => assessor.id);
    const chosen = await decideAssessors(store, assessorIds, assigned);
    if (!chosen.ok) return chosen;
    await updatePlan(store, id, plan, now);
    await assignAssessors(store, id, chosen.value, now);
    const { place, plannedFrom, plannedTo } = validation.value;
    return done(
      {},
      about(validation.value, 'validation.replanned', {
        before: { assessorIds: assigned, place, plannedFrom, plannedTo },
        after: { assessorIds: chosen.value, ...plan },
      }),
    );
  },

  'validation.selfAssess': async (context, { id, outcomeId, answer }) => {
    const { store, newId, now, user } = context;
    const validation = await findInHand(store, id);
    if (!validation.ok) return validation;
    if (!(await hasOutcome(store, validation.value.moduleVersionId, outcomeId)))
      return refuse({ kind: 'notFound', what: 'outcome' });
    const before = (await listSelfAssessments(store, id)).get(outcomeId) ?? null;
    if (answer !== before) {
      await beginIfPlanned(context, validation.value);
      const event = { id: newId(), validationId: id, outcomeId, answer, at: now, by: user.userId };
      await appendSelfAssessment(store, event);
    }
    return done(
      {},
      about(validation.value, 'selfAssessment.recorded', {
        before: { outcomeId, answer: before },
        after: { outcomeId, answer },
      }),
    );
  },

  'quick.group': async ({ store, viewer }, { moduleVersionId, workshopId }) => {
    const group = await withProgress(store, await listGroup(store, viewer, moduleVersionId, workshopId));
    return accept(
      group.map(({ id, participantName, birthYear, hasProtectedIdentity, progress }) => ({
        validationId: id,
        participantName,
        birthYear,
        hasProtectedIdentity,
        progress,
      })),
    );
  },

  'validation.submit': async (context, { id }) => {
    const validation = await findOrRefuse(context.store, id);
    if (!validation.ok) return validation;
    const led = takeStep(validation.value.state, 'submitted');
    if (!led.ok) return led;
    const { criteria, rationale } = await getProgress(context.store, id);
    const may = maySubmit(criteria, rationale);
    if (!may.ok) return may;
    await step(context, validation.value, 'submitted');
    return signedDone({}, about(validation.value, 'validation.submitted'), { kind: 'validation', id });
  },

  'validation.withdraw': async (context, { id }) => {
    const validation = await findOrRefuse(context.store, id);
    if (!validation.ok) return validation;
    const withdrawn = await step(context, validation.value, 'withdrawn');
    if (!withdrawn.ok) return withdrawn;
    const takenIn = await takeInAgain(context, validation.value);
    return done({}, about(validation.value, 'validation.withdrawn', tookIn(takenIn)));
  },

  'validation.endEarly': async (context, { id, reason, note }) => {
    const validation = await findOrRefuse(context.store, id);
    if (!validation.ok) return validation;
    const ended = await step(context, validation.value, 'endedEarly', { reason, message: note });
    return ended.ok
      ? done({}, about(validation.value, 'validation.endedEarly', { after: { reason } }))
      : ended;
  },

  'validation.resume': async (context, { id }) => {
    const { store } = context;
    const found = await findOrRefuse(store, id);
    if (!found.ok) return found;
    const validation = found.value;
    const module = await findModule(store, validation.moduleVersionId);
    if (!module) return refuse({ kind: 'notFound', what: 'module' });
    const may = mayResume({
      state: validation.state,
      isPartial: isPartial((await getProgress(store, id)).criteria),
      hasOpenInModule: await hasOpenInModule(store, validation.participantId, module.moduleId),
    });
    if (!may.ok) return may;
    const resumed = await step(context, validation, 'resumed');
    if (!resumed.ok) return resumed;
    const takenIn = await takeInAgain(context, validation);
    return signedDone({}, about(validation, 'validation.resumed', tookIn(takenIn)), {
      kind: 'validation',
      id,
    });
  },
};
