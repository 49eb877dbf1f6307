/**
 * One batch: read the list together, issue, print. Which of these is the thing to do now follows from its rows. Not
 * here: the loop that issues (batch-run.ts) and the rows (batch-columns.tsx).
 */
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BatchId } from '#domain/ids.ts';
import { useIdParam } from '../../app/params.ts';
import { useCommand, useNeeded } from '../../calls/calls.ts';
import { DataTable } from '../../ui/table/data-table.tsx';
import { formatDateTime } from '../../ui/words/format.ts';
import { Stack } from '../../ui/frame/layout.tsx';
import { Link } from '../../ui/words/link.tsx';
import { Notice } from '../../ui/words/notice.tsx';
import { PageHeader } from '../../ui/frame/page-header.tsx';
import { BatchActions } from './batch-actions.tsx';
import { batchColumns } from './batch-columns.tsx';
import { useBatchRun } from '../../parts/batches/batch-run.ts';
import { BatchStanding } from './batch-standing.tsx';
import { ReadingDialog } from './reading-dialog.tsx';
import { ReplacedSignsNotice } from './replaced-signs.tsx';

export function BatchPage() {
  const { t } = useTranslation(['batches', 'certificates']);
  const id = useIdParam<BatchId>();
  const batch = useNeeded('batch.get', { id });
  const run = useBatchRun();
  const [reading, setReading] = useState<number | null>(null);
  const confirm = useCommand('batch.confirm');
  const isOpen = batch.endedAt === null && run?.id !== id;
  const { mutate: tick } = confirm;
  const columns = useMemo(
    () =>
      batchColumns(t, {
        isOpen,
        onRead: setReading,
        onTick: (position) => tick({ id, positions: [position] }),
      }),
    [t, isOpen, id, tick],
  );
  const hasProtected = batch.items.some((item) => item.hasProtectedIdentity && item.mayIssue);
  return (
    <Stack gap="large">
      <PageHeader
        overline={<Link href="/intyg/manga">{t('title')}</Link>}
        title={t('batch.title', { count: batch.items.length })}
        subtitle={t('waiting.made', { at: formatDateTime(batch.madeAt), by: batch.madeByName })}
        actions={<BatchActions batch={batch} onRead={setReading} />}
      />
      <BatchStanding batch={batch} run={run?.id === id ? run : null} />
      {hasProtected ? (
        <Notice tone="warning" title={t('hasProtected')}>
          <p>{t('hasProtectedHelp')}</p>
        </Notice>
      ) : null}
      <ReplacedSignsNotice items={batch.items} />
      <DataTable
        caption={t('batch.rows')}
        isCaptionHidden
        columns={columns}
        rows={batch.items}
        rowKey={(item) => String(item.position)}
        empty={null}
      />
      {reading === null ? null : (
        <ReadingDialog
          batch={batch}
          position={reading}
          onMove={setReading}
          isBusy={confirm.isPending}
          onYes={(position, next) =>
            tick({ id, positions: [position] }, { onSuccess: () => setReading(next) })
          }
        />
      )}
    </Stack>
  );
}
