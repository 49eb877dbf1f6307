/** The criteria by läranderesultat: judge, note, see the evidence. */
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CriterionId, EvidenceId } from '#domain/ids.ts';
import { useShortcuts } from '../../app/shortcuts.ts';
import { Card } from '../../ui/card.tsx';
import { Stack } from '../../ui/layout.tsx';
import { Muted } from '../../ui/text.tsx';
import { CriterionRow } from './criterion-row.tsx';
import { EvidenceDialog } from './evidence-dialog.tsx';
import { focusCriterion } from './focus-criterion.ts';
import type { Validation } from './assessment-page.tsx';

/** What the evidence dialog is open on: a new piece for some criteria, or one that is there. */
type OpenEvidence = { readonly id: EvidenceId | null; readonly criterionIds: readonly CriterionId[] };

export function JudgingView({ validation }: { readonly validation: Validation }) {
  const { t } = useTranslation(['assessment', 'common']);
  const [open, setOpen] = useState<OpenEvidence | null>(null);
  useShortcuts(
    t('views.judging'),
    useMemo(
      () => [
        {
          keys: 'n',
          does: t('keys.next'),
          run: () => {
            const next = validation.outcomes
              .flatMap((outcome) => outcome.criteria)
              .find((criterion) => criterion.judgement !== 'shown' && criterion.leftOutReason === null);
            if (next) focusCriterion(next.id);
          },
        },
      ],
      [t, validation],
    ),
  );
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
              onOpenEvidence={(id) => setOpen({ id, criterionIds: [criterion.id] })}
            />
          ))}
        </Card>
      ))}
      {open ? (
        <EvidenceDialog
          validation={validation}
          evidenceId={open.id}
          criterionIds={open.criterionIds}
          onClose={() => setOpen(null)}
        />
      ) : null}
    </Stack>
  );
}
