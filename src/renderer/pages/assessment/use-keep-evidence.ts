/** Keeping what the evidence dialog holds: a new piece is registered, one that is there is changed where it differs. */
import { useTranslation } from 'react-i18next';
import type { EvidenceId } from '#domain/ids.ts';
import { useCommand } from '../../calls/calls.ts';
import { toast } from '../../ui/overlay/toast.ts';
import type { Validation } from './validation.ts';
import { toCriterionIds, type EvidenceChecked } from '../../parts/validations/evidence-schema.ts';

type Piece = Validation['evidence'][number];

const isSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((id) => other.includes(id));

export const useKeepEvidence = (validation: Validation, piece: Piece | undefined) => {
  const { t } = useTranslation('assessment');
  const register = useCommand('evidence.register');
  const save = useCommand('evidence.save');
  const link = useCommand('evidence.link');

  return async ({ criterionIds: ticked, ...fields }: EvidenceChecked): Promise<EvidenceId> => {
    const criterionIds = toCriterionIds(ticked);
    const validationId = validation.id;
    if (!piece) {
      const input = { validationIds: [validationId], criterionIds, ...fields, judgement: null };
      const { id } = await register.mutateAsync(input);
      toast.saved(t('evidenceSaved'));
      return id;
    }
    const { id } = piece;
    const isChanged = (['type', 'on', 'place', 'text'] as const).some((name) => fields[name] !== piece[name]);
    if (isChanged) await save.mutateAsync({ id, ...fields });
    if (!isSame(criterionIds, piece.criterionIds))
      await link.mutateAsync({ id, validationId, criterionIds, isKept: true });
    toast.saved(t('evidenceSaved'));
    return id;
  };
};
