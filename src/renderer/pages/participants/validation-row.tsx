/** One module of a person: where it stands, how far it has come, and the page to hand out. */
import { FileText } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#contract/index.ts';
import { tellRefused } from '../../calls/calls.ts';
import { call } from '../../calls/bridge.ts';
import { PdfDialog } from '../../pdf/pdf-dialog.tsx';
import { StatusBadge } from '../../ui/words/badge.tsx';
import { Button } from '../../ui/words/button.tsx';
import { Row } from '../../ui/frame/layout.tsx';
import { Link } from '../../ui/words/link.tsx';
import { ProgressBar } from '../../ui/words/progress-bar.tsx';
import { DateTimeText, Muted } from '../../ui/words/text.tsx';

type Validation = OutputOf<'participant.get'>['validations'][number];

export function ValidationRow({ validation }: { readonly validation: Validation }) {
  const { t } = useTranslation('participants');
  const [shown, setShown] = useState<OutputOf<'document.remaining'> | null>(null);
  const { progress } = validation;
  const show = (): void => {
    void call('document.remaining', { validationId: validation.id }).then(setShown, tellRefused);
  };
  return (
    <li className="person-module">
      <Row justify="between">
        <Link href={`/valideringar/${validation.id}`}>
          {validation.moduleTitle} ({validation.moduleCode})
        </Link>
        <StatusBadge state={validation.state} />
      </Row>
      <ProgressBar
        label={t('shownCriteria')}
        value={progress.shown}
        max={progress.total - progress.leftOut}
      />
      <Row justify="between">
        <Muted>
          {validation.assessors.join(', ')} · {t('lastActivity')}{' '}
          <DateTimeText at={validation.lastActivityAt} />
        </Muted>
        <Button variant="quiet" size="small" icon={FileText} onPress={show}>
          {t('remaining')}
        </Button>
      </Row>
      {shown ? (
        <PdfDialog
          documentId={shown.documentId}
          fileName={shown.fileName}
          title={t('remaining')}
          onClose={() => setShown(null)}
        />
      ) : null}
    </li>
  );
}
