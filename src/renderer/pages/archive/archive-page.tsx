/** Arkiv och gallring: certificates for the archive, and what is to be removed. Who comes here: app/places.ts. */
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/session.ts';
import { useNeeded } from '../../calls/calls.ts';
import { Stack } from '../../ui/frame/layout.tsx';
import { PageHeader } from '../../ui/frame/page-header.tsx';
import { CleanUpNotice } from './clean-up-notice.tsx';
import { DisposalCard } from './disposal-card.tsx';
import { DoneCard } from './done-card.tsx';
import { ExportCard } from './export-card.tsx';
import { LimitsCard } from './limits-card.tsx';

export function ArchivePage() {
  const { t } = useTranslation('archive');
  const disposal = useNeeded('disposal.get', {});
  const maySetLimits = useMay(['administrator']);
  return (
    <Stack gap="large">
      <PageHeader title={t('title')} subtitle={t('subtitle')} />
      {disposal.done.some(({ isCleaned }) => !isCleaned) ? <CleanUpNotice /> : null}
      <DisposalCard disposal={disposal} />
      <DoneCard done={disposal.done} />
      <ExportCard />
      {maySetLimits ? <LimitsCard limits={disposal.limits} /> : null}
    </Stack>
  );
}
