/** Lists of certificates that are not finished, so that they are found again after a stop. */
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/session.ts';
import { useCall } from '../../calls/calls.ts';
import { formatDateTime } from '../../ui/words/format.ts';
import { LinkButton } from '../../ui/words/link.tsx';
import { Notice } from '../../ui/words/notice.tsx';
import { useBatchRun } from './batch-run.ts';

export function WaitingBatches() {
  const { t } = useTranslation('batches');
  const mayIssue = useMay(['assessor', 'internalVerifier', 'coordinator', 'administrator']);
  const batches = useCall('batch.list', {}, { enabled: mayIssue }).data ?? [];
  const run = useBatchRun();
  return batches
    .filter(({ endedAt }) => endedAt === null)
    .map(({ id, madeAt, madeByName, issued, total }) => (
      <Notice
        key={id}
        title={run?.id === id ? t('waiting.running') : t('waiting.title', { issued, total })}
        actions={<LinkButton href={`/intyg/manga/${id}`}>{t('waiting.open')}</LinkButton>}
      >
        <p>{t('waiting.made', { at: formatDateTime(madeAt), by: madeByName })}</p>
      </Notice>
    ));
}
