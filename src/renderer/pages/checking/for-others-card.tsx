/** What an employer needs to check certificates without this program: the control page and the revocation list. */
import { KeyRound, ListX } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/session.ts';
import { useCall, useCommand } from '../../calls/calls.ts';
import { Button } from '../../ui/words/button.tsx';
import { Card } from '../../ui/frame/card.tsx';
import { ConfirmDialog } from '../../ui/overlay/dialog.tsx';
import { Disclosure } from '../../ui/frame/disclosure.tsx';
import { FactList, Stack } from '../../ui/frame/layout.tsx';
import { Muted } from '../../ui/words/text.tsx';
import { formatDateTime } from '../../ui/words/format.ts';
import { ControlPageDueText, SaveControlPage } from '../../parts/certificates/control-page-due.tsx';

export function ForOthersCard() {
  const { t } = useTranslation('checking');
  const summary = useCall('check.summary', {}).data;
  const exportList = useCommand('check.exportList', { saved: () => ({ text: t('listSaved') }) });
  const renew = useCommand('issuerKey.renew', { saved: () => ({ text: t('key.renewed') }) });
  const mayRenew = useMay(['administrator']);
  const [isAsking, setAsking] = useState(false);
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
        {summary?.pageDue ? <ControlPageDueText due={summary.pageDue} /> : null}
        <SaveControlPage />
        {summary?.pageSavedAt && !summary.pageDue ? (
          <p>
            <Muted>{t('pageSavedAt', { at: formatDateTime(summary.pageSavedAt) })}</Muted>
          </p>
        ) : null}
        <Button
          icon={ListX}
          isBusy={exportList.isPending}
          onPress={() => exportList.mutate({ suggestedName: 'sparrlista.intyga-lista' })}
        >
          {t('exportList')}
        </Button>
        <p>{t('exportHelp')}</p>
        {mayRenew ? (
          <Disclosure title={t('key.title')}>
            <Stack>
              <p>{t('key.help')}</p>
              <Button icon={KeyRound} onPress={() => setAsking(true)}>
                {t('key.do')}
              </Button>
            </Stack>
          </Disclosure>
        ) : null}
        <ConfirmDialog
          isOpen={isAsking}
          onOpenChange={setAsking}
          title={t('key.ask')}
          confirmLabel={t('key.do')}
          onConfirm={() => renew.mutateAsync({})}
        >
          <p>{t('key.askHelp')}</p>
        </ConfirmDialog>
      </Stack>
    </Card>
  );
}
