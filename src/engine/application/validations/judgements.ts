/**
 * Judging criteria, leaving them out, feedback and motivering. Each changes only what it says and keeps the rest of
 * the criterion's standing. Not here: evidence (evidence.ts) and handing in (validations.ts).
 */
import type { validationContract } from '#contract/validations.ts';
import type { AuditWhat } from '#domain/audit-words.ts';
import { changedJudgement, unjudged, type CriterionJudgement } from '#domain/assessment.ts';
import type { CriterionId, ValidationId } from '#domain/ids.ts';
import { refuse } from '#domain/refusal.ts';
import {
  appendFeedback,
  appendJudgements,
  appendRationale,
  findRationale,
  listJudgements,
} from '../../store/validations/judgements.ts';
import { listCriterionIds } from '../../store/validations/validation-progress.ts';
import type { Validation } from '../../store/validations/validations.ts';
import { about, beginIfPlanned, findInHand } from './assessing.ts';
import { done, type CommandContext, type Done, type Handlers, type Refused } from '../frame/handler.ts';

/**
 * Says the same of some of a validation's criteria, where that is news. Returns what was said of them before. The
 * caller has seen that the validation is in hand and that the criteria are its own.
 */
export const judge = async (
  context: CommandContext,
  validation: Pick<Validation, 'id' | 'state'>,
  criterionIds: readonly CriterionId[],
  change: Partial<CriterionJudgement>,
): Promise<ReadonlyMap<CriterionId, CriterionJudgement>> => {
  const { store, newId, now, user } = context;
  const before = await listJudgements(store, validation.id);
  const events = criterionIds.flatMap((criterionId) => {
    const after = changedJudgement(before.get(criterionId) ?? unjudged, change);
    if (!after) return [];
    return [{ ...after, id: newId(), validationId: validation.id, criterionId, at: now, by: user.userId }];
  });
  if (events.length > 0) await beginIfPlanned(context, validation);
  await appendJudgements(store, events);
  return before;
};

/** One change to one criterion, as a whole command. */
const judgeOne = async (
  context: CommandContext,
  input: { readonly validationId: ValidationId; readonly criterionId: CriterionId },
  change: Partial<CriterionJudgement>,
  what: AuditWhat,
): Promise<Done<Record<string, never>> | Refused> => {
  const { store } = context;
  const { criterionId } = input;
  const validation = await findInHand(store, input.validationId);
  if (!validation.ok) return validation;
  const own = await listCriterionIds(store, validation.value.moduleVersionId);
  if (!own.includes(criterionId)) return refuse({ kind: 'notFound', what: 'criterion' });
  const before = (await judge(context, validation.value, [criterionId], change)).get(criterionId) ?? unjudged;
  return done(
    {},
    about(validation.value, what, {
      before: { criterionId, ...before },
      after: { criterionId, ...before, ...change },
    }),
  );
};

type JudgementCalls = Pick<
  typeof validationContract,
  'judgement.set' | 'judgement.note' | 'judgement.leaveOut' | 'feedback.give' | 'rationale.write'
>;

export const judgementHandlers: Handlers<JudgementCalls> = {
  'judgement.set': (context, input) =>
    judgeOne(context, input, { judgement: input.judgement }, 'judgement.changed'),

  'judgement.note': (context, input) => judgeOne(context, input, { note: input.note }, 'judgement.noted'),

  'judgement.leaveOut': (context, input) =>
    judgeOne(
      context,
      input,
      { leftOutReason: input.reason },
      input.reason === null ? 'criterion.takenIn' : 'criterion.leftOut',
    ),

  'feedback.give': async (context, { validationId, text }) => {
    const { store, newId, now, user } = context;
    const validation = await findInHand(store, validationId);
    if (!validation.ok) return validation;
    await beginIfPlanned(context, validation.value);
    const id = newId();
    await appendFeedback(store, { id, validationId, text, at: now, by: user.userId });
    return done({}, about(validation.value, 'feedback.given', { after: { feedbackId: id } }));
  },

  'rationale.write': async (context, { validationId, text }) => {
    const { store, newId, now, user } = context;
    const validation = await findInHand(store, validationId);
    if (!validation.ok) return validation;
    const before = await findRationale(store, validationId);
    if (text !== before) {
      await beginIfPlanned(context, validation.value);
      await appendRationale(store, { id: newId(), validationId, text, at: now, by: user.userId });
    }
    return done({}, about(validation.value, 'rationale.written', { before, after: text }));
  },
};
