/** Arkiv: issued certificates as an archive wants them. Who may see the page: app/places.ts. */
import { useTranslation } from 'react-i18next';
import { Stack } from '../../ui/layout.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ExportCard } from './export-card.tsx';

export function ArchivePage() {
  const { t } = useTranslation('archive');
  return (
    <Stack gap="large">
      <PageHeader title={t('title')} subtitle={t('subtitle')} />
      <ExportCard />
    </Stack>
  );
}
