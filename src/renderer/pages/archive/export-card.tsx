/** Certificates of a period into a folder: PDF, register entries and hashes. */
import { FolderOutput } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isPlainDate, type PlainDate } from '#domain/dates.ts';
import { useToday } from '../../app/today.ts';
import { useCall, useCommand } from '../../calls/calls.ts';
import { Button } from '../../ui/words/button.tsx';
import { Card } from '../../ui/frame/card.tsx';
import { CheckboxField } from '../../ui/form/checkbox.tsx';
import { DateField } from '../../ui/form/date-field.tsx';
import { Actions, Stack } from '../../ui/frame/layout.tsx';

export function ExportCard() {
  const { t } = useTranslation('archive');
  const today = useToday();
  const [period, setPeriod] = useState<{ from: string; to: string }>({
    from: `${today.slice(0, 4)}-01-01`,
    to: today,
  });
  const [withProtected, setWithProtected] = useState(false);
  const { from, to } = period;
  const isUnordered = from !== '' && to !== '' && from > to;
  const isPeriod = isPlainDate(from) && isPlainDate(to) && !isUnordered;
  // Only asked for when both are days.
  const days = { from: from as PlainDate, to: to as PlainDate };
  const found = useCall('archive.count', days, { enabled: isPeriod }).data;
  const count = isPeriod && found ? found.certificates - (withProtected ? 0 : found.ofProtected) : 0;
  const save = useCommand('archive.export', {
    saved: ({ certificates, folder }) => ({ text: t('exported', { count: certificates, folder }) }),
  });
  return (
    <Card title={t('export.title')}>
      <Stack>
        <p>{t('export.help')}</p>
        <DateField
          label={t('export.from')}
          value={from}
          max={today}
          today={today}
          onChange={(day) => setPeriod({ ...period, from: day })}
          {...(isUnordered ? { error: t('export.unordered') } : {})}
        />
        <DateField
          label={t('export.to')}
          value={to}
          max={today}
          today={today}
          onChange={(day) => setPeriod({ ...period, to: day })}
        />
        {isPeriod && found && found.ofProtected > 0 ? (
          <CheckboxField
            label={t('export.withProtected', { count: found.ofProtected })}
            isSelected={withProtected}
            onChange={setWithProtected}
          />
        ) : null}
        <Actions>
          <Button
            icon={FolderOutput}
            isDisabled={count === 0}
            isBusy={save.isPending}
            onPress={() => save.mutate({ ...days, withProtected })}
          >
            {count === 0 ? t('export.none') : t('export.save', { count })}
          </Button>
        </Actions>
      </Stack>
    </Card>
  );
}
