/** Disposals carried out, each with its protocol. */
import { FileText } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#contract/index.ts';
import { call } from '../../calls/bridge.ts';
import { tellRefused } from '../../calls/calls.ts';
import { PdfDialog } from '../../pdf/pdf-dialog.tsx';
import { SignatureAlarms, SignatureLines } from '../../parts/signing/signature-lines.tsx';
import { Button } from '../../ui/words/button.tsx';
import { Card } from '../../ui/frame/card.tsx';
import { formatDateTime } from '../../ui/words/format.ts';
import { Row } from '../../ui/frame/layout.tsx';
import { Muted } from '../../ui/words/text.tsx';

type DoneProps = { readonly done: OutputOf<'disposal.get'>['done'] };
type Counts = DoneProps['done'][number]['counts'];

/** What is told of a disposal in the list; the rest stands in its protocol. */
const told = ['participants', 'files', 'drafts', 'accesses'] as const satisfies readonly (keyof Counts)[];

export function DoneCard({ done }: DoneProps) {
  const { t } = useTranslation('archive');
  const [shown, setShown] = useState<OutputOf<'disposal.protocol'> | null>(null);
  if (done.length === 0) return null;
  const amounts = (counts: Counts): string =>
    told
      .filter((kind) => counts[kind] > 0)
      .map((kind) => t(`done.amount.${kind}`, { count: counts[kind] }))
      .join(', ') || t('done.nothing');
  return (
    <Card title={t('done.title')}>
      <ul className="plain-list">
        {done.map(({ id, at, reference, counts, proposedByName, carriedOutByName }) => (
          <li key={id}>
            <Row justify="between">
              <strong id={`disposal-${id}`}>{formatDateTime(at)}</strong>
              <Button
                size="small"
                icon={FileText}
                aria-describedby={`disposal-${id}`}
                onPress={() => void call('disposal.protocol', { id }).then(setShown, tellRefused)}
              >
                {t('done.open')}
              </Button>
            </Row>
            <p>{amounts(counts)}</p>
            <Muted>{t('done.by', { reference, first: proposedByName, second: carriedOutByName })}</Muted>
            <SignatureAlarms of={{ kind: 'disposal', id }} />
            <SignatureLines of={{ kind: 'disposal', id }} />
          </li>
        ))}
      </ul>
      {shown ? (
        <PdfDialog
          documentId={shown.documentId}
          fileName={shown.fileName}
          title={t('done.protocol')}
          onClose={() => setShown(null)}
        />
      ) : null}
    </Card>
  );
}
