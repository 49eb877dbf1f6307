/** What has been done with a person's record, newest first. */
import { useTranslation } from 'react-i18next';
import type { ParticipantId } from '#domain/ids.ts';
import { usePages } from '../../calls/calls.ts';
import { auditText } from '../../audit-text.ts';
import { Button } from '../../ui/words/button.tsx';
import { Card } from '../../ui/frame/card.tsx';
import { Disclosure } from '../../ui/frame/disclosure.tsx';
import { DateTimeText } from '../../ui/words/text.tsx';
import { Timeline } from '../../ui/words/timeline.tsx';

export function ParticipantLog({ id }: { readonly id: ParticipantId }) {
  const { t } = useTranslation('participants');
  const log = usePages('participant.log', { id });
  return (
    <Card title={t('log')}>
      <Disclosure title={t('logShow', { count: log.total })}>
        <Timeline
          label={t('log')}
          events={log.rows.map((row) => ({
            id: row.id,
            when: <DateTimeText at={row.at} />,
            title: auditText(row.what),
            detail: row.userName,
          }))}
        />
        {log.more ? (
          <Button isBusy={log.isFetchingMore} onPress={log.more}>
            {t('more')}
          </Button>
        ) : null}
      </Disclosure>
    </Card>
  );
}
