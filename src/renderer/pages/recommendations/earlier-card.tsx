/** What was made earlier: opened as it was, and the external quality assurer's answer written in once. */
import { FileText, Stamp } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#contract/index.ts';
import { call } from '../../calls/bridge.ts';
import { tellRefused, useNeeded } from '../../calls/calls.ts';
import { PdfDialog } from '../../pdf/pdf-dialog.tsx';
import { Badge } from '../../ui/words/badge.tsx';
import { Button } from '../../ui/words/button.tsx';
import { Card } from '../../ui/frame/card.tsx';
import { Disclosure } from '../../ui/frame/disclosure.tsx';
import { formatDate, formatDateTime } from '../../ui/words/format.ts';
import { Row } from '../../ui/frame/layout.tsx';
import { Muted } from '../../ui/words/text.tsx';
import { ReviewDialog } from './review-dialog.tsx';
import type { Made } from './made.ts';

export function EarlierCard({ today }: { readonly today: string }) {
  const { t } = useTranslation('recommendations');
  const made = useNeeded('recommendation.list', {});
  const [shown, setShown] = useState<OutputOf<'recommendation.open'> | null>(null);
  const [reviewing, setReviewing] = useState<Made | null>(null);
  if (made.length === 0) return null;
  const waiting = made.filter(({ review }) => review === null);
  return (
    <Card title={t('earlier')}>
      <Disclosure
        title={t('earlierCount', { all: made.length, waiting: waiting.length })}
        isDefaultOpen={waiting.length > 0}
      >
        <ul className="plain-list">
          {made.map((one) => (
            <MadeRow
              key={one.id}
              made={one}
              onOpen={() => void call('recommendation.open', { id: one.id }).then(setShown, tellRefused)}
              onReview={() => setReviewing(one)}
            />
          ))}
        </ul>
      </Disclosure>
      {shown ? (
        <PdfDialog
          documentId={shown.documentId}
          fileName={shown.fileName}
          title={t('title')}
          onClose={() => setShown(null)}
        />
      ) : null}
      {reviewing ? <ReviewDialog made={reviewing} today={today} onClose={() => setReviewing(null)} /> : null}
    </Card>
  );
}

type RowProps = {
  readonly made: Made;
  readonly onOpen: () => void;
  readonly onReview: () => void;
};

function MadeRow({ made, onOpen, onReview }: RowProps) {
  const { t } = useTranslation('recommendations');
  const { reference, review, from, to } = made;
  const nameId = useId();
  return (
    <li>
      <Row justify="between">
        <strong id={nameId}>{reference}</strong>
        {review ? (
          <Badge tone="success">
            {t('reviewed', { on: formatDate(review.on), reviewer: review.reviewer })}
          </Badge>
        ) : (
          <Badge tone="warning">{t('waits')}</Badge>
        )}
      </Row>
      <Muted>
        {formatDate(from)} – {formatDate(to)} · {t('participantCount', { count: made.participants })},{' '}
        {t('moduleCount', { count: made.modules })} ·{' '}
        {t('madeBy', { at: formatDateTime(made.madeAt), name: made.madeByName })}
      </Muted>
      <Row gap="small">
        <Button size="small" icon={FileText} aria-describedby={nameId} onPress={onOpen}>
          {t('open')}
        </Button>
        {review ? null : (
          <Button size="small" icon={Stamp} aria-describedby={nameId} onPress={onReview}>
            {t('review.do')}
          </Button>
        )}
      </Row>
    </li>
  );
}
