/** Judging: each choice is saved at once, told in a message, and can be taken back there or with Ctrl+Z. */
import { useCallback, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Judgement } from '#domain/assessment.ts';
import type { ValidationId } from '#domain/ids.ts';
import { useCommand } from '../../calls/calls.ts';
import { toast } from '../../ui/overlay/toast.ts';
import type { Criterion } from './validation.ts';

type Change = {
  readonly criterion: Pick<Criterion, 'id' | 'code'>;
  readonly before: Judgement | null;
  readonly after: Judgement | null;
};

export const useJudging = (validationId: ValidationId) => {
  const { t } = useTranslation(['assessment', 'common']);
  const { mutateAsync: set } = useCommand('judgement.set');
  const changes = useRef<readonly Change[]>([]);

  const takeBack = useCallback(
    async (change: Change): Promise<void> => {
      // The message may outlive the change: Ctrl+Z has taken it back already.
      if (!changes.current.includes(change)) return;
      changes.current = changes.current.filter((one) => one !== change);
      await set({ validationId, criterionId: change.criterion.id, judgement: change.before });
      toast.saved(t('takenBack', { code: change.criterion.code }));
    },
    [set, t, validationId],
  );

  const judge = useCallback(
    async (criterion: Criterion, after: Judgement): Promise<void> => {
      // A choice that was made a moment ago may not have come back from the register yet.
      const last = changes.current.findLast((one) => one.criterion.id === criterion.id);
      const change = { criterion, before: last ? last.after : criterion.judgement, after };
      changes.current = [...changes.current, change];
      try {
        await set({ validationId, criterionId: criterion.id, judgement: after });
      } catch (error) {
        changes.current = changes.current.filter((one) => one !== change);
        throw error;
      }
      toast.saved(t('judged', { code: criterion.code, judgement: t(`common:judgement.${after}`) }), {
        undo: () => takeBack(change).catch(told),
      });
    },
    [set, t, takeBack, validationId],
  );

  return {
    judge: useCallback(
      (criterion: Criterion, judgement: Judgement) => void judge(criterion, judgement).catch(told),
      [judge],
    ),
    /** Takes back the last choice that has not been taken back. */
    undoLast: useCallback(() => {
      const last = changes.current.at(-1);
      if (last) void takeBack(last).catch(told);
    }, [takeBack]),
  };
};

/** `useCommand` has told why it was refused. */
const told = (): void => undefined;
