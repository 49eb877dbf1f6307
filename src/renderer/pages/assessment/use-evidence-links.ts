/** Which criteria a piece of evidence speaks for: adding one, taking one off, or the whole piece. Each can be undone. */
import { useTranslation } from 'react-i18next';
import type { CriterionId, EvidenceId } from '#domain/ids.ts';
import { undoing, useCommand } from '../../calls/calls.ts';
import { toast } from '../../ui/overlay/toast.ts';
import type { Criterion, Validation } from './validation.ts';

type Link = { readonly criterionIds: readonly CriterionId[]; readonly isKept: boolean };

export const useEvidenceLinks = (validation: Validation) => {
  const { t } = useTranslation('assessment');
  const validationId = validation.id;
  const inputOf = (id: EvidenceId, { criterionIds, isKept }: Link) => ({
    id,
    validationId,
    criterionIds: [...criterionIds],
    isKept,
  });
  const before = (id: EvidenceId): Link => ({
    criterionIds: validation.evidence.find((piece) => piece.id === id)?.criterionIds ?? [],
    isKept: true,
  });
  const { mutateAsync } = useCommand('evidence.link');
  const link = async (id: EvidenceId, to: Link, text: string): Promise<void> => {
    const undo = undoing('evidence.link', inputOf(id, before(id)));
    await mutateAsync(inputOf(id, to));
    toast.saved(text, { undo });
  };
  const told = (): void => undefined; // useCommand has told why it was refused

  return {
    /** Lets a piece that is there speak for one more criterion. */
    use: (id: EvidenceId, criterion: Pick<Criterion, 'id' | 'code'>) => {
      const criterionIds = [...before(id).criterionIds, criterion.id];
      void link(id, { criterionIds, isKept: true }, t('evidenceUsed', { code: criterion.code })).catch(told);
    },
    /** It stays on the validation, and with other criteria. */
    takeOff: (id: EvidenceId, criterion: Pick<Criterion, 'id' | 'code'>) => {
      const criterionIds = before(id).criterionIds.filter((one) => one !== criterion.id);
      void link(id, { criterionIds, isKept: true }, t('evidenceTakenOff', { code: criterion.code })).catch(
        told,
      );
    },
    /** Takes the whole piece off this validation. */
    remove: (id: EvidenceId) => link(id, { criterionIds: [], isKept: false }, t('evidenceRemoved')),
  };
};
