/** The criteria by läranderesultat: judge, note, see the evidence. By keys too: n, 1, 2, 3 and Ctrl+Z. */
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { judgements } from '#domain/assessment.ts';
import type { EvidenceId } from '#domain/ids.ts';
import { useShortcuts } from '../../app/shortcuts.ts';
import { Card } from '../../ui/frame/card.tsx';
import { Stack } from '../../ui/frame/layout.tsx';
import { Muted } from '../../ui/words/text.tsx';
import { CriterionRow } from './criterion-row.tsx';
import { EvidenceDialog } from './evidence-dialog.tsx';
import { focusCriterion, focusedCriterionId } from '../../parts/validations/focus-criterion.ts';
import { useJudging } from './use-judging.ts';
import type { Criterion, Validation } from './validation.ts';

/** What the evidence dialog is open on: a new piece for a criterion, or one that is there. */
type OpenEvidence = { readonly id: EvidenceId | null; readonly criterion: Criterion };

export function JudgingView({ validation }: { readonly validation: Validation }) {
  const { t } = useTranslation(['assessment', 'common']);
  const [open, setOpen] = useState<OpenEvidence | null>(null);
  const { judge, undoLast } = useJudging(validation.id);
  useKeys(validation, judge, undoLast);
  return (
    <Stack>
      {validation.outcomes.map((outcome) => (
        <Card key={outcome.id} mark={outcome.code} title={outcome.text} isRuled>
          {outcome.selfAssessment === null ? null : (
            <p>
              <Muted>
                {t('ownWords')}: {t(`common:selfAssessment.${outcome.selfAssessment}`)}
              </Muted>
            </p>
          )}
          {outcome.criteria.map((criterion) => (
            <CriterionRow
              key={criterion.id}
              validation={validation}
              criterion={criterion}
              onJudge={judge}
              onOpenEvidence={(id) => setOpen({ id, criterion })}
            />
          ))}
        </Card>
      ))}
      {open ? (
        <EvidenceDialog
          validation={validation}
          evidenceId={open.id}
          criterion={open.criterion}
          onClose={() => setOpen(null)}
        />
      ) : null}
    </Stack>
  );
}

const useKeys = (
  validation: Validation,
  judge: ReturnType<typeof useJudging>['judge'],
  undoLast: () => void,
): void => {
  const { t } = useTranslation(['assessment', 'common']);
  useShortcuts(
    t('views.judging'),
    useMemo(() => {
      const criteria = validation.outcomes.flatMap((outcome) => outcome.criteria);
      const next = {
        keys: 'n',
        does: t('keys.next'),
        run: () => {
          const open = criteria.filter((one) => one.judgement !== 'shown' && one.leftOutReason === null);
          const here = criteria.findIndex((one) => one.id === focusedCriterionId());
          const after = open.find((one) => criteria.indexOf(one) > here) ?? open[0];
          if (after) focusCriterion(after.id);
        },
      };
      if (!validation.mayAssess) return [next];
      // Inside the judgement control the digits are its own; here they serve the whole row of a criterion.
      const set = judgements.map((judgement, index) => ({
        keys: String(index + 1),
        does: t('keys.judge', { judgement: t(`common:judgement.${judgement}`) }),
        run: () => {
          const id = focusedCriterionId();
          const criterion = criteria.find((one) => one.id === id && one.leftOutReason === null);
          if (criterion) judge(criterion, judgement);
        },
      }));
      return [next, ...set, { keys: 'Ctrl+Z', does: t('keys.undo'), run: undoLast }];
    }, [t, validation, judge, undoLast]),
  );
};
