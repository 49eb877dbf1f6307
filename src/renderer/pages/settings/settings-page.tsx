/** Inställningar: one's own passphrase and view for everybody; the organisation's, changed or read by what one may. */
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/session.ts';
import { Stack } from '../../ui/layout.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { OrganisationForm } from './organisation-form.tsx';
import { OrganisationView } from './organisation-view.tsx';
import { OwnSettings } from './own-settings.tsx';
import { StampCard } from './stamp-card.tsx';

export function SettingsPage() {
  const { t } = useTranslation('settings');
  const mayChange = useMay(['administrator', 'coordinator']);
  const mayStamp = useMay(['administrator']);
  return (
    <Stack gap="large">
      <PageHeader title={t('title')} />
      <OwnSettings />
      {mayChange ? <OrganisationForm /> : <OrganisationView />}
      {mayStamp ? <StampCard /> : null}
    </Stack>
  );
}
