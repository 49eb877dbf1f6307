/** Självskattning: large, plain questions to go through together with the participant. */
import { useTranslation } from 'react-i18next';
import { selfAssessmentAnswers } from '#domain/assessment.ts';
import { undoing, useCommand } from '../../calls/calls.ts';
import { Card } from '../../ui/frame/card.tsx';
import { Stack } from '../../ui/frame/layout.tsx';
import { SegmentedChoice } from '../../ui/form/segmented-choice.tsx';
import type { Validation } from './validation.ts';

export function SelfAssessmentView({ validation }: { readonly validation: Validation }) {
  const { t } = useTranslation(['assessment', 'common']);
  const answer = useCommand('validation.selfAssess', {
    saved: (_output, { id, outcomeId }) => {
      const before = validation.outcomes.find((outcome) => outcome.id === outcomeId)?.selfAssessment ?? null;
      return {
        text: t('common:saved'),
        undo: undoing('validation.selfAssess', { id, outcomeId, answer: before }),
      };
    },
  });
  return (
    <Stack>
      <p>{t('selfHelp')}</p>
      {validation.outcomes.map((outcome) => (
        <Card key={outcome.id}>
          <h2 className="big-question">{outcome.selfAssessmentText || outcome.text}</h2>
          <SegmentedChoice
            label={outcome.selfAssessmentText || outcome.text}
            isLabelHidden
            isReadOnly={!validation.mayAssess}
            options={selfAssessmentAnswers.map((id) => ({ id, label: t(`common:selfAssessment.${id}`) }))}
            value={outcome.selfAssessment}
            onChange={(given) => answer.mutate({ id: validation.id, outcomeId: outcome.id, answer: given })}
          />
        </Card>
      ))}
    </Stack>
  );
}
