/** All evidence of a validation, with pictures, and which criteria each piece speaks for. */
import { FileText, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EvidenceId } from '#domain/ids.ts';
import { EvidenceFile } from '../../parts/evidence-file/evidence-file.tsx';
import { Button } from '../../ui/words/button.tsx';
import { Card } from '../../ui/frame/card.tsx';
import { EmptyState } from '../../ui/words/empty-state.tsx';
import { Row, Stack } from '../../ui/frame/layout.tsx';
import { DateText, Muted } from '../../ui/words/text.tsx';
import { EvidenceDialog } from './evidence-dialog.tsx';
import type { Validation } from './validation.ts';

export function EvidenceView({ validation }: { readonly validation: Validation }) {
  const { t } = useTranslation(['assessment', 'common']);
  const [open, setOpen] = useState<{ readonly id: EvidenceId | null } | null>(null);
  const codes = new Map(
    validation.outcomes
      .flatMap((outcome) => outcome.criteria)
      .map((criterion) => [criterion.id, criterion.code]),
  );
  const add = validation.mayAssess ? (
    <Button icon={Plus} onPress={() => setOpen({ id: null })}>
      {t('evidenceNew')}
    </Button>
  ) : null;
  return (
    <Stack>
      {validation.evidence.length === 0 ? (
        <EmptyState icon={FileText} title={t('noEvidence')} action={add}>
          <p>{t('noEvidenceHelp')}</p>
        </EmptyState>
      ) : (
        <div>{add}</div>
      )}
      {validation.evidence.map((piece) => (
        <Card
          key={piece.id}
          title={
            <>
              {t(`common:evidenceType.${piece.type}`)} <DateText date={piece.on} />
            </>
          }
          actions={
            validation.mayAssess ? (
              <Button variant="quiet" size="small" onPress={() => setOpen({ id: piece.id })}>
                {t('evidenceEdit')}
              </Button>
            ) : undefined
          }
        >
          <Stack gap="small">
            {piece.text === '' ? null : <p className="pre-line">{piece.text}</p>}
            <EvidenceFile validation={validation} piece={piece} />
            <Row justify="between">
              <span>
                {piece.criterionIds.length === 0
                  ? t('evidenceForNone')
                  : t('evidenceForCodes', {
                      codes: piece.criterionIds.map((id) => codes.get(id)).join(', '),
                    })}
              </span>
              <Muted>
                {piece.byName}
                {piece.place === '' ? '' : ` · ${piece.place}`}
                {piece.validationCount > 1
                  ? ` · ${t('evidenceShared', { count: piece.validationCount })}`
                  : ''}
              </Muted>
            </Row>
          </Stack>
        </Card>
      ))}
      {open ? (
        <EvidenceDialog validation={validation} evidenceId={open.id} onClose={() => setOpen(null)} />
      ) : null}
    </Stack>
  );
}
