/** One läranderesultat as it is read: its criteria with their kind in words, and how it can be shown. */
import { useTranslation } from 'react-i18next';
import { Badge } from '../../ui/words/badge.tsx';
import { Card } from '../../ui/frame/card.tsx';
import { FactList, Stack } from '../../ui/frame/layout.tsx';
import { Muted } from '../../ui/words/text.tsx';
import type { Module } from './module-form.ts';

export function OutcomeCard({ outcome }: { readonly outcome: Module['outcomes'][number] }) {
  const { t } = useTranslation(['modules', 'common']);
  const facts = [
    { term: t('ownWords'), value: outcome.selfAssessmentText },
    { term: t('evidence'), value: outcome.suggestedEvidence.join(', ') },
  ].filter((fact) => fact.value !== '');
  return (
    <Card mark={outcome.code} title={outcome.text || <Muted>{t('noText')}</Muted>} isRuled>
      <Stack>
        {outcome.criteria.length === 0 ? <Muted>{t('noCriteria')}</Muted> : null}
        <ul className="plain-list">
          {outcome.criteria.map((criterion) => (
            <li key={criterion.id} className="criterion-line">
              <strong>{criterion.code}</strong>
              <span>{criterion.text || <Muted>{t('noText')}</Muted>}</span>
              <Badge>{t(`common:criterionKind.${criterion.kind}`)}</Badge>
            </li>
          ))}
        </ul>
        {facts.length > 0 ? <FactList facts={facts} /> : null}
      </Stack>
    </Card>
  );
}
