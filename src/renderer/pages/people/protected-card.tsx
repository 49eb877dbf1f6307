/** Participants whose identity is protected, by alias, and who sees them: for whoever looks after that somebody does. */
import { useTranslation } from 'react-i18next';
import { useCall } from '../../calls/calls.ts';
import { Card } from '../../ui/frame/card.tsx';
import { Stack } from '../../ui/frame/layout.tsx';
import { Muted } from '../../ui/words/text.tsx';
import { ReadersLine } from '../../parts/participants/readers-dialog.tsx';

export function ProtectedCard() {
  const { t } = useTranslation('people');
  const people = useCall('participant.listProtected', {}).data ?? [];
  if (people.length === 0) return null;
  return (
    <Card title={t('protected')}>
      <Stack>
        <p>
          <Muted>{t('protectedHelp')}</Muted>
        </p>
        <ul className="plain-list">
          {people.map((person) => (
            <li key={person.id}>
              <strong>{person.displayName}</strong>
              <ReadersLine {...person} />
            </li>
          ))}
        </ul>
      </Stack>
    </Card>
  );
}
