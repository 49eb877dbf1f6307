/** A held PDF over the page, to look at, print and save. For certificates, which are logged, see pages/certificates. */
import { Printer, Save } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentId } from '#domain/ids.ts';
import { call } from '../calls/bridge.ts';
import { useCommand } from '../calls/calls.ts';
import { Button } from '../ui/words/button.tsx';
import { Dialog } from '../ui/overlay/dialog.tsx';
import { Loading } from '../ui/words/loading.tsx';
import { PrintingDialog } from './printing-dialog.tsx';

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
  const { t: printing } = useTranslation('printing');
  const save = useCommand('document.save', { saved: () => ({ text: t('savedAsFile') }) });
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
          <Button variant="primary" icon={Printer} onPress={() => setPrinting(true)}>
            {t('print')}
          </Button>
        </>
      }
    >
      <Suspense fallback={<Loading lines={8} />}>
        <PdfPages documentId={documentId} label={title} />
      </Suspense>
      {isPrinting ? (
        <PrintingDialog
          title={title}
          printed={printing('document')}
          prepare={async () => {
            await call('document.print', { documentId });
            return documentId;
          }}
          record={() => call('document.recordPrint', { documentId })}
          onClose={() => setPrinting(false)}
        />
      ) : null}
    </Dialog>
  );
}
