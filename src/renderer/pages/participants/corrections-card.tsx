/** What has been corrected in a person's data, by whom and when; nothing when nothing has. */
import { useTranslation } from 'react-i18next';
import { changedValue } from '#domain/correction.ts';
import type { ParticipantId } from '#domain/ids.ts';
import { useCall } from '../../calls/calls.ts';
import { recordedText } from '../../recorded-text.ts';
import { Card } from '../../ui/frame/card.tsx';
import { Disclosure } from '../../ui/frame/disclosure.tsx';
import { DateTimeText, Muted } from '../../ui/words/text.tsx';
import { Timeline } from '../../ui/words/timeline.tsx';

export function CorrectionsCard({ id }: { readonly id: ParticipantId }) {
  const { t, i18n } = useTranslation(['participants', 'common']);
  const corrections = useCall('participant.corrections', { id }).data ?? [];
  const workshops = useCall('workshop.list', {}).data ?? [];
  if (corrections.length === 0) return null;
  const worded = (field: string, value: unknown): string =>
    changedValue(field, value, {
      code: (key) => (i18n.exists(key, { ns: 'common' }) ? recordedText('common', key) : undefined),
      workshop: (workshopId) => workshops.find((workshop) => workshop.id === workshopId)?.name,
      yesNo: (yes) => (yes ? t('yes') : t('no')),
    }) || t('nothing');
  return (
    <Card title={t('corrections')}>
      <Disclosure title={t('correctionsShow', { count: corrections.length })}>
        <p>
          <Muted>{t('correctionsHelp')}</Muted>
        </p>
        <Timeline
          label={t('corrections')}
          events={corrections.map((row) => ({
            id: row.id,
            when: <DateTimeText at={row.at} />,
            title: row.changes
              .map(({ field, from, to }) =>
                t('correctionFrom', {
                  field: recordedText('participants', `field.${field}`),
                  from: worded(field, from),
                  to: worded(field, to),
                }),
              )
              .join('. '),
            detail: row.userName,
          }))}
        />
      </Disclosure>
    </Card>
  );
}
