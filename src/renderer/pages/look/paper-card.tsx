/** The paper certificates are printed on, and the page that tries the printer. */
import { Printer } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#contract/index.ts';
import { call } from '../../calls/bridge.ts';
import { tellRefused } from '../../calls/calls.ts';
import { PdfDialog } from '../../pdf/pdf-dialog.tsx';
import { Button } from '../../ui/words/button.tsx';
import { Card } from '../../ui/frame/card.tsx';
import { Field } from '../../ui/form/form-fields.tsx';
import { Row, Stack } from '../../ui/frame/layout.tsx';
import { Muted } from '../../ui/words/text.tsx';
import type { CheckedLook, LookFields } from './look-form.ts';

type PaperProps = LookFields & {
  /** The colour to try: what is typed when it is one. */
  readonly colour: CheckedLook['accentColour'];
};

export function PaperCard({ form, colour }: PaperProps) {
  const { t } = useTranslation('look');
  const [page, setPage] = useState<OutputOf<'look.testPage'> | null>(null);
  return (
    <Card title={t('paper.title')}>
      <Stack>
        <Field.Checkbox
          control={form.control}
          name="isPreprinted"
          label={t('paper.preprinted')}
          hint={t('paper.preprintedHint')}
        />
        <Row>
          <Button
            icon={Printer}
            onPress={() => {
              void call('look.testPage', { accentColour: colour }).then(setPage, tellRefused);
            }}
          >
            {t('paper.test')}
          </Button>
          <Muted>{t('paper.testHelp')}</Muted>
        </Row>
        {page ? (
          <PdfDialog
            documentId={page.documentId}
            fileName={page.fileName}
            title={t('paper.testTitle')}
            onClose={() => setPage(null)}
          />
        ) : null}
      </Stack>
    </Card>
  );
}
