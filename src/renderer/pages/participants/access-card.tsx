/** Who has opened, printed and saved what is a person's, newest first. */
import { useTranslation } from 'react-i18next';
import type { ParticipantId } from '#domain/ids.ts';
import { useCall, usePages } from '../../calls/calls.ts';
import { auditText } from '../../audit-text.ts';
import { Button } from '../../ui/words/button.tsx';
import { Card } from '../../ui/frame/card.tsx';
import { Disclosure } from '../../ui/frame/disclosure.tsx';
import { Stack } from '../../ui/frame/layout.tsx';
import { DateTimeText, Muted } from '../../ui/words/text.tsx';
import { Timeline } from '../../ui/words/timeline.tsx';

export function AccessCard({ id }: { readonly id: ParticipantId }) {
  const { t } = useTranslation('participants');
  const accesses = usePages('participant.accesses', { id });
  const logsOpenings = useCall('settings.get', {}).data?.logsOpenings ?? false;
  return (
    <Card title={t('access')}>
      <Stack gap="small">
        <p>
          <Muted>{t(logsOpenings ? 'accessHelpLogged' : 'accessHelp')}</Muted>
        </p>
        {accesses.total === 0 ? (
          <p>{t('accessNone')}</p>
        ) : (
          <Disclosure title={t('accessShow', { count: accesses.total })}>
            <Timeline
              label={t('access')}
              events={accesses.rows.map((row) => ({
                id: row.id,
                when: <DateTimeText at={row.at} />,
                title: auditText(row.what),
                detail: row.userName,
              }))}
            />
            {accesses.more ? (
              <Button isBusy={accesses.isFetchingMore} onPress={accesses.more}>
                {t('more')}
              </Button>
            ) : null}
          </Disclosure>
        )}
      </Stack>
    </Card>
  );
}
