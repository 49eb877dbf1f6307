/** Wrong passphrases and codes of sheets of the last thirty days, by whose they were: somebody may be guessing. */
import { useTranslation } from 'react-i18next';
import { useToday } from '../../app/today.ts';
import { useCall } from '../../calls/calls.ts';
import { Card } from '../../ui/frame/card.tsx';
import { Stack } from '../../ui/frame/layout.tsx';
import { formatMoment } from '../../ui/words/format.ts';
import { Muted } from '../../ui/words/text.tsx';

export function WrongTriesCard() {
  const { t } = useTranslation('people');
  const today = useToday();
  const tries = useCall('user.wrongTries', {}).data ?? [];
  if (tries.length === 0) return null;
  return (
    <Card title={t('wrongTries.title')}>
      <Stack>
        <p>
          <Muted>{t('wrongTries.help')}</Muted>
        </p>
        <ul className="plain-list">
          {tries.map(({ of, name, times, from, to }) => (
            <li key={`${of} ${name} ${from}`}>
              {t(`wrongTries.${of}`, { name, count: times, when: formatMoment(to, today) })}
            </li>
          ))}
        </ul>
      </Stack>
    </Card>
  );
}
