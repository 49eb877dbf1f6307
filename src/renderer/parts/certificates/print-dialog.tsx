/** Printing one or many certificates: the stored bytes as one job, each counted as printed once it is. */
import { useTranslation } from 'react-i18next';
import type { CertificateId } from '#domain/ids.ts';
import { call } from '../../calls/bridge.ts';
import { PrintingDialog } from '../../pdf/printing-dialog.tsx';

type PrintDialogProps = { readonly ids: readonly CertificateId[]; readonly onClose: () => void };

export function PrintDialog({ ids, onClose }: PrintDialogProps) {
  const { t } = useTranslation('certificates');
  return (
    <PrintingDialog
      title={t('printTitle', { count: ids.length })}
      {...(ids.length > 1 ? { note: t('ownSheet') } : {})}
      printed={t('printed', { count: ids.length })}
      prepare={async (work) => (await call('certificate.print', { ids: [...ids] }, work)).documentId}
      record={(documentId) => call('certificate.recordPrint', { documentId })}
      onClose={onClose}
    />
  );
}
