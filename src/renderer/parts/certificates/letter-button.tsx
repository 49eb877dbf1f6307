/** "Brev till deltagaren": the letter that goes with a certificate, made anew each time it is asked for. */
import { Mail } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#contract/index.ts';
import type { CertificateId } from '#domain/ids.ts';
import { call } from '../../calls/bridge.ts';
import { tellRefused } from '../../calls/calls.ts';
import { PdfDialog } from '../../pdf/pdf-dialog.tsx';
import { Button } from '../../ui/words/button.tsx';

type LetterProps = { readonly id: CertificateId; readonly isSmall?: boolean };

export function LetterButton({ id, isSmall = false }: LetterProps) {
  const { t } = useTranslation('certificates');
  const [letter, setLetter] = useState<OutputOf<'document.handover'> | null>(null);
  const show = (): void => {
    void call('document.handover', { certificateId: id }).then(setLetter, tellRefused);
  };
  return (
    <>
      <Button icon={Mail} onPress={show} {...(isSmall ? { variant: 'quiet', size: 'small' } : {})}>
        {t('letter')}
      </Button>
      {letter ? (
        <PdfDialog
          documentId={letter.documentId}
          fileName={letter.fileName}
          title={t('letter')}
          onClose={() => setLetter(null)}
        />
      ) : null}
    </>
  );
}
