/** A held PDF over the page, to look at, print and save. For certificates, which are logged, see pages/certificates. */
import { Printer, Save } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentId } from '#domain/ids.ts';
import { tellRefused, useCommand } from '../calls.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Loading } from '../ui/loading.tsx';

const PdfPages = lazy(() => import('./pdf-pages.tsx').then((module) => ({ default: module.PdfPages })));

type PdfDialogProps = {
  readonly documentId: DocumentId;
  readonly title: string;
  readonly fileName: string;
  readonly onClose: () => void;
};

export function PdfDialog({ documentId, title, fileName, onClose }: PdfDialogProps) {
  const { t } = useTranslation('pdf');
  const [isPrinting, setPrinting] = useState(false);
  const save = useCommand('document.save', { saved: () => ({ text: t('savedAsFile') }) });
  const record = useCommand('document.print', { refused: () => true });
  const print = async (): Promise<void> => {
    setPrinting(true);
    try {
      const { printPdf } = await import('./print-pdf.ts');
      await record.mutateAsync({ documentId });
      await printPdf(documentId);
    } catch (error) {
      tellRefused(error);
    } finally {
      setPrinting(false);
    }
  };
  return (
    <Dialog
      title={title}
      size="large"
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      actions={
        <>
          <Button
            icon={Save}
            isBusy={save.isPending}
            onPress={() => save.mutate({ documentId, suggestedName: fileName })}
          >
            {t('save')}
          </Button>
          <Button variant="primary" icon={Printer} isBusy={isPrinting} onPress={() => void print()}>
            {t('print')}
          </Button>
        </>
      }
    >
      <Suspense fallback={<Loading lines={8} />}>
        <PdfPages documentId={documentId} label={title} />
      </Suspense>
    </Dialog>
  );
}
