/** What an employer needs to check certificates without this program: the control page and the revocation list. */
import { FileDown, ListX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useCall, useCommand } from '../../calls.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { FactList, Stack } from '../../ui/layout.tsx';

export function ForOthersCard() {
  const { t } = useTranslation('checking');
  const summary = useCall('check.summary', {}).data;
  const exportPage = useCommand('check.exportPage', { saved: () => ({ text: t('pageSaved') }) });
  const exportList = useCommand('check.exportList', { saved: () => ({ text: t('listSaved') }) });
  return (
    <Card title={t('forOthers')}>
      <Stack>
        <p>{t('forOthersHelp')}</p>
        {summary ? (
          <FactList
            kind="figures"
            facts={[
              { term: t('issued'), value: summary.issued },
              { term: t('replacedCount'), value: summary.replaced },
              { term: t('revokedCount'), value: summary.revoked },
            ]}
          />
        ) : null}
        <Button
          icon={FileDown}
          isBusy={exportPage.isPending}
          onPress={() => exportPage.mutate({ suggestedName: 'kontrollera-intyg.html' })}
        >
          {t('exportPage')}
        </Button>
        <Button
          icon={ListX}
          isBusy={exportList.isPending}
          onPress={() => exportList.mutate({ suggestedName: 'sparrlista.intyga-lista' })}
        >
          {t('exportList')}
        </Button>
        <p>{t('exportHelp')}</p>
      </Stack>
    </Card>
  );
}
