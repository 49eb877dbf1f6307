/**
 * A delintyg at any time: asking for one of what is shown so far, and taking in again what the request left out when
 * the work goes on. Not here: handing in a module as it stands (validations.ts) and control (control.ts).
 */
import type { validationContract } from '#contract/validations.ts';
import type { CriterionId } from '#domain/ids.ts';
import { decideTranscript, leftOutByRequest, notShownYet } from '#domain/transcript.ts';
import { getProgress } from '../../store/validations/validation-progress.ts';
import type { Validation } from '../../store/validations/validations.ts';
import { about, findOrRefuse, step } from './assessing.ts';
import { signedDone, type CommandContext, type Handlers } from '../frame/handler.ts';
import { judge } from './judgements.ts';

/**
 * Takes in again what a request for a delintyg left out, when the validation is back in hand. Returns those criteria.
 */
export const takeInAgain = async (
  context: CommandContext,
  validation: Pick<Validation, 'id' | 'state'>,
): Promise<readonly CriterionId[]> => {
  const { criteria } = await getProgress(context.store, validation.id);
  const ids = leftOutByRequest(criteria);
  await judge(context, validation, ids, { leftOutReason: null });
  return ids;
};

export const transcriptHandlers: Handlers<Pick<typeof validationContract, 'validation.requestTranscript'>> = {
  'validation.requestTranscript': async (context, { id }) => {
    const validation = await findOrRefuse(context.store, id);
    if (!validation.ok) return validation;
    const { criteria, rationale } = await getProgress(context.store, id);
    const leftOut = decideTranscript(validation.value.state, criteria, rationale);
    if (!leftOut.ok) return leftOut;
    await judge(context, validation.value, leftOut.value, { leftOutReason: notShownYet });
    await step(context, validation.value, 'submitted');
    return signedDone(
      {},
      about(validation.value, 'validation.transcriptRequested', { after: { leftOut: leftOut.value } }),
      { kind: 'validation', id },
    );
  },
};
