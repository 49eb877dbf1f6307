/** Inställningar: one's own passphrase and view for everybody; the organisation's, changed or read by what one may. */
import { Palette } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useMay, useSession } from '../../app/session.ts';
import { Card } from '../../ui/frame/card.tsx';
import { Stack } from '../../ui/frame/layout.tsx';
import { LinkButton } from '../../ui/words/link.tsx';
import { PageHeader } from '../../ui/frame/page-header.tsx';
import { KeyCard } from './key-card.tsx';
import { OrganisationForm } from './organisation-form.tsx';
import { OrganisationView } from './organisation-view.tsx';
import { OwnSettings } from './own-settings.tsx';
import { RecoveryCard } from './recovery-card.tsx';
import { StampCard } from './stamp-card.tsx';

export function SettingsPage() {
  const { t } = useTranslation('settings');
  const mayChange = useMay(['administrator', 'coordinator']);
  const { isPractice } = useSession();
  const mayStamp = useMay(['administrator']);
  return (
    <Stack gap="large">
      <PageHeader title={t('title')} />
      <OwnSettings />
      {mayChange ? <OrganisationForm /> : <OrganisationView />}
      {mayChange ? (
        <Card title={t('look.title')}>
          <Stack>
            <p>{t('look.help')}</p>
            <div>
              <LinkButton href="/installningar/utseende" icon={Palette}>
                {t('look.open')}
              </LinkButton>
            </div>
          </Stack>
        </Card>
      ) : null}
      {mayStamp ? <StampCard /> : null}
      {mayStamp ? <RecoveryCard /> : null}
      {mayStamp && !isPractice ? <KeyCard /> : null}
    </Stack>
  );
}
