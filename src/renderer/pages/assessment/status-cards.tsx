/** The facts beside the work: counts, who and when, what has happened. */
import { useTranslation } from 'react-i18next';
import { Card } from '../../ui/frame/card.tsx';
import { FactList } from '../../ui/frame/layout.tsx';
import { DateText, DateTimeText } from '../../ui/words/text.tsx';
import { Timeline } from '../../ui/words/timeline.tsx';
import type { Validation } from './validation.ts';

export function StatusCards({ validation }: { readonly validation: Validation }) {
  const { t } = useTranslation(['assessment', 'common']);
  const { progress } = validation;
  const figures = [
    [t('common:judgement.shown'), progress.shown],
    [t('common:judgement.partlyShown'), progress.partlyShown],
    [t('common:judgement.notShown'), progress.notShown],
    [t('unjudged'), progress.unjudged],
    ...(progress.leftOut > 0 ? [[t('leftOut'), progress.leftOut] as const] : []),
  ] as const;
  const facts = [
    { term: t('assessors'), value: validation.assessors.map((assessor) => assessor.name).join(', ') },
    { term: t('place'), value: validation.place },
    {
      term: t('from'),
      value: validation.plannedFrom === null ? '' : <DateText date={validation.plannedFrom} />,
    },
    { term: t('to'), value: validation.plannedTo === null ? '' : <DateText date={validation.plannedTo} /> },
  ].filter((fact) => fact.value !== '');
  return (
    <>
      <Card title={t('status')}>
        <FactList kind="figures" facts={figures.map(([term, value]) => ({ term, value }))} />
      </Card>
      <Card title={t('planned')}>
        <FactList facts={facts} />
      </Card>
      <Card title={t('events')}>
        <Timeline
          label={t('events')}
          events={validation.events.toReversed().map((event, index) => ({
            id: `${event.at}-${event.step}`,
            when: <DateTimeText at={event.at} />,
            title: t(`step.${event.step}`),
            detail: event.message === '' ? event.byName : `${event.byName}: ${event.message}`,
            state: index === 0 ? 'now' : 'done',
          }))}
        />
      </Card>
    </>
  );
}
