/** How it stands with a batch, biggest on its page: under way, stopped, waiting to be read, or done. */
import { CircleStop } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/words/button.tsx';
import { Card } from '../../ui/frame/card.tsx';
import { Stack } from '../../ui/frame/layout.tsx';
import { Notice } from '../../ui/words/notice.tsx';
import { ProgressBar } from '../../ui/words/progress-bar.tsx';
import type { BatchItem, BatchView } from './batch.ts';
import { stopRun, type BatchRun } from '../../parts/batches/batch-run.ts';

const countState = (items: readonly BatchItem[], state: BatchItem['state']): number =>
  items.filter((item) => item.state === state).length;

type BatchStandingProps = { readonly batch: BatchView; readonly run: BatchRun | null };

export function BatchStanding({ batch, run }: BatchStandingProps) {
  const { t } = useTranslation('batches');
  const { items } = batch;
  const [issued, refused, unread, read] = (['issued', 'refused', 'unread', 'read'] as const).map((state) =>
    countState(items, state),
  ) as [number, number, number, number];
  if (run)
    return (
      <Card title={t('run.title')}>
        <Stack>
          <ProgressBar label={t('run.label')} value={run.done} max={run.of} />
          <div>
            <Button icon={CircleStop} isBusy={run.isStopping} onPress={stopRun} autoFocus>
              {t('run.stop')}
            </Button>
          </div>
          <p>{t('run.help')}</p>
        </Stack>
      </Card>
    );
  return (
    <>
      {batch.endedAt !== null ? (
        <Notice tone={issued > 0 ? 'success' : 'info'} title={t('done.title', { count: issued })} isAnnounced>
          {unread + read > 0 ? <p>{t('done.givenUp', { count: unread + read })}</p> : null}
        </Notice>
      ) : issued > 0 && read > 0 ? (
        <Notice tone="warning" title={t('stopped.title', { issued, of: issued + read })} isAnnounced>
          <p>{t('stopped.help')}</p>
        </Notice>
      ) : unread > 0 ? (
        <Notice title={t('unread.title', { count: unread })}>
          <p>{t('unread.help')}</p>
        </Notice>
      ) : (
        <Notice tone="success" title={t('allRead.title', { count: read })}>
          <p>{t('allRead.help')}</p>
        </Notice>
      )}
      {refused > 0 ? (
        <Notice tone="warning" title={t('refused.title', { count: refused })}>
          <p>{t('refused.help')}</p>
        </Notice>
      ) : null}
    </>
  );
}
