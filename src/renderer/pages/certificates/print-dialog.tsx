/** Printing one or many certificates: gathers the stored bytes, draws the pages, opens the printer's dialog. */
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CertificateId } from '#domain/ids.ts';
import { call } from '../../bridge.ts';
import { queryClient, tellRefused } from '../../calls.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { toast } from '../../ui/toast.ts';

type PrintDialogProps = { readonly ids: readonly CertificateId[]; readonly onClose: () => void };
type Progress = { readonly step: 'gather' | 'draw'; readonly done: number; readonly of: number };

export function PrintDialog({ ids, onClose }: PrintDialogProps) {
  const { t } = useTranslation('certificates');
  const [progress, setProgress] = useState<Progress>({ step: 'gather', done: 0, of: ids.length });
  const controller = useRef<AbortController | null>(null);

  useEffect(() => {
    const running = new AbortController();
    controller.current = running;
    const { signal } = running;
    const print = async (): Promise<void> => {
      const held = await call(
        'certificate.print',
        { ids: [...ids] },
        { signal, onProgress: (done, of) => setProgress({ step: 'gather', done, of }) },
      );
      const { printPdf } = await import('../../pdf/print-pdf.ts');
      const isPrinted = await printPdf(held.documentId, {
        signal,
        onProgress: (done, of) => setProgress({ step: 'draw', done, of }),
      });
      if (isPrinted) toast.saved(t('printed', { count: ids.length }));
    };
    void print()
      .catch((error: unknown) => {
        if (!signal.aborted) tellRefused(error);
      })
      .finally(() => {
        void queryClient.invalidateQueries();
        if (!signal.aborted) onClose();
      });
    return () => running.abort();
    // Once for each opening of the dialog.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  const cancel = (): void => {
    controller.current?.abort();
    onClose();
  };
  return (
    <Dialog
      title={t('printTitle', { count: ids.length })}
      size="small"
      isOpen
      onOpenChange={cancel}
      actions={<Button onPress={cancel}>{t('cancel')}</Button>}
    >
      <ProgressBar label={t(`printSteps.${progress.step}`)} value={progress.done} max={progress.of} />
    </Dialog>
  );
}
