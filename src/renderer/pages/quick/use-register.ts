/** Saving an observation for a group, and taking all of it back: the evidence, and the judgements it set. */
import { useTranslation } from 'react-i18next';
import type { InputOf, OutputOf } from '#contract/index.ts';
import type { Judgement } from '#domain/assessment.ts';
import type { CriterionId, ValidationId } from '#domain/ids.ts';
import { call } from '../../calls/bridge.ts';
import { readAgain, tellRefused, useCommand } from '../../calls/calls.ts';
import { toast } from '../../ui/overlay/toast.ts';

type Observation = InputOf<'evidence.register'>;
type Before = {
  readonly validationId: ValidationId;
  readonly criterionId: CriterionId;
  readonly judgement: Judgement | null;
};

/** What the criteria were judged before this observation sets them. */
const judgementsBefore = async ({ validationIds, criterionIds, judgement }: Observation) => {
  const before: Before[] = [];
  if (judgement === null) return before;
  for (const validationId of validationIds) {
    const { outcomes } = await call('validation.get', { id: validationId });
    for (const criterion of outcomes.flatMap((outcome) => outcome.criteria))
      if (criterionIds.includes(criterion.id) && criterion.judgement !== judgement)
        before.push({ validationId, criterionId: criterion.id, judgement: criterion.judgement });
  }
  return before;
};

const takeBack = async (
  { id }: OutputOf<'evidence.register'>,
  { validationIds }: Observation,
  before: readonly Before[],
): Promise<void> => {
  try {
    for (const validationId of validationIds)
      await call('evidence.link', { id, validationId, criterionIds: [], isKept: false });
    for (const judged of before) await call('judgement.set', judged);
  } catch (error) {
    tellRefused(error);
  }
  await readAgain('evidence.register');
};

export const useRegister = () => {
  const { t } = useTranslation('quick');
  const register = useCommand('evidence.register');
  return async (observation: Observation): Promise<void> => {
    const before = await judgementsBefore(observation);
    const registered = await register.mutateAsync(observation);
    const people = observation.validationIds.length;
    toast.saved(t('saved', { people, count: observation.criterionIds.length }), {
      undo: () => takeBack(registered, observation, before),
    });
  };
};
