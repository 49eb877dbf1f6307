/**
 * Intern kontroll: marking criteria, approving, sending back. Each call looks first at who asks: nobody controls what
 * they have assessed. Not here: handing in and taking back (validations.ts).
 */
import type { validationContract } from '#contract/validations.ts';
import type { ValidationId } from '#domain/ids.ts';
import { accept, refuse, type Decision } from '#domain/refusal.ts';
import { areTwo } from '#domain/two-people.ts';
import { mayApprove, mayControl, mayReturn } from '#domain/verification.ts';
import { listUsers } from '../../store/register/users.ts';
import { appendMarks, findSubmissionId, listMarks } from '../../store/validations/control.ts';
import { getProgress, listCriterionIds } from '../../store/validations/validation-progress.ts';
import { listInvolved } from '../../store/validations/involvement.ts';
import type { Validation } from '../../store/validations/validations.ts';
import { about, findOrRefuse, step } from './assessing.ts';
import { refuseControlOver } from '../frame/control-over.ts';
import { done, signedDone, type CommandContext, type Handlers } from '../frame/handler.ts';

/** `submissionId`: the handing in that was read; what was handed in meanwhile nobody has looked at. */
type OfHandingIn = { readonly validationId: ValidationId; readonly submissionId?: string | undefined };

/** The validation and the round of control it is in, if this user may control it now. */
const findInControl = async (
  context: CommandContext,
  { validationId: id, submissionId: read }: OfHandingIn,
): Promise<Decision<{ readonly validation: Validation; readonly submissionId: string }>> => {
  const { store, user } = context;
  const found = await findOrRefuse(store, id);
  if (!found.ok) return found;
  const validation = found.value;
  const involvement = { assessedBy: await listInvolved(store, id) };
  const may = mayControl(user.userId, validation.state, involvement);
  if (!may.ok) {
    const asking = { userId: user.userId, isVerifier: true };
    return (may.refusal.kind === 'wrongState' && (await refuseControlOver(store, asking, [id]))) || may;
  }
  // One person under two sign-in names is still one.
  for (const { id: userId, name } of await listUsers(store)) {
    const two = involvement.assessedBy.includes(userId)
      ? areTwo('control', { name }, user)
      : accept(undefined);
    if (!two.ok) return two;
  }
  const submissionId = await findSubmissionId(store, id);
  if (submissionId === undefined) throw new Error('Submitted without a submission');
  if (read !== undefined && read !== submissionId) return refuse({ kind: 'handedInAgain' });
  return accept({ validation, submissionId });
};

type ControlCalls = Pick<typeof validationContract, 'control.mark' | 'control.approve' | 'control.return'>;

export const controlHandlers: Handlers<ControlCalls> = {
  'control.mark': async (context, input) => {
    const { store, newId, now, user } = context;
    const { validationId, criterionIds, agrees, comment } = input;
    const control = await findInControl(context, input);
    if (!control.ok) return control;
    const { validation, submissionId } = control.value;
    const own = await listCriterionIds(store, validation.moduleVersionId);
    const marked = [...new Set(criterionIds)];
    if (!marked.every((id) => own.includes(id))) return refuse({ kind: 'notFound', what: 'criterion' });
    await appendMarks(
      store,
      marked.map((criterionId) => ({
        id: newId(),
        validationId,
        submissionId,
        criterionId,
        agrees,
        comment,
        at: now,
        by: user.userId,
      })),
    );
    return done(
      {},
      about(validation, 'control.marked', { after: { criterionIds: marked, agrees, comment } }),
    );
  },

  'control.approve': async (context, input) => {
    const { store } = context;
    const { validationId, message } = input;
    const control = await findInControl(context, input);
    if (!control.ok) return control;
    const { validation, submissionId } = control.value;
    const { criteria } = await getProgress(store, validationId);
    const counted = criteria.filter((criterion) => criterion.leftOutReason === null);
    const marks = await listMarks(store, submissionId);
    const may = mayApprove(
      counted.map((criterion) => criterion.criterionId),
      [...marks.values()],
    );
    if (!may.ok) return may;
    const approved = await step(context, validation, 'approved', { message });
    if (!approved.ok) return approved;
    return signedDone({}, about(validation, 'validation.approved'), { kind: 'validation', id: validationId });
  },

  'control.return': async (context, input) => {
    const { store, today } = context;
    const { validationId, message, dueOn } = input;
    const control = await findInControl(context, input);
    if (!control.ok) return control;
    const { validation, submissionId } = control.value;
    const marks = await listMarks(store, submissionId);
    const may = mayReturn(message, [...marks.values()], { on: dueOn, today });
    if (!may.ok) return may;
    const returned = await step(context, validation, 'returned', { message, dueOn });
    if (!returned.ok) return returned;
    return signedDone({}, about(validation, 'validation.returned', { after: { message, dueOn } }), {
      kind: 'validation',
      id: validationId,
    });
  },
};
